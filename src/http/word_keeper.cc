// SPDX-License-Identifier: Apache-2.0

#include "app/search.h"
#include "http/word_keeper_internal.h"

namespace plumbline::http {

WordKeeper::WordKeeper(std::string workspace)
    : workspace_(std::move(workspace)), thread_([this] { work(); }) {}

WordKeeper::~WordKeeper() {
  stop_ = true;
  wake();
  thread_.join();
}

void WordKeeper::wake() {
  {
    const std::scoped_lock lock(mutex_);
    wanted_ = true;
  }
  woken_.notify_one();
}

void WordKeeper::work() {
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      woken_.wait(lock, [this] { return wanted_; });
      wanted_ = false;
    }
    if (stop_) return;
    // Where nobody may write, the answers themselves say how many are not searched.
    (void)app::enter_references(workspace_, {}, &stop_);
  }
}

}  // namespace plumbline::http
