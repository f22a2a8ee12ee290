// SPDX-License-Identifier: Apache-2.0

#include "store/seeds.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "store/seed_sorter_internal.h"

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

std::vector<Seed> sampled_runs(const std::string& text) {
  std::vector<Seed> seeds = seeds_of(text);
  std::erase_if(seeds, [](const Seed& seed) { return is_word(seed.key); });
  return seeds;
}

std::vector<Seed> words_in(const std::string& text) {
  std::vector<Seed> seeds = seeds_of(text);
  std::erase_if(seeds, [](const Seed& seed) { return !is_word(seed.key); });
  return seeds;
}

TEST(Seeds, SixWordsAsTheyStandShareOne) {
  const std::vector<std::string> all = words(600);
  const std::vector<Seed> seeds = sampled_runs(joined(all, 0, all.size()));
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
  EXPECT_TRUE(sampled_runs("two words").empty());
  ASSERT_EQ(sampled_runs("three such words").size(), 1U);
  EXPECT_EQ(sampled_runs("three such words").front().key,
            runs_of("THREE  such\u00AD, words").front());
  EXPECT_EQ(sampled_runs("one two three four five").size(), 1U);
}

TEST(Seeds, BlocksTellThePlace) {
  const std::string text = std::string(1200, ' ') + "three such words";
  ASSERT_EQ(sampled_runs(text).size(), 1U);
  EXPECT_EQ(sampled_runs(text).front().block, 1200 / kBlockBytes);
  EXPECT_EQ(blocks_of(text.size()), text.size() / kBlockBytes + 1);
}

// The same words however they are written, inside other letters and at the end of the text.
TEST(Seeds, WordsOnceAStretch) {
  const struct {
    const char* name;
    std::string text;
    std::vector<std::string> words;
  } rows[] = {
      {"Short words say nothing", "we saw two of them", {"them"}},
      {"Once", "harbour Harbour HARBOUR", {"harbour"}},
      {"Wide letters",
       "caf\u00E9s S\u00E3o-Tom\u00E9 na\u00EFve\u2014words",
       {"cafes", "tome", "naive", "words"}},
      {"Long words", "internationalisation", {"internationalisation"}},
      {"Digits", "in 2019/20", {"2019"}},
      {"Not UTF-8", std::string("good\xFF\xFE bad\xC3", 12), {"good"}},
  };
  for (const auto& row : rows) {
    const std::vector<Seed> found = words_in(row.text);
    ASSERT_EQ(found.size(), row.words.size()) << row.name;
    for (std::size_t i = 0; i < found.size(); ++i) {
      EXPECT_EQ(found[i].key, words_of(row.words[i]).front()) << row.name << " " << row.words[i];
    }
  }
  const std::string far(kStretchBlocks * kBlockBytes, ' ');
  ASSERT_EQ(words_in("harbour" + far + "harbour").size(), 2U);
  EXPECT_EQ(words_in("harbour" + far + "harbour").back().block, kStretchBlocks);
}

void unpack_all(const SeedLists& packed, std::vector<std::uint64_t>& out) {
  for (std::uint32_t i = 0; i < packed.ends.size(); ++i) {
    if (packed.list(i).empty()) continue;
    ASSERT_TRUE(unpack(packed.list(i), packed.bits, i, out));
  }
}

TEST(Seeds, PackedAndFoundAgain) {
  std::vector<std::uint64_t> seeds;
  std::uint32_t state = 3;
  for (std::uint32_t i = 0; i < 20000; ++i) {
    state = state * 1664525U + 1013904223U;
    seeds.push_back(whole({state & ~1U, i}));
  }
  const auto key = static_cast<std::uint32_t>(seeds[5] >> 32U);
  seeds.push_back(whole({key, 70000}));
  const SeedLists packed = pack(seeds);
  EXPECT_GT(packed.bits, 4);
  std::vector<std::uint32_t> blocks;
  ASSERT_TRUE(blocks_in(packed.list(list_of(key, packed.bits)), packed.bits, key, blocks));
  EXPECT_EQ(blocks, (std::vector<std::uint32_t>{5, 70000}));
  std::vector<std::uint64_t> back;
  unpack_all(packed, back);
  std::sort(seeds.begin(), seeds.end());
  EXPECT_EQ(back, seeds);
}

// What is damaged is told, and nothing behind its end is read.
TEST(Seeds, DamagedListsAreNoLists) {
  std::vector<std::uint64_t> seeds;
  for (std::uint32_t i = 0; i < 40; ++i) seeds.push_back(whole({i / 4 * 1000000, i * 300}));
  const SeedLists packed = pack(seeds);
  ASSERT_EQ(packed.ends.size(), 1U);
  const std::string list(packed.list(0));
  for (std::size_t size = 0; size < list.size(); ++size) {
    std::vector<std::uint64_t> out;
    EXPECT_FALSE(unpack(list.substr(0, size), 0, 0, out)) << size;
  }
  std::vector<std::uint32_t> blocks;
  EXPECT_FALSE(blocks_in(std::string(64, '\xFF'), 0, 5, blocks));
  EXPECT_FALSE(blocks_in("", 0, 5, blocks));
  std::string endless = list;
  endless.back() = '\xFF';  // says that another byte follows
  EXPECT_FALSE(blocks_in(endless, 0, 9000000, blocks));
  EXPECT_TRUE(blocks_in(list, 0, 7, blocks));  // holds no such key
}

// In drawers, sorted beside their writer or at once: the same lists, byte for byte.
TEST(SeedSorter, MakesTheListsOfPack) {
  SeedSorter sorter;
  SeedDrawers drawers;
  for (const std::size_t texts : {1U, 90U, 7U}) {
    std::vector<std::uint64_t> all;
    std::uint32_t state = 9;
    std::uint32_t first = 0;
    for (std::size_t turn = 0; turn < 3; ++turn) {
      SeedBatch batch;
      for (std::size_t text = 0; text < texts; ++text) {
        std::vector<Seed> seeds;
        for (std::uint32_t i = 0; i < 9000; ++i) {
          state = state * 1664525U + 1013904223U;
          const Seed seed{i % 5 == 0 ? 77000000 * (i % 7) : state, i / 50};
          seeds.push_back(seed);
          all.push_back(whole(seed) + first);
        }
        batch.add(std::move(seeds), first);
        first += 9000 / 50 + 1;
      }
      drawers.add(batch);
      sorter.bring(std::move(batch), turn == 2);
    }
    EXPECT_EQ(drawers.size(), all.size());
    const SeedLists want = pack(std::move(all));
    const SeedLists here = drawers.pack();
    EXPECT_EQ(here.bits, want.bits);
    EXPECT_EQ(here.ends, want.ends);
    EXPECT_TRUE(here.bytes == want.bytes);
    EXPECT_EQ(sorter.pending(), 1U);
    const SeedLists beside = sorter.take();
    EXPECT_EQ(beside.ends, want.ends);
    EXPECT_TRUE(beside.bytes == want.bytes);
  }
  sorter.bring({}, false);  // nobody takes it: the thread ends all the same
}

TEST(Densest, IsWhereMostDifferentWordsStand) {
  const std::string text =
      "Boats, boats and boats again. Nobody saw them. The boats were searched at the northern pier "
      "by police. Later the pier was closed. Crème brûlée was served.";
  const struct {
    const char* quotation;
    std::uint32_t within;
    const char* want;
  } rows[] = {
      {"police searched boats at the pier", 70,
       "boats were searched at the northern pier by police"},
      {"police searched boats at the pier", 30, "boats were searched"},
      {"boats", 200, "Boats"},
      {"boats police", 2, "Boats"},
      {"the crème", 200, "Crème"},
      {"at the by", 200, ""},  // too short to be kept
      {"lorries", 200, ""},
      {"", 200, ""},
  };
  for (const auto& row : rows) {
    const text::Span found = densest(row.quotation, text, row.within);
    EXPECT_EQ(text::slice(text, found), row.want) << row.quotation;
  }
}

TEST(SharedPairs, CountsNeighboursOnce) {
  const auto shared = [](const char* quotation) {
    return SharedPairs(quotation).count("Police did not search the boats. The boats left.");
  };
  EXPECT_EQ(shared("did not search the boats"), 4U);
  EXPECT_EQ(shared("the boats the boats"), 2U);
  EXPECT_EQ(shared("boats the search not did"), 1U);
  EXPECT_EQ(shared("left"), 0U);
  EXPECT_EQ(shared(""), 0U);
}

TEST(Seeds, OneKeyFillsNoList) {
  constexpr std::uint32_t kRun = 8;
  constexpr std::uint32_t kWord = 9;
  std::vector<std::uint64_t> seeds;
  for (std::uint32_t i = 0; i < 2 * kMostOfOne; ++i) seeds.push_back(whole({kRun, i}));
  for (std::uint32_t i = 0; i <= kMostOfWord; ++i) seeds.push_back(whole({kWord, i}));
  for (int turn = 0; turn < 2; ++turn) {  // the second time from what was packed
    const SeedLists packed = pack(seeds);
    std::vector<std::uint32_t> blocks;
    ASSERT_TRUE(blocks_in(packed.list(list_of(kRun, packed.bits)), packed.bits, kRun, blocks));
    EXPECT_EQ(blocks.size(), kMostOfOne);
    blocks.clear();
    ASSERT_TRUE(blocks_in(packed.list(list_of(kWord, packed.bits)), packed.bits, kWord, blocks));
    EXPECT_EQ(blocks, std::vector<std::uint32_t>{kTooMany});
    seeds.clear();
    unpack_all(packed, seeds);
  }
  EXPECT_EQ(pack({}).ends.size(), 1U);
}

}  // namespace
}  // namespace plumbline::store
