// SPDX-License-Identifier: Apache-2.0
//
// Work that takes longer than somebody waits for an answer: files read again. One at a time, on a
// thread of its own; how far it is can be asked for and is told while it goes on. What was done is
// in the ledger, so that nothing is lost when the program ends in the middle.

#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "base/result.h"

namespace plumbline::http {

struct JobState {
  std::int64_t number = 0;  // rising
  std::string what;         // retry
  std::string who;
  std::string state = "running";  // running, done, stopped, failed
  std::string fault;              // of failed
  double seconds = 0;             // since it began, or that it took
  std::uint64_t files = 0;        // done with
  std::uint64_t total = 0;
  std::uint64_t added = 0;    // documents, renewed ones too
  std::uint64_t failed = 0;   // files and members that could still not be read
  std::uint64_t changes = 0;  // rises with every change of the above
};

// Safe for many threads.
class Jobs {
 public:
  // How a thread is made that runs it; another one in tests. Throws std::system_error if there can
  // be none.
  using Starter = std::function<std::thread(std::function<void()> run)>;
  explicit Jobs(Starter starter = [](std::function<void()> run) {  // NOLINT: it is moved on
    return std::thread(std::move(run));
  });
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;
  ~Jobs();  // stops what runs, and waits for what it has begun

  // What a job does. `report` takes how far it is; `stop` becomes true when it shall end.
  using Report = std::function<void(const std::function<void(JobState&)>& change)>;
  using Work = std::function<Status(const Report& report, const std::atomic<bool>& stop)>;

  // Unavailable while another one runs, or if the machine has no thread for it.
  [[nodiscard]] Result<JobState> begin(const std::string& what, const std::string& who, Work work);
  [[nodiscard]] std::optional<JobState> find(std::int64_t number) const;
  // The last ones, the newest first.
  [[nodiscard]] std::vector<JobState> all() const;
  // False if there is none that runs.
  bool stop(std::int64_t number);

 private:
  struct Job;
  [[nodiscard]] static JobState shown(const Job& job);

  const Starter starter_;
  mutable std::mutex mutex_;
  std::vector<std::shared_ptr<Job>> jobs_;
  std::int64_t last_ = 0;
  std::thread thread_;
};

}  // namespace plumbline::http
