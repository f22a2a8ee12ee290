// SPDX-License-Identifier: Apache-2.0

#include "neural/tree.h"

#include <limits>
#include <random>

#include <gtest/gtest.h>

namespace plumbline::neural {
namespace {

bool is_tree(const std::vector<std::uint32_t>& head) {
  std::size_t roots = 0;
  for (std::uint32_t d = 1; d < head.size(); ++d) {
    roots += head[d] == 0 ? 1U : 0U;
    std::uint32_t at = d;
    for (std::size_t steps = 0; at != 0; ++steps) {
      if (steps > head.size()) return false;
      at = head[at];
    }
  }
  return roots == 1;
}

float sum_of(const std::vector<float>& scores, const std::vector<std::uint32_t>& head) {
  float sum = 0;
  for (std::size_t d = 1; d < head.size(); ++d) sum += scores[d * head.size() + head[d]];
  return sum;
}

// Every assignment of heads, tried.
float best_sum(const std::vector<float>& scores, std::size_t n) {
  std::vector<std::uint32_t> head(n, 0);
  float best = -std::numeric_limits<float>::infinity();
  while (true) {
    if (is_tree(head)) best = std::max(best, sum_of(scores, head));
    std::size_t at = 1;
    while (at < n && ++head[at] == n) head[at++] = 0;
    if (at == n) return best;
  }
}

TEST(Tree, IsTheBestOfAll) {
  std::mt19937 chance(7);
  std::uniform_real_distribution<float> score(-3, 3);
  for (int round = 0; round < 400; ++round) {
    const std::size_t n = 2 + static_cast<std::size_t>(round) % 5;
    std::vector<float> scores(n * n);
    for (float& each : scores) each = score(chance);
    const auto head = best_tree(scores, n);
    ASSERT_TRUE(is_tree(head)) << round;
    EXPECT_NEAR(sum_of(scores, head), best_sum(scores, n), 1e-4) << round;
  }
}

TEST(Tree, StaysATreeOnAnyScores) {
  std::mt19937 chance(11);
  std::uniform_int_distribution<int> score(-1, 1);  // many ties
  for (int round = 0; round < 200; ++round) {
    const std::size_t n = 2 + static_cast<std::size_t>(round) % 60;
    std::vector<float> scores(n * n);
    for (float& each : scores) each = static_cast<float>(score(chance));
    EXPECT_TRUE(is_tree(best_tree(scores, n))) << round;
  }
}

TEST(Tree, OfNothingHasOnlyItsRoot) {
  EXPECT_EQ(best_tree(std::vector<float>{0.0F}, 1), std::vector<std::uint32_t>{0});
  EXPECT_EQ(best_tree(std::vector<float>{0, 0, 0, 0}, 2), (std::vector<std::uint32_t>{0, 0}));
}

}  // namespace
}  // namespace plumbline::neural
