// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "resolve/jigsaw.h"
#include "text/phrase_table.h"
#include "text/token.h"
#include "text/word_set.h"

namespace plumbline::resolve {
namespace {

using text::Token;

constexpr text::WordSet kOne{"a", "an", "one", "another", "the", "this", "her", "his"};
constexpr text::WordSet kPersons{"woman",    "girl",     "man",      "boy",       "teenager",
                                 "teen",     "victim",   "survivor", "child",     "schoolgirl",
                                 "mother",   "daughter", "student",  "schoolboy", "minor",
                                 "worker",   "migrant",  "wife",     "sister",    "maid",
                                 "waitress", "orphan",   "dancer",   "widow",     "refugee"};
constexpr text::WordSet kFemale{"woman",    "girl", "schoolgirl", "mother",
                                "daughter", "wife", "sister",     "waitress",
                                "widow",    "maid", "housemaid",  "female"};
constexpr text::WordSet kMale{"man",     "boy",     "schoolboy", "father", "son",
                              "husband", "brother", "widower",   "male"};
constexpr int kOldest = 100;

std::optional<int> number_of(std::string_view word) {
  int value = 0;
  const auto read = std::from_chars(word.data(), word.data() + word.size(), value);
  const bool whole = read.ec == std::errc() && read.ptr == word.data() + word.size();
  return whole && value > 0 && value < kOldest ? std::optional(value) : std::nullopt;
}

// One value, or several, of which nobody knows which is hers.
class Single {
 public:
  void put(std::string_view value) {
    several_ = several_ || (!value_.empty() && value_ != value);
    value_ = value;
  }
  // Empty: none, or several.
  [[nodiscard]] std::string take() const { return several_ ? std::string() : value_; }

 private:
  std::string value_;
  bool several_ = false;
};

// "16-year-old", "16 year old", "aged 16".
std::string age_in(std::string_view text, const std::vector<Token>& tokens) {
  Single age;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const std::string_view word = text::slice(text, tokens[at].span);
    const std::size_t dash = word.find("-year-old");
    if (dash != std::string_view::npos && number_of(word.substr(0, dash))) {
      age.put(word.substr(0, dash));
      continue;
    }
    if (!number_of(word)) continue;
    const bool aged = at > 0 && tokens[at - 1].key == text::key_of("aged");
    const bool years = at + 1 < tokens.size() && tokens[at + 1].key == text::key_of("years");
    const bool apposed = at > 0 && at + 1 < tokens.size() &&
                         text::slice(text, tokens[at - 1].span) == "," &&
                         text::slice(text, tokens[at + 1].span) == ",";
    if (aged || years || apposed) age.put(word);
  }
  return age.take();
}

// One person, neither a group nor everybody: "a 16-year-old girl", "the victim".
bool is_single(std::string_view text, const std::vector<Token>& tokens) {
  constexpr std::size_t kBetween = 5;  // words between an article and its noun
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const std::string_view word = text::slice(text, tokens[at].span);
    if (word.ends_with("-year-old")) return true;
    if (!kPersons.has(tokens[at].key)) continue;
    const auto noun = tokens.begin() + static_cast<std::ptrdiff_t>(at);
    const auto reach = static_cast<std::ptrdiff_t>(std::min(at, kBetween));
    if (std::any_of(noun - reach, noun, [](const Token& token) { return kOne.has(token.key); })) {
      return true;
    }
  }
  return false;
}

// "Ukrainian", "from Ukraine"; what is done "in Moldova" is done to anybody.
std::string nationality_in(const refdata::RefData& refdata, const std::vector<Token>& tokens) {
  Single nationality;
  for (const text::PhraseMatch& match : refdata.country_names().find_longest(tokens)) {
    const std::uint32_t at = match.tokens.begin;
    if (tokens[at].letters == text::LetterCase::Lower) continue;
    const refdata::NameValue value = refdata::name_value(match.value);
    const bool from = at > 0 && tokens[at - 1].key == text::key_of("from");
    if (!value.demonym && !from) continue;
    if (value.index >= refdata.countries().size()) continue;
    nationality.put(refdata.countries()[value.index].alpha3);
  }
  return nationality.take();
}

template <class Words>
bool holds(const std::vector<Token>& tokens, const Words& words) {
  return std::any_of(tokens.begin(), tokens.end(),
                     [&](const Token& token) { return words.has(token.key); });
}

// Words for one who takes part, and the incident they stand in; nullptr: none.
struct ReadParty {
  std::string_view words;
  const model::Incident* incident = nullptr;
  bool victim = false;
};

void add_parties(const refdata::TableView& happenings, const model::Incident& incident,
                 std::vector<ReadParty>& out) {
  for (std::size_t row = 0; row < happenings.rows(); ++row) {
    if (happenings.cell(row, 0) != incident.type) continue;
    out.push_back({incident.agent, &incident, happenings.cell(row, 3) == "victim"});
    out.push_back({incident.patient, &incident, happenings.cell(row, 4) == "victim"});
  }
}

std::vector<ReadParty> parties_of(const refdata::RefData& refdata, const model::Claim& claim) {
  const refdata::TableView happenings = refdata.table_view("happenings");
  std::vector<ReadParty> out;
  if (claim.elements) {
    out.push_back({claim.elements->victims, nullptr, true});
    out.push_back({claim.elements->perpetrators, nullptr, false});
    out.push_back({claim.elements->facilitators, nullptr, false});
  }
  if (claim.incident) add_parties(happenings, *claim.incident, out);
  for (const model::Incident& incident : claim.more_incidents) {
    add_parties(happenings, incident, out);
  }
  return out;
}

void put_trait(Traits& traits, Trait trait, std::string value) {
  std::string& known = traits[static_cast<std::size_t>(trait)];
  if (known.empty()) known = std::move(value);
}

void put_event(const model::Incident& event, Traits& traits) {
  if (event.place && event.place->geonames_id != 0)
    put_trait(traits, Trait::Place, event.place->name);
  if (event.when.from.month != 0) put_trait(traits, Trait::Date, to_iso(event.when.from));
}

}  // namespace

Traits PersonReader::traits_of(std::string_view words) const {
  Traits out;
  const std::vector<Token> tokens = text::tokenize(words);
  put_trait(out, Trait::Age, age_in(words, tokens));
  const bool female = holds(tokens, kFemale);
  const bool male = holds(tokens, kMale);
  if (female != male) put_trait(out, Trait::Sex, female ? "female" : "male");
  put_trait(out, Trait::Nationality, nationality_in(refdata_, tokens));
  const refdata::TableView table = refdata_.table_view("profile_words");
  for (const text::PhraseMatch& match :
       refdata_.table_phrases("profile_words").find_longest(tokens)) {
    const std::string_view part = table.cell(match.value, 1);
    if (part == "occupation")
      put_trait(out, Trait::Occupation, std::string(table.cell(match.value, 3)));
    if (part == "kin") put_trait(out, Trait::Family, std::string(table.cell(match.value, 3)));
  }
  return out;
}

void PersonReader::read(const std::string& document, const model::Claim& claim,
                        std::string_view exact, std::vector<ToldPerson>& out) const {
  std::vector<ReadParty> parties = parties_of(refdata_, claim);
  std::erase_if(parties, [](const ReadParty& party) {
    return party.words.empty() || !is_single(party.words, text::tokenize(party.words));
  });
  const bool others = std::any_of(parties.begin(), parties.end(),
                                  [](const ReadParty& party) { return !party.victim; });
  for (const ReadParty& party : parties) {
    if (!party.victim) continue;
    ToldPerson person{document, claim.id, traits_of(party.words)};
    // What the passage says of age, work and family is hers if nobody else is told of one by one.
    if (!others) {
      const Traits around = traits_of(exact);
      for (const Trait trait : {Trait::Age, Trait::Occupation, Trait::Family}) {
        put_trait(person.traits, trait, around[static_cast<std::size_t>(trait)]);
      }
    }
    const model::Incident* event = party.incident;
    if (event == nullptr && claim.incident) event = &*claim.incident;
    if (event != nullptr) put_event(*event, person.traits);
    out.push_back(std::move(person));
  }
}

}  // namespace plumbline::resolve
