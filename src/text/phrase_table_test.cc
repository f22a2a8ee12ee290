// SPDX-License-Identifier: Apache-2.0

#include "text/phrase_table.h"

#include <algorithm>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace plumbline::text {
namespace {

// Bytes at an address that a table may stand at.
struct Aligned {
  explicit Aligned(std::string_view from) : words(from.size() / 8 + 1), size(from.size()) {
    std::memcpy(words.data(), from.data(), from.size());
  }
  [[nodiscard]] std::string_view bytes() const {
    return {static_cast<const char*>(static_cast<const void*>(words.data())), size};
  }
  std::vector<std::uint64_t> words;
  std::size_t size;
};

Aligned table_of(const std::vector<std::pair<const char*, std::uint32_t>>& phrases) {
  PhraseTableBuilder builder;
  for (const auto& [phrase, value] : phrases) builder.add(phrase, value);
  return Aligned(builder.build());
}

TEST(PhraseTable, FindsTheLongestFromLeftToRight) {
  const Aligned bytes = table_of({{"Tier 2", 1},
                                  {"tier 2 watch list", 2},
                                  {"watch", 3},
                                  {"list", 4},
                                  {"Georgia", 5},
                                  {"georgia", 6}});
  const auto table = PhraseTable::view(bytes.bytes());
  ASSERT_TRUE(table.ok());
  const std::string_view text = "On the TIER 2 Watch List, not tier 2 list: Georgia\u2019s watch";
  std::string out;
  for (const PhraseMatch& match : table->find_longest(tokenize(text))) {
    out += std::to_string(match.value) + "@" + std::to_string(match.tokens.begin) + "+" +
           std::to_string(match.tokens.size()) + " ";
  }
  EXPECT_EQ(out, "2@2+4 1@8+2 4@10+1 5@12+1 6@12+1 3@14+1 ");
  EXPECT_EQ(table->lookup("georgia"), (std::vector<std::uint32_t>{5, 6}));
  EXPECT_TRUE(table->lookup("tier").empty());
  EXPECT_TRUE(table->lookup("tier 2 watch").empty());
}

// A plain word is not cut into tokens first; what may be two tokens is.
TEST(PhraseTable, LooksUpWordsAndPhrasesAlike) {
  const Aligned bytes = table_of({{"Georgia", 1}, {"cannot", 2}, {"Manila", 3}, {"o'neill", 4}});
  const auto table = PhraseTable::view(bytes.bytes());
  ASSERT_TRUE(table.ok());
  using Values = std::vector<std::uint32_t>;
  EXPECT_EQ(table->lookup("GEORGIA"), Values{1});
  EXPECT_EQ(table->lookup("cannot"), Values{2});
  EXPECT_EQ(table->lookup("manila"), Values{3});
  EXPECT_EQ(table->lookup("O\u2019Neill"), Values{4});
  EXPECT_EQ(table->lookup(" Georgia"), Values{1});
  for (const char* other : {"", " ", "Geor", "Georgian", "Georgia Manila", "can"}) {
    EXPECT_TRUE(table->lookup(other).empty()) << other;
  }
}

TEST(PhraseTable, NeverCrossesAParagraph) {
  const Aligned bytes = table_of({{"watch list", 1}});
  const auto table = PhraseTable::view(bytes.bytes());
  ASSERT_TRUE(table.ok());
  EXPECT_TRUE(table->find_longest(tokenize("watch\n\nlist")).empty());
  EXPECT_EQ(table->find_longest(tokenize("watch\nlist")).size(), 1U);
}

TEST(PhraseTable, EmptyTablesFindNothing) {
  EXPECT_TRUE(PhraseTable().find_longest(tokenize("a b")).empty());
  const Aligned bytes = table_of({});
  const auto table = PhraseTable::view(bytes.bytes());
  ASSERT_TRUE(table.ok());
  EXPECT_TRUE(table->find_longest(tokenize("a b")).empty());
}

TEST(PhraseTable, BuildDoesNotDependOnTheOrderOfPhrases) {
  const Aligned one = table_of({{"a b", 1}, {"a", 2}, {"b", 3}, {"a", 4}});
  const Aligned two = table_of({{"a", 4}, {"b", 3}, {"a", 2}, {"a b", 1}});
  EXPECT_EQ(one.bytes(), two.bytes());
}

TEST(PhraseTable, RefusesOrSurvivesDamagedBytes) {
  const Aligned good = table_of({{"tier 2 watch list", 2}, {"watch", 3}, {"list of things", 4}});
  const auto tokens = tokenize("tier 2 watch list of things");
  std::mt19937 random(3);
  for (int round = 0; round < 20000; ++round) {
    Aligned bad = good;
    const std::size_t word = random() % bad.words.size();
    bad.words[word] ^= std::uint64_t{1} << (random() % 64);
    if (round % 8 == 0) bad.size = random() % (good.size + 1);
    const auto table = PhraseTable::view(bad.bytes());
    if (table.ok()) (void)table->find_longest(tokens);
  }
}

// Nothing empty ends a search, every edge leads out of the table, every node's values lie outside.
TEST(PhraseTable, FindsNothingWhereEverythingPointsOutside) {
  const Aligned good = table_of({{"tier 2 watch list", 2}, {"watch", 3}});
  constexpr std::size_t kHeaderWords = 4;
  std::uint32_t slots = 0, nodes = 0;
  std::memcpy(&slots, good.bytes().data() + 8, sizeof slots);
  std::memcpy(&nodes, good.bytes().data() + 12, sizeof nodes);
  for (const std::uint64_t child : {std::uint64_t{nodes}, std::uint64_t{0xFFFFFFFF}}) {
    Aligned bad = good;
    for (std::size_t slot = 0; slot < slots; ++slot) {
      std::uint64_t& edge = bad.words[kHeaderWords + 2 * slot + 1];  // behind its key
      edge = (edge & 0xFFFFFFFF) | (child << 32U);
    }
    const auto table = PhraseTable::view(bad.bytes());
    ASSERT_TRUE(table.ok());
    EXPECT_TRUE(table->find_longest(tokenize("watch tier 2 watch list")).empty());
    EXPECT_TRUE(table->lookup("tier").empty());
  }
  for (const std::uint64_t node : {~std::uint64_t{0}, std::uint64_t{0xFFFF} << 32U}) {
    Aligned bad = good;
    for (std::size_t i = 0; i < nodes; ++i) bad.words[kHeaderWords + 2 * slots + i] = node;
    const auto table = PhraseTable::view(bad.bytes());
    ASSERT_TRUE(table.ok());
    EXPECT_TRUE(table->find_longest(tokenize("watch tier 2 watch list")).empty());
  }
}

// A node that is damaged so that it has all values of the table is as if it had none; a phrase may
// have many.
TEST(PhraseTable, APhraseHasNoMoreValuesThanOneMayHave) {
  PhraseTableBuilder builder;
  for (std::uint32_t value = 0; value < 1000; ++value) builder.add("watch", value);
  for (std::uint32_t value = 0; value < 1000; ++value) builder.add("list", value);
  Aligned bytes(builder.build());
  const auto table = PhraseTable::view(bytes.bytes());
  ASSERT_TRUE(table.ok());
  EXPECT_EQ(table->lookup("watch").size(), 1000U);
  EXPECT_EQ(table->lookup("list").size(), 1000U);
  constexpr std::size_t kHeaderWords = 4;
  std::uint32_t slots = 0;
  std::memcpy(&slots, bytes.bytes().data() + 8, sizeof slots);
  std::vector<std::size_t> sizes;
  for (std::size_t node = 1; node <= 2; ++node) {
    const std::size_t word = kHeaderWords + 2 * std::size_t{slots} + node;
    const std::uint64_t sound = bytes.words[word];
    bytes.words[word] = std::uint64_t{2000} << 32U;  // from the first on
    for (const char* phrase : {"watch", "list"}) sizes.push_back(table->lookup(phrase).size());
    bytes.words[word] = sound;
  }
  std::sort(sizes.begin(), sizes.end());
  EXPECT_EQ(sizes, (std::vector<std::size_t>{0, 0, 1000, 1000}));
}

}  // namespace
}  // namespace plumbline::text
