// SPDX-License-Identifier: Apache-2.0

#include "store/seeds.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/hash.h"
#include "store/words.h"

namespace plumbline::store {
namespace {

constexpr std::size_t kRun = 3;        // words
constexpr std::size_t kWindow = 4;     // runs of which one is kept
constexpr std::size_t kPerList = 256;  // seeds
constexpr int kMostBits = 20;
constexpr std::size_t kEntry = 8;  // bytes

// Spreads the bits of a sum of word hashes (SplitMix64).
std::uint32_t mixed(std::uint64_t value) {
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBULL;
  return static_cast<std::uint32_t>(value ^ (value >> 31U));
}

// The last three words; tells the run that ends with each.
class Runs {
 public:
  // True: a run is complete; key() and begin() are its.
  bool add(std::uint64_t word, std::size_t at) {
    one_ = two_;
    two_ = three_;
    three_ = word;
    begin_[0] = begin_[1];
    begin_[1] = begin_[2];
    begin_[2] = at;
    return ++count_ >= kRun;
  }
  [[nodiscard]] std::uint32_t key() const {
    return mixed(one_ * 0x9E3779B97F4A7C15ULL + two_ * 0xC2B2AE3D27D4EB4FULL + three_);
  }
  [[nodiscard]] std::size_t begin() const { return begin_[0]; }

 private:
  std::uint64_t one_ = 0, two_ = 0, three_ = 0;
  std::array<std::size_t, kRun> begin_{};
  std::size_t count_ = 0;
};

// Keeps the least of any kWindow runs in a row, the last of equal ones.
class Winnowing {
 public:
  explicit Winnowing(std::vector<Seed>& out) : out_(out) {}

  void add(std::uint32_t key, std::size_t at) {
    window_[count_ % kWindow] = {key, static_cast<std::uint32_t>(at / kBlockBytes)};
    const std::uint64_t number = count_++;
    if (key <= least_) {
      least_ = key;
      least_at_ = number;
    } else if (number - least_at_ >= kWindow) {
      find_least(number);
    }
    if (number + 1 >= kWindow) keep();
  }
  // A text of fewer runs than the window has its least one, too.
  void finish() {
    if (count_ > 0 && count_ < kWindow) keep();
  }

 private:
  void find_least(std::uint64_t number) {
    least_ = ~0U;
    for (std::uint64_t i = number + 1 - kWindow; i <= number; ++i) {
      if (window_[i % kWindow].key > least_) continue;
      least_ = window_[i % kWindow].key;
      least_at_ = i;
    }
  }
  void keep() {
    if (kept_ == least_at_ + 1) return;
    kept_ = least_at_ + 1;
    out_.push_back(window_[least_at_ % kWindow]);
  }

  std::vector<Seed>& out_;
  std::array<Seed, kWindow> window_{};
  std::uint64_t count_ = 0;
  std::uint32_t least_ = ~0U;
  std::uint64_t least_at_ = 0;
  std::uint64_t kept_ = 0;  // number of the run kept last, plus 1
};

template <class Sink>
struct Walk {
  Runs runs;
  Sink sink;
};

template <class Sink>
void each_run(std::string_view text, Sink sink) {
  Walk<Sink> walk{{}, std::move(sink)};
  each_word(text, &walk, [](void* to, std::string_view folded, std::size_t begin, std::size_t) {
    auto& at = *static_cast<Walk<Sink>*>(to);
    if (at.runs.add(fast_hash(folded), begin)) at.sink(at.runs.key(), at.runs.begin());
    return 0;
  });
}

void put(std::string& list, std::uint32_t value) {
  for (unsigned shift = 0; shift < 32; shift += 8) {
    list.push_back(static_cast<char>(value >> shift & 0xFFU));
  }
}

std::uint32_t whole_at(std::string_view list, std::size_t at) {
  std::uint32_t value = 0;
  for (unsigned i = 0; i < 4; ++i) {
    value |= std::uint32_t{static_cast<unsigned char>(list[at + i])} << (8 * i);
  }
  return value;
}

}  // namespace

std::vector<Seed> seeds_of(std::string_view text) {
  std::vector<Seed> out;
  out.reserve(text.size() / 18 + 4);
  Winnowing winnowing(out);
  each_run(text, [&](std::uint32_t key, std::size_t at) { winnowing.add(key, at); });
  winnowing.finish();
  return out;
}

std::vector<std::uint32_t> runs_of(std::string_view quotation) {
  std::vector<std::uint32_t> out;
  each_run(quotation, [&](std::uint32_t key, std::size_t) { out.push_back(key); });
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

SeedLists pack(const std::vector<Seed>& seeds) {
  std::vector<std::uint64_t> sorted;
  sorted.reserve(seeds.size());
  for (const Seed& seed : seeds) sorted.push_back(std::uint64_t{seed.key} << 32U | seed.block);
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  SeedLists out;
  while (out.bits < kMostBits && (sorted.size() >> static_cast<unsigned>(out.bits)) > kPerList) {
    ++out.bits;
  }
  out.lists.resize(std::size_t{1} << static_cast<unsigned>(out.bits));
  std::size_t same = 0;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const auto key = static_cast<std::uint32_t>(sorted[i] >> 32U);
    same = i > 0 && key == static_cast<std::uint32_t>(sorted[i - 1] >> 32U) ? same + 1 : 0;
    if (same >= kMostOfOne) continue;
    std::string& list = out.lists[list_of(key, out.bits)];
    put(list, key);
    put(list, static_cast<std::uint32_t>(sorted[i]));
  }
  return out;
}

void blocks_in(std::string_view list, std::uint32_t key, std::vector<std::uint32_t>& out) {
  std::size_t low = 0;
  std::size_t high = list.size() / kEntry;
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (whole_at(list, middle * kEntry) < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  for (; low < list.size() / kEntry && whole_at(list, low * kEntry) == key; ++low) {
    out.push_back(whole_at(list, low * kEntry + 4));
  }
}

void unpack(std::string_view list, std::vector<Seed>& out) {
  for (std::size_t at = 0; at + kEntry <= list.size(); at += kEntry) {
    out.push_back({whole_at(list, at), whole_at(list, at + 4)});
  }
}

}  // namespace plumbline::store
