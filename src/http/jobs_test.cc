// SPDX-License-Identifier: Apache-2.0

#include "http/jobs.h"

#include <atomic>
#include <functional>
#include <system_error>
#include <thread>
#include <utility>

#include <gtest/gtest.h>

namespace plumbline::http {
namespace {

JobState ended(const Jobs& jobs, std::int64_t number) {
  for (;;) {
    const auto state = jobs.find(number);
    if (!state || state->state != "running") return state.value_or(JobState{});
    std::this_thread::yield();
  }
}

TEST(JobsTest, OneAtATime) {
  Jobs jobs;
  std::atomic<bool> go{false};
  const auto first =
      jobs.begin("retry", "Ada", [&](const Jobs::Report& report, const std::atomic<bool>&) {
        report([](JobState& state) { state.total = 2; });
        while (!go) std::this_thread::yield();
        report([](JobState& state) { state.files = 2; });
        return Status(Done{});
      });
  ASSERT_TRUE(first);
  const auto nothing = [](const Jobs::Report&, const std::atomic<bool>&) { return Status(Done{}); };
  const auto second = jobs.begin("retry", "Ben", nothing);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::Unavailable);
  go = true;
  const JobState state = ended(jobs, first->number);
  EXPECT_EQ(state.state, "done");
  EXPECT_EQ(state.files, 2U);
  EXPECT_EQ(state.who, "Ada");
  const auto third = jobs.begin("retry", "Ben", nothing);
  ASSERT_TRUE(third);
  EXPECT_GT(third->number, first->number);
  EXPECT_EQ(ended(jobs, third->number).state, "done");
  ASSERT_EQ(jobs.all().size(), 2U);
  EXPECT_EQ(jobs.all().front().who, "Ben");
}

TEST(JobsTest, IsStopped) {
  Jobs jobs;
  const auto begun = jobs.begin("retry", "Ada", [](const Jobs::Report&, const auto& stop) {
    while (!stop) std::this_thread::yield();
    return Status(Done{});
  });
  ASSERT_TRUE(begun);
  EXPECT_FALSE(jobs.stop(begun->number + 1));
  EXPECT_TRUE(jobs.stop(begun->number));
  EXPECT_EQ(ended(jobs, begun->number).state, "stopped");
  EXPECT_FALSE(jobs.stop(begun->number)) << "it is over";
}

TEST(JobsTest, TellsWhatWentWrong) {
  Jobs jobs;
  const auto begun = jobs.begin("retry", "Ada", [](const Jobs::Report&, const auto&) {
    return Status(Error{ErrorCode::Unreadable, "the disk is full"});
  });
  ASSERT_TRUE(begun);
  const JobState state = ended(jobs, begun->number);
  EXPECT_EQ(state.state, "failed");
  EXPECT_EQ(state.fault, "the disk is full");
}

TEST(JobsTest, WithoutAThreadThereIsNoJob) {
  bool full = true;
  Jobs jobs([&](std::function<void()> run) {
    if (full)
      throw std::system_error(std::make_error_code(std::errc::resource_unavailable_try_again));
    return std::thread(std::move(run));
  });
  const auto nothing = [](const Jobs::Report&, const std::atomic<bool>&) { return Status(Done{}); };
  const auto refused = jobs.begin("retry", "Ada", nothing);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::Unavailable);
  EXPECT_TRUE(jobs.all().empty()) << "it would run for ever";
  full = false;
  const auto begun = jobs.begin("retry", "Ada", nothing);
  ASSERT_TRUE(begun) << "nothing stands in the way";
  EXPECT_EQ(ended(jobs, begun->number).state, "done");
}

TEST(JobsTest, EndsWithTheProgram) {
  std::atomic<bool> saw{false};
  {
    Jobs jobs;
    ASSERT_TRUE(jobs.begin("retry", "Ada", [&](const Jobs::Report&, const auto& stop) {
      while (!stop) std::this_thread::yield();
      saw = true;
      return Status(Done{});
    }));
  }
  EXPECT_TRUE(saw);
}

}  // namespace
}  // namespace plumbline::http
