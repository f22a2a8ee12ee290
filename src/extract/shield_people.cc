// SPDX-License-Identifier: Apache-2.0
//
// Who is a victim: marks at the places of each name, at pronouns, in what the claims hold, weighed
// against offices and charges.

#include <algorithm>

#include "extract/shield_internal.h"
#include "language/analyse.h"
#include "text/token.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

using language::NameKind;
using text::Token;
using text::TokenRange;

constexpr text::WordSet kJoins{",", "and", "or", "&", "(", ")"};
constexpr text::WordSet kPlaced{"in", "from", "of", "near", "at", "to", "through", "into", "via"};
constexpr text::WordSet kSheOrWho{"she", "he", "who"};

bool overlaps(const TokenRange& one, const TokenRange& other) {
  return one.begin < other.end && other.begin < one.end;
}

// "men from Oran and Blida": the second of two towns, whatever it was taken for.
bool is_beside_town(const language::Analysis& analysis, const TokenRange& tokens) {
  constexpr text::WordSet kAnd{"and", "or"};
  if (tokens.begin < 3 || !kAnd.has(analysis.tokens[tokens.begin - 1].key)) return false;
  return std::any_of(analysis.names.begin(), analysis.names.end(), [&](const language::Name& name) {
    return name.kind == NameKind::Place && name.tokens.end + 1 == tokens.begin &&
           name.tokens.begin > 0 && kPlaced.has(analysis.tokens[name.tokens.begin - 1].key);
  });
}

void raise(Mark& mark, const Mark& by) {
  mark.several = mark.several || by.several;
  mark.named = mark.named || by.named;
  mark.victim = std::max(mark.victim, by.victim);
}

TokenRange tokens_in(const std::vector<Token>& tokens, const text::Span& span) {
  const auto before = [](const Token& token, std::uint32_t at) { return token.span.begin < at; };
  const auto begin = std::lower_bound(tokens.begin(), tokens.end(), span.begin, before);
  const auto end = std::lower_bound(begin, tokens.end(), span.end, before);
  return {static_cast<std::uint32_t>(begin - tokens.begin()),
          static_cast<std::uint32_t>(end - tokens.begin())};
}

}  // namespace

bool Shield::Bearer::is_victim() const {
  if (accused) return false;
  if (mark.victim == VictimMark::Called) return true;
  return mark.victim == VictimMark::Told && !office && !charged;
}

Shield::Shield(const model::Document& document, const language::Analysis& analysis,
               const refdata::RefData& refdata, const std::vector<model::Claim>& claims,
               const Shielded* known)
    : words_(ShieldWords::of(refdata)), names_(words_) {
  if (known != nullptr) take(*known);
  if (!bearers_.empty() || ShieldMarks(document.text, analysis, words_).any()) {
    read(document, analysis, refdata, claims);
  }
}

void Shield::take(const Shielded& known) {
  for (const ShieldedName& name : known.names) {
    Bearer& bearer = bearers_[name.words];
    bearer.relative = bearer.relative || name.relative;
    if (name.relative) continue;
    raise(bearer.mark, {name.called ? VictimMark::Called : VictimMark::Told, false});
  }
}

void Shield::read(const model::Document& document, const language::Analysis& analysis,
                  const refdata::RefData& refdata, const std::vector<model::Claim>& claims) {
  const ShieldMarks marks(document.text, analysis, words_);
  find_places(document, analysis, claims);
  read_places(document, analysis, refdata);
  join_places(analysis, marks);
  for (const Place& place : places_) {
    Bearer& bearer = bearers_[place.words];
    raise(bearer.mark, place.mark);
    if (!place.sure) continue;
    bearer.office = bearer.office || marks.has_office(place.tokens);
    bearer.accused = bearer.accused || marks.is_accused(place.tokens);
    bearer.charged = bearer.charged || marks.is_charged(place.tokens);
    bearer.relative = bearer.relative || marks.is_relative(place.tokens);
  }
  read_pronouns(analysis, marks);
  read_claims(analysis, marks, claims);
  read_title(document, refdata);
  settle(document, analysis);
}

bool Shield::add_place(const model::Document& document, const language::Analysis& analysis,
                       const TokenRange& tokens, bool sure) {
  // "underage victims, among them UMAs": a group under its acronym is nobody's name.
  if (tokens.size() == 1 &&
      text::is_plural_acronym(text::slice(document.text, analysis.tokens[tokens.begin].span)))
    return false;
  NameWords words = names_.words_of(document.text, analysis.tokens, tokens);
  if (words.empty()) return false;
  places_.push_back({tokens, std::move(words), {}, sure});
  return true;
}

// Names of persons, and names that may yet be one.
void Shield::find_places(const model::Document& document, const language::Analysis& analysis,
                         const std::vector<model::Claim>& claims) {
  std::vector<TokenRange> known;
  for (const language::Name& name : analysis.names) {
    const Token& begin = analysis.tokens[name.tokens.begin];
    const Token& end = analysis.tokens[name.tokens.end - 1];
    // "Victim Ana", but "Victim Support"
    const bool called =
        name.tokens.size() > 1 && !words_.is(end.key, ShieldWord::Organisation) &&
        (words_.is(begin.key, ShieldWord::Victim) ||
         words_.is_joined_victim(text::fold(text::slice(document.text, begin.span))));
    const bool country = name.is_country || name.is_region || name.kind == NameKind::Nationality ||
                         name.kind == NameKind::Law || name.kind == NameKind::Language;
    const bool body = name.kind == NameKind::Organisation && name.tokens.size() > 1;
    const bool surely = words_.is(end.key, ShieldWord::Organisation) || !name.acronym.empty();
    known.push_back(name.tokens);
    if (name.kind == NameKind::Person || called) {
      TokenRange whole = name.tokens;
      const auto size = static_cast<std::uint32_t>(analysis.tokens.size());
      if (whole.size() == 1 && whole.end < size && is_capital(analysis.tokens[whole.end])) {
        ++whole.end;  // a given name whose family name was not seen as part of it
        known.back() = whole;
      }
      add_place(document, analysis, whole, true);
    } else if (!country && !(body && surely) && name.agency == language::kNone &&
               add_place(document, analysis, name.tokens, false)) {
      places_.back().body = body;
    }
  }
  find_capitals(document, analysis, known);
  trust_speakers(claims);
  std::sort(places_.begin(), places_.end(), [](const Place& one, const Place& other) {
    return one.tokens.begin < other.tokens.begin;
  });
}

// Capitalised words that were taken for no name.
void Shield::find_capitals(const model::Document& document, const language::Analysis& analysis,
                           const std::vector<TokenRange>& known) {
  std::size_t next = 0;
  const auto size = static_cast<std::uint32_t>(analysis.tokens.size());
  for (std::uint32_t at = 0; at < size; ++at) {
    while (next < known.size() && known[next].end <= at) ++next;
    if (next < known.size() && known[next].begin <= at) continue;
    const Token& token = analysis.tokens[at];
    if (!is_capital(token) || words_.is(token.key, ShieldWord::Victim)) continue;
    const std::uint32_t limit = next < known.size() ? known[next].begin : size;
    std::uint32_t end = at + 1;
    while (end < limit && is_capital(analysis.tokens[end])) ++end;
    add_place(document, analysis, {at, end}, false);
    at = end - 1;
  }
}

// Whoever speaks is somebody.
void Shield::trust_speakers(const std::vector<model::Claim>& claims) {
  std::vector<NameWords> speakers;
  for (const model::Claim& claim : claims) {
    for (const model::ChainLink& link : claim.chain.links) {
      if (link.kind != model::SourceKind::Person || link.name.empty()) continue;
      const std::vector<Token> tokens = text::tokenize(link.name);
      speakers.push_back(
          names_.words_of(link.name, tokens, {0, static_cast<std::uint32_t>(tokens.size())}));
    }
  }
  for (Place& place : places_) {
    place.sure =
        place.sure || std::find(speakers.begin(), speakers.end(), place.words) != speakers.end();
  }
}

// Words that are no person's name for sure take a surer mark: a given name, or no common word.
bool Shield::is_name(const language::Analysis& analysis, const refdata::RefData& refdata,
                     const Place& place) const {
  const text::PhraseTable& given = refdata.wordlist("first_names");
  const text::PhraseTable& common = refdata.wordlist("common_words");
  const auto size = static_cast<std::uint32_t>(analysis.tokens.size());
  const bool known = !given.lookup(place.words.front()).empty();
  const auto is_common = [&](const std::string& word) { return !common.lookup(word).empty(); };
  const bool plain = std::all_of(place.words.begin(), place.words.end(), is_common);
  const bool body = words_.is(text::key_of(place.words.back()), ShieldWord::Organisation);
  std::uint32_t next = place.tokens.end;
  if (next < size && analysis.tokens[next].key == text::key_of(",")) ++next;
  const bool who = next + 1 < size && analysis.tokens[next].key == text::key_of("who");
  const bool many = who && kWereOrAre.has(analysis.tokens[next + 1].key);
  const bool called = place.mark.victim == VictimMark::Called;
  // "two men from Gujrat and Mandi Bahauddin who were sold"
  const std::uint32_t at = place.tokens.begin;
  const bool placed = (at > 0 && kPlaced.has(analysis.tokens[at - 1].key)) ||
                      is_beside_town(analysis, place.tokens);
  const bool surely = called || (place.words.size() > 1 && !place.body);
  const bool named = placed || many
                         ? known && called
                         : known || place.mark.named || (who && !place.body) || (!plain && surely);
  return named && !body;
}

void Shield::read_places(const model::Document& document, const language::Analysis& analysis,
                         const refdata::RefData& refdata) {
  const ShieldMarks marks(document.text, analysis, words_);
  for (Place& place : places_) {
    if (is_beside_town(analysis, place.tokens)) place.sure = false;
    raise(place.mark, marks.before(place.tokens));
    raise(place.mark, marks.behind(place.tokens));
    if (place.sure || place.mark.victim == VictimMark::None) continue;
    if (is_name(analysis, refdata, place)) {
      place.sure = true;
    } else {
      place.mark = {};
    }
  }
  std::erase_if(places_, [](const Place& place) { return !place.sure; });
}

// "Survivors Ana and Joana", "Ana, 17, and Joana, 18, were sold".
void Shield::join_places(const language::Analysis& analysis, const ShieldMarks& marks) {
  const auto joined = [&](const Place& one, const Place& other) {
    if (other.tokens.begin <= one.tokens.end || other.tokens.begin - one.tokens.end > 6) {
      return false;
    }
    bool word = false;
    for (std::uint32_t at = one.tokens.end; at < other.tokens.begin; ++at) {
      const Token& token = analysis.tokens[at];
      const bool age = token.kind == text::TokenKind::Number;
      if (!kJoins.has(token.key) && !age) return false;
      word = true;
    }
    return word;
  };
  const auto lend = [&](const Place& from, Place& to) {
    if (from.mark.several &&
        joined(from.tokens.begin < to.tokens.begin ? from : to,
               from.tokens.begin < to.tokens.begin ? to : from) &&
        !marks.has_office(to.tokens)) {
      raise(to.mark, from.mark);
    }
  };
  for (std::size_t p = 1; p < places_.size(); ++p) lend(places_[p - 1], places_[p]);
  for (std::size_t p = places_.size(); p-- > 1;) lend(places_[p], places_[p - 1]);
}

void Shield::read_pronouns(const language::Analysis& analysis, const ShieldMarks& marks) {
  for (const language::Mention& mention : analysis.mentions) {
    if (!mention.pronoun || mention.tokens.empty() ||
        !kSheOrWho.has(analysis.tokens[mention.tokens.begin].key)) {
      continue;
    }
    // "men from Oran and Blida who were sold": the tie is to the nearest name only.
    if (mention.tokens.end < analysis.tokens.size() &&
        kWereOrAre.has(analysis.tokens[mention.tokens.end].key)) {
      continue;
    }
    const Mark told = marks.told_of(mention.tokens);
    if (told.victim == VictimMark::None || mention.entity >= analysis.entities.size()) continue;
    for (const std::uint32_t other : analysis.entities[mention.entity].mentions) {
      const TokenRange& tokens = analysis.mentions[other].tokens;
      for (const Place& place : places_) {
        if (overlaps(place.tokens, tokens)) raise(bearers_[place.words].mark, told);
      }
    }
  }
}

// Those whom `text` names: victims, or people charged.
void Shield::tell(std::string_view text, bool charged) {
  const std::vector<Token> tokens = text::tokenize(text);
  const auto size = static_cast<std::uint32_t>(tokens.size());
  for (std::uint32_t at = 0; at < size; ++at) {
    if (!is_capital(tokens[at])) continue;
    std::uint32_t end = at + 1;
    while (end < size && is_capital(tokens[end])) ++end;
    const bool placed = at > 0 && kPlaced.has(tokens[at - 1].key);  // "two sisters of Leskovac"
    const auto found =
        placed ? bearers_.end() : bearers_.find(names_.words_of(text, tokens, {at, end}));
    if (found != bearers_.end()) {
      const bool owns = end < size && tokens[end].key == text::key_of("'s");
      if (charged) found->second.charged = found->second.charged || !owns;
      if (!charged && !owns) raise(found->second.mark, {VictimMark::Told, false});
    }
    at = end;
  }
}

void Shield::read_event(const language::Analysis& analysis, const model::Incident& incident) {
  constexpr std::array<std::string_view, 8> kSuffered = {"trafficking", "recruitment",  "transport",
                                                         "harbouring",  "exploitation", "sale",
                                                         "rescue",      "abduction"};
  constexpr std::array<std::string_view, 5> kCharged = {"charge", "conviction", "sentence", "trial",
                                                        "extradition"};
  const auto is = [&](const auto& types) {
    return std::find(types.begin(), types.end(), incident.type) != types.end();
  };
  const std::uint32_t behind =
      incident.passage ? tokens_in(analysis.tokens, incident.passage->span).end : 0;
  const bool gone = behind < analysis.tokens.size() &&
                    analysis.tokens[behind].key == text::key_of("out");  // "sold out in Rome"
  if (is(kSuffered) && !gone) tell(incident.patient, false);
  if (is(kCharged)) tell(incident.patient, true);
}

void Shield::read_claims(const language::Analysis& analysis, const ShieldMarks& marks,
                         const std::vector<model::Claim>& claims) {
  for (const model::Claim& claim : claims) {
    if (claim.incident) read_event(analysis, *claim.incident);
    for (const model::Incident& incident : claim.more_incidents) read_event(analysis, incident);
    if (claim.elements) tell(claim.elements->victims, false);
    if (claim.chain.links.empty() || bearers_.empty()) continue;
    const model::ChainLink& origin = claim.chain.links.back();
    const std::vector<Token> tokens = text::tokenize(origin.name);
    const auto found = bearers_.find(
        names_.words_of(origin.name, tokens, {0, static_cast<std::uint32_t>(tokens.size())}));
    if (found == bearers_.end()) continue;
    Bearer& bearer = found->second;
    const bool from_place =
        std::any_of(analysis.names.begin(), analysis.names.end(), [&](const language::Name& name) {
          return name.kind == NameKind::Place && name.canonical == origin.organisation;
        });
    bearer.office = bearer.office || (!origin.organisation.empty() && !from_place);
    const TokenRange said = tokens_in(analysis.tokens, claim.passages.front().span);
    if ((claim.direct_quote && marks.tells_own_story(said)) || marks.tells_of_pronoun(said)) {
      raise(bearer.mark, {VictimMark::Told, false});
    }
  }
}

// A title that is no part of the text.
void Shield::read_title(const model::Document& document, const refdata::RefData& refdata) {
  if (document.title.empty() || document.title_at) return;
  const std::vector<Token> words = text::tokenize(document.title);
  if (std::none_of(words.begin(), words.end(),
                   [&](const Token& token) { return words_.tells(token.key); })) {
    return;
  }
  model::Document title;
  title.language = document.language;
  title.text = document.title;
  const language::Analysis analysis = language::analyse(title, refdata);
  const ShieldMarks marks(title.text, analysis, words_);
  for (auto& [name, bearer] : bearers_) {
    const auto size = static_cast<std::uint32_t>(name.size());
    for (std::uint32_t at = 0; at + size <= analysis.tokens.size(); ++at) {
      const TokenRange tokens{at, at + size};
      if (names_.words_of(title.text, analysis.tokens, tokens) != name) continue;
      raise(bearer.mark, marks.before(tokens));
      raise(bearer.mark, marks.behind(tokens));
      bearer.accused = bearer.accused || marks.is_accused(tokens);
      bearer.office = bearer.office || marks.has_office(tokens);
    }
  }
}

void Shield::settle(const model::Document& document, const language::Analysis& analysis) {
  for (const language::Name& name : analysis.names) {
    const bool place = name.kind == NameKind::Place && name.place != language::kNone;
    if (name.kind == NameKind::Person || (name.kind == NameKind::Place && !place)) continue;
    NameWords words = names_.words_of(document.text, analysis.tokens, name.tokens);
    if (!bearers_.contains(words)) names_.add_other(std::move(words));
  }
  for (const std::string& author : document.authors) {
    const std::vector<Token> tokens = text::tokenize(author);
    const auto found = bearers_.find(
        names_.words_of(author, tokens, {0, static_cast<std::uint32_t>(tokens.size())}));
    if (found != bearers_.end()) found->second.office = true;
  }
  for (auto& [name, bearer] : bearers_) {
    if (name.size() == 1 && bearer.is_victim()) share_part_of_name(name.front(), bearer);
  }
  for (const auto& [name, bearer] : bearers_) {
    const bool victim = bearer.is_victim();
    if (victim || (bearer.relative && !bearer.is_spared())) {
      names_.cover(name, !victim);
    } else if (bearer.is_spared() && name.size() > 1) {
      names_.spare(name);
    } else {
      names_.add_person(name);
    }
  }
  if (names_.empty()) return;
  cover_relatives(analysis);
  keep_places(document, analysis);
}

// A part of a name tells of those who bear the whole, unless an office or a charge speaks for all
// of them.
void Shield::share_part_of_name(const std::string& part, Bearer& bearer) {
  std::size_t spared = 0;
  std::size_t others = 0;
  for (auto& [full, whole] : bearers_) {
    if (full.size() < 2 || std::find(full.begin(), full.end(), part) == full.end()) continue;
    ++(whole.is_spared() && !whole.is_victim() ? spared : others);
    if (!whole.is_spared() && part == full.back()) raise(whole.mark, bearer.mark);
  }
  if (spared > 0 && others == 0 && bearer.mark.victim == VictimMark::Told) bearer.mark = {};
}

// Where they are named, and where others are by an office and a part of their name.
void Shield::keep_places(const model::Document& document, const language::Analysis& analysis) {
  for (const Place& place : places_) {
    if (!names_.is_covered(place.words)) continue;
    const std::uint32_t at = place.tokens.begin;
    const bool titled = place.words.size() == 1 && at > 0 &&
                        words_.is(analysis.tokens[at - 1].key, ShieldWord::Office);
    TokenRange own = place.tokens;  // "Survivor Ana" without what she is called
    while (own.size() > 1 && words_.is(analysis.tokens[own.begin].key, ShieldWord::Victim)) {
      ++own.begin;
    }
    const text::Span span = text::span_of(analysis.tokens, own);
    if (titled) {
      const text::Span whole{analysis.tokens[at - 1].span.begin, span.end};
      titled_.push_back({span, std::string(text::slice(document.text, whole))});
    } else {
      covered_at_.push_back(span);
    }
  }
}

// "Ana Marsh's mother, Joana Pike", "Joana Pike, Ana Marsh's mother".
void Shield::cover_relatives(const language::Analysis& analysis) {
  const std::uint64_t owns = text::key_of("'s");
  const auto kin = [&](std::uint32_t at) {
    return at < analysis.tokens.size() && words_.is(analysis.tokens[at].key, ShieldWord::Kin);
  };
  for (std::size_t p = 1; p < places_.size(); ++p) {
    const Place& left = places_[p - 1];
    const Place& right = places_[p];
    const std::uint32_t gap = right.tokens.begin - left.tokens.end;
    if (right.tokens.begin < left.tokens.end || gap == 0 || gap > 3) continue;
    const std::uint32_t end = left.tokens.end;
    const bool before = analysis.tokens[end].key == owns && kin(end + 1) && gap >= 2;
    const bool behind =
        gap == 1 && kin(right.tokens.end + 1) && analysis.tokens[right.tokens.end].key == owns;
    const NameWords& owner = before ? left.words : right.words;
    const NameWords& relative = before ? right.words : left.words;
    if (!before && !behind) continue;
    const auto bearer = bearers_.find(relative);
    const bool spared = bearer != bearers_.end() && bearer->second.is_spared();
    if (!spared && names_.is_covered(owner)) names_.cover(relative, true);
  }
}

}  // namespace plumbline::extract
