// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace plumbline {

// work(i) for each i below `count`, each once, on as many threads as there are processors, this one
// among them; back when all are done. Which thread takes which is left to chance, so `work` writes
// to places of its own. What `work` throws on any thread (a library's, or for want of memory) is
// thrown here once all have ended; what was not begun by then is left.
template <class Work>
void on_all_processors(std::size_t count, const Work& work) {
  std::atomic<std::size_t> next{0};
  std::once_flag first;
  std::exception_ptr fault;
  const auto run = [&] {
    try {
      for (std::size_t i = next++; i < count; i = next++) work(i);
    } catch (...) {
      next = count;
      std::call_once(first, [&] { fault = std::current_exception(); });
    }
  };
  const std::size_t most = std::max(1U, std::thread::hardware_concurrency());
  {
    std::vector<std::jthread> others;
    others.reserve(most);
    bool full = false;
    for (std::size_t i = 1; i < std::min(most, count) && !full; ++i) {
      try {
        others.emplace_back(run);
      } catch (const std::system_error&) {
        full = true;  // the machine has no more threads: those that there are do it all
      }
    }
    run();
  }
  if (fault) std::rethrow_exception(fault);
}

}  // namespace plumbline
