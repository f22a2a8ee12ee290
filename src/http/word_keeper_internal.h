// SPDX-License-Identifier: Apache-2.0
//
// Enters the words of new references (app/search.h) beside the questions, so that nobody's search
// waits for them and no two threads do it at once.

#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace plumbline::http {

class WordKeeper {
 public:
  explicit WordKeeper(std::string workspace);
  WordKeeper(const WordKeeper&) = delete;
  WordKeeper& operator=(const WordKeeper&) = delete;
  ~WordKeeper();  // waits for some seconds of work at most: what is begun is kept

  // Some wait. Any thread; costs nothing.
  void wake();

 private:
  void work();

  const std::string workspace_;
  std::mutex mutex_;
  std::condition_variable woken_;
  bool wanted_ = false;
  std::atomic<bool> stop_{false};
  std::thread thread_;  // last: it uses all of the above
};

}  // namespace plumbline::http
