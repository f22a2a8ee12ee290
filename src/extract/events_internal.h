// SPDX-License-Identifier: Apache-2.0
//
// What the rest of a text adds to the engine's events, each of which was read within one sentence:
// whom its pronouns stand for, who else took part, where and when it was. Events have sides: who is
// exploited is later freed and flown home, who exploited is arrested and sentenced.

#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/content_view_internal.h"
#include "extract/tree_internal.h"
#include "model/claim.h"

namespace plumbline::extract {

enum class Side : std::uint8_t { Victim, Suspect, Helper };
constexpr std::size_t kSides = 3;

[[nodiscard]] Side side_of_agent(std::string_view type);
[[nodiscard]] Side side_of_patient(std::string_view type);
// What is done to victims by those who use them: recruitment to exploitation.
[[nodiscard]] bool is_deed(std::string_view type);
// What a court decides or deals with: trial, conviction, sentence, acquittal.
[[nodiscard]] bool is_in_court(std::string_view type);

// What is done to suspects from their arrest to their sentence.
[[nodiscard]] bool is_prosecution(std::string_view type);

// Somebody whom an event told.
struct Told {
  TokenRange phrase;
  std::string_view type;  // of the event
  bool plural = false;
};

// Whom the events so far told, by sides, and whom a pronoun stands for.
class Persons {
 public:
  explicit Persons(const View& view) : view_(view), tree_(view.analysis()) {}

  // "he", "them", "who": words that only point.
  [[nodiscard]] bool is_pronoun(const TokenRange& phrase) const;
  // The person or people meant by the pronoun that `phrase` is; empty: nobody known, or more than
  // one may be meant. Whom the mentions (language/analysis.h) know by name is that name.
  [[nodiscard]] TokenRange meant_by(const TokenRange& phrase, Side side) const;
  void remember(const TokenRange& phrase, Side side, std::string_view type);
  [[nodiscard]] const std::vector<Told>& told(Side side) const {
    return told_[static_cast<std::size_t>(side)];
  }
  // The only suspect told in the paragraph of `at`, who was caught, or, if nobody was, the only one
  // at all; empty if there is none or more than one.
  [[nodiscard]] TokenRange only_suspect(std::uint32_t at) const;
  // Whether an event of such a type told these among the suspects.
  [[nodiscard]] bool was_told(const TokenRange& phrase, bool (*type)(std::string_view)) const;
  // The noun phrase of the person whom `head` names, without its article; a pronoun as it stands.
  // Empty if it names a thing.
  [[nodiscard]] TokenRange person_at(std::uint32_t head) const;
  // Whether the phrases name the same: their last nouns are one word.
  [[nodiscard]] bool same(const TokenRange& a, const TokenRange& b) const;

 private:
  [[nodiscard]] std::uint64_t form(std::uint32_t at) const { return view_.form(at); }
  [[nodiscard]] bool is_plural(const TokenRange& phrase) const;
  [[nodiscard]] TokenRange named_by(std::uint32_t pronoun) const;
  [[nodiscard]] bool is_told(std::uint32_t at, Side side) const;
  [[nodiscard]] bool is_thing(const TokenRange& phrase) const;
  [[nodiscard]] bool holds_person_name(const TokenRange& range) const;
  [[nodiscard]] bool other_sex(const TokenRange& phrase, std::uint32_t pronoun) const;
  [[nodiscard]] bool fits(const TokenRange& phrase, bool plural, std::uint32_t pronoun) const;
  [[nodiscard]] bool on_other_side(const TokenRange& phrase, Side side) const;
  [[nodiscard]] std::optional<TokenRange> told_before(std::uint32_t at, Side side) const;
  template <class May>
  [[nodiscard]] std::optional<TokenRange> person_in(
      const TokenRange& range, std::uint32_t pronoun, Side side,
      std::initializer_list<language::Relation> relations, May may) const;
  [[nodiscard]] bool is_main(std::uint32_t verb) const;
  [[nodiscard]] std::optional<TokenRange> subject_above(std::uint32_t at, Side side) const;
  [[nodiscard]] TokenRange main_person_before(std::uint32_t at, Side side) const;
  [[nodiscard]] bool somebody_else(const TokenRange& phrase, std::uint32_t at, Side side) const;

  const View& view_;
  Tree tree_;
  std::array<std::vector<Told>, kSides> told_;
};

// Corrects what the engine guessed wrong by what grammar says: event_mended.cc
void mend_events(const View& view, std::vector<SettledEvent>& events);

// Whom pronouns stand for, and who else took part: the court that goes on to sentence, the one who
// is on trial. event_roles.cc
void settle_roles(const View& view, std::vector<SettledEvent>& events);

// Where events were: the name within their own phrase or sentence, else what earlier ones tell.
// Afterwards `place` of an event is the name itself, perhaps in another sentence, or empty.
// event_places.cc
void settle_places(const View& view, std::vector<SettledEvent>& events);

// When events were: as their phrases say, reckoned from the event before where they point there
// ("the same day", "a month later"); the court that goes on to sentence does so on its day.
// event_times.cc
void settle_times(const View& view, std::vector<SettledEvent>& events);

// The place that `phrase` names, the narrowest first: "a farm near Foggia". Empty if it names none.
[[nodiscard]] TokenRange town_in(const View& view, const TokenRange& phrase);
// Where the court or office sits whose name stands in `phrase`: "Regional Court of Duisburg",
// "Tbilisi City Court", "Maseru's High Court", "Police in Enugu". Empty if that is not told.
[[nodiscard]] TokenRange seat_in(const View& view, const TokenRange& phrase);
// What is known of the place that these tokens name; no name among the analysis' names need cover
// them.
[[nodiscard]] std::optional<model::Place> place_at(const View& view, const TokenRange& tokens);

// Whether one of its words, as key, passes `test`.
template <class Test>
[[nodiscard]] bool holds(const View& view, const TokenRange& phrase, Test test) {
  for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
    if (test(view.form(at))) return true;
  }
  return false;
}

// The token of `phrase` that its others hang on.
[[nodiscard]] std::uint32_t head_of(const Tree& tree, const TokenRange& phrase);

[[nodiscard]] bool names_court(const View& view, const TokenRange& phrase);

}  // namespace plumbline::extract
