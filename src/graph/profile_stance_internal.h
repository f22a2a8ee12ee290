// SPDX-License-Identifier: Apache-2.0
//
// Which words of a passage tell what is, and which only what a law, a plan or a duty says shall be?

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "refdata/refdata.h"
#include "text/sentence.h"
#include "text/token.h"

namespace plumbline::graph {

// Kinds of data/wordlists/stance.tsv, as bits.
inline constexpr std::uint32_t kBreak = 1U << 0U;
inline constexpr std::uint32_t kFront = 1U << 1U;
inline constexpr std::uint32_t kJoint = 1U << 2U;
inline constexpr std::uint32_t kVerb = 1U << 3U;
inline constexpr std::uint32_t kPast = 1U << 4U;
inline constexpr std::uint32_t kModal = 1U << 5U;
inline constexpr std::uint32_t kBeforeParticiple = 1U << 6U;
inline constexpr std::uint32_t kBehindParticiple = 1U << 7U;
inline constexpr std::uint32_t kOfLaw = 1U << 8U;
inline constexpr std::uint32_t kPlan = 1U << 9U;
inline constexpr std::uint32_t kAct = 1U << 10U;
inline constexpr std::uint32_t kCrime = 1U << 11U;
inline constexpr std::uint32_t kFiller = 1U << 12U;
inline constexpr std::uint32_t kFail = 1U << 13U;
inline constexpr std::uint32_t kRare = 1U << 14U;
inline constexpr std::uint32_t kPermit = 1U << 15U;
inline constexpr std::uint32_t kNot = 1U << 16U;
inline constexpr std::uint32_t kBound = 1U << 17U;
inline constexpr std::uint32_t kRemedy = 1U << 18U;
inline constexpr std::uint32_t kRight = 1U << 19U;
inline constexpr std::uint32_t kVictim = 1U << 20U;
inline constexpr std::uint32_t kLast = 1U << 21U;
inline constexpr std::uint32_t kSuch = 1U << 22U;
inline constexpr std::uint32_t kRelative = 1U << 23U;
inline constexpr std::uint32_t kParticiple = 1U << 24U;
inline constexpr std::uint32_t kBreach = 1U << 25U;

// The kinds of the words and phrases of that list that begin at each token.
[[nodiscard]] std::vector<std::uint32_t> stance_kinds(const std::vector<text::Token>& tokens,
                                                      const refdata::RefData& refdata);

// Whether the words of `text` from token `at` on begin with `words`, and a word ends with them.
[[nodiscard]] bool stand_at(std::string_view words, std::string_view text,
                            const std::vector<text::Token>& tokens, std::uint32_t at);

// Offsets are bytes of the passage, which must outlive it. "The national plan to combat slavery"
// tells of a plan and of no slave; "slavery is punishable by prison" of no sentence. What another
// clause says tells again: "but", ", and children worked".
class Stance {
 public:
  Stance(std::string_view text, const refdata::RefData& refdata);

  // What begins there is told of as something that is.
  [[nodiscard]] bool tells(std::size_t offset) const;
  // These words are, at one place at least; words that stand nowhere are. Where only another form
  // of their first word is there ("child labour" of "children"), it counts.
  [[nodiscard]] bool tells_words(std::string_view words) const;
  // "Were rarely prosecuted": what begins there hardly happens.
  [[nodiscard]] bool is_rare(std::size_t offset) const;
  // "Does not permit children to dive": of a law, that it says no. One that does not permit victims
  // to seek compensation, or workers to change employers, forbids nothing that is wrong.
  [[nodiscard]] bool forbids() const;

 private:
  // Clauses are as text goes; kinds_ are those of tokens.
  void cut_clauses();
  [[nodiscard]] bool is_front(std::uint32_t at) const;
  void cut_front(std::uint32_t begin, std::uint32_t end, std::vector<bool>& begins) const;
  void cut_joints(std::uint32_t begin, std::uint32_t end, std::vector<bool>& begins) const;
  [[nodiscard]] std::uint32_t front_end(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] bool tells_form(std::string_view word) const;
  [[nodiscard]] bool names_rule(std::uint32_t at) const;
  void find_norms(const refdata::RefData& refdata);
  void find_plans();
  [[nodiscard]] bool is_against_crime(std::uint32_t at) const;
  [[nodiscard]] bool ends_in(std::uint32_t at, std::string_view ending) const;
  [[nodiscard]] bool is_verb(std::uint32_t at, std::uint32_t begin) const;
  [[nodiscard]] bool has_verb(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] bool is_clause(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] bool is(std::uint32_t at, std::uint32_t kinds) const {
    return at < kinds_.size() && (kinds_[at] & kinds) != 0;
  }
  [[nodiscard]] bool is_comma(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t next_comma(std::uint32_t at, std::uint32_t end) const;
  [[nodiscard]] bool near_before(std::uint32_t at, std::uint32_t reach, std::uint32_t kinds) const;
  [[nodiscard]] std::uint32_t token_at(std::size_t offset) const;
  [[nodiscard]] bool is_norm(std::uint32_t at) const;

  std::string_view text_;
  std::vector<text::Token> tokens_;
  std::vector<std::uint32_t> kinds_;
  std::vector<text::TokenRange> clause_of_;  // of each token
  std::vector<text::TokenRange> norms_;
};

}  // namespace plumbline::graph
