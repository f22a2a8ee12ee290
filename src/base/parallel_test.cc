// SPDX-License-Identifier: Apache-2.0

#include "base/parallel.h"

#include <atomic>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace plumbline {
namespace {

TEST(OnAllProcessors, DoesEachOnce) {
  for (const std::size_t count : {0U, 1U, 2U, 1000U}) {
    std::vector<int> done(count);
    on_all_processors(count, [&](std::size_t i) { ++done[i]; });
    EXPECT_EQ(done, std::vector<int>(count, 1));
  }
}

// On whichever thread it comes up: each of them throws at the first that it takes.
TEST(OnAllProcessors, ThrowsWhatAWorkerThrew) {
  std::atomic<int> begun{0};
  std::string told;
  try {
    on_all_processors(100'000, [&](std::size_t) {
      ++begun;
      throw std::runtime_error("no memory");
    });
  } catch (const std::runtime_error& error) {
    told = error.what();
  }
  EXPECT_EQ(told, "no memory");
  EXPECT_LT(begun, 100'000) << "the rest was not begun";
}

}  // namespace
}  // namespace plumbline
