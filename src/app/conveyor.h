// SPDX-License-Identifier: Apache-2.0
//
// Many threads make, one takes, and what is taken comes in the order of the files, whatever thread
// was faster. Bounded: nobody runs further ahead of the taker than the limits say.
//
// A file may have parts (members of an archive). The thread that reads the file hands parts out as
// jobs; while it waits for room it does jobs itself, so that no set of waiting readers can block
// one another.
//
// The taker is woken for a handful of items at a time: being called away for each would cost more
// than the waiting, and its memory would be cold each time.

#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

namespace plumbline::app {

struct ConveyorLimits {
  std::uint64_t files = 512;                    // begun and not yet taken
  std::uint64_t parts = 512;                    // of one file, handed out and not yet taken
  std::size_t jobs = 64;                        // waiting for a thread
  std::size_t bytes = std::size_t{128} << 20U;  // made and not yet taken
  std::size_t handful = 16;                     // for which the taker is woken
};

template <class Source, class Item>
class Conveyor {
 public:
  using Job = std::function<void()>;
  using Next = std::function<std::optional<Source>()>;  // called by one thread at a time
  // Must end with a closing put(); that may wait until the thread rests.
  using Handle = std::function<void(std::uint64_t, Source)>;
  // Called by a thread before it waits or goes home; true if it has put anything.
  using Rest = std::function<bool()>;
  enum class Taken : std::uint8_t { One, Nothing, End };

  Conveyor(Next next, ConveyorLimits limits) : next_(std::move(next)), limits_(limits) {}

  // What a making thread does from beginning to end.
  void work(const Handle& handle, const Rest& rest = {}) {
    std::unique_lock lock(mutex_);
    while (!stopped_) {
      if (!jobs_.empty()) {
        run_job(lock);
      } else if (!exhausted_ && has_room_for_file()) {
        begin_file(lock, handle);
      } else if (!rested(lock, rest)) {
        if (is_ready()) taken_.notify_all();  // however few there are: nobody else goes on
        if (exhausted_ && busy_ == 0) return;
        room_.wait(lock);
      }
    }
  }

  // Hands out a part; waits for room, working meanwhile. Only from within `handle`.
  void hand_out(std::uint64_t file, std::uint64_t part, Job job) {
    std::unique_lock lock(mutex_);
    while (!stopped_) {
      if (has_room_for_part(file, part)) {
        jobs_.push_back(std::move(job));
        room_.notify_all();
        return;
      }
      if (!jobs_.empty()) {
        run_job(lock);
      } else {
        if (is_ready()) taken_.notify_all();
        room_.wait(lock);
      }
    }
  }

  // A finished part; `closes` says that it is the last of its file. Parts count from 0.
  void put(std::uint64_t file, std::uint64_t part, bool closes, std::size_t bytes, Item item) {
    const std::lock_guard lock(mutex_);
    bytes_ += bytes;
    ready_.emplace(Key{file, part}, Slot{std::move(item), bytes, closes});
    if (ready_.size() >= limits_.handful && is_ready()) taken_.notify_all();
  }

  // The next in order. Nothing: not within `patience`, or fewer than a handful so far. End: all was
  // taken, or stop().
  Taken take(std::optional<Item>& out, std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    const auto settled = [this] { return stopped_ || is_ready() || is_finished(); };
    (void)taken_.wait_for(lock, patience, settled);
    if (stopped_ || is_finished()) return Taken::End;
    if (!is_ready()) return Taken::Nothing;
    const auto first = ready_.begin();
    out.emplace(std::move(first->second.item));
    bytes_ -= first->second.bytes;
    expected_ = first->second.closes ? Key{expected_.first + 1, 0}
                                     : Key{expected_.first, expected_.second + 1};
    ready_.erase(first);
    room_.notify_all();
    return Taken::One;
  }

  // What is begun is finished, nothing more is begun.
  void no_more() {
    const std::lock_guard lock(mutex_);
    exhausted_ = true;
    wake_all();
  }

  // Everybody goes home; what was made and not taken is dropped.
  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    jobs_.clear();
    wake_all();
  }

 private:
  using Key = std::pair<std::uint64_t, std::uint64_t>;
  struct Slot {
    Item item;
    std::size_t bytes = 0;
    bool closes = false;
  };

  void run_job(std::unique_lock<std::mutex>& lock) {
    const Job job = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    job();
    lock.lock();
  }

  static bool rested(std::unique_lock<std::mutex>& lock, const Rest& rest) {
    if (!rest) return false;
    lock.unlock();
    const bool put = rest();
    lock.lock();
    return put;
  }

  void begin_file(std::unique_lock<std::mutex>& lock, const Handle& handle) {
    std::optional<Source> source = next_();
    if (!source) {
      exhausted_ = true;
      wake_all();
      return;
    }
    const std::uint64_t file = next_file_++;
    ++busy_;
    lock.unlock();
    handle(file, std::move(*source));
    lock.lock();
    --busy_;
    if (exhausted_ && busy_ == 0) wake_all();
  }

  void wake_all() {
    room_.notify_all();
    taken_.notify_all();
  }

  // The file that the taker waits for may always go on: somebody must.
  [[nodiscard]] bool has_room_for_file() const {
    if (next_file_ == expected_.first) return true;
    return next_file_ - expected_.first < limits_.files && bytes_ < limits_.bytes;
  }
  [[nodiscard]] bool has_room_for_part(std::uint64_t file, std::uint64_t part) const {
    if (jobs_.size() >= limits_.jobs) return false;
    if (file != expected_.first) return part < limits_.parts && bytes_ < limits_.bytes;
    if (part == expected_.second) return true;  // the taker waits for it
    return part - expected_.second < limits_.parts && bytes_ < limits_.bytes;
  }
  [[nodiscard]] bool is_ready() const {
    return !ready_.empty() && ready_.begin()->first == expected_;
  }
  [[nodiscard]] bool is_finished() const {
    return exhausted_ && busy_ == 0 && expected_.first == next_file_;
  }

  Next next_;
  ConveyorLimits limits_;
  std::mutex mutex_;
  std::condition_variable room_;   // for those who make
  std::condition_variable taken_;  // for the one who takes
  std::deque<Job> jobs_;
  std::map<Key, Slot> ready_;
  Key expected_{0, 0};
  std::uint64_t next_file_ = 0;
  std::size_t busy_ = 0;
  std::size_t bytes_ = 0;
  bool exhausted_ = false;
  bool stopped_ = false;
};

}  // namespace plumbline::app
