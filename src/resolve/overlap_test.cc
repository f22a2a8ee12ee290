// SPDX-License-Identifier: Apache-2.0

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "resolve/overlap_internal.h"

namespace plumbline::resolve {
namespace {

// Words of a small vocabulary, so that runs of three come again.
std::string random_words(std::mt19937& random, std::size_t count, unsigned vocabulary) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += "w" + std::to_string(random() % vocabulary) + " ";
  return out;
}

TEST(SeedsTest, WhatIsKnownForLittleIsWhatIsFound) {
  std::size_t alone = 0;
  std::size_t again = 0;
  std::size_t passed_over = 0;
  for (unsigned round = 0; round < 40; ++round) {
    std::mt19937 random(round);
    const std::string text = random_words(random, round * 9, 2 + round % 12);
    const std::vector<Word> words = words_of(text);
    const Seeds seeds(words);
    Seeds::Places found{};
    const std::vector<std::uint64_t> own = Seeds::of(words);
    for (std::size_t at = 0; at < own.size(); ++at) {
      ASSERT_TRUE(seeds.may_hold(own[at]));
      const auto places = seeds.find(own[at], found);
      ASSERT_EQ(seeds.alone(at), places.size() == 1) << round << " " << at;
      ++(places.size() == 1 ? alone : again);
    }
    for (unsigned i = 0; i < 200; ++i) {
      const std::uint64_t other = std::uint64_t{random()} << 32U | random();
      if (seeds.may_hold(other)) continue;
      ++passed_over;
      ASSERT_TRUE(seeds.find(other, found).empty());
    }
  }
  EXPECT_GT(alone, 500U);
  EXPECT_GT(again, 500U);
  EXPECT_GT(passed_over, 5000U);
}

// A copy of which words were replaced, then the whole again: what stands within a run already made
// is passed over, what stands elsewhere too is not.
TEST(OverlapTest, OfACopyAllButTheNewWordsMatch) {
  for (unsigned round = 0; round < 30; ++round) {
    std::mt19937 random(round);
    const std::string text = random_words(random, 120, 100'000);
    std::vector<Word> first = words_of(text);
    std::vector<Word> second = first;
    std::uint32_t replaced = 0;
    for (std::size_t at = 10; at + 10 < second.size(); at += 15 + random() % 10) {
      second[at].key = random();
      ++replaced;
    }
    const AsFirst as_first(first, {});
    const Overlap once = overlap_of(first, as_first, second, Seeds(second));
    EXPECT_EQ(once.matched, first.size() - replaced) << round;
    ASSERT_EQ(once.stretches.size(), 1U) << round;
    // Words of one text are told once, however often the other has them.
    std::vector<Word> twice = second;
    twice.insert(twice.end(), second.begin(), second.end());
    EXPECT_EQ(overlap_of(first, as_first, twice, Seeds(twice)).matched, once.matched) << round;
    std::vector<Word> doubled = first;
    doubled.insert(doubled.end(), first.begin(), first.end());
    EXPECT_EQ(overlap_of(doubled, AsFirst(doubled, {}), twice, Seeds(twice)).matched,
              2 * once.matched)
        << round;
  }
}

}  // namespace
}  // namespace plumbline::resolve
