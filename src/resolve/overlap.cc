// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <bit>
#include <utility>

#include "resolve/overlap_internal.h"

namespace plumbline::resolve {
namespace {

constexpr std::uint32_t kSeed = Seeds::kSeed;
constexpr std::size_t kMostPlaces = Seeds::kMostPlaces;
constexpr std::uint32_t kRunGap = 12;        // words between two runs of one stretch
constexpr std::uint32_t kAnchor = 5;         // the longest run of a stretch has at least so many
constexpr std::uint32_t kLeastMatched = 12;  // a shorter stretch may be chance
constexpr std::uint32_t kLeastDensity = 45;  // percent of the words of a stretch that match

struct Run {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t size = 0;
};

constexpr std::uint32_t kNowhere = UINT32_MAX;

// Equal runs, by their place in a. A rare seed makes the run around each of its places, to its full
// length. A common one makes runs only where none has come by yet, or a text that repeats itself
// would have as many as it has words. So through any word go at most kMostPlaces runs from
// the last rare seed, as many from the next and as many from a common one.
class Runs {
 public:
  Runs(std::span<const Word> a, std::span<const Word> b) : a_(a), b_(b) {}

  std::vector<Run> find(std::span<const std::uint64_t> of_a, const Seeds& seeds) {
    covered_.assign(a_.size() + b_.size(), 0);
    Seeds::Places found{};
    for (std::uint32_t at = 0; at < of_a.size(); ++at) {
      if (is_passed(at, seeds) || !seeds.may_hold(of_a[at])) continue;
      auto places = seeds.find(of_a[at], found);
      const bool common = places.size() > kMostPlaces;
      if (common && at < reached_) continue;
      if (common) places = places.first(kMostPlaces);
      for (const std::uint32_t place : places) add(at, place, common);
    }
    std::sort(runs_.begin(), runs_.end(),
              [](const Run& x, const Run& y) { return std::pair{x.a, x.b} < std::pair{y.a, y.b}; });
    return std::move(runs_);
  }

 private:
  // Most words of a copy stand within the run that was made last, and their seed nowhere else in b:
  // it would only be found where that run has come by.
  [[nodiscard]] bool is_passed(std::uint32_t at, const Seeds& seeds) const {
    return at + kSeed <= last_.a + last_.size && seeds.alone(last_.b + (at - last_.a));
  }

  void add(std::uint32_t at, std::uint32_t place, bool common) {
    std::uint32_t& covered = covered_[b_.size() + at - place];
    if (at < covered) return;
    std::uint32_t size = 0;
    while (at + size < a_.size() && place + size < b_.size() &&
           a_[at + size].key == b_[place + size].key) {
      ++size;
    }
    if (size < kSeed) return;  // the seeds were equal by chance
    covered = at + size;
    last_ = {at, place, size};
    reached_ = std::max(reached_, covered);
    std::uint32_t before = 0;
    while (!common && before < at && before < place &&
           a_[at - before - 1].key == b_[place - before - 1].key) {
      ++before;
    }
    runs_.push_back({at - before, place - before, size + before});
  }

  std::span<const Word> a_;
  std::span<const Word> b_;
  std::vector<Run> runs_;
  std::vector<std::uint32_t> covered_;  // of each diagonal: end of its runs in a
  Run last_;                            // that was made, from where it was found
  std::uint32_t reached_ = 0;           // end of all runs in a
};

struct Chain {
  std::vector<Run> runs;
  std::uint32_t matched = 0;
  std::uint32_t longest = 0;
};

// How far `run` stands behind the end of `chain`; nothing if it does not go on with it.
std::optional<std::uint32_t> gap_of(const Chain& chain, const Run& run) {
  const Run& last = chain.runs.back();
  if (run.a < last.a + last.size || run.b < last.b + last.size) return std::nullopt;
  const std::uint32_t a = run.a - last.a - last.size;
  const std::uint32_t b = run.b - last.b - last.size;
  if (a > kRunGap || b > kRunGap) return std::nullopt;
  return a + b;
}

std::vector<Chain> chains_of(const std::vector<Run>& runs) {
  std::vector<Chain> done;
  std::vector<Chain> open;
  for (const Run& run : runs) {
    for (std::size_t i = 0; i < open.size();) {
      const Run& last = open[i].runs.back();
      if (run.a > last.a + last.size + kRunGap) {
        done.push_back(std::move(open[i]));
        open[i] = std::move(open.back());
        open.pop_back();
      } else {
        ++i;
      }
    }
    Chain* best = nullptr;
    std::pair<std::uint32_t, std::uint32_t> least;
    for (Chain& chain : open) {
      const auto gap = gap_of(chain, run);
      const std::pair rank{gap.value_or(0), chain.runs.front().b};
      if (gap && (best == nullptr || rank < least)) {
        best = &chain;
        least = rank;
      }
    }
    if (best == nullptr) best = &open.emplace_back();
    best->runs.push_back(run);
    best->matched += run.size;
    best->longest = std::max(best->longest, run.size);
  }
  std::move(open.begin(), open.end(), std::back_inserter(done));
  return done;
}

SharedStretch stretch_of(const Chain& chain) {
  const Run& first = chain.runs.front();
  const Run& last = chain.runs.back();
  return {first.a, last.a + last.size, first.b, last.b + last.size, chain.matched, 0};
}

bool is_firm(const Chain& chain) {
  const SharedStretch s = stretch_of(chain);
  const std::uint32_t longer = std::max(s.end_a - s.begin_a, s.end_b - s.begin_b);
  return chain.matched >= kLeastMatched && chain.longest >= kAnchor &&
         chain.matched * 100 >= longer * kLeastDensity;
}

// Which words of either text an accepted stretch has taken.
class TakenWords {
 public:
  TakenWords(std::size_t a, std::size_t b) : a_(a), b_(b) {}
  [[nodiscard]] bool mostly(const Chain& chain) const {
    std::uint32_t taken = 0;
    for (const Run& run : chain.runs) {
      for (std::uint32_t i = 0; i < run.size; ++i) {
        if (a_[run.a + i] || b_[run.b + i]) ++taken;
      }
    }
    return taken * 2 > chain.matched;
  }
  // The words of the chain that nobody had yet.
  template <class Fn>
  void take(const Chain& chain, Fn fn) {
    for (const Run& run : chain.runs) {
      for (std::uint32_t i = 0; i < run.size; ++i) {
        if (a_[run.a + i] || b_[run.b + i]) continue;
        a_[run.a + i] = true;
        b_[run.b + i] = true;
        fn(run.a + i, run.b + i);
      }
    }
  }

 private:
  std::vector<bool> a_;
  std::vector<bool> b_;
};

// Counts the words of runs beyond the first kSeed of each.
class Unbroken {
 public:
  void see(std::uint32_t in_a, std::uint32_t in_b) {
    const bool goes_on = size_ > 0 && in_a == a_ + 1 && in_b == b_ + 1;
    size_ = goes_on ? size_ + 1 : 1;
    if (size_ > kSeed) ++sum_;
    a_ = in_a;
    b_ = in_b;
  }
  [[nodiscard]] std::uint32_t sum() const { return sum_; }

 private:
  std::uint32_t a_ = 0;
  std::uint32_t b_ = 0;
  std::uint32_t size_ = 0;
  std::uint32_t sum_ = 0;
};

// A stretch between samples goes with those around it.
std::vector<bool> formula_words(std::span<const Word> a, const Formulas& formulas) {
  std::vector<bool> out(a.size());
  if (formulas.marks.empty()) return out;
  std::vector<std::uint64_t> keys;
  keys.reserve(a.size());
  for (const Word& word : a) keys.push_back(word.key);
  std::size_t from = 0;  // after the last sampled run that is none
  std::optional<std::size_t> last;
  each_shingle(keys.data(), keys.size(), [&](std::uint64_t shingle, std::size_t at) {
    const auto mark = static_cast<std::uint32_t>(shingle >> 32U);
    if (mark >= formulas.below) return;
    if (!std::binary_search(formulas.marks.begin(), formulas.marks.end(), mark)) {
      from = at + kShingleWords;
      last.reset();
      return;
    }
    const std::size_t end = std::min(at + kShingleWords, a.size());
    const std::size_t begin = last ? *last : std::max(from, at);
    for (std::size_t i = std::min(begin, at); i < end; ++i) out[i] = true;
    last = end;
  });
  return out;
}

}  // namespace

AsFirst::AsFirst(std::span<const Word> words, const Formulas& formulas)
    : formula(formula_words(words, formulas)), seeds(Seeds::of(words)) {}

std::vector<std::uint64_t> Seeds::of(std::span<const Word> words) {
  std::vector<std::uint64_t> out;
  if (words.size() < kSeed) return out;
  out.reserve(words.size() - kSeed + 1);
  for (std::size_t at = 0; at + kSeed <= words.size(); ++at) {
    std::uint64_t seed = 0;
    for (std::size_t i = 0; i < kSeed; ++i) {
      seed = (seed ^ words[at + i].key) * 0x9E3779B97F4A7C15ULL;
      seed ^= seed >> 31U;
    }
    out.push_back(seed);
  }
  return out;
}

Seeds::Seeds(std::span<const Word> words) : seeds_(of(words)) {
  const std::size_t count = seeds_.size();
  heads_.assign(1, kNowhere);
  marks_.assign(std::bit_ceil(count / 8 + 1), 0);
  if (count == 0) return;
  for (const std::uint64_t seed : seeds_) {
    marks_[(seed & (marks_.size() * kBits - 1)) / kBits] |= std::uint64_t{1} << (seed % kBits);
  }
  // Where a seed lies depends on the whole text, or one could be written whose seeds all meet.
  for (const std::uint64_t seed : seeds_) salt_ += mixed(seed);
  salt_ = mixed(salt_);
  next_.assign(count, kNowhere);
  heads_.assign(std::bit_ceil(2 * count), kNowhere);
  alone_.assign(count, true);
  for (auto at = static_cast<std::uint32_t>(count); at-- > 0;) {
    std::uint32_t& head = heads_[slot_of(seeds_[at])];
    next_[at] = std::exchange(head, at);
    if (next_[at] == kNowhere) continue;
    alone_[at] = false;
    alone_[next_[at]] = false;
  }
}

// The first place of the seed stands there, or it is free.
std::size_t Seeds::slot_of(std::uint64_t seed) const {
  const std::size_t mask = heads_.size() - 1;
  std::size_t slot = mixed(seed ^ salt_) & mask;
  while (heads_[slot] != kNowhere && seeds_[heads_[slot]] != seed) slot = (slot + 1) & mask;
  return slot;
}

std::span<const std::uint32_t> Seeds::find(std::uint64_t seed, Places& found) const {
  std::size_t count = 0;
  for (std::uint32_t at = heads_[slot_of(seed)]; at != kNowhere; at = next_[at]) {
    found[count++] = at;
    if (count == found.size()) break;
  }
  return std::span(found).first(count);
}

Overlap overlap_of(std::span<const Word> a, const AsFirst& first, std::span<const Word> b,
                   const Seeds& seeds) {
  std::vector<Chain> chains = chains_of(Runs(a, b).find(first.seeds, seeds));
  std::erase_if(chains, [](const Chain& chain) { return !is_firm(chain); });
  std::sort(chains.begin(), chains.end(), [](const Chain& x, const Chain& y) {
    if (x.matched != y.matched) return x.matched > y.matched;
    return std::pair{x.runs.front().a, x.runs.front().b} <
           std::pair{y.runs.front().a, y.runs.front().b};
  });
  Overlap overlap;
  if (chains.empty()) return overlap;
  TakenWords taken(a.size(), b.size());
  Unbroken unbroken;
  for (const Chain& chain : chains) {
    if (taken.mostly(chain)) continue;
    SharedStretch stretch = stretch_of(chain);
    stretch.matched = 0;
    taken.take(chain, [&](std::uint32_t in_a, std::uint32_t in_b) {
      ++stretch.matched;
      if (first.formula[in_a] || a[in_a].quoted || b[in_b].quoted) return;
      ++stretch.counted;
      unbroken.see(in_a, in_b);
    });
    overlap.matched += stretch.matched;
    overlap.counted += stretch.counted;
    overlap.stretches.push_back(stretch);
  }
  overlap.unbroken = unbroken.sum();
  std::sort(overlap.stretches.begin(), overlap.stretches.end(),
            [](const SharedStretch& x, const SharedStretch& y) { return x.begin_a < y.begin_a; });
  return overlap;
}

}  // namespace plumbline::resolve
