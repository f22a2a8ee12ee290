// SPDX-License-Identifier: Apache-2.0

#include "base/block_cache.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace plumbline {
namespace {

TEST(BlockCache, GivesOutWhatWasGivenBack) {
  if (!BlockCache::keeps()) GTEST_SKIP() << "built with a sanitizer";
  const BlockCache cache;
  void* const block = ::operator new(100);
  ::operator delete(block, std::size_t{100});
  EXPECT_GE(cache.kept_bytes(), 100U);
  void* const again = ::operator new(99);
  EXPECT_EQ(again, block);
  EXPECT_EQ(cache.kept_bytes(), 0U);
  ::operator delete(again, std::size_t{99});
}

// All bytes that were asked for may be written, whatever block of the cache they come from.
TEST(BlockCache, EveryBlockHoldsWhatWasAskedFor) {
  const BlockCache cache;
  for (int turn = 0; turn < 3; ++turn) {
    std::vector<std::pair<void*, std::size_t>> blocks;
    for (std::size_t bytes = 0; bytes < 1200; ++bytes) {
      blocks.emplace_back(::operator new(bytes), bytes);
      std::memset(blocks.back().first, static_cast<int>(bytes % 251), bytes);
    }
    for (const auto& [block, bytes] : blocks) {
      const auto* const at = static_cast<const unsigned char*>(block);
      for (std::size_t i = 0; i < bytes; ++i) ASSERT_EQ(at[i], bytes % 251) << bytes;
    }
    for (const auto& [block, bytes] : blocks) ::operator delete(block, bytes);
  }
}

TEST(BlockCache, KeepsNoLargeBlocksAndNotTooMany) {
  if (!BlockCache::keeps()) GTEST_SKIP() << "built with a sanitizer";
  const BlockCache cache;
  ::operator delete(::operator new(5000), std::size_t{5000});
  EXPECT_EQ(cache.kept_bytes(), 0U);
  std::vector<std::unique_ptr<std::array<char, 900>>> blocks;
  for (std::size_t i = 0; i < 2 * BlockCache::kMostKept / 900; ++i) {
    blocks.push_back(std::make_unique<std::array<char, 900>>());
  }
  blocks.clear();
  EXPECT_GE(cache.kept_bytes(), BlockCache::kMostKept);
  EXPECT_LE(cache.kept_bytes(), BlockCache::kMostKept + BlockCache::kLargestKept);
}

// Sizes near the end of std::size_t become no small block.
TEST(BlockCache, AsksForNothingSmallWhereTooMuchIsWanted) {
  if (!BlockCache::keeps()) GTEST_SKIP() << "the sanitizer ends the program";
  for (std::size_t less = 0; less < 20; ++less) {
    const volatile std::size_t wanted = SIZE_MAX - less;
    EXPECT_THROW(::operator delete(::operator new(wanted)), std::bad_alloc) << less;
  }
}

TEST(BlockCache, IsLeftWhereItIsNotWanted) {
  if (!BlockCache::keeps()) GTEST_SKIP() << "built with a sanitizer";
  const BlockCache cache;
  BlockCache::leave();
  ::operator delete(::operator new(100), std::size_t{100});
  EXPECT_EQ(cache.kept_bytes(), 0U);
}

TEST(BlockCache, BlocksGoFromThreadToThread) {
  std::vector<std::string> words;
  std::jthread([&words] {
    const BlockCache cache;
    for (int i = 0; i < 10000; ++i) words.emplace_back(20 + i % 200, 'a');
    for (int i = 0; i < 10000; i += 2) words[static_cast<std::size_t>(i)] = std::string(300, 'b');
  }).join();
  std::jthread([&words] {
    const BlockCache cache;
    for (std::string& word : words) word += word;
    words.erase(words.begin(), words.begin() + 5000);
  }).join();
  ASSERT_EQ(words.size(), 5000U);
  EXPECT_EQ(words[0], std::string(600, 'b'));
  EXPECT_EQ(words[1], std::string(2 * (20 + 5001 % 200), 'a'));
}

}  // namespace
}  // namespace plumbline
