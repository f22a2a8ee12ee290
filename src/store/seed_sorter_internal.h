// SPDX-License-Identifier: Apache-2.0
//
// Makes segments of seeds beside the thread that brings them.

#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <thread>

#include "store/seed_drawers_internal.h"

namespace plumbline::store {

// One thread brings and takes. What is brought comes out in segments in the same order. Its thread
// begins when the first batch is brought.
class SeedSorter {
 public:
  SeedSorter() = default;
  SeedSorter(const SeedSorter&) = delete;
  SeedSorter& operator=(const SeedSorter&) = delete;
  ~SeedSorter();

  // `ends`: a segment ends behind it. Waits where it is far behind.
  void bring(SeedBatch batch, bool ends);
  // Segments that were ended and not taken.
  [[nodiscard]] std::size_t pending() const { return pending_; }
  // Whether the next can be taken without waiting.
  [[nodiscard]] bool ready();
  // Waits for the next; there must be one pending.
  [[nodiscard]] SeedLists take();

 private:
  struct Order {
    SeedBatch batch;
    bool ends = false;
  };
  void work();

  std::size_t pending_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Order> orders_;  // guarded by mutex_, as all below
  std::deque<SeedLists> segments_;
  bool stopped_ = false;
  std::thread thread_;
};

}  // namespace plumbline::store
