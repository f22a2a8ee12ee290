// SPDX-License-Identifier: Apache-2.0

#include "http/jobs.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <system_error>
#include <utility>

namespace plumbline::http {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t kRemembered = 20;

}  // namespace

struct Jobs::Job {
  JobState state;
  std::atomic<bool> stop{false};
  Clock::time_point began = Clock::now();
  Clock::time_point ended;
};

Jobs::Jobs(Starter starter) : starter_(std::move(starter)) {}

Jobs::~Jobs() {
  {
    const std::scoped_lock lock(mutex_);
    for (const auto& job : jobs_) job->stop = true;
  }
  if (thread_.joinable()) thread_.join();
}

JobState Jobs::shown(const Job& job) {
  JobState out = job.state;
  const auto until = out.state == "running" ? Clock::now() : job.ended;
  out.seconds = std::chrono::duration<double>(until - job.began).count();
  return out;
}

Result<JobState> Jobs::begin(const std::string& what, const std::string& who, Work work) {
  const std::scoped_lock lock(mutex_);
  if (!jobs_.empty() && jobs_.back()->state.state == "running") {
    return Error{ErrorCode::Unavailable, "another job is running; wait for it or stop it"};
  }
  if (thread_.joinable()) thread_.join();  // it has ended
  auto job = std::make_shared<Job>();
  job->state.number = ++last_;
  job->state.what = what;
  job->state.who = who;
  const auto run = [this, job, work = std::move(work)] {
    const Report report = [this, &job](const std::function<void(JobState&)>& change) {
      const std::scoped_lock inner(mutex_);
      change(job->state);
      ++job->state.changes;
    };
    Status done = Done{};
    try {
      done = work(report, job->stop);
    } catch (const std::exception&) {
      done = Error{ErrorCode::Internal, "the job could not be finished"};
    }
    report([&](JobState& state) {
      job->ended = Clock::now();
      state.state = job->stop ? "stopped" : "done";
      if (done) return;
      state.state = "failed";
      state.fault = done.error().message;
    });
  };
  // On the list only once it has a thread, which waits for the lock before it tells anything.
  jobs_.reserve(jobs_.size() + 1);  // from then on nothing fails between thread and list
  try {
    thread_ = starter_(run);
  } catch (const std::system_error&) {
    return Error{ErrorCode::Unavailable, "the machine has no thread left for the job; try again"};
  }
  jobs_.push_back(job);
  if (jobs_.size() > kRemembered) jobs_.erase(jobs_.begin());
  return shown(*job);
}

std::optional<JobState> Jobs::find(std::int64_t number) const {
  const std::scoped_lock lock(mutex_);
  for (const auto& job : jobs_) {
    if (job->state.number == number) return shown(*job);
  }
  return std::nullopt;
}

std::vector<JobState> Jobs::all() const {
  const std::scoped_lock lock(mutex_);
  std::vector<JobState> out;
  for (const auto& job : jobs_) out.push_back(shown(*job));
  std::reverse(out.begin(), out.end());
  return out;
}

bool Jobs::stop(std::int64_t number) {
  const std::scoped_lock lock(mutex_);
  for (const auto& job : jobs_) {
    if (job->state.number != number || job->state.state != "running") continue;
    job->stop = true;
    return true;
  }
  return false;
}

}  // namespace plumbline::http
