// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace plumbline::app {

// work(i) for each i below `count`, each once, on as many threads as there are processors, this one
// among them; back when all are done. Which thread takes which is left to chance, so `work` writes
// to places of its own.
template <class Work>
void on_all_processors(std::size_t count, const Work& work) {
  std::atomic<std::size_t> next{0};
  const auto run = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  const std::size_t most = std::max(1U, std::thread::hardware_concurrency());
  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < std::min(most, count); ++i) others.emplace_back(run);
  run();
}

}  // namespace plumbline::app
