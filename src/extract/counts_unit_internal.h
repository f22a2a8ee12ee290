// SPDX-License-Identifier: Apache-2.0
//
// The reader of units: counts_unit.cc takes what stands with the number, counts_part.cc the whole
// that it is a part of, counts_lend.cc what its neighbours have.

#pragma once

#include <string>

#include "extract/counts_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {

inline constexpr text::WordSet kUnitDeterminers{"the",  "these", "those", "its", "their",
                                                "his",  "her",   "our",   "all", "my",
                                                "such", "some",  "them"};

inline constexpr text::WordSet kUnitPronouns{"them",  "these", "those", "whom",
                                             "which", "us",    "it",    "that"};

inline constexpr text::WordSet kBe{"is", "are", "was", "were", "be", "being", "been"};

class Units {
 public:
  explicit Units(CountedSentence& sentence) : s_(sentence), view_(sentence.view) {}
  void find();

 private:
  [[nodiscard]] bool inside(std::uint32_t at) const { return s_.tokens.contains(at); }
  [[nodiscard]] bool is(std::uint32_t at, std::initializer_list<std::uint64_t> keys) const {
    return inside(at) && view_.is(at, keys);
  }
  [[nodiscard]] bool noun(std::uint32_t at) const { return inside(at) && is_noun(view_, at); }
  [[nodiscard]] bool plural(std::uint32_t at) const { return noun(at) && view_.word(at).plural; }
  template <class Set>
  [[nodiscard]] bool in(const Set& set, std::uint32_t at) const {
    return inside(at) && set.has(view_.form(at));
  }
  static void drop(Count& count) { count.tokens = {}; }
  void sweep();
  void own_unit(std::uint32_t index);
  [[nodiscard]] std::uint32_t head_behind(const Count& count) const;
  [[nodiscard]] std::uint32_t number_of_count(const Count& count) const;
  [[nodiscard]] std::uint32_t head_by_tree(const Count& count, std::uint32_t at) const;
  [[nodiscard]] bool may_count(const Count& count, std::uint32_t at, std::uint32_t head) const;
  [[nodiscard]] bool shares_noun(const Count& count) const;
  [[nodiscard]] bool is_nationality(std::uint32_t at) const;
  bool counts_people_of(Count& count, std::uint32_t before);
  [[nodiscard]] std::uint32_t settled(std::uint32_t from, std::uint32_t head) const;
  [[nodiscard]] bool clear(std::uint32_t from, std::uint32_t head) const;
  [[nodiscard]] bool is_joined(std::uint32_t at) const;
  [[nodiscard]] bool is_counted_word(std::uint32_t at) const;
  void take_behind(Count& count, std::uint32_t head);
  [[nodiscard]] bool is_single(const Count& count) const;
  [[nodiscard]] bool single_counts(const Count& count, std::uint32_t head) const;
  void term(Count& count, std::uint32_t head);
  [[nodiscard]] bool passes(std::uint32_t before) const;
  bool whole_behind(Count& count);
  [[nodiscard]] bool noun_follows(std::uint32_t at) const;
  bool put_at(Count& count);
  bool said_of(Count& count);
  [[nodiscard]] std::string class_of(std::uint32_t head) const;
  void take(Count& count, std::uint32_t head);
  void per_base(Count& count);
  [[nodiscard]] bool is_person(std::uint32_t at) const;
  [[nodiscard]] bool starts_clause(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t untimed(std::uint32_t from, std::uint32_t end) const;
  void money(Count& count);
  [[nodiscard]] bool in_law() const;
  [[nodiscard]] std::string printed_money(const Count& count) const;
  [[nodiscard]] std::string money_before(const Count& count) const;
  [[nodiscard]] TokenRange price_unit(std::uint32_t at) const;
  void share(Count& count);
  void join_terms();
  void lend(std::uint32_t index);
  bool lend_whole(std::uint32_t index);
  void tell_difference(Count& count) const;
  [[nodiscard]] bool held_against(std::uint32_t index);
  bool told_before(Count& count);
  [[nodiscard]] bool is_whole_of_some(std::uint32_t index) const;
  void take_percent(std::uint32_t index);
  [[nodiscard]] bool points_back(std::uint32_t head) const;
  void share_of_before(Count& count, std::uint32_t head) const;
  [[nodiscard]] bool is_none_of_theirs(std::uint32_t index) const;
  [[nodiscard]] bool spans_time(const Count& count) const;
  [[nodiscard]] bool sizes_group(const Count& count) const;
  [[nodiscard]] bool changes_to_next(std::uint32_t index) const;
  bool previous_lends(std::uint32_t index);
  [[nodiscard]] static bool lends(const Count& count) {
    return !count.unit_words.empty() && count.kind != CountKind::Share &&
           count.kind != CountKind::Multiple;
  }
  // "two of them" and "all 33 have been offered" are no euros; "they asked for 7,000" may be.
  [[nodiscard]] bool may_be_money(const Count& count) const {
    constexpr double kLittle = 100;
    const bool acts = in(kBe, count.tokens.end) || is(count.tokens.end, {key("have"), key("had")});
    const bool part = count.part && !is(count.tokens.begin - 1, {key("which")});
    return !part && (!acts || count.value >= kLittle);
  }
  bool take_from(Count& count, std::uint32_t lender);
  static void lend_words(const Count& from, Count& count);
  bool bracketed(Count& count);
  bool found_to_be(Count& count);
  bool share_lends(const Count& share, Count& count) const;
  bool number_of(Count& count, std::uint32_t from);
  [[nodiscard]] std::size_t index_of(const Count& count) const {
    return static_cast<std::size_t>(&count - s_.counts.data());
  }
  bool number_behind(Count& count);
  bool take_phrase(Count& count, std::uint32_t at);
  bool measured(Count& count, std::uint32_t from);
  [[nodiscard]] TokenRange chunk_range(std::uint32_t at) const;
  bool take_measured(Count& count, const TokenRange& phrase);
  bool fronted_whole(Count& count);
  bool heading(Count& count);
  [[nodiscard]] bool is_listed(std::uint32_t index) const;
  [[nodiscard]] bool is_other_clause(const Count& count, const Count& next) const;
  bool following(Count& count, std::uint32_t index);
  bool earlier_sentence(Count& count);
  [[nodiscard]] bool is_told_total(const Count& count) const;
  [[nodiscard]] bool is_done_to(const Count& count, std::uint32_t index) const;
  CountedSentence& s_;
  const View& view_;
};

}  // namespace plumbline::extract
