// SPDX-License-Identifier: Apache-2.0
//
// Whom the pronouns of events stand for. Events have sides: who is exploited is later freed and
// flown home, who exploited is arrested and sentenced. So a pronoun stands for the last one told on
// its side, of its number, a few sentences before.

#include <algorithm>
#include <array>

#include "extract/content_readers_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

using language::GuessedEvent;

constexpr std::uint32_t kReach = 3;  // sentences

enum class Side : std::uint8_t { Victim, Suspect, Helper };
constexpr std::size_t kSides = 3;

constexpr std::array<std::string_view, 8> kDeeds = {"recruitment", "transport",   "harbouring",
                                                    "abduction",   "sale",        "violence",
                                                    "trafficking", "exploitation"};
constexpr std::array<std::string_view, 11> kJustice = {
    "arrest",  "charge",      "trial",         "conviction", "sentence",   "acquittal",
    "release", "extradition", "investigation", "raid",       "dismantling"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& list, std::string_view code) {
  return std::find(list.begin(), list.end(), code) != list.end();
}

Side side_of_agent(std::string_view type) {
  if (is_one_of(kDeeds, type)) return Side::Suspect;
  return type == "complaint" ? Side::Victim : Side::Helper;
}

Side side_of_patient(std::string_view type) {
  return is_one_of(kJustice, type) || type == "complaint" ? Side::Suspect : Side::Victim;
}

struct Told {
  TokenRange phrase;
  bool plural = false;
};

class Roles {
 public:
  explicit Roles(const language::Analysis& analysis) : analysis_(analysis) {}

  void settle(GuessedEvent& event) {
    const std::array<std::pair<TokenRange*, Side>, 2> roles = {
        {{&event.agent, side_of_agent(event.type)}, {&event.patient, side_of_patient(event.type)}}};
    for (const auto& [phrase, side] : roles) {
      if (phrase->empty()) continue;
      if (names_nobody(*phrase)) {
        *phrase = {};
      } else if (is_pronoun(*phrase)) {
        const bool known = names_somebody(phrase->begin);  // content_events.cc takes that name
        const Told* told = known ? nullptr : antecedent(phrase->begin, side);
        if (told != nullptr) *phrase = told->phrase;
      }
    }
    // Only now: "he beat him" speaks of two.
    for (const auto& [phrase, side] : roles) {
      if (phrase->empty() || is_pronoun(*phrase)) continue;
      told_[static_cast<std::size_t>(side)].push_back({*phrase, is_plural(*phrase)});
    }
  }

 private:
  [[nodiscard]] std::uint64_t form(std::uint32_t at) const { return analysis_.tokens[at].key; }

  [[nodiscard]] bool is_pronoun(const TokenRange& phrase) const {
    static constexpr text::WordSet kPersonal{"he",      "him",     "she",       "her",
                                             "they",    "them",    "who",       "whom",
                                             "himself", "herself", "themselves"};
    return phrase.size() == 1 && kPersonal.has(form(phrase.begin));
  }

  // "No one was arrested", "none of them", "neither man".
  [[nodiscard]] bool names_nobody(const TokenRange& phrase) const {
    static constexpr text::WordSet kNobody{"nobody", "none", "no", "neither"};
    return kNobody.has(form(phrase.begin));
  }

  [[nodiscard]] bool is_plural(const TokenRange& phrase) const {
    for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
      const language::Word& word = analysis_.words[at];
      if (at > phrase.begin && word.pos == Pos::Adposition) return false;  // "a couple of months"
      if (word.pos == Pos::Coordinator || word.plural) return true;
    }
    return false;
  }

  // Whether the pronoun's referent is known to be somebody with a name.
  [[nodiscard]] bool names_somebody(std::uint32_t at) const {
    for (const language::Mention& mention : beginning_in(analysis_.mentions, {at, at + 1})) {
      if (mention.pronoun && mention.entity != kNone) {
        return analysis_.entities[mention.entity].kind == language::EntityKind::Person;
      }
    }
    return false;
  }

  // A person whom no event has told may be meant as well.
  [[nodiscard]] bool somebody_between(const TokenRange& told, std::uint32_t at) const {
    const auto names = names_in(analysis_, TokenRange{told.end, at});
    return std::any_of(names.begin(), names.end(), [](const language::Name* name) {
      return name->kind == language::NameKind::Person;
    });
  }

  // A named person is left to the mentions, which know who "she" may be.
  [[nodiscard]] bool holds_name(const TokenRange& phrase) const {
    const auto names = names_in(analysis_, phrase);
    return std::any_of(names.begin(), names.end(), [](const language::Name* name) {
      return name->kind == language::NameKind::Person;
    });
  }

  // "his wife ... he", "the man ... she": words that tell another sex.
  [[nodiscard]] bool other_sex(const TokenRange& phrase, std::uint32_t pronoun) const {
    static constexpr text::WordSet kHe{"he", "him", "himself"};
    static constexpr text::WordSet kShe{"she", "her", "herself"};
    static constexpr text::WordSet kMale{"man",         "men",     "boy",    "boys",     "father",
                                         "son",         "brother", "uncle",  "husband",  "nephew",
                                         "grandfather", "king",    "priest", "gentleman"};
    static constexpr text::WordSet kFemale{"woman",    "women",       "girl", "girls", "mother",
                                           "daughter", "sister",      "aunt", "wife",  "niece",
                                           "nun",      "grandmother", "lady", "madam"};
    const bool he = kHe.has(form(pronoun));
    const bool she = kShe.has(form(pronoun));
    for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
      if ((he && kFemale.has(form(at))) || (she && kMale.has(form(at)))) return true;
    }
    return false;
  }

  [[nodiscard]] const Told* antecedent(std::uint32_t at, Side side) const {
    static constexpr text::WordSet kMany{"they", "them", "themselves"};
    const bool many = kMany.has(form(at));
    const bool either = form(at) == key("who") || form(at) == key("whom");
    const std::uint32_t here = analysis_.sentence_of[at];
    const std::uint32_t paragraph = analysis_.sentences[here].paragraph;
    const auto& told = told_[static_cast<std::size_t>(side)];
    for (auto it = told.rbegin(); it != told.rend(); ++it) {
      const std::uint32_t there = analysis_.sentence_of[it->phrase.begin];
      if (there + kReach < here || analysis_.sentences[there].paragraph != paragraph) break;
      if (!either && it->plural != many) continue;
      const bool doubtful = holds_name(it->phrase) || other_sex(it->phrase, at) ||
                            (!many && somebody_between(it->phrase, at));
      return doubtful ? nullptr : &*it;
    }
    return nullptr;
  }

  const language::Analysis& analysis_;
  std::array<std::vector<Told>, kSides> told_;
};

}  // namespace

std::vector<GuessedEvent> settle_events(const Scene& scene) {
  std::vector<GuessedEvent> events = scene.analysis.guessed_events;
  Roles roles(scene.analysis);
  for (GuessedEvent& event : events) roles.settle(event);
  return events;
}

}  // namespace plumbline::extract
