// SPDX-License-Identifier: Apache-2.0
//
// What speaks for or against a block being part of the article: its own words, the elements around
// it, its neighbours, and its share of what the page says. Numbers only; html_select.h judges.

#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "ingest/html_tree.h"

namespace plumbline::ingest {

// Plain features, then a 0 or 1 for each hint of the nearest two elements, then of all above.
constexpr std::size_t kPlainFeatures = 112;
constexpr std::size_t kFeatures = kPlainFeatures + 128;
using BlockFeatures = std::array<float, kFeatures>;

// One row a block. Linear in blocks and nodes.
[[nodiscard]] std::vector<BlockFeatures> block_features(const HtmlTree& tree,
                                                        std::string_view page);

// The same rows with what a first judgement of all blocks adds: how its neighbours, its kin and the
// elements around it were judged. `scores` holds the log odds of each block.
constexpr std::size_t kContextFeatures = 24;
using JudgedFeatures = std::array<float, kFeatures + kContextFeatures>;
[[nodiscard]] std::vector<JudgedFeatures> judged_features(const HtmlTree& tree,
                                                          const std::vector<BlockFeatures>& rows,
                                                          const std::vector<float>& scores);

// Blocks whose three innermost elements look alike have the same key: the paragraphs of one text,
// the items of one list of teasers.
[[nodiscard]] std::uint64_t kin_key(const HtmlTree& tree, const HtmlBlock& block);

// A block that reads like running text: many words, few of them links.
[[nodiscard]] bool reads_like_prose(const HtmlBlock& block);

// Numbers of any size as features: their logarithms.
[[nodiscard]] inline float log_of(double value) {
  return static_cast<float>(std::log2(1.0 + value));
}

}  // namespace plumbline::ingest
