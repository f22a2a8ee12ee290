// SPDX-License-Identifier: Apache-2.0
//
// Boosted decision trees as tables: log odds from a row of features. Any number, the same on every
// machine.

#pragma once

#include <cstdint>
#include <span>

namespace plumbline::ingest {

// Goes left where the feature is not above the threshold. A child below 0 is leaf -child - 1.
struct HtmlSplit {
  std::uint16_t feature;
  std::int16_t left;
  std::int16_t right;
  float threshold;
};

struct HtmlForest {
  std::span<const HtmlSplit> splits;
  std::span<const float> leaves;
  std::span<const std::int16_t> roots;  // one a tree; below 0: the tree is that leaf
};

// The sum of all trees. `features` must hold every feature that the splits name.
[[nodiscard]] inline float judge(const HtmlForest& forest, std::span<const float> features) {
  float sum = 0;
  for (const std::int16_t root : forest.roots) {
    std::int16_t at = root;
    while (at >= 0) {
      const HtmlSplit& split = forest.splits[static_cast<std::size_t>(at)];
      at = features[split.feature] <= split.threshold ? split.left : split.right;
    }
    sum += forest.leaves[static_cast<std::size_t>(-(at + 1))];
  }
  return sum;
}

// html_model.cc, written by train/html_blocks.py: over BlockFeatures, then over JudgedFeatures.
extern const HtmlForest kHtmlFirstForest;
extern const HtmlForest kHtmlSecondForest;

}  // namespace plumbline::ingest
