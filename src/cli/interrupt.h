// SPDX-License-Identifier: Apache-2.0
//
// Ctrl-C while a command is at work that can stop in good order.

#pragma once

#include <atomic>
#include <csignal>

namespace plumbline::cli {

// While one lives, the first Ctrl-C asks to end in good order and the second ends at once. One at a
// time: signals belong to the process.
class StopOnInterrupt {
 public:
  StopOnInterrupt();
  ~StopOnInterrupt();
  StopOnInterrupt(const StopOnInterrupt&) = delete;
  StopOnInterrupt& operator=(const StopOnInterrupt&) = delete;

  // True once it was asked for. Never null; outlives every object.
  [[nodiscard]] const std::atomic<bool>* asked() const;

 private:
  struct sigaction before_{};
};

}  // namespace plumbline::cli
