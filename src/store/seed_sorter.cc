// SPDX-License-Identifier: Apache-2.0

#include <optional>
#include <utility>

#include "store/seed_sorter_internal.h"

namespace plumbline::store {
namespace {

constexpr std::size_t kMostOrders = 4;  // waiting: of some 8 MB each

}  // namespace

SeedSorter::~SeedSorter() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void SeedSorter::bring(SeedBatch batch, bool ends) {
  if (!thread_.joinable()) thread_ = std::thread([this] { work(); });
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return orders_.size() < kMostOrders; });
  orders_.push_back({std::move(batch), ends});
  pending_ += ends ? 1U : 0U;
  changed_.notify_all();
}

bool SeedSorter::ready() {
  const std::lock_guard lock(mutex_);
  return !segments_.empty();
}

SeedLists SeedSorter::take() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return !segments_.empty(); });
  SeedLists out = std::move(segments_.front());
  segments_.pop_front();
  --pending_;
  return out;
}

void SeedSorter::work() {
  SeedDrawers drawers;
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return stopped_ || !orders_.empty(); });
    if (stopped_) return;
    Order order = std::move(orders_.front());
    orders_.pop_front();
    lock.unlock();
    changed_.notify_all();
    drawers.add(order.batch);
    std::optional<SeedLists> segment;
    order.batch = {};  // its memory is given back before the lists take theirs
    if (order.ends) segment = drawers.pack();
    lock.lock();
    if (segment) segments_.push_back(std::move(*segment));
    changed_.notify_all();
  }
}

}  // namespace plumbline::store
