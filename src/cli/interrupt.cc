// SPDX-License-Identifier: Apache-2.0

#include "cli/interrupt.h"

namespace plumbline::cli {
namespace {

std::atomic<bool> stop_asked{false};

}  // namespace

StopOnInterrupt::StopOnInterrupt() {
  stop_asked = false;
  struct sigaction action{};
  action.sa_handler = [](int) { stop_asked = true; };
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &action, &before_);
}

StopOnInterrupt::~StopOnInterrupt() {
  sigaction(SIGINT, &before_, nullptr);
}

// A member so that nobody asks without having caught the signal.
// NOLINTNEXTLINE(readability-convert-member-functions-to-static)
const std::atomic<bool>* StopOnInterrupt::asked() const {
  return &stop_asked;
}

}  // namespace plumbline::cli
