// SPDX-License-Identifier: Apache-2.0

#include "base/kept_words.h"

#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace plumbline {
namespace {

TEST(KeptWords, AreKeptOnceAndStayWhereTheyAre) {
  KeptWords words;
  const std::string_view first = words.keep("Five people were charged.");
  std::vector<std::string_view> others;
  for (int i = 0; i < 1000; ++i) others.push_back(words.keep("no. " + std::to_string(i)));
  EXPECT_EQ(words.keep(std::string("Five people were charged.")).data(), first.data());
  const KeptWords moved = std::move(words);
  EXPECT_EQ(first, "Five people were charged.");
  EXPECT_EQ(others[7], "no. 7");
}

}  // namespace
}  // namespace plumbline
