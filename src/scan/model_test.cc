// SPDX-License-Identifier: Apache-2.0

#include "scan/model.h"

#include <gtest/gtest.h>

namespace plumbline::scan {
namespace {

// Feature 1 tells the answer, 2 does not, 3 stands in one text alone.
std::vector<Example> examples() {
  std::vector<Example> out;
  for (std::uint32_t i = 0; i < 40; ++i) {
    Example example;
    example.relevant = i % 2 == 0;
    if (example.relevant) example.features.push_back({1, 1});
    if (i % 3 == 0) example.features.push_back({2, 1});
    if (i == 7) example.features.push_back({3, 1});
    example.group = std::to_string(i);
    out.push_back(example);
  }
  return out;
}

TEST(Model, LearnsWhatTells) {
  const auto trained = train(examples(), {});
  ASSERT_TRUE(trained.ok());
  EXPECT_GT(trained->model.probability({{1, 1}}), 0.9);
  EXPECT_LT(trained->model.probability({}), 0.1);
  EXPECT_NEAR(trained->model.probability({{2, 1}}), trained->model.probability({}), 0.1);
  EXPECT_DOUBLE_EQ(trained->model.score({{3, 1}}), trained->model.score({}));
  EXPECT_EQ(trained->held_out.size(), 40U);
  EXPECT_EQ(trained->model.learned_from(), 40U);
}

TEST(Model, SameLabelsSameModelInAnyOrder) {
  std::vector<Example> rows = examples();
  const std::string first = train(rows, {})->model.save();
  EXPECT_EQ(train(rows, {})->model.save(), first);
}

TEST(Model, SavesAndLoads) {
  const auto trained = train(examples(), {});
  ASSERT_TRUE(trained.ok());
  const std::string bytes = trained->model.save();
  const auto loaded = Model::load(bytes);
  ASSERT_TRUE(loaded.ok());
  EXPECT_NEAR(loaded->probability({{1, 1}}), trained->model.probability({{1, 1}}), 0.01);
  EXPECT_EQ(loaded->save(), bytes);
  EXPECT_EQ(loaded->expected().size(), 99U);
}

TEST(Model, RefusesOtherBytes) {
  const std::string bytes = train(examples(), {})->model.save();
  EXPECT_FALSE(Model::load("").ok());
  EXPECT_FALSE(Model::load(bytes.substr(0, bytes.size() - 1)).ok());
  EXPECT_FALSE(Model::load(bytes + "x").ok());
  std::string other = bytes;
  other[0] = 'x';
  EXPECT_FALSE(Model::load(other).ok());
}

TEST(Model, AsksForEnoughLabels) {
  std::vector<Example> few = examples();
  few.resize(10);
  EXPECT_FALSE(train(few, {}).ok());
  std::vector<Example> one_kind = examples();
  for (Example& example : one_kind) example.relevant = false;
  EXPECT_FALSE(train(one_kind, {}).ok());
}

TEST(Model, ThresholdsByWeight) {
  std::vector<Example> rows(3);
  rows[0].relevant = true;
  rows[1].weight = 3;
  rows[2].relevant = true;
  const std::vector<Expected> expected = expected_of(rows, {0.9, 0.5, 0.2});
  EXPECT_DOUBLE_EQ(expected[9].precision, 0.4);  // 0.10: all three pass
  EXPECT_DOUBLE_EQ(expected[9].recall, 1.0);
  EXPECT_DOUBLE_EQ(expected[59].precision, 1.0);  // 0.60: the first alone
  EXPECT_DOUBLE_EQ(expected[59].recall, 0.5);
}

}  // namespace
}  // namespace plumbline::scan
