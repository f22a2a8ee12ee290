// SPDX-License-Identifier: Apache-2.0
//
// The best tree over the words of a sentence, given a score for each possible arc.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace plumbline::neural {

// `scores[d * n + h]`: how well `h` is the head of `d`; n counts the words and the root, which is
// 0. The tree of the highest sum in which exactly one word hangs on the root; of more than eight
// that would, the eight likeliest are tried (Chu and Liu 1965, Edmonds 1967). Out: the head of each
// of the n; that of the root is 0. Ties go to the lower index.
[[nodiscard]] std::vector<std::uint32_t> best_tree(std::span<const float> scores, std::size_t n);

}  // namespace plumbline::neural
