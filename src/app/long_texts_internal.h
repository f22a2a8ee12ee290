// SPDX-License-Identifier: Apache-2.0
//
// Keeps memory flat where many long texts come one after the other.

#pragma once

#include <cstddef>
#include <mutex>
#include <utility>

#include <malloc.h>

namespace plumbline::app {

// The claims of a text take up to a hundred times its own memory while they are made: those of long
// texts are made one after the other, whatever thread does it.
class LongTexts {
 public:
  static constexpr std::size_t kLong = std::size_t{1} << 20U;

  // Held from before a text is analysed until only its rows are left; of a short one nothing.
  class Turn {
   public:
    explicit Turn(std::unique_lock<std::mutex> lock) : lock_(std::move(lock)) {}
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    ~Turn() {
      // The next one may be another thread's, whose heap is another.
      if (lock_) ::malloc_trim(0);
    }

   private:
    std::unique_lock<std::mutex> lock_;
  };
  [[nodiscard]] Turn turn(std::size_t bytes) {
    return Turn(bytes > kLong ? std::unique_lock(mutex_) : std::unique_lock<std::mutex>());
  }

 private:
  std::mutex mutex_;
};

}  // namespace plumbline::app
