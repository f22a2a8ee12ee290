// SPDX-License-Identifier: Apache-2.0
//
// Changed words of a quotation in runs: which of them only stand elsewhere, and what each does.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "model/quote_check.h"
#include "text/align.h"
#include "verify/change_words_internal.h"
#include "verify/comparable_internal.h"

namespace plumbline::verify {

[[nodiscard]] inline bool is(std::uint64_t key, std::string_view word) {
  return key == fast_hash(word);
}

// A run of changed columns with the words of both sides.
struct Block {
  std::size_t begin = 0;  // steps
  std::size_t end = 0;
  std::vector<std::uint32_t> quoted;
  std::vector<std::uint32_t> source;
  bool odd = false;    // turns the statement
  bool moved = false;  // its negation stands elsewhere on the other side
  model::EditKind why = model::EditKind::Wording;
};

// What the blocks were made from.
struct BlockSides {
  std::string_view quote;
  std::string_view primary;
  const Comparable& quoted;
  const Comparable& source;
  const ChangeWords::Marks& quoted_marks;
  const ChangeWords::Marks& source_marks;  // of source words from `first` on
  std::uint32_t first = 0;
  const text::Alignment& alignment;
};

// Words of a quotation that stand in its source at another place than the words beside them:
// [begin, end) of the quotation, `found` in the source.
struct JoinedRun {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t found = 0;
};

// The beginning or the end of a quotation that was taken from elsewhere in the source and run on
// without a mark. Blocks inside lose their words. Linear in the source for each.
[[nodiscard]] std::vector<JoinedRun> joined_runs(const BlockSides& sides,
                                                 std::vector<Block>& blocks);

// A quotation of which the beginning and the end stand word for word in the source, at two places.
struct JoinedHalves {
  std::uint32_t found = 0;  // where the beginning stands
  JoinedRun rest;
};
[[nodiscard]] std::optional<JoinedHalves> joined_halves(const Comparable& quoted,
                                                        const Comparable& source);

// What a changed column of a block does.
[[nodiscard]] model::EditKind kind_of_change(const BlockSides& sides, const text::AlignStep& step,
                                             const Block& block);

// Whether the figures on the two sides of a block differ.
[[nodiscard]] bool numbers_differ(const BlockSides& sides, const Block& block);

// Lets blocks be whose words only changed places without turning anything ("held without charge for
// a week"), and finds the two that turn by it ("fined instead of jailed").
void judge_moves(const BlockSides& sides, std::vector<Block>& blocks);

}  // namespace plumbline::verify
