// SPDX-License-Identifier: Apache-2.0

#include "app/conveyor.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace plumbline::app {
namespace {

using std::chrono::milliseconds;
using Belt = Conveyor<int, int>;  // a source is its number of parts; an item 1000 * file + part

struct Ride {
  std::vector<int> taken;
  std::size_t most = 0;  // items made and not yet taken at any time
};

// Files with so many parts each, by so many threads; the taker rests for each of its first items.
Ride ride(std::vector<int> files, unsigned threads, ConveyorLimits limits, int rests) {
  std::size_t next = 0;
  Belt belt(
      [&]() -> std::optional<int> {
        return next < files.size() ? std::optional(files[next++]) : std::nullopt;
      },
      limits);
  std::atomic<std::size_t> made{0};
  std::atomic<std::size_t> taken{0};
  Ride out;
  std::atomic<std::size_t> most{0};
  const auto note = [&] {
    const std::size_t open = ++made - taken;
    std::size_t seen = most;
    while (open > seen && !most.compare_exchange_weak(seen, open)) {
    }
  };
  const auto handle = [&](std::uint64_t file, int parts) {
    const auto put = [&belt, &note, file, parts](int part) {
      note();
      belt.put(file, static_cast<std::uint64_t>(part), part + 1 == parts, 1,
               static_cast<int>(file) * 1000 + part);
    };
    for (int part = 0; part + 1 < parts; ++part) {
      belt.hand_out(file, static_cast<std::uint64_t>(part), [put, part] { put(part); });
    }
    put(parts - 1);
  };
  std::vector<std::jthread> makers;
  for (unsigned i = 0; i < threads; ++i) makers.emplace_back([&] { belt.work(handle); });
  while (true) {
    std::optional<int> item;
    const Belt::Taken state = belt.take(item, milliseconds(20));
    if (state == Belt::Taken::End) break;
    if (!item) continue;
    out.taken.push_back(*item);
    ++taken;
    if (rests-- > 0) std::this_thread::sleep_for(milliseconds(1));
  }
  out.most = most;
  return out;
}

std::vector<int> in_order(const std::vector<int>& files) {
  std::vector<int> all;
  for (std::size_t file = 0; file < files.size(); ++file) {
    for (int part = 0; part < files[file]; ++part) {
      all.push_back(static_cast<int>(file) * 1000 + part);
    }
  }
  return all;
}

TEST(Conveyor, GivesEverythingInOrderWhateverTheThreads) {
  const std::vector<std::vector<int>> sets = {
      {}, {1}, {15}, {16}, {17}, {900}, {1, 1, 1, 1, 1}, {3, 700, 1, 40, 2}};
  for (const std::vector<int>& files : sets) {
    for (const unsigned threads : {1U, 2U, 5U}) {
      EXPECT_EQ(ride(files, threads, ConveyorLimits{}, 0).taken, in_order(files));
    }
  }
}

// Memory does not grow with the number of parts or files: whoever is fast waits for the taker.
TEST(Conveyor, NobodyRunsAheadOfTheTaker) {
  constexpr std::uint64_t kLimit = 20;
  ConveyorLimits limits;
  limits.files = kLimit;
  limits.parts = kLimit;
  limits.jobs = 4;
  for (const unsigned threads : {1U, 3U}) {
    const Ride parts = ride({600}, threads, limits, 100);
    EXPECT_EQ(parts.taken.size(), 600U);
    // The closing part waits for nobody, and one may be in the hand of the taker.
    EXPECT_LE(parts.most, kLimit + 2);
    const Ride files = ride(std::vector<int>(600, 1), threads, limits, 100);
    EXPECT_EQ(files.taken.size(), 600U);
    EXPECT_LE(files.most, kLimit + 2);
  }
}

// What is made and not taken holds no more memory than it may, of one file as of many.
TEST(Conveyor, NobodyMakesMoreThanThereIsRoomFor) {
  ConveyorLimits limits;
  limits.parts = 500;
  limits.jobs = 4;
  limits.bytes = 20;  // each part counts as one
  for (const unsigned threads : {1U, 3U}) {
    const Ride parts = ride({600}, threads, limits, 100);
    EXPECT_EQ(parts.taken.size(), 600U);
    EXPECT_LE(parts.most, limits.bytes + limits.jobs + threads + 2);
  }
}

// A handful larger than the room there is: the taker is woken all the same when nobody can go on.
TEST(Conveyor, AHandfulThatCannotComeTogetherIsTaken) {
  ConveyorLimits limits;
  limits.files = 2;
  limits.parts = 2;
  limits.handful = 1000;
  const std::vector<int> files = {40, 1, 1, 1, 40, 1};
  EXPECT_EQ(ride(files, 2, limits, 0).taken, in_order(files));
}

TEST(Conveyor, StopsWhateverIsOpen) {
  Belt belt([] { return std::optional(1); }, ConveyorLimits{});
  std::vector<std::jthread> makers;
  for (int i = 0; i < 2; ++i) {
    makers.emplace_back([&belt] {
      belt.work([&belt](std::uint64_t file, int) { belt.put(file, 0, true, 1, 7); });
    });
  }
  std::optional<int> item;
  while (belt.take(item, milliseconds(20)) != Belt::Taken::One) {
  }
  EXPECT_EQ(item, 7);
  belt.stop();
  makers.clear();
  EXPECT_EQ(belt.take(item, milliseconds(20)), Belt::Taken::End);
}

TEST(Conveyor, FinishesWhatIsBegunAndBeginsNothingMore) {
  Belt belt([] { return std::optional(1); }, ConveyorLimits{});
  std::jthread maker([&belt] {
    belt.work(
        [&belt](std::uint64_t file, int) { belt.put(file, 0, true, 1, static_cast<int>(file)); });
  });
  std::optional<int> item;
  while (belt.take(item, milliseconds(20)) != Belt::Taken::One) {
  }
  belt.no_more();
  int last = *item;
  while (belt.take(item, milliseconds(20)) != Belt::Taken::End) {
    if (!item) continue;
    EXPECT_EQ(*item, last + 1);
    last = *item;
    item.reset();
  }
}

// Threads hold what they finished until they have three or nothing else to do; no room is left for
// files ahead of the one that is held.
TEST(Conveyor, TakesWhatThreadsHoldUntilTheyRest) {
  constexpr int kFiles = 200;
  int next = 0;
  ConveyorLimits limits;
  limits.files = 2;
  Belt belt([&] { return next < kFiles ? std::optional(next++) : std::nullopt; }, limits);
  std::vector<std::jthread> makers;
  for (int i = 0; i < 3; ++i) {
    makers.emplace_back([&belt] {
      std::vector<std::uint64_t> held;
      const auto put_held = [&] {
        for (const std::uint64_t file : held) belt.put(file, 0, true, 1, static_cast<int>(file));
        const bool any = !held.empty();
        held.clear();
        return any;
      };
      belt.work(
          [&](std::uint64_t file, int) {
            held.push_back(file);
            if (held.size() == 3) put_held();
          },
          put_held);
    });
  }
  std::vector<int> taken;
  std::vector<int> all;
  while (true) {
    std::optional<int> item;
    const Belt::Taken state = belt.take(item, milliseconds(20));
    if (state == Belt::Taken::End) break;
    if (item) taken.push_back(*item);
  }
  for (int i = 0; i < kFiles; ++i) all.push_back(i);
  EXPECT_EQ(taken, all);
}

}  // namespace
}  // namespace plumbline::app
