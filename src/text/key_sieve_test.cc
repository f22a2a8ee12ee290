// SPDX-License-Identifier: Apache-2.0

#include "text/key_sieve.h"

#include <array>

#include <gtest/gtest.h>

#include "text/token.h"

namespace plumbline::text {
namespace {

TEST(KeySieveTest, LetsEveryKeyOfTheTableThrough) {
  KeySieve<64> small;  // so small that it is nearly full
  KeySieve<4096> large;
  for (std::uint64_t key = 1; key < 5000; key += 97) {
    small.add(key * 0x9E3779B97F4A7C15ULL);
    large.add(key * 0x9E3779B97F4A7C15ULL);
  }
  for (std::uint64_t key = 1; key < 5000; key += 97) {
    EXPECT_TRUE(small.may_have(key * 0x9E3779B97F4A7C15ULL)) << key;
    EXPECT_TRUE(large.may_have(key * 0x9E3779B97F4A7C15ULL)) << key;
  }
}

TEST(KeySieveTest, HoldsMostOthersBack) {
  const std::array<std::uint64_t, 3> keys = {key_of("may"), key_of("june"), key_of("july")};
  const KeySieve<256> sieve(keys);
  EXPECT_TRUE(sieve.may_have(key_of("May")));
  int through = 0;
  for (const char* word : {"a", "the", "report", "police", "of", "in", "was", "who", "said", "two"})
    through += sieve.may_have(key_of(word)) ? 1 : 0;
  EXPECT_LE(through, 1);
}

TEST(KeySieveTest, TakesAnotherIn) {
  const std::array<std::uint64_t, 1> first = {key_of("monday")};
  const std::array<std::uint64_t, 1> second = {key_of("may")};
  KeySieve<256> both(first);
  both.add(KeySieve<256>(second));
  EXPECT_TRUE(both.may_have(key_of("monday")));
  EXPECT_TRUE(both.may_have(key_of("may")));
}

}  // namespace
}  // namespace plumbline::text
