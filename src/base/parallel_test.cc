// SPDX-License-Identifier: Apache-2.0

#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace {

// How often this thread still gets memory; below 0: always.
thread_local int memory_left = -1;

}  // namespace

// Of the whole program of tests: asked for memory, it may be refused once.
void* operator new(std::size_t size) {
  if (memory_left >= 0 && memory_left-- == 0) throw std::bad_alloc();
  void* at = std::malloc(size == 0 ? 1 : size);  // NOLINT(*-no-malloc)
  if (at == nullptr) throw std::bad_alloc();
  return at;
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return std::malloc(size == 0 ? 1 : size);  // NOLINT(*-no-malloc)
}
void operator delete(void* at) noexcept {
  std::free(at);  // NOLINT(*-no-malloc)
}
void operator delete(void* at, std::size_t) noexcept {
  std::free(at);  // NOLINT(*-no-malloc)
}

namespace plumbline {
namespace {

// Runs it with the first, then the second ... memory that it asks for refused, until it needs no
// more. How often it threw for want of it; it must come back each time.
template <class Run>
int times_without_memory(const Run& run) {
  for (int thrown = 0;; ++thrown) {
    memory_left = thrown;
    try {
      run();
    } catch (const std::bad_alloc&) {
      memory_left = -1;
      continue;
    }
    const bool refused = memory_left < 0;
    memory_left = -1;
    if (!refused) return thrown;
    ADD_FAILURE() << "lost that memory number " << thrown << " was refused";
  }
}

constexpr std::size_t kThreads = 5;  // also where there are fewer processors

TEST(OnAllProcessors, EndsWithoutMemory) {
  const int thrown = times_without_memory([] {
    std::atomic<int> done{0};
    on_all_processors(1000, [&](std::size_t) { ++done; }, kThreads);
    EXPECT_EQ(done, 1000);
  });
  EXPECT_GE(thrown, static_cast<int>(kThreads) - 1) << "each thread takes some";
}

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

// Numbers below `count`, as items.
auto numbers(std::size_t count, std::size_t& made) {
  return [count, &made]() -> std::optional<std::size_t> {
    if (made == count) return std::nullopt;
    return made++;
  };
}

TEST(WorkOnAll, DoesEachOnceAndHoldsFew) {
  for (const std::size_t count : {0U, 1U, 2U, 5000U}) {
    std::size_t made = 0;
    std::atomic<std::size_t> begun{0};
    std::size_t most_ahead = 0;
    std::vector<int> done(count);
    const auto next = numbers(count, made);
    work_on_all<std::size_t>(
        [&] {
          most_ahead = std::max(most_ahead, made - begun);
          return next();
        },
        [](std::size_t) { return std::size_t{10}; },
        [&](std::size_t item) {
          ++begun;
          ++done[item];
        },
        100);
    EXPECT_EQ(done, std::vector<int>(count, 1));
    // Ten wait, one more is under way to each thread.
    EXPECT_LE(most_ahead, 10 + std::max(1U, std::thread::hardware_concurrency()));
  }
}

TEST(WorkOnAll, IsDoneByThisThreadIfNoOtherIsAllowed) {
  for (const std::size_t threads : {0U, 1U}) {
    std::size_t made = 0;
    std::size_t done = 0;  // of one thread, so no atomic
    work_on_all<std::size_t>(
        numbers(10, made), [](std::size_t) { return std::size_t{1}; }, [&](std::size_t) { ++done; },
        4, threads);
    EXPECT_EQ(done, 10U);
  }
}

// One that is larger than what may wait is worked on all the same.
TEST(WorkOnAll, TakesWhatIsTooLarge) {
  std::size_t made = 0;
  std::atomic<std::size_t> done{0};
  work_on_all<std::size_t>(
      numbers(3, made), [](std::size_t) { return std::size_t{1000}; }, [&](std::size_t) { ++done; },
      1);
  EXPECT_EQ(done, 3U);
}

// Some threads may wait for work already when there is no memory for the next.
TEST(WorkOnAll, EndsWithoutMemory) {
  const int thrown = times_without_memory([] {
    std::size_t made = 0;
    std::atomic<int> done{0};
    work_on_all<std::size_t>(
        numbers(100, made), [](std::size_t) { return std::size_t{1}; },
        [&](std::size_t) { ++done; }, 10, kThreads);
    EXPECT_EQ(done, 100);
  });
  EXPECT_GE(thrown, static_cast<int>(kThreads) - 1) << "each thread takes some";
}

TEST(WorkOnAll, ThrowsWhatAWorkerOrTheMakerThrew) {
  for (const bool maker : {false, true}) {
    std::size_t made = 0;
    std::atomic<int> begun{0};
    const auto next = numbers(100'000, made);
    const auto run = [&] {
      work_on_all<std::size_t>(
          [&] {
            if (maker && made == 7) throw std::runtime_error("no memory");
            return next();
          },
          [](std::size_t) { return std::size_t{1}; },
          [&](std::size_t) {
            ++begun;
            if (!maker) throw std::runtime_error("no memory");
          },
          100);
    };
    EXPECT_THROW(run(), std::runtime_error);
    EXPECT_LT(begun, 100'000) << "the rest was not begun";
  }
}

}  // namespace
}  // namespace plumbline
