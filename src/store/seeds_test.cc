// SPDX-License-Identifier: Apache-2.0

#include "store/seeds.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace plumbline::store {
namespace {

std::vector<std::string> words(int count) {
  std::vector<std::string> out;
  std::uint32_t state = 7;
  for (int i = 0; i < count; ++i) {
    state = state * 1664525U + 1013904223U;
    out.push_back("w" + std::to_string(state >> 24U));
  }
  return out;
}

std::string joined(const std::vector<std::string>& words, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) out += (out.empty() ? "" : " ") + words[i];
  return out;
}

TEST(Seeds, SixWordsAsTheyStandShareOne) {
  const std::vector<std::string> all = words(600);
  const std::vector<Seed> seeds = seeds_of(joined(all, 0, all.size()));
  EXPECT_LT(seeds.size(), 300U);  // a sample
  for (std::size_t at = 0; at + 6 <= all.size(); ++at) {
    const std::vector<std::uint32_t> runs = runs_of(joined(all, at, at + 6));
    const bool shared = std::any_of(seeds.begin(), seeds.end(), [&](const Seed& seed) {
      return std::binary_search(runs.begin(), runs.end(), seed.key);
    });
    EXPECT_TRUE(shared) << at;
  }
}

TEST(Seeds, ShortTexts) {
  EXPECT_TRUE(seeds_of("").empty());
  EXPECT_TRUE(seeds_of("two words").empty());
  ASSERT_EQ(seeds_of("three such words").size(), 1U);
  EXPECT_EQ(seeds_of("three such words").front().key, runs_of("THREE  such\u00AD, words").front());
  EXPECT_EQ(seeds_of("one two three four five").size(), 1U);
}

TEST(Seeds, BlocksTellThePlace) {
  const std::string text = std::string(1200, ' ') + "three such words";
  ASSERT_EQ(seeds_of(text).size(), 1U);
  EXPECT_EQ(seeds_of(text).front().block, 1200 / kBlockBytes);
  EXPECT_EQ(blocks_of(text.size()), text.size() / kBlockBytes + 1);
}

TEST(Seeds, PackedAndFoundAgain) {
  std::vector<Seed> seeds;
  std::uint32_t state = 3;
  for (std::uint32_t i = 0; i < 20000; ++i) {
    state = state * 1664525U + 1013904223U;
    seeds.push_back({state, i});
  }
  seeds.push_back({seeds[5].key, 70000});
  const SeedLists packed = pack(seeds);
  EXPECT_GT(packed.bits, 4);
  std::vector<std::uint32_t> blocks;
  blocks_in(packed.lists[list_of(seeds[5].key, packed.bits)], seeds[5].key, blocks);
  EXPECT_EQ(blocks, (std::vector<std::uint32_t>{5, 70000}));
  std::vector<Seed> back;
  for (const std::string& list : packed.lists) unpack(list, back);
  EXPECT_EQ(back.size(), seeds.size());
  EXPECT_TRUE(std::is_sorted(back.begin(), back.end(),
                             [](const Seed& a, const Seed& b) { return a.key < b.key; }));
}

TEST(Seeds, OneKeyFillsNoList) {
  std::vector<Seed> seeds;
  for (std::uint32_t i = 0; i < 2 * kMostOfOne; ++i) seeds.push_back({9, i});
  const SeedLists packed = pack(seeds);
  std::vector<std::uint32_t> blocks;
  blocks_in(packed.lists[list_of(9, packed.bits)], 9, blocks);
  EXPECT_EQ(blocks.size(), kMostOfOne);
  EXPECT_EQ(pack({}).lists.size(), 1U);
}

}  // namespace
}  // namespace plumbline::store
