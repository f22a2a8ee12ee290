// SPDX-License-Identifier: Apache-2.0
//
// Seeds of many texts on their way into one segment. They are put into drawers by the leading bits
// of their keys as they come, so that each drawer is sorted within the processor's cache, and no
// second copy of all is needed.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "store/seeds.h"

namespace plumbline::store {

// Seeds of texts one after the other, each as it was made: to lay them together would write all of
// them once more.
struct SeedBatch {
  struct Text {
    std::vector<Seed> seeds;        // blocks of their text
    std::uint32_t first_block = 0;  // of the segment; rises from text to text
  };
  std::vector<Text> texts;
  std::size_t seeds = 0;  // of all texts

  void add(std::vector<Seed> of_text, std::uint32_t first_block) {
    seeds += of_text.size();
    texts.push_back({std::move(of_text), first_block});
  }
};

class SeedDrawers {
 public:
  void add(const SeedBatch& batch);
  [[nodiscard]] std::size_t size() const { return size_; }
  // All of them, packed; the drawers are empty then. Their memory is kept.
  [[nodiscard]] SeedLists pack();

 private:
  static constexpr std::size_t kDrawers = 256;
  static constexpr std::size_t kTraySeeds = 1024;
  using Tray = std::array<std::uint64_t, kTraySeeds>;
  struct Drawer {
    std::vector<std::unique_ptr<Tray>> trays;
    std::uint64_t* next = nullptr;
    std::uint64_t* end = nullptr;
  };

  void add_tray(Drawer& drawer);
  void empty(Drawer& drawer);  // into seeds_

  std::array<Drawer, kDrawers> drawers_;
  std::vector<std::unique_ptr<Tray>> free_;
  std::vector<std::uint64_t> seeds_;  // of one drawer
  std::vector<std::uint64_t> sorted_;
  std::size_t size_ = 0;
};

// Rising by the 24 bits behind the drawer's, of seeds that come in the order of their blocks.
void sort_drawer(std::vector<std::uint64_t>& seeds, std::vector<std::uint64_t>& other);

}  // namespace plumbline::store
