// SPDX-License-Identifier: Apache-2.0

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "http/places_internal.h"

namespace plumbline::http {
namespace {

struct Held {
  std::unique_ptr<Place> place;
  std::shared_ptr<int> left = std::make_shared<int>(0);  // so often

  [[nodiscard]] bool is_gone() const { return *left > 0; }
};

Held comes(Places& places) {
  Held held;
  held.place = places.take();
  if (held.place) {
    EXPECT_TRUE(held.place->leave_by([left = held.left] { ++*left; }));
  }
  return held;
}

TEST(Places, TheStrangerWhoCameFirstMakesRoomWhateverItDoes) {
  Places places(3);
  const Held person = comes(places);
  const Held first = comes(places);
  const Held second = comes(places);
  ASSERT_TRUE(person.place && first.place && second.place);
  person.place->let_in();
  person.place->wait();
  first.place->answer();
  first.place->wait();
  EXPECT_FALSE(first.is_gone());
  const Held third = comes(places);
  ASSERT_TRUE(third.place);
  EXPECT_TRUE(first.is_gone());
  const Held fourth = comes(places);
  ASSERT_TRUE(fourth.place);
  EXPECT_TRUE(second.is_gone());
  EXPECT_FALSE(person.is_gone());
  EXPECT_FALSE(third.is_gone() || fourth.is_gone());
}

TEST(Places, InACrowdNobodyLeavesWhoHasComeJustNow) {
  Places places(PlacesRule{2, 4, std::chrono::hours(1)});
  std::vector<Held> strangers;
  for (int at = 0; at < 4; ++at) {
    strangers.push_back(comes(places));
    ASSERT_TRUE(strangers.back().place) << at;
  }
  for (const Held& each : strangers) EXPECT_FALSE(each.is_gone());
  const Held fifth = comes(places);
  ASSERT_TRUE(fifth.place);
  EXPECT_TRUE(strangers[0].is_gone());
  EXPECT_FALSE(strangers[1].is_gone());
}

TEST(Places, WhoHasBeenThereForAWhileMakesRoomBeforeThereIsACrowd) {
  Places places(PlacesRule{2, 4, std::chrono::milliseconds(0)});
  const Held first = comes(places);
  const Held second = comes(places);
  const Held third = comes(places);
  ASSERT_TRUE(first.place && second.place && third.place);
  EXPECT_TRUE(first.is_gone());
  EXPECT_FALSE(second.is_gone());
}

TEST(Places, AStrangerWhoWasKeptGoesToTheEnd) {
  Places places(2);
  const Held signs_in = comes(places);
  const Held other = comes(places);
  signs_in.place->keep();
  signs_in.place->wait();
  const Held next = comes(places);
  ASSERT_TRUE(next.place);
  EXPECT_TRUE(other.is_gone());
  EXPECT_FALSE(signs_in.is_gone());
}

TEST(Places, WhoMadeRoomHoldsNothingForIt) {
  Places places(1);
  const std::unique_ptr<Place> first = places.take();
  const auto held = std::make_shared<int>(0);
  ASSERT_TRUE(first->leave_by([held] { ++*held; }));
  EXPECT_EQ(held.use_count(), 2);
  const Held second = comes(places);
  EXPECT_EQ(*held, 1);
  EXPECT_EQ(held.use_count(), 1);
}

TEST(Places, AreNoMoreThanThereAreDescriptorsFor) {
  struct {
    std::size_t descriptors;
    int most;
    int crowd;
  } const rows[] = {{std::size_t{1} << 30U, 256, 1024},
                    {2560, 256, 1024},
                    {2558, 256, 1023},
                    {1024, 256, 256},
                    {1022, 255, 255},
                    {400, 100, 100},
                    {3, 1, 1},
                    {0, 1, 1}};
  for (const auto& row : rows) {
    const PlacesRule rule = lines_within({256, 1024}, row.descriptors);
    EXPECT_EQ(rule.most, row.most) << row.descriptors;
    EXPECT_EQ(rule.crowd, row.crowd) << row.descriptors;
  }
}

TEST(Places, WithoutStrangersWhoeverInsideKeptUsWaitingLongest) {
  Places places(3);
  std::vector<Held> people;
  for (int at = 0; at < 3; ++at) people.push_back(comes(places));
  for (const Held& each : people) {
    each.place->let_in();
    each.place->wait();
  }
  people[1].place->answer();
  people[0].place->answer();
  people[0].place->wait();  // has waited less long than the third now
  const Held next = comes(places);
  ASSERT_TRUE(next.place);
  EXPECT_TRUE(people[2].is_gone());
  EXPECT_FALSE(people[0].is_gone() || people[1].is_gone());
}

TEST(Places, NobodyMakesRoomWhoIsAnsweredOrKept) {
  Places places(2);
  const Held person = comes(places);
  const Held stranger = comes(places);
  person.place->let_in();
  stranger.place->keep();
  EXPECT_FALSE(comes(places).place);
  EXPECT_FALSE(person.is_gone() || stranger.is_gone());
  stranger.place->wait();
  EXPECT_TRUE(comes(places).place);
  EXPECT_TRUE(stranger.is_gone());
}

TEST(Places, WhoMadeRoomOrLeftHoldsNoPlace) {
  Places places(1);
  Held first = comes(places);
  Held second = comes(places);
  EXPECT_TRUE(first.is_gone());
  // Is listed no more, whatever its own thread still says of it.
  first.place->wait();
  first.place->let_in();
  first.place->wait();
  EXPECT_FALSE(first.place->leave_by({}));
  EXPECT_EQ(*first.left, 1);
  first.place.reset();
  Held third = comes(places);
  EXPECT_TRUE(second.is_gone());
  third.place->keep();
  EXPECT_FALSE(comes(places).place);
  third.place.reset();
  EXPECT_TRUE(comes(places).place);
}

TEST(Places, AreOfManyThreads) {
  constexpr int kMost = 2;  // of three threads, so that some make room
  constexpr int kRounds = 2000;
  Places places(kMost);
  std::vector<std::thread> threads;
  for (int at = 0; at < 3; ++at) {
    threads.emplace_back([&places, at] {
      for (int round = 0; round < kRounds; ++round) {
        const std::unique_ptr<Place> place = places.take();
        if (!place) continue;
        std::atomic<int> left = 0;
        const bool early = !place->leave_by([&left] { ++left; });
        if ((round + at) % 2 == 0) place->let_in();
        place->wait();
        place->answer();
        place->wait();
        const bool late = !place->leave_by({});
        EXPECT_EQ(left, !early && late ? 1 : 0);
      }
    });
  }
  for (std::thread& each : threads) each.join();
  // All places are free again.
  std::vector<std::unique_ptr<Place>> held;
  for (int at = 0; at < kMost; ++at) {
    held.push_back(places.take());
    ASSERT_TRUE(held.back());
    held.back()->keep();
  }
  EXPECT_FALSE(comes(places).place);
}

}  // namespace
}  // namespace plumbline::http
