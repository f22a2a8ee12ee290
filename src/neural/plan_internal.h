// SPDX-License-Identifier: Apache-2.0
//
// How sentences are cut before any is read: into parts that fit the model, and parts into stretches
// that are read together.

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "neural/pieces.h"

namespace plumbline::neural {

// A stretch of words of one sentence that goes through the encoder at once.
struct Part {
  std::size_t sentence = 0;
  std::size_t begin = 0, end = 0;          // words
  std::size_t piece = 0, piece_count = 0;  // in the plan
  std::size_t word = 0;                    // in the plan
  bool opens_stretch = false;
  std::size_t first_row = 0;  // of the batch, in `firsts`
};

// Sentences cut into parts and pieces, before any is read.
struct Plan {
  std::vector<Part> parts;
  std::vector<PieceId> pieces;
  std::vector<WordShape> shapes;      // of the word of each piece
  std::vector<std::uint32_t> firsts;  // of each word, counted from its part's first piece
};

// The part with which the second half begins, so that two threads may read what one thread would
// read: it opens a sentence and a stretch. All of them if there is none.
inline std::size_t second_half(const Plan& plan) {
  std::size_t found = plan.parts.size();
  std::size_t least = plan.pieces.size();
  for (std::size_t i = 1; i < plan.parts.size(); ++i) {
    const Part& part = plan.parts[i];
    if (!part.opens_stretch || part.begin != 0) continue;
    const std::size_t before = 2 * part.piece;
    const std::size_t off =
        std::max(before, plan.pieces.size()) - std::min(before, plan.pieces.size());
    if (off >= least) continue;
    least = off;
    found = i;
  }
  return found;
}

}  // namespace plumbline::neural
