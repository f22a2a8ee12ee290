// SPDX-License-Identifier: Apache-2.0
//
// Every number of a sentence that counts something: what is counted, where, when and how it is
// known. Sentences are read whole, whatever claims are cut out of them, since unit, place and time
// of a number often stand with its neighbours ("42 in 2022 and 51 in 2023").
//
// counts_find.cc takes the numbers and leaves out what counts nothing (ages, times, labels),
// counts_words.cc those that are no numerals ("a third", "twice"), counts_few.cc "one" and none,
// counts_unit.cc says what is counted, counts_scope.cc where and when, counts_status.cc,
// counts_fit.cc, counts_manner.cc and, of sums, counts_money.cc how it is known; counts.cc hands
// them to the claims.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/content_readers_internal.h"
#include "extract/tree_internal.h"
#include "model/claim.h"

namespace plumbline::extract {

enum class CountKind : std::uint8_t {
  Number,    // people, cases, anything with a noun
  Share,     // percent of something
  Multiple,  // "twice", "three times the figure"
  Money,
  Term,  // years or months of a sentence
};

struct Count {
  CountKind kind = CountKind::Number;
  TokenRange tokens;  // the number with what qualifies it
  double value = 0;
  std::optional<double> upper;
  std::string approximator;
  std::string currency;        // ISO 4217, XXX if only its name is known
  bool none = false;           // "no convictions", "nobody"
  bool compares = false;       // "22 percent more than in 2020": has the time of what it is told of
  TokenRange unit;             // words for what is counted, as printed; may stand elsewhere
  bool beside = false;         // `unit` follows the number
  bool in_words = false;       // "a third", "both", "a 42-count indictment": told in passing
  bool moves = false;          // what a verb of rising or falling is told of
  bool part = false;           // of what was counted before: "of whom 12 were children"
  std::uint32_t like = kNone;  // the count of this sentence that unit or status are taken from
  std::string unit_words;
  std::string unit_class;
  std::string status;
  std::string lent_status;  // of the count of an earlier sentence that the unit was taken from
  std::string place;
  Period period;
};

// A sentence with its counts.
struct CountedSentence {
  View view;  // over the whole sentence; no clauses are cut
  Tree tree;
  TokenRange tokens;
  std::vector<Count> counts;  // in reading order
  TokenRange leading_named;   // from the first to the last name of the leading country as a place
  // The last sentence with counts a little before in the same paragraph, or null.
  const CountedSentence* before = nullptr;
  // All counts of the sentences before, or null.
  const std::vector<Count>* told = nullptr;
};

[[nodiscard]] inline bool is_noun(const View& view, std::uint32_t at) {
  const Pos pos = view.word(at).pos;
  return pos == Pos::Noun || pos == Pos::ProperNoun;
}
// Whether one of the words stands in the range.
template <class Set>
[[nodiscard]] bool holds_form(const View& view, const Set& words, const TokenRange& range) {
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    if (words.has(view.form(at))) return true;
  }
  return false;
}
[[nodiscard]] bool is_in_time(const View& view, std::uint32_t at);
[[nodiscard]] bool is_numeral(const View& view, std::uint32_t at);
// The count that `at` belongs to, or null.
[[nodiscard]] const Count* count_at(const CountedSentence& sentence, std::uint32_t at);

// "63 (90%) | of the 70 cases", "41 (38 percent) | of them": past the brackets at `at` that tell
// how many in a hundred the number before them is; `at` if there are none. counts_part.cc.
[[nodiscard]] std::uint32_t behind_share(const View& view, std::uint32_t at);

// Whether the noun at `noun` measures or is counted without being of interest: kilometres, pages.
[[nodiscard]] bool counts_nothing(const View& view, std::uint32_t noun);

// Fills `counts` with numerals, then with numbers told in other words, sorted.
void find_counts(CountedSentence& sentence);
void find_counts_in_words(CountedSentence& sentence);
void find_few_counts(CountedSentence& sentence);  // "one", and none at all
// Takes the words to a number that qualify it and stand before it: "nearly a third".
void qualify_count(const CountedSentence& sentence, Count& count);
// Unit, kind and class; those that count nothing of ours are taken out.
void find_units(CountedSentence& sentence);
void find_places(CountedSentence& sentence);
void find_periods(CountedSentence& sentence);
void find_statuses(CountedSentence& sentence);
// Whether a row of data/frames/status.tsv is said of what is counted: counts_fit.cc.
[[nodiscard]] bool fits_count(const CountedSentence& sentence, const Hit& hit, const Count& count);
// That of the number that this one is a part of, is listed or compared with: counts_whole.cc.
// `suffers_else`: something is told to be done to those counted that has no status.
[[nodiscard]] std::string status_of_whole(const CountedSentence& sentence, std::uint32_t index,
                                          bool suffers_else);
// How a number is meant: counts_manner.cc. The status that its noun tells ("41 convictions"), or
// nothing; that of a share whose whole has no number; whether somebody reckons it; whether years
// are no sentence (asked for, served); whether what is counted was not done ("failed to identify
// 12").
[[nodiscard]] std::string status_of_noun(const View& view, const Count& count);
[[nodiscard]] std::string status_of_share(const CountedSentence& sentence, const Count& count);
// The hits of data/frames/status.tsv and deed.tsv in a sentence.
using DeedHits = std::vector<const Hit*>;
// "six of those arrested", "those arrested include six", "six were among those who had been sold":
// by a participle behind.
[[nodiscard]] std::string status_of_those(const CountedSentence& sentence, const DeedHits& hits,
                                          const Count& count);
[[nodiscard]] std::string status_after_those(const CountedSentence& sentence, const DeedHits& hits,
                                             const Count& count);
[[nodiscard]] std::string status_among(const CountedSentence& sentence, const DeedHits& hits,
                                       const Count& count);
// "estimates that 9,000 people are exploited"
[[nodiscard]] bool is_reckoned(const CountedSentence& sentence, const DeedHits& hits,
                               const Count& count);
// "may be 900", "put at 900"; "puts the victims identified at 900" is no estimate.
[[nodiscard]] std::string status_supposed(const CountedSentence& sentence, const DeedHits& hits,
                                          const Count& count);
[[nodiscard]] bool is_no_sentence(const CountedSentence& sentence, const Count& count);
[[nodiscard]] bool is_undone(const CountedSentence& sentence, const Count& count);
// "funded" or "sentenced" of a sum of money, or of a share of a budget, else nothing:
// counts_money.cc.
[[nodiscard]] std::string status_of_sum(const CountedSentence& sentence, const Count& count);
// Whether it is a wage, a debt, a bribe or the like.
[[nodiscard]] bool is_price(const CountedSentence& sentence, const Count& count);

[[nodiscard]] model::Figure to_figure(const Scene& scene, const Count& count);

// The counts of a document; those of a sentence lie together.
struct DocumentCounts {
  std::vector<Count> counts;
  std::vector<std::pair<std::size_t, std::size_t>> sentences;  // from and to in `counts`

  // Those of the sentence in which `range` begins.
  [[nodiscard]] std::span<const Count> in(const language::Analysis& analysis,
                                          const TokenRange& range) const;
};
// Linear; sentences without a number, or a word for one, are not read.
[[nodiscard]] DocumentCounts count_document(const Scene& scene);

// Puts every count of scene.counts that no claim was made of into the claim whose words hold it.
void tell_figures(const Scene& scene, std::vector<model::Claim>& claims);

}  // namespace plumbline::extract
