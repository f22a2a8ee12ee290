// SPDX-License-Identifier: Apache-2.0

#include <utility>

#include "http/scribe_internal.h"

namespace plumbline::http {

Scribe::Scribe(accounts::Accounts& accounts) : accounts_(accounts), thread_([this] { work(); }) {}

Scribe::~Scribe() {
  {
    const std::scoped_lock lock(mutex_);
    stop_ = true;
  }
  woken_.notify_one();
  thread_.join();
}

void Scribe::enter(accounts::Deed deed, Told told) {
  {
    const std::scoped_lock lock(mutex_);
    waiting_.deeds.push_back(std::move(deed));
    waiting_.told.push_back(std::move(told));
  }
  woken_.notify_one();
}

void Scribe::work() {
  for (;;) {
    Waiting now;
    {
      std::unique_lock lock(mutex_);
      woken_.wait(lock, [this] { return stop_ || !waiting_.deeds.empty(); });
      if (stop_) return;
      std::swap(now, waiting_);
    }
    const Status entered = accounts_.enter(now.deeds, accounts::now());
    for (const Told& told : now.told) told(entered);
  }
}

}  // namespace plumbline::http
