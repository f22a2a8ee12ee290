// SPDX-License-Identifier: Apache-2.0

#include "store/seeds.h"

#include <algorithm>
#include <array>
#include <utility>

#include "store/seed_words_internal.h"

namespace plumbline::store {
namespace {

constexpr std::size_t kRun = 3;     // words
constexpr std::size_t kWindow = 4;  // runs of which one is kept
constexpr std::uint64_t kWordSalt = 0xD6E8FEB86659FD93ULL;

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
    return mixed(one_ * 0x9E3779B97F4A7C15ULL + two_ * 0xC2B2AE3D27D4EB4FULL + three_) & ~1U;
  }
  [[nodiscard]] std::size_t begin() const { return begin_[0]; }

 private:
  std::uint64_t one_ = 0, two_ = 0, three_ = 0;
  std::array<std::size_t, kRun> begin_{};
  std::size_t count_ = 0;
};

// Where the seeds of a text are put down: memory that the next text uses again.
class SeedSheet {
 public:
  SeedSheet() : kept_(sheet()), next_(kept_.data()) {}
  // Room for one more, which counts only if it is wanted: whether it is cannot be foreseen, and a
  // jump that the processor guesses wrongly costs more than writing in vain.
  void put(Seed seed, bool wanted) {
    if (next_ == kept_.data() + kept_.size()) grow();
    *next_ = seed;
    next_ += wanted ? 1 : 0;
  }
  [[nodiscard]] std::vector<Seed> take() const { return std::vector<Seed>(kept_.data(), next_); }

 private:
  static constexpr std::size_t kSeeds = std::size_t{1} << 14U;
  static std::vector<Seed>& sheet() {
    static thread_local std::vector<Seed> kept(kSeeds);
    if (kept.size() > 64 * kSeeds) kept = std::vector<Seed>(kSeeds);
    return kept;
  }
  void grow() {
    const auto used = static_cast<std::size_t>(next_ - kept_.data());
    kept_.resize(2 * used);
    next_ = kept_.data() + used;
  }

  std::vector<Seed>& kept_;
  Seed* next_;
};

// Keeps the least of any kWindow runs in a row, the last of equal ones.
class Winnowing {
 public:
  explicit Winnowing(SeedSheet& out) : out_(out) {}

  void add(std::uint32_t key, std::size_t at) {
    const std::uint32_t number = count_++;
    blocks_[number % kWindow] = static_cast<std::uint32_t>(at / kBlockBytes);
    // The key first, then the number, so that of equal keys the last is the least.
    const std::uint64_t run = std::uint64_t{key} << 32U | ~number;
    const std::uint64_t two = std::min(run, before_);
    least_ = std::min(two, two_before_);
    before_ = run;
    two_before_ = std::exchange(two_, two);
    keep(number + 1 >= kWindow);
  }
  // A text of fewer runs than the window has its least one, too.
  void finish() { keep(count_ > 0 && count_ < kWindow); }

 private:
  void keep(bool complete) {
    const auto number = static_cast<std::uint32_t>(~least_);
    out_.put({static_cast<std::uint32_t>(least_ >> 32U), blocks_[number % kWindow]},
             complete && least_ != kept_);
    kept_ = complete ? least_ : kept_;
  }

  static_assert(kWindow == 4, "the least of four is that of two twos");
  SeedSheet& out_;
  std::array<std::uint32_t, kWindow> blocks_{};
  std::uint32_t count_ = 0;
  std::uint64_t before_ = ~std::uint64_t{0};      // the last run
  std::uint64_t two_ = ~std::uint64_t{0};         // the lesser of the last two
  std::uint64_t two_before_ = ~std::uint64_t{0};  // ... of the two before the last
  std::uint64_t least_ = ~std::uint64_t{0};
  std::uint64_t kept_ = ~std::uint64_t{0};
};

std::uint32_t word_key(std::uint64_t word) {
  return mixed(word ^ kWordSalt) | 1U;
}

// The words of one stretch after the other. No stretch has as many as there are slots: each takes
// two bytes of it at least, and those of two bytes are few.
class Stretches {
 public:
  explicit Stretches(SeedSheet& out) : out_(out), seen_(table()) {}
  Stretches(const Stretches&) = delete;
  Stretches& operator=(const Stretches&) = delete;
  ~Stretches() { table().taken = last_; }

  // Only if it is wanted; see SeedSheet::put().
  void add(std::uint32_t key, std::size_t at, bool wanted) {
    const auto block = static_cast<std::uint32_t>(at / kBlockBytes);
    const std::uint32_t stretch = seen_.taken + block / kStretchBlocks + 1;
    last_ = wanted ? stretch : last_;
    std::size_t slot = key >> 8U;
    const auto is_other = [&](const Slot& held) {
      return held.stretch == stretch && held.key != key;
    };
    while (is_other(seen_.slots[slot % kSlots])) ++slot;
    Slot& held = seen_.slots[slot % kSlots];
    out_.put({key, block}, wanted && held.stretch != stretch);
    held = wanted ? Slot{key, stretch} : held;
  }

 private:
  static constexpr std::size_t kSlots = 8192;
  struct Slot {
    std::uint32_t key = 0;
    std::uint32_t stretch = 0;  // from 1; of another: free
  };
  static_assert(kSlots > kStretchBlocks * kBlockBytes / 3);
  // Kept from text to text, so that it need not be emptied for each: numbers of stretches go on.
  struct Table {
    std::vector<Slot> slots = std::vector<Slot>(kSlots);
    std::uint32_t taken = 0;  // the last number of the texts before
  };
  static Table& table() {
    static thread_local Table kept;
    constexpr std::uint32_t kMost = ~0U >> 1U;  // no text has half as many stretches
    if (kept.taken > kMost) kept = {};
    return kept;
  }

  SeedSheet& out_;
  Table& seen_;
  std::uint32_t last_ = seen_.taken;
};

struct Sampling {
  explicit Sampling(SeedSheet& out) : winnowing(out), stretches(out) {}
  void word(std::uint64_t hash, std::size_t size, std::size_t begin, std::size_t) {
    stretches.add(word_key(hash), begin, size >= kLeastLetters);
    if (runs.add(hash, begin)) winnowing.add(runs.key(), runs.begin());
  }
  Runs runs;
  Winnowing winnowing;
  Stretches stretches;
};

struct RunKeys {
  void word(std::uint64_t hash, std::size_t, std::size_t begin, std::size_t) {
    if (runs.add(hash, begin)) keys.push_back(runs.key());
  }
  Runs runs;
  std::vector<std::uint32_t> keys;
};

struct WordKeys {
  void word(std::uint64_t hash, std::size_t size, std::size_t, std::size_t) {
    if (size >= kLeastLetters) keys.push_back(word_key(hash));
  }
  std::vector<std::uint32_t> keys;
};

struct Pairs {
  void word(std::uint64_t hash, std::size_t, std::size_t, std::size_t) {
    if (any) keys.push_back(before * 0x9E3779B97F4A7C15ULL + hash);
    before = hash;
    any = true;
  }
  bool any = false;
  std::uint64_t before = 0;
  std::vector<std::uint64_t> keys;
};

// Where words of a quotation stand in another text.
struct StandingWords {
  struct Word {
    std::size_t number = 0;
    text::Span span;
  };
  explicit StandingWords(const std::vector<std::uint32_t>& of) : keys(of) {}
  void word(std::uint64_t hash, std::size_t size, std::size_t begin, std::size_t end) {
    if (size < kLeastLetters) return;
    const std::uint32_t key = word_key(hash);
    const auto at = std::lower_bound(keys.begin(), keys.end(), key);
    if (at == keys.end() || *at != key) return;
    words.push_back({static_cast<std::size_t>(at - keys.begin()), text::make_span(begin, end)});
  }
  const std::vector<std::uint32_t>& keys;  // sorted
  std::vector<Word> words;
};

// Each once, rising.
template <class Keys>
auto keys_of(std::string_view quotation) {
  Keys found;
  each_hash(quotation, found);
  std::sort(found.keys.begin(), found.keys.end());
  found.keys.erase(std::unique(found.keys.begin(), found.keys.end()), found.keys.end());
  return std::move(found.keys);
}

}  // namespace

std::vector<Seed> seeds_of(std::string_view text) {
  SeedSheet out;
  Sampling sampling(out);
  each_hash(text, sampling);
  sampling.winnowing.finish();
  return out.take();
}

std::vector<std::uint32_t> runs_of(std::string_view quotation) {
  return keys_of<RunKeys>(quotation);
}

std::vector<std::uint32_t> words_of(std::string_view quotation) {
  return keys_of<WordKeys>(quotation);
}

SharedPairs::SharedPairs(std::string_view quotation) : keys_(keys_of<Pairs>(quotation)) {}

std::size_t SharedPairs::count(std::string_view text) const {
  Pairs pairs;
  pairs.keys.reserve(text.size() / 5);
  each_hash(text, pairs);
  std::vector<bool> found(keys_.size());
  std::size_t count = 0;
  for (const std::uint64_t key : pairs.keys) {
    const auto at = std::lower_bound(keys_.begin(), keys_.end(), key);
    if (at == keys_.end() || *at != key) continue;
    const auto index = static_cast<std::size_t>(at - keys_.begin());
    count += found[index] ? 0U : 1U;
    found[index] = true;
  }
  return count;
}

text::Span densest(std::string_view quotation, std::string_view text, std::uint32_t within) {
  const std::vector<std::uint32_t> keys = words_of(quotation);
  StandingWords standing(keys);
  each_hash(text, standing);
  std::vector<std::size_t> counts(keys.size());
  std::size_t different = 0;
  std::size_t most = 0;
  text::Span best;
  std::size_t first = 0;
  for (std::size_t at = 0; at < standing.words.size(); ++at) {
    const StandingWords::Word& word = standing.words[at];
    different += counts[word.number]++ == 0 ? 1U : 0U;
    while (first < at && word.span.end - standing.words[first].span.begin > within) {
      different -= --counts[standing.words[first++].number] == 0 ? 1U : 0U;
    }
    if (different <= most) continue;
    most = different;
    best = {standing.words[first].span.begin, word.span.end};
  }
  return best;
}

}  // namespace plumbline::store
