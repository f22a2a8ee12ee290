// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <utility>

#include "store/seed_drawers_internal.h"

namespace plumbline::store {
namespace {

constexpr unsigned kDrawerShift = 24;  // of a key
constexpr unsigned kHalf = 12;         // bits sorted at a time
constexpr std::size_t kHalfValues = std::size_t{1} << kHalf;

void sort_by_half(const std::vector<std::uint64_t>& from, std::vector<std::uint64_t>& to,
                  unsigned shift) {
  std::array<std::uint32_t, kHalfValues> ends{};
  for (const std::uint64_t seed : from) ++ends[seed >> shift & (kHalfValues - 1)];
  std::uint32_t begin = 0;
  for (std::uint32_t& end : ends) begin += std::exchange(end, begin);
  for (const std::uint64_t seed : from) to[ends[seed >> shift & (kHalfValues - 1)]++] = seed;
}

}  // namespace

void sort_drawer(std::vector<std::uint64_t>& seeds, std::vector<std::uint64_t>& other) {
  if (seeds.size() < kHalfValues / 4) {
    std::sort(seeds.begin(), seeds.end());
    return;
  }
  other.resize(seeds.size());
  sort_by_half(seeds, other, 32);
  sort_by_half(other, seeds, 32 + kHalf);
}

void SeedDrawers::add(const SeedBatch& batch) {
  for (const SeedBatch::Text& text : batch.texts) {
    const std::uint64_t first = text.first_block;
    for (const Seed& seed : text.seeds) {
      Drawer& drawer = drawers_[seed.key >> kDrawerShift];
      if (drawer.next == drawer.end) add_tray(drawer);
      *drawer.next++ = whole(seed) + first;
    }
  }
  size_ += batch.seeds;
}

void SeedDrawers::add_tray(Drawer& drawer) {
  if (free_.empty()) {
    drawer.trays.push_back(std::make_unique_for_overwrite<Tray>());
  } else {
    drawer.trays.push_back(std::move(free_.back()));
    free_.pop_back();
  }
  drawer.next = drawer.trays.back()->data();
  drawer.end = drawer.next + kTraySeeds;
}

void SeedDrawers::empty(Drawer& drawer) {
  seeds_.clear();
  for (std::unique_ptr<Tray>& tray : drawer.trays) {
    const bool last = &tray == &drawer.trays.back();
    seeds_.insert(seeds_.end(), tray->data(), last ? drawer.next : tray->data() + kTraySeeds);
    free_.push_back(std::move(tray));
  }
  drawer = {};
}

SeedLists SeedDrawers::pack() {
  SeedPacker packer(std::exchange(size_, 0));
  for (Drawer& drawer : drawers_) {
    empty(drawer);
    sort_drawer(seeds_, sorted_);
    packer.add(seeds_);
  }
  return packer.take();
}

}  // namespace plumbline::store
