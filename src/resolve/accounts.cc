// SPDX-License-Identifier: Apache-2.0

#include "resolve/accounts.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/hash.h"
#include "resolve/case_words_internal.h"
#include "resolve/day_range_internal.h"
#include "resolve/party_internal.h"
#include "text/sentence.h"
#include "text/word_set.h"

namespace plumbline::resolve {
namespace {

using model::Claim;
using model::Modality;

constexpr std::size_t kShortText = 8000;  // bytes; of a longer one only what tells is compared
constexpr int kLongPeriod = 31;           // days; who counts over more counts many events
constexpr double kFewPeople = 9;          // more in a long period are many events' sum
constexpr text::WordSet kThere{"in", "at", "near", "outside", "inside", "around"};
constexpr text::WordSet kOffices{"police",     "court",    "prosecutor", "prosecutors", "district",
                                 "regional",   "county",   "city",       "municipal",   "crown",
                                 "magistrate", "tribunal", "sheriff",    "customs",     "crime",
                                 "appeal",     "officers", "detectives", "airport",     "port"};
constexpr std::size_t kOwnPlaceBefore = 5;  // words between "in" and a town: "in the port of"

Part part_of(std::string_view word) {
  if (word == "authority") return Part::Authority;
  if (word == "accused") return Part::Accused;
  if (word == "victim") return Part::Victim;
  if (word == "site") return Part::Site;
  return word == "open" ? Part::Open : Part::None;
}

// Where a text's sentences and paragraphs are, and what is known of its people.
struct Setting {
  const model::Document& document;
  const Words& words;
  const FullNames& names;
  const std::vector<text::Sentence>& sentences;
  const std::vector<text::Span>& hidden;
  [[nodiscard]] bool is_hidden(const text::Span& span) const {
    return std::any_of(hidden.begin(), hidden.end(),
                       [&](const text::Span& each) { return each.overlaps(span); });
  }
};

const text::Sentence* sentence_at(const Setting& setting, std::uint32_t at) {
  const auto& all = setting.sentences;
  auto found = std::upper_bound(
      all.begin(), all.end(), at,
      [](std::uint32_t byte, const text::Sentence& each) { return byte < each.span.begin; });
  return found == all.begin() ? nullptr : &*(found - 1);
}

// Where the words of a role stand in the sentence; else they are read by themselves.
Party party_of(const Setting& setting, const std::string& printed, text::Span sentence) {
  if (printed.empty()) return {};
  const std::string_view text = text::slice(setting.document.text, sentence);
  const std::size_t at = text.find(printed);
  if (at != std::string_view::npos) {
    const std::size_t begin = sentence.begin + at;
    return read_party(setting.words, setting.names, text::make_span(begin, begin + printed.size()));
  }
  const Words own(printed, setting.words.refdata());
  return read_party(own, setting.names, text::make_span(0, printed.size()));
}

Spot spot_of_place(const model::Place& place, const refdata::RefData& refdata) {
  Spot spot;
  spot.name = place.name;
  spot.country = place.country;
  spot.geonames = place.geonames_id;
  if (place.geonames_id == 0) return spot;
  const std::string_view town = std::string_view(place.name).substr(0, place.name.find(','));
  for (const auto* table : {&refdata.place_names(), &refdata.small_place_names()}) {
    for (const std::uint32_t value : table->lookup(town)) {
      const refdata::PlaceRecord record = refdata.place(refdata::name_value(value).index);
      if (record.geonames_id != place.geonames_id) continue;
      spot.latitude = record.latitude;
      spot.longitude = record.longitude;
      spot.town =
          record.kind == refdata::PlaceKind::City || record.kind == refdata::PlaceKind::Capital;
      return spot;
    }
  }
  return spot;
}

// The town that the sentence names: of several countries the one the claim is about.
class TownFinder {
 public:
  TownFinder(const Setting& setting, const std::vector<std::string>& about)
      : setting_(setting), about_(about) {}

  [[nodiscard]] std::optional<Spot> in(const text::TokenRange& range) const {
    const Words& words = setting_.words;
    for (std::size_t at = range.begin; at < range.end; ++at) {
      if (!words.is_capital(at) || words.is_first_name(at)) continue;
      std::vector<std::uint32_t> values;
      const std::uint32_t size = words.refdata().place_names().match_at(
          words.tokens(), static_cast<std::uint32_t>(at), values);
      if (size == 0) continue;
      const auto spot = chosen(values);
      const bool person = words.name_at(at, range.end) > size;
      const text::Span printed =
          text::cover(words.tokens()[at].span, words.tokens()[at + size - 1].span);
      const bool told = !person && !setting_.is_hidden(printed);
      if (spot && told && is_where(at, size, range)) return spot;
      at += size - 1;
    }
    return std::nullopt;
  }

 private:
  // One of the countries told of, else the first, which is the most populous.
  [[nodiscard]] std::optional<Spot> chosen(const std::vector<std::uint32_t>& values) const {
    std::optional<refdata::PlaceRecord> best;
    for (const std::uint32_t value : values) {
      const refdata::NameValue name = refdata::name_value(value);
      const refdata::PlaceRecord record = setting_.words.refdata().place(name.index);
      const bool town =
          record.kind == refdata::PlaceKind::City || record.kind == refdata::PlaceKind::Capital;
      if (!town || name.common) continue;
      const bool told = std::find(about_.begin(), about_.end(), record.country) != about_.end();
      if (!best || told) best = record;
      if (told) break;
    }
    if (!best) return std::nullopt;
    const refdata::Country* country = setting_.words.refdata().country(best->country);
    Spot spot;
    spot.name =
        std::string(best->name) + (country == nullptr ? "" : ", " + std::string(country->name));
    spot.country = best->country;
    spot.geonames = best->geonames_id;
    spot.latitude = best->latitude;
    spot.longitude = best->longitude;
    spot.town = true;
    return spot;
  }

  // "in Burgas", "in the southern zone of Burgas", "the Burgas District Court", "BURGAS, March 15".
  [[nodiscard]] bool is_where(std::size_t at, std::size_t size,
                              const text::TokenRange& range) const {
    const Words& words = setting_.words;
    const std::size_t end = at + size;
    if (end < range.end && words.is_capital(end)) return says_office(end, range);
    if (end < range.end && kOffices.has(words.tokens()[end].key)) return true;
    if (at == range.begin) return words.tokens()[at].letters == text::LetterCase::Upper;
    if (kThere.has(words.tokens()[at - 1].key)) return true;
    if (words.printed(at - 1) != "of") return false;
    for (std::size_t back = 2; back <= kOwnPlaceBefore + 1 && back <= at - range.begin; ++back) {
      if (kThere.has(words.tokens()[at - back].key)) return true;
      std::size_t nation = 0;  // "in the Bulgarian port of Burgas"
      const bool other = words.is_capital(at - back) && words.country_at(at - back, nation).empty();
      if (other) return false;
    }
    return false;
  }

  // The next few capitalised words name an office or a court.
  [[nodiscard]] bool says_office(std::size_t at, const text::TokenRange& range) const {
    for (std::size_t i = at; i < std::min<std::size_t>(range.end, at + 4); ++i) {
      if (!setting_.words.is_capital(i)) return false;
      if (kOffices.has(setting_.words.tokens()[i].key)) return true;
    }
    return false;
  }

  const Setting& setting_;
  const std::vector<std::string>& about_;
};

// "in October 2019", "in March": where the claim itself tells no day. Only with a year.
Period month_in(const Setting& setting, const text::TokenRange& range) {
  const Words& words = setting.words;
  const refdata::TableView table = words.refdata().table_view("wordlists/months");
  const auto column = table.column("number");
  for (std::size_t at = range.begin; column && at + 1 < range.end; ++at) {
    if (!words.is_capital(at) || setting.is_hidden(words.tokens()[at].span)) continue;
    std::vector<std::uint32_t> rows;
    const std::uint32_t size = words.refdata().wordlist("months").match_at(
        words.tokens(), static_cast<std::uint32_t>(at), rows);
    if (size != 1 || rows.empty()) continue;
    const auto [year, digits] = words.number_at(at + 1);
    if (digits == 0 || year < 1900 || year > 2100) continue;
    const std::string_view cell = table.cell(rows.front(), *column);
    const int month = cell.empty() ? 0 : std::stoi(std::string(cell));
    if (month < 1 || month > 12) continue;
    const Date date{static_cast<std::int16_t>(year), static_cast<std::int8_t>(month), 0};
    return {date, date};
  }
  return {};
}

bool is_told(const Claim& claim, const model::Incident& incident) {
  const auto happened = [](Modality modality) {
    return modality == Modality::Asserted || modality == Modality::Alleged;
  };
  return claim.polarity == model::Polarity::Positive && happened(incident.modality) &&
         (happened(claim.modality) || claim.modality == Modality::Opinion);
}

void give_parts(const Setting& setting, const model::Incident& incident, text::Span sentence,
                Told& telling) {
  const auto give = [&](Part part, const std::string& words) {
    if (part == Part::Authority) telling.authority = words;
    if (part == Part::Site) telling.site = words;
    if (part == Part::Accused) telling.accused = party_of(setting, words, sentence);
    if (part == Part::Victim || part == Part::Open) {
      telling.victims = party_of(setting, words, sentence);
    }
  };
  give(telling.what.agent, incident.agent);
  give(telling.what.patient, incident.patient);
}

bool is_law(const Told& telling) {
  return telling.what.kin != "deed" && telling.what.kin != "death";
}

void give_place(const Setting& setting, const Claim& claim, const model::Incident& incident,
                const text::Sentence& sentence, Told& telling) {
  if (incident.place) {
    telling.spot = spot_of_place(*incident.place, setting.words.refdata());
    const auto& passage = incident.place->passage;
    telling.spot_carried = passage && !sentence.span.contains(passage->span);
  }
  if ((telling.spot && telling.spot->town && !telling.spot_carried) || !is_law(telling)) return;
  std::vector<std::string> about = claim.about;
  if (telling.spot) about = {telling.spot->country};
  auto found = TownFinder(setting, about).in(sentence.tokens);
  if (found && telling.spot && found->country != telling.spot->country) found.reset();
  if (found) {
    telling.spot = std::move(found);
    telling.spot_carried = false;
  }
}

// Where what is told sums up many events: "In 2023 courts convicted 17 traffickers".
bool is_total(const Told& telling, const Setting& setting, const text::Sentence& sentence,
              const CaseWords& cues) {
  const auto many = [](const Party& party) {
    return party.plural || (party.count && *party.count > 1);
  };
  if (!telling.accused.persons.empty() || !telling.victims.persons.empty()) return false;
  const bool several = many(telling.accused) || many(telling.victims) ||
                       (telling.accused.words.empty() && telling.victims.words.empty());
  if (!several) return false;
  const DayRange days = day_range(telling.when);
  const bool town = telling.spot && telling.spot->town;
  const auto count = [](const Party& party) { return party.count.value_or(kFewPeople + 1); };
  const double people = std::min(count(telling.accused), count(telling.victims));
  if (days.stated() && days.length() > kLongPeriod) return !town || people > kFewPeople;
  return cues.says(setting.words, sentence.tokens, CaseWords::Total) && !days.is_day();
}

// "He", "they", "the victims": who is meant is not told here.
bool tells_nobody(const Party& party) {
  return party.persons.empty() && !party.count && party.countries.empty() && party.nouns.size() < 2;
}

std::string speaker_of(const Claim& claim) {
  if (claim.chain.links.size() < 2) return {};
  const model::ChainLink& last = claim.chain.links.back();
  if (last.kind == model::SourceKind::Survivor) return "a survivor";
  if (last.status == model::LinkStatus::Ambiguous) return "somebody (ambiguous)";
  if (last.name.empty()) return last.organisation.empty() ? "somebody unnamed" : last.organisation;
  return last.name;
}

void add_told_counts(const Words& words, const text::TokenRange& range,
                     std::map<std::uint64_t, float>& counts) {
  for (std::size_t at = range.begin; at < range.end; ++at) {
    const text::Token& token = words.tokens()[at];
    if (token.kind != text::TokenKind::Word && token.kind != text::TokenKind::Number) continue;
    if (words.is_function_word(at)) continue;
    std::string form = text::fold_loose(words.printed(at));
    if (form.size() > 3 && form.back() == 's' && form[form.size() - 2] != 's') form.pop_back();
    counts[fast_hash(form)] += 1;
  }
}

void count_words(const Setting& setting, Account& account) {
  std::map<std::uint32_t, std::map<std::uint64_t, float>> counts;
  const bool all = setting.document.text.size() <= kShortText;
  for (const text::Sentence& sentence : setting.sentences) {
    const bool told = std::any_of(account.tellings.begin(), account.tellings.end(),
                                  [&](auto& each) { return each.paragraph == sentence.paragraph; });
    if (!all && !told && sentence.paragraph > 1) continue;
    add_told_counts(setting.words, sentence.tokens, counts[sentence.paragraph]);
  }
  for (auto& [paragraph, words] : counts) {
    account.paragraphs.emplace_back(paragraph, WordCounts(words.begin(), words.end()));
  }
}

// Everybody whose full name stands in the text, once a paragraph.
void note_people(const Setting& setting, Account& account) {
  for (const text::Sentence& sentence : setting.sentences) {
    for (std::size_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at) {
      const std::size_t size = setting.words.name_at(at, sentence.tokens.end);
      if (size < 2) continue;
      account.people.emplace_back(sentence.paragraph,
                                  folded_name(setting.words.words(at, at + size)));
      at += size - 1;
    }
  }
  std::sort(account.people.begin(), account.people.end());
  account.people.erase(std::unique(account.people.begin(), account.people.end()),
                       account.people.end());
}

void sort_words_once(std::vector<std::string>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

void note_speakers(const std::vector<Claim>& claims, Account& account) {
  for (const Claim& claim : claims) {
    for (std::size_t i = 1; i < claim.chain.links.size(); ++i) {
      const model::ChainLink& link = claim.chain.links[i];
      if (link.kind == model::SourceKind::Survivor) continue;
      if (!link.name.empty()) account.cites.push_back(folded_name(link.name));
      if (!link.organisation.empty()) account.cites.push_back(folded_name(link.organisation));
    }
  }
  sort_words_once(account.cites);
}

// A victim may be named anywhere in the text and by parts of the name; so only names of accused and
// of sources are let through.
void withhold_names(Account& account) {
  std::vector<std::string> accused;  // words of their names
  for (const Told& telling : account.tellings) {
    for (const std::string& person : telling.accused.persons) {
      for (std::string& word : name_words(person)) accused.push_back(std::move(word));
    }
  }
  const auto hide = [&](const std::string& name) {
    for (std::string& word : name_words(name)) {
      const bool shown = std::find(accused.begin(), accused.end(), word) != accused.end();
      if (!shown && word.size() > 1) account.withheld.push_back(std::move(word));
    }
  };
  for (const Told& telling : account.tellings) {
    for (const std::string& person : telling.victims.persons) hide(person);
    for (const std::string& name : telling.victims.names) hide(name);
  }
  for (const auto& [paragraph, name] : account.people) {
    if (!std::binary_search(account.cites.begin(), account.cites.end(), name)) hide(name);
  }
  sort_words_once(account.withheld);
}

}  // namespace

std::vector<std::string> name_words(std::string_view name) {
  const std::string folded = folded_name(name);
  std::vector<std::string> words;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    if (end > at) words.push_back(folded.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

AccountReader::AccountReader(const refdata::RefData& refdata) : refdata_(refdata) {
  const refdata::TableView table = refdata.table_view("happenings");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    table_.push_back({std::string(table.cell(row, 0)), std::string(table.cell(row, 1)),
                      std::string(table.cell(row, 2)), part_of(table.cell(row, 3)),
                      part_of(table.cell(row, 4))});
  }
  std::sort(table_.begin(), table_.end(),
            [](const Happens& a, const Happens& b) { return a.type < b.type; });
}

const Happens* AccountReader::happens(std::string_view type) const {
  const auto found =
      std::lower_bound(table_.begin(), table_.end(), type,
                       [](const Happens& each, std::string_view key) { return each.type < key; });
  return found != table_.end() && found->type == type ? &*found : nullptr;
}

std::string AccountReader::types() const {
  std::string out;
  for (const Happens& each : table_) out += (out.empty() ? "" : ", ") + each.type;
  return out;
}

namespace {

// One event of a claim; nothing if it is none that may be held beside others.
std::optional<Told> told_of(const Setting& setting, const CaseWords& cues, const Claim& claim,
                            const model::Incident& incident, const Happens& happens) {
  const text::Span word = incident.passage ? incident.passage->span : claim.passages.front().span;
  const text::Sentence* sentence = sentence_at(setting, word.begin);
  if (sentence == nullptr) return std::nullopt;
  Told telling;
  telling.what = happens;
  telling.claim = claim.id;
  telling.said_by = speaker_of(claim);
  telling.word = word;
  telling.passage = claim.passages.front().span;
  telling.sentence = sentence->span;
  telling.paragraph = sentence->paragraph;
  telling.headline = claim.headline;
  telling.penalty = incident.penalty;
  telling.modality = incident.modality == Modality::Alleged || claim.modality == Modality::Alleged
                         ? Modality::Alleged
                         : Modality::Asserted;
  give_parts(setting, incident, sentence->span, telling);
  give_place(setting, claim, incident, *sentence, telling);
  telling.when = incident.when;
  if (!telling.when.stated() && is_law(telling)) {
    telling.when = month_in(setting, sentence->tokens);
  }
  telling.other_case = cues.says(setting.words, sentence->tokens, CaseWords::OtherCase);
  return telling;
}

// "Traffickers recruit girls": nothing tells which event is meant.
bool tells_which(const Told& telling) {
  const bool place = telling.spot && telling.spot->town && !telling.spot_carried;
  return place || telling.when.stated() || !tells_nobody(telling.accused) ||
         !tells_nobody(telling.victims) || is_law(telling);
}

// The events of all claims, in reading order.
void tell_all(const AccountReader& reader, const Setting& setting, const CaseWords& cues,
              const std::vector<Claim>& claims, Account& account) {
  for (const Claim& claim : claims) {
    const auto take = [&](const model::Incident& incident) {
      const Happens* known = reader.happens(incident.type);
      if (known == nullptr || !is_told(claim, incident)) return;
      auto telling = told_of(setting, cues, claim, incident, *known);
      if (!telling) return;
      const text::Sentence* sentence = sentence_at(setting, telling->word.begin);
      if (is_total(*telling, setting, *sentence, cues) || !tells_which(*telling)) {
        ++account.totals;
        return;
      }
      account.tellings.push_back(std::move(*telling));
    };
    if (claim.incident) take(*claim.incident);
    for (const model::Incident& incident : claim.more_incidents) take(incident);
  }
  std::stable_sort(account.tellings.begin(), account.tellings.end(),
                   [](const Told& a, const Told& b) { return a.word < b.word; });
}

}  // namespace

Account AccountReader::read(const model::Document& document, const std::vector<Claim>& claims,
                            const std::vector<text::Span>& hidden) const {
  Account account;
  account.id = document.id.value;
  account.publisher = document.publisher;
  account.title = document.title;
  account.published = document.published;
  const Words words(document.text, refdata_);
  const FullNames names(words);
  const std::vector<text::Sentence> sentences =
      text::split_sentences(document.text, words.tokens());
  const Setting setting{document, words, names, sentences, hidden};
  const CaseWords& cues = CaseWords::of(refdata_);
  tell_all(*this, setting, cues, claims, account);
  account.notices = find_notices(document, words, sentences, cues);
  mark_taken_back(words, sentences, account);
  if (!account.tellings.empty() || !account.notices.empty()) {
    count_words(setting, account);
    note_people(setting, account);
  }
  note_speakers(claims, account);
  withhold_names(account);
  return account;
}

std::vector<std::string> AccountReader::withheld(const model::Document& document,
                                                 const std::vector<Claim>& claims) const {
  Account account;
  const Words words(document.text, refdata_);
  const FullNames names(words);
  const std::vector<text::Sentence> sentences =
      text::split_sentences(document.text, words.tokens());
  const Setting setting{document, words, names, sentences, {}};
  const CaseWords& cues = CaseWords::of(refdata_);
  tell_all(*this, setting, cues, claims, account);
  const bool tells =
      !account.tellings.empty() || !find_notices(document, words, sentences, cues).empty();
  if (tells) note_people(setting, account);
  note_speakers(claims, account);
  withhold_names(account);
  return std::move(account.withheld);
}

}  // namespace plumbline::resolve
