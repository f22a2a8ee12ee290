// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace plumbline {

// Starts `count` threads of `run`. If the machine has no more of them, those that there are do it
// all. `others` are waited for when they end, so what makes them wait must end whatever is thrown
// here.
template <class Run>
void start_threads(std::vector<std::jthread>& others, std::size_t count, const Run& run) {
  others.reserve(count);
  try {
    while (others.size() < count) others.emplace_back(run);
  } catch (const std::system_error&) {  // NOLINT(bugprone-empty-catch): all is done anyway
  }
}

inline std::size_t processors() {
  return std::max(1U, std::thread::hardware_concurrency());
}

// work(i) for each i below `count`, each once, on as many threads as there are processors, this one
// among them; back when all are done. Which thread takes which is left to chance, so `work` writes
// to places of its own. What `work` throws on any thread (a library's, or for want of memory) is
// thrown here once all have ended; what was not begun by then is left.
template <class Work>
void on_all_processors(std::size_t count, const Work& work, std::size_t most = processors()) {
  std::atomic<std::size_t> next{0};
  std::once_flag first;
  std::exception_ptr fault;
  const auto guarded = [&](const auto& run) {
    try {
      run();
    } catch (...) {
      next = count;
      std::call_once(first, [&] { fault = std::current_exception(); });
    }
  };
  const auto run = [&] {
    guarded([&] {
      for (std::size_t i = next++; i < count; i = next++) work(i);
    });
  };
  {
    std::vector<std::jthread> others;
    guarded(
        [&] { start_threads(others, std::max<std::size_t>(1, std::min(most, count)) - 1, run); });
    run();
  }
  if (fault) std::rethrow_exception(fault);
}

// Items that one thread makes and all work on; see work_on_all().
template <class Item>
class HandOut {
 public:
  explicit HandOut(std::size_t most) : most_(most) {}

  void put(Item item, std::size_t weight) {
    const std::scoped_lock lock(mutex_);
    if (ended_) return;
    waiting_.emplace_back(std::move(item), weight);
    weight_ += weight;
    more_.notify_one();
  }
  // Waits for one unless none will come.
  std::optional<Item> take() {
    std::unique_lock lock(mutex_);
    more_.wait(lock, [this] { return ended_ || !waiting_.empty(); });
    return first();
  }
  // One if there is no room for more; does not wait.
  std::optional<Item> take_if_full() {
    const std::scoped_lock lock(mutex_);
    return weight_ < most_ ? std::nullopt : first();
  }
  void end() {
    const std::scoped_lock lock(mutex_);
    ended_ = true;
    more_.notify_all();
  }
  // What waits is dropped.
  void stop() {
    const std::scoped_lock lock(mutex_);
    ended_ = true;
    waiting_.clear();
    more_.notify_all();
  }

 private:
  std::optional<Item> first() {
    std::optional<Item> item;
    if (waiting_.empty()) return item;
    item.emplace(std::move(waiting_.front().first));
    weight_ -= waiting_.front().second;
    waiting_.pop_front();
    return item;
  }

  std::mutex mutex_;
  std::condition_variable more_;
  std::deque<std::pair<Item, std::size_t>> waiting_;
  std::size_t most_;
  std::size_t weight_ = 0;
  bool ended_ = false;
};

// work(item) for each item that next() makes until it gives nothing; next() is called by this
// thread alone, work() by as many threads as there are processors, this one among them; back when
// all are done. weigh(item) of those that wait is little more than `most`, or it is one. What
// either throws, or the lack of memory to begin, is thrown here once all have ended; what was not
// begun by then is left.
template <class Item, class Next, class Weigh, class Work>
void work_on_all(const Next& next, const Weigh& weigh, const Work& work, std::size_t most,
                 std::size_t threads = processors()) {
  HandOut<Item> items(most);
  std::atomic<bool> failed{false};
  std::once_flag first;
  std::exception_ptr fault;
  const auto guarded = [&](const auto& run) {
    try {
      run();
    } catch (...) {
      std::call_once(first, [&] { fault = std::current_exception(); });
      failed = true;
      items.stop();
    }
  };
  const auto drain = [&] {
    guarded([&] {
      while (std::optional<Item> item = items.take()) work(std::move(*item));
    });
  };
  {
    std::vector<std::jthread> others;
    guarded([&] {
      start_threads(others, std::max<std::size_t>(1, threads) - 1, drain);
      while (!failed) {
        std::optional<Item> item = items.take_if_full();
        if (item) {
          work(std::move(*item));
          continue;
        }
        item = next();
        if (!item) break;
        const std::size_t weight = weigh(*item);
        items.put(std::move(*item), weight);
      }
      items.end();
    });
    drain();
  }
  if (fault) std::rethrow_exception(fault);
}

}  // namespace plumbline
