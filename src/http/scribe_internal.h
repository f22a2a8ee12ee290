// SPDX-License-Identifier: Apache-2.0
//
// Enters deeds in the journal of a team, on a thread of its own: all that came while the disk wrote
// the last ones are entered together, so that as many people as there are can read at once, each of
// them only after it stands there.

#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "accounts/accounts.h"
#include "base/result.h"

namespace plumbline::http {

// `accounts` must outlive it.
class Scribe {
 public:
  explicit Scribe(accounts::Accounts& accounts);
  Scribe(const Scribe&) = delete;
  Scribe& operator=(const Scribe&) = delete;
  // What waits is let go, not entered.
  ~Scribe();

  using Told = std::function<void(const Status& entered)>;
  // Tells `told`, on its own thread, when the deed stands in the journal, or why it does not.
  void enter(accounts::Deed deed, Told told);

 private:
  struct Waiting {
    std::vector<accounts::Deed> deeds;
    std::vector<Told> told;
  };
  void work();

  accounts::Accounts& accounts_;
  std::mutex mutex_;
  std::condition_variable woken_;
  Waiting waiting_;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace plumbline::http
