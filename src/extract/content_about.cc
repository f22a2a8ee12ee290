// SPDX-License-Identifier: Apache-2.0
//
// Which countries a claim is about, where its places are, and when: names read with their part in
// the clause. A capital that has an attitude or denies something is a government.

#include <algorithm>
#include <array>

#include "extract/content_readers_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

using language::Name;
using language::NameKind;

bool carries_country(const Name& name) {
  return !name.country.empty() &&
         (name.kind == NameKind::Place || name.kind == NameKind::Nationality ||
          name.kind == NameKind::Organisation || name.is_country);
}

// Who speaks is not what is spoken of.
bool in_speaker(const View& view, const Name& name) {
  const text::Span at = view.analysis().span(name.tokens);
  for (const model::ChainLink& link : view.proposition.chain.links) {
    if (link.speaker && link.speaker->span.overlaps(at)) return true;
    if (link.cue_passage && link.cue_passage->span.overlaps(at)) return true;
  }
  return false;
}

struct Tally {
  std::vector<std::pair<std::string, std::uint32_t>> counts;  // in order of first mention

  [[nodiscard]] bool has(const std::string& country) const {
    return std::any_of(counts.begin(), counts.end(),
                       [&](const auto& each) { return each.first == country; });
  }
  void add(const std::string& country, std::uint32_t weight) {
    for (auto& [known, count] : counts) {
      if (known == country) {
        count += weight;
        return;
      }
    }
    counts.emplace_back(country, weight);
  }
};

// "a hotline in Spanish, Miskito and English": tongues and no countries.
bool is_language(const View& view, const Name& name) {
  if (name.kind != NameKind::Nationality || name.tokens.begin == 0) return false;
  const std::uint32_t next = name.tokens.end;
  const auto& words = view.analysis().words;
  if (next < words.size() && (words[next].pos == Pos::Noun || words[next].pos == Pos::Adjective)) {
    return false;
  }
  constexpr std::uint32_t kReach = 8;  // words of the list before it
  for (std::uint32_t at = name.tokens.begin; at > 0 && name.tokens.begin - at < kReach; --at) {
    if (view.is(at - 1, {key("in")})) return true;
    const bool listed = view.is(at - 1, {key(","), key("and"), key("or")}) ||
                        view.analysis().tokens[at - 1].letters == text::LetterCase::Title;
    if (!listed) return false;
  }
  return false;
}

Tally tally(const View& view, const TokenRange& range, bool skip_speakers) {
  Tally found;
  for (const Name* name : names_in(view.analysis(), range)) {
    if (!carries_country(*name) || (skip_speakers && in_speaker(view, *name))) continue;
    if (is_language(view, *name) || names_money(view.analysis(), name->tokens)) continue;
    found.add(name->country, name->is_country ? 2 : 1);
  }
  return found;
}

// "this country", "the country", "the government": the state spoken of before.
bool refers_back(const View& view, const TokenRange& range) {
  for (std::uint32_t at = range.begin; at + 1 < range.end; ++at) {
    if (!view.is(at, {key("this"), key("the"), key("that")}) ||
        !view.is(at + 1, {key("country"), key("republic"), key("state"), key("nation"),
                          key("government"), key("authorities")})) {
      continue;
    }
    // "the Government of Armenia" says which: nothing is referred back to.
    const bool named = at + 3 < range.end && view.is(at + 2, {key("of"), key("in")}) &&
                       !tally(view, {at + 1, std::min(at + 6, range.end)}, false).counts.empty();
    if (!named) return true;
  }
  return false;
}

// The last state named before `token`; where a text is about none, within its paragraph.
std::string country_before(const View& view, std::uint32_t token) {
  std::string last;
  std::uint32_t least = 0;  // behind the last heading that ends a country's section
  const auto sections = view.scene.sections ? *view.scene.sections : country_sections(view.scene);
  for (const CountrySection& section : sections) {
    if (section.token <= token && section.country.empty()) least = section.token;
  }
  const auto& sentences = view.analysis().sentences;
  const auto& of = view.analysis().sentence_of;
  const std::uint32_t paragraph = token < of.size() ? sentences[of[token]].paragraph : 0;
  for (const Name& name : view.analysis().names) {
    if (name.tokens.begin >= token) break;
    if (name.tokens.begin < least || sentences[of[name.tokens.begin]].paragraph != paragraph) {
      continue;
    }
    if (carries_country(name) && name.kind != NameKind::Organisation && name.is_country) {
      last = name.country;
    }
  }
  return last;
}

std::vector<std::string> in_order(Tally found, const std::string& first) {
  std::vector<std::string> out;
  for (const auto& [country, count] : found.counts) {
    if (country == first) out.push_back(country);
  }
  for (const auto& [country, count] : found.counts) {
    if (country != first) out.push_back(country);
  }
  return out;
}

// What belongs to a country and stands for it, or lies in it, behind its adjective.
constexpr text::WordSet kOfCountry{
    "government", "authorities", "police",      "ministry",   "minister",   "ministers",
    "president",  "court",       "courts",      "parliament", "prosecutor", "prosecutors",
    "army",       "officials",   "embassy",     "border",     "coast",      "city",
    "capital",    "town",        "province",    "state",      "officers",   "media",
    "law",        "economy",     "society",     "soil",       "port",       "ports",
    "customs",    "navy",        "military",    "territory",  "inspectors", "judges",
    "lawmakers",  "senate",      "congress",    "federal",    "national",   "interior",
    "labour",     "labor",       "department",  "district",   "village",    "villages",
    "newspaper",  "republic",    "immigration", "supreme",    "high",       "criminal",
    "farms",      "factories",   "waters",      "brothels",   "side",       "market"};

// Of "Latvia - United States Department of State" Latvia: who speaks is not what is spoken of.
std::vector<std::string> title_countries(const Scene& scene) {
  std::vector<std::string> out;
  const std::vector<text::Token> tokens = text::tokenize(scene.document.title);
  const auto bodies = scene.refdata.agency_names().find_longest(tokens);
  for (const text::PhraseMatch& match : scene.refdata.country_names().find_longest(tokens)) {
    const bool in_body =
        std::any_of(bodies.begin(), bodies.end(), [&](const text::PhraseMatch& body) {
          return body.tokens.begin <= match.tokens.begin && match.tokens.end <= body.tokens.end &&
                 body.tokens.size() > match.tokens.size();
        });
    const std::string_view printed =
        text::slice(scene.document.title, tokens[match.tokens.begin].span);
    const refdata::NameValue name = refdata::name_value(match.value);
    // "US" in a headline is mostly who reports.
    const bool lower = !printed.empty() && printed.front() >= 'a' && printed.front() <= 'z';
    if (in_body || lower || name.acronym) continue;
    // "Filipina cook kept without pay": whose she is.
    const bool people = name.demonym && (match.tokens.end >= tokens.size() ||
                                         !kOfCountry.has(tokens[match.tokens.end].key));
    if (people) continue;
    const std::string country(scene.refdata.countries()[name.index].alpha3);
    if (std::find(out.begin(), out.end(), country) == out.end()) out.push_back(country);
  }
  return out;
}

}  // namespace

std::string heading_country(const Scene& scene) {
  const std::string& title = scene.document.title;
  const std::vector<text::Token> tokens = text::tokenize(title);
  std::vector<std::uint32_t> values;
  const std::uint32_t size = scene.refdata.country_names().match_at(tokens, 0, values);
  if (size == 0) return {};
  const refdata::NameValue name = refdata::name_value(values.front());
  const bool alone = size == tokens.size() || tokens[size].kind != text::TokenKind::Word;
  const bool possessive =
      size < tokens.size() && text::slice(title, tokens[size].span).starts_with("'");
  if (!alone || possessive || name.acronym || name.demonym) return {};
  return std::string(scene.refdata.countries()[name.index].alpha3);
}

namespace {

// "Bolivia - State Department", "Bolivia: Findings", "Bolivia": a report on that state, whomever it
// names besides.
bool is_report_heading(const std::string& title, const refdata::RefData& refdata) {
  const std::vector<text::Token> tokens = text::tokenize(title);
  std::vector<std::uint32_t> values;
  const std::uint32_t size = refdata.country_names().match_at(tokens, 0, values);
  if (size == tokens.size()) return true;
  const std::string_view next = text::slice(title, tokens[size].span);
  return next == ":" || next == "-" || next == "\u2013" || next == "\u2014" || next == "|";
}

}  // namespace

namespace {

// "Georgia; Notice of a Disaster" of a text that takes Georgia for one of the United States.
bool is_another_place(const Scene& scene, const std::string& country) {
  const auto* headed = scene.refdata.country(country);
  return headed != nullptr &&
         std::any_of(scene.analysis.names.begin(), scene.analysis.names.end(),
                     [&](const Name& name) {
                       return name.kind == NameKind::Place && !name.is_country &&
                              !name.country.empty() && name.country != country &&
                              text::slice(scene.document.text, scene.analysis.span(name.tokens)) ==
                                  headed->name;
                     });
}

}  // namespace

namespace {

// "BERN - The cantons opened ...": the country in which it was written, empty if no line tells.
// Names in capitals are no names to the analysis.
std::string dateline_country(const Scene& scene) {
  const auto& tokens = scene.analysis.tokens;
  std::vector<std::uint32_t> values;
  for (std::uint32_t at = 0; at < tokens.size(); ++at) {
    if (!tokens[at].starts_block || tokens[at].letters != text::LetterCase::Upper) continue;
    values.clear();
    const std::uint32_t length = scene.refdata.place_names().match_at(tokens, at, values);
    if (length == 0 || at + length >= tokens.size()) continue;
    const std::string_view next = text::slice(scene.document.text, tokens[at + length].span);
    const bool line = next == "-" || next == "," || next == "\u2013" || next == "\u2014";
    if (!line) continue;
    std::string country;
    std::uint32_t people = 0;
    for (const std::uint32_t value : values) {
      const refdata::PlaceRecord place = scene.refdata.place(refdata::name_value(value).index);
      if (place.population < people || place.country.empty()) continue;
      country = std::string(place.country);
      people = static_cast<std::uint32_t>(place.population);
    }
    return country;
  }
  return {};
}

}  // namespace

namespace {

// Where bodies of many states sit and write: "GENEVA - ..." tells of no place.
bool is_seat(const Scene& scene, const Name& name) {
  static constexpr text::WordSet kSeats{"geneva", "vienna",     "brussels",
                                        "hague",  "strasbourg", "york"};
  return name.kind == NameKind::Place && !name.is_country &&
         kSeats.has(scene.analysis.tokens[name.tokens.end - 1].key);
}

// One people named once, far below, and nothing else: no country that the whole text is about.
bool is_in_passing(const Scene& scene, const std::string& country) {
  constexpr std::uint32_t kOpening = 2;  // sentences
  constexpr std::size_t kLong = 8;
  if (scene.analysis.sentences.size() < kLong) return false;
  std::uint32_t peoples = 0;
  for (const Name& name : scene.analysis.names) {
    if (name.country != country || !carries_country(name) || is_seat(scene, name)) continue;
    const bool opens = scene.analysis.sentence_of[name.tokens.begin] < kOpening;
    if (name.kind != NameKind::Nationality || opens || ++peoples > 1) return false;
  }
  return true;
}

// A digest of news from many countries is about none of them, whichever it names most.
bool is_scattered(const Tally& found, std::uint32_t most) {
  constexpr std::size_t kMany = 6;
  constexpr std::uint32_t kShare = 4;
  std::uint32_t all = 0;
  for (const auto& [country, count] : found.counts) all += count;
  return found.counts.size() >= kMany && most * kShare < all;
}

}  // namespace

std::string leading_country(const Scene& scene) {
  const std::string headed = heading_country(scene);
  if (!headed.empty() && is_report_heading(scene.document.title, scene.refdata)) return headed;
  Tally found;
  for (const Name& name : scene.analysis.names) {
    if (!carries_country(name) || tells_no_scene(scene, name)) continue;
    // A body of a country says little of where things happen, but decides between equals.
    const bool body = name.kind == NameKind::Organisation;
    found.add(name.country, body ? 1 : name.is_country ? 4 : 2);
  }
  if (const std::string country = dateline_country(scene); !country.empty()) {
    found.add(country, 4);
  }
  // A title alone says too little: "New Mexico", "Jordan Peterson".
  const std::vector<std::string> titled = title_countries(scene);
  for (auto& [country, count] : found.counts) {
    if (std::find(titled.begin(), titled.end(), country) != titled.end()) count += 8;
  }
  const bool counted = std::find(titled.begin(), titled.end(), headed) != titled.end() &&
                       std::any_of(found.counts.begin(), found.counts.end(),
                                   [&](const auto& each) { return each.first == headed; });
  if (!headed.empty() && !counted && !is_another_place(scene, headed)) found.add(headed, 8);
  const auto most = [](const auto& a, const auto& b) { return a.second < b.second; };
  auto best = std::max_element(found.counts.begin(), found.counts.end(), most);
  if (best == found.counts.end() || is_scattered(found, best->second)) return {};
  while (best != found.counts.end()) {
    const bool named = best->first == headed ||
                       std::find(titled.begin(), titled.end(), best->first) != titled.end();
    if (named || !is_in_passing(scene, best->first)) return best->first;
    found.counts.erase(best);
    best = std::max_element(found.counts.begin(), found.counts.end(), most);
  }
  return {};
}

namespace {

// The heading of a region, of a body of several states or of the rest ("Regional", "Elsewhere:"),
// which begins at `at`: what a digest says of one country ends there.
bool heads_no_country(const language::Analysis& analysis, std::uint32_t at) {
  constexpr std::uint32_t kLongest = 6;
  static constexpr text::WordSet kRest{"regional", "region", "elsewhere", "international",
                                       "world",    "global", "other",     "others",
                                       "general",  "beyond"};
  std::uint32_t end = at + 1;
  const auto& tokens = analysis.tokens;
  const auto closes = [&](std::uint32_t i) {
    return tokens[i].starts_block || (tokens[i].key == key(":") && !tokens[i].space_before);
  };
  while (end < tokens.size() && end < at + kLongest && !closes(end)) ++end;
  if (end >= tokens.size() || !closes(end) || tokens[end - 1].key == key(".")) return false;
  if (kRest.has(tokens[at].key)) return true;
  return std::any_of(analysis.names.begin(), analysis.names.end(), [&](const Name& name) {
    const bool whole =
        name.tokens.begin <= at + 1 && name.tokens.begin >= at && name.tokens.end == end;
    const bool body = name.kind == NameKind::Organisation && name.agency != kNone;
    return whole && name.country.empty() && !name.is_country && (body || name.is_region);
  });
}

}  // namespace

std::vector<CountrySection> country_sections(const Scene& scene) {
  const language::Analysis& analysis = scene.analysis;
  std::vector<CountrySection> sections;
  bool differ = false;
  for (const Name& name : analysis.names) {
    if (name.kind != NameKind::Place || !name.is_country ||
        name.tokens.end >= analysis.tokens.size())
      continue;
    const text::Token& next = analysis.tokens[name.tokens.end];
    const bool alone = next.starts_block;
    const bool colon = next.key == key(":") && !next.space_before;
    if (!analysis.tokens[name.tokens.begin].starts_block || !(alone || colon)) continue;
    differ = differ || (!sections.empty() && sections.back().country != name.country);
    sections.push_back({name.tokens.begin, name.country});
  }
  if (!differ) return {};
  for (std::uint32_t at = sections.front().token + 1; at < analysis.tokens.size(); ++at) {
    if (analysis.tokens[at].starts_block && heads_no_country(analysis, at)) {
      sections.push_back({at, {}});
    }
  }
  std::sort(sections.begin(), sections.end(),
            [](const CountrySection& a, const CountrySection& b) { return a.token < b.token; });
  return sections;
}

std::vector<std::string> read_countries(const View& view, const TokenRange& range) {
  Tally found = tally(view, range, true);
  const std::string& leading = view.leading;
  if (!found.counts.empty()) {
    const bool back = refers_back(view, range) && found.counts.size() == 1 && !leading.empty();
    if (back && found.counts.front().first != leading) found.add(leading, 1);
    return in_order(std::move(found), leading);
  }
  const auto& of = view.analysis().sentence_of;
  if (range.begin < of.size()) {
    const auto& sentence = view.analysis().sentences[of[range.begin]].tokens;
    // The subject of a quoted predicate stands outside the quotation. Behind a semicolon another
    // statement begins: reports on a country give a page of them as one sentence, and the people
    // they tell of first come from elsewhere.
    std::uint32_t begin = range.begin;
    while (begin > sentence.begin && !view.is(begin - 1, {key(";")})) --begin;
    found = tally(view, {begin, range.begin}, true);
    // Whose page it is stays meant beside whom this statement names.
    const Tally earlier = tally(view, {sentence.begin, begin}, true);
    if (!found.counts.empty() && earlier.has(leading)) found.add(leading, 0);
    if (!found.counts.empty() && !refers_back(view, range)) {
      return in_order(std::move(found), leading);
    }
  }
  if (refers_back(view, range) || leading.empty()) {
    const std::string before = country_before(view, range.begin);
    if (!before.empty() && leading.empty()) return {before};
  }
  if (!leading.empty()) return {leading};
  return {};
}

bool stands_for_government(const View& view, const Name& name) {
  if (name.kind != NameKind::Place || name.place == kNone || name.is_country) return false;
  if (view.scene.refdata.place(name.place).kind != refdata::PlaceKind::Capital) return false;
  const std::uint32_t next = name.tokens.end;
  if (name.tokens.begin > 0 && view.is(name.tokens.begin - 1, {key("official")})) return true;
  const auto& words = view.analysis().words;
  if (next + 1 < words.size() && view.is(next, {key("and")})) {  // "Dakar and Banjul have signed"
    for (const Name* other : names_in(view.analysis(), {next + 1, next + 2})) {
      if (stands_for_government(view, *other)) return true;
    }
  }
  for (const Hit& hit : view.hits) {
    if (hit.frame->family != Family::Actor || hit.tokens.begin != next) continue;
    if (hit.frame->code == "stands-possessive") return true;
  }
  // "Baku denies": the verb stands right behind, and no preposition before the name.
  const bool placed = name.tokens.begin > 0 && words[name.tokens.begin - 1].pos == Pos::Adposition;
  if (placed || next >= words.size()) return false;
  const std::uint32_t group = verb_group_at(view, next);
  if (group == kNone || is_passive(view, group, next)) return false;
  const std::uint32_t head = view.analysis().chunks[group].head;
  for (const Hit& hit : view.hits) {
    if (hit.frame->family == Family::Actor && hit.frame->code == "stands-verb" &&
        hit.tokens.begin == head) {
      return true;
    }
  }
  return false;
}

bool is_only_people(const View& view, const TokenRange& phrase) {
  const TokenRange base = noun_phrase(view, phrase.begin, phrase.end, Tail::Base);
  if (base.empty()) return false;
  const TokenRange head{base.end - 1, base.end};
  return view.has(Family::Actor, "irregular", head) || view.has(Family::Person, "victim", head) ||
         view.has(Family::Target, "trafficker", head) || view.has(Family::Person, "group", head);
}

std::string government_of(const View& view, const std::string& alpha3) {
  const auto* country = view.scene.refdata.country(alpha3);
  return country == nullptr ? std::string() : "government of " + std::string(country->name);
}

namespace {

bool speaks_of_government(const View& view, const TokenRange& phrase) {
  static constexpr text::WordSet kState{"government", "authorities", "leadership", "regime",
                                        "cabinet",    "governments", "state",      "officials"};
  for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
    if (kState.has(view.form(at))) {
      return true;
    }
  }
  return false;
}

}  // namespace

namespace {

// "Kazakhstan and Uzbekistan": nothing but names of states, more than one.
std::string states_named(const View& view, const TokenRange& phrase) {
  std::string states;
  std::uint32_t count = 0;
  std::uint32_t at = phrase.begin;
  for (const Name* name : names_in(view.analysis(), phrase)) {
    for (; at < name->tokens.begin; ++at) {
      if (!view.is(at, {key("and"), key(","), key("the"), key("both")})) return {};
    }
    if (!name->is_country || name->kind != NameKind::Place) return {};
    states += (states.empty() ? "" : " and ") + government_of(view, name->country);
    at = name->tokens.end;
    ++count;
  }
  return count > 1 && at == phrase.end ? states : std::string();
}

// Whom "it" goes back to, where the text leaves no choice.
std::string antecedent_of(const View& view, const TokenRange& phrase) {
  for (const language::Mention& mention : view.analysis().mentions) {
    if (!mention.pronoun || !(mention.tokens == phrase) || mention.entity == kNone) continue;
    const language::Entity& entity = view.analysis().entities[mention.entity];
    if (entity.kind == language::EntityKind::Government && !entity.country.empty()) {
      return government_of(view, entity.country);
    }
    if (entity.kind == language::EntityKind::Organisation) return entity.name;
  }
  return {};
}

}  // namespace

std::string actor_of(const View& view, const TokenRange& told) {
  const TokenRange phrase = without_time(view, told);
  std::string together;
  for (const Name* name : names_in(view.analysis(), phrase)) {
    if (!stands_for_government(view, *name)) continue;
    together += (together.empty() ? "" : " and ") + government_of(view, name->country);
  }
  if (!together.empty()) return together;
  if (const std::string states = states_named(view, phrase); !states.empty()) return states;
  for (const Name* name : names_in(view.analysis(), phrase)) {
    if (name->kind == NameKind::Organisation) {
      return is_joined(view, *name, phrase) ? words_of(view.scene, trimmed(view, phrase))
                                            : name->canonical;
    }
    const bool whole =
        name->is_country && name->kind == NameKind::Place && name->tokens.end == phrase.end;
    if (stands_for_government(view, *name) || whole ||
        (name->is_country && speaks_of_government(view, phrase))) {
      return government_of(view, name->country);
    }
  }
  const bool pronoun =
      phrase.size() == 1 && view.is(phrase.begin, {key("it"), key("they"), key("we")});
  if (pronoun) {
    const std::string meant = antecedent_of(view, phrase);
    return meant.empty() ? words_of(view.scene, phrase) : meant;
  }
  if ((speaks_of_government(view, phrase) && names_in(view.analysis(), phrase).empty())) {
    const auto about = read_countries(view, view.proposition.tokens);
    if (!about.empty()) return government_of(view, about.front());
  }
  return words_of(view.scene, trimmed(view, phrase));
}

std::string acting_government(const View& view, const TokenRange& range) {
  for (const Name* name : names_in(view.analysis(), range)) {
    if (stands_for_government(view, *name)) return government_of(view, name->country);
  }
  for (const Hit* hit : view.find(Family::Actor, range)) {
    if (hit->frame->code != "government") continue;
    const TokenRange phrase = noun_phrase(view, hit->tokens.begin, range.end, Tail::Of);
    if (!phrase.empty()) return actor_of(view, phrase);
  }
  return {};
}

std::string state_spoken_of(const View& view, const TokenRange& range) {
  const auto about = read_countries(view, range);
  return about.empty() ? std::string() : government_of(view, about.front());
}

bool is_of_law(const View& view, const TokenRange& time) {
  static constexpr text::WordSet kLaws{"act",       "law",         "code",       "decree",
                                       "statute",   "convention",  "protocol",   "constitution",
                                       "ordinance", "regulations", "regulation", "directive",
                                       "bill",      "resolution",  "legislation"};
  if (time.size() > 1) return false;  // "under the law last year"
  std::uint32_t before = time.begin;
  if (before > 0 && !view.is(before, {key("of")})) --before;
  if (view.is(before, {key("of")}) && before > 0) --before;
  return before < time.begin && kLaws.has(view.form(before));
}

Period read_period(const View& view, const TokenRange& range) {
  Period published;
  for (const language::TimeExpression& time : view.analysis().times) {
    if (time.tokens.begin < range.begin || time.tokens.end > range.end) continue;
    if (!time.period.stated() || is_of_law(view, time.tokens)) continue;
    // "figures released last week": when it was printed, not when it happened.
    const bool printed = time.tokens.begin > range.begin &&
                         view.is(time.tokens.begin - 1, {key("released"), key("published"),
                                                         key("issued"), key("presented")});
    if (!printed) return time.period;
    published = time.period;
  }
  return published;
}

model::Place place_of(const View& view, const Name& name) {
  model::Place place;
  place.country = name.country;
  place.name = name.canonical.empty() ? words_of(view.scene, name.tokens) : name.canonical;
  const auto* country = name.country.empty() ? nullptr : view.scene.refdata.country(name.country);
  if (name.is_country && country != nullptr) {
    place.name = std::string(country->name);
  } else if (name.place != kNone) {
    const auto record = view.scene.refdata.place(name.place);
    place.geonames_id = record.geonames_id;
    place.name = std::string(record.name);
    if (country != nullptr) place.name += ", " + std::string(country->name);
  }
  place.passage = passage_of(view.scene, name.tokens);
  return place;
}

}  // namespace plumbline::extract
