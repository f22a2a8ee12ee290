// SPDX-License-Identifier: Apache-2.0
//
// Changed words of a quotation in runs, and which of them only stand elsewhere.

#pragma once

#include <vector>

#include "model/quote_check.h"
#include "text/align.h"
#include "verify/change_words_internal.h"
#include "verify/comparable_internal.h"

namespace plumbline::verify {

// A run of changed columns with the words of both sides.
struct Block {
  std::size_t begin = 0;  // steps
  std::size_t end = 0;
  std::vector<std::uint32_t> quoted;
  std::vector<std::uint32_t> source;
  bool odd = false;  // turns the statement
  model::EditKind why = model::EditKind::Wording;
};

// What the blocks were made from.
struct BlockSides {
  const Comparable& quoted;
  const Comparable& source;
  const ChangeWords::Marks& quoted_marks;
  const ChangeWords::Marks& source_marks;  // of source words from `first` on
  std::uint32_t first = 0;
  const text::Alignment& alignment;
};

// Lets blocks be whose words only changed places without turning anything ("held without charge for
// a week"), and finds the two that turn by it ("fined instead of jailed").
void judge_moves(const BlockSides& sides, std::vector<Block>& blocks);

}  // namespace plumbline::verify
