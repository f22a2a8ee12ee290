// SPDX-License-Identifier: Apache-2.0

#include "neural/label_chain.h"

#include <gtest/gtest.h>

namespace plumbline::neural {
namespace {

const std::vector<std::string> kLabels = {"O", "B-PER", "I-PER", "B-LOC", "I-LOC"};

std::vector<std::string> best(const std::vector<float>& scores, const std::vector<float>& steps) {
  const std::size_t count = scores.size() / kLabels.size();
  std::vector<std::uint16_t> found(count);
  LabelChain(kLabels, steps).best(scores.data(), kLabels.size(), count, found.data());
  std::vector<std::string> names;
  for (const std::uint16_t label : found) names.push_back(kLabels[label]);
  return names;
}

using Names = std::vector<std::string>;

TEST(LabelChain, WhatGoesOnHasBegun) {
  // Each word for itself would be "I-PER"; nothing goes on at the beginning.
  EXPECT_EQ(best({0, 1, 5, 0, 0, 0, 1, 5, 0, 0}, {}), (Names{"B-PER", "I-PER"}));
  // "I-LOC" does not go on with a person.
  EXPECT_EQ(best({0, 5, 0, 0, 0, 0, 0, 1, 0, 2}, {}), (Names{"B-PER", "I-PER"}));
  EXPECT_EQ(best({5, 0, 0, 0, 0, 1, 0, 9, 0, 0}, {}), (Names{"B-PER", "I-PER"}));
}

TEST(LabelChain, StepsDecideWhereScoresDoNot) {
  std::vector<float> steps(25);
  for (const std::size_t other : {0U, 1U, 3U}) steps[1 * 5 + other] = -3;  // B-PER asks for I-PER
  EXPECT_EQ(best({0, 2, 0, 0, 0, 1, 0, 0, 0, 0}, {}), (Names{"B-PER", "O"}));
  EXPECT_EQ(best({0, 2, 0, 0, 0, 1, 0, 0, 0, 0}, steps), (Names{"B-PER", "I-PER"}));
}

TEST(LabelChain, LeadIsOfTheKind) {
  const LabelChain chain(kLabels, {});
  const std::vector<float> scores = {1, 2, 6, 3, 0};
  EXPECT_EQ(chain.lead(scores.data(), 1), 3);  // "I-PER" counts for "B-PER"
  EXPECT_EQ(chain.lead(scores.data(), 3), -3);
  EXPECT_EQ(chain.lead(scores.data(), 0), -5);
}

}  // namespace
}  // namespace plumbline::neural
