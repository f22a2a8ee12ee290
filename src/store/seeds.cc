// SPDX-License-Identifier: Apache-2.0

#include "store/seeds.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

#include "store/words.h"

namespace plumbline::store {
namespace {

constexpr std::size_t kRun = 3;        // words
constexpr std::size_t kWindow = 4;     // runs of which one is kept
constexpr std::size_t kPerList = 256;  // seeds
constexpr int kMostBits = 20;
constexpr std::size_t kEntry = 8;  // bytes
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

std::uint32_t word_key(std::uint64_t word) {
  return mixed(word ^ kWordSalt) | 1U;
}

// The words of one stretch after the other. No stretch has as many as there are slots: each takes
// two bytes of it at least, and those of two bytes are few.
class Stretches {
 public:
  explicit Stretches(std::vector<Seed>& out) : out_(out), seen_(table()) {}
  Stretches(const Stretches&) = delete;
  Stretches& operator=(const Stretches&) = delete;
  ~Stretches() { table().taken = last_; }

  void add(std::uint32_t key, std::size_t at) {
    const auto block = static_cast<std::uint32_t>(at / kBlockBytes);
    const std::uint32_t stretch = seen_.taken + block / kStretchBlocks + 1;
    last_ = stretch;
    for (std::size_t slot = key >> 8U;; ++slot) {
      Slot& held = seen_.slots[slot % kSlots];
      if (held.stretch != stretch) {
        held = {key, stretch};
        out_.push_back({key, block});
        return;
      }
      if (held.key == key) return;
    }
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

  std::vector<Seed>& out_;
  Table& seen_;
  std::uint32_t last_ = seen_.taken;
};

std::uint64_t letters_of(std::string_view piece) {
  std::uint64_t letters = 0;
  for (std::size_t i = 0; i < piece.size(); ++i) {
    letters |= std::uint64_t{static_cast<unsigned char>(piece[i])} << (8 * i);
  }
  return letters;
}

// Of a folded word, eight bytes at a time.
std::uint64_t hash_of(std::string_view folded) {
  std::uint64_t value = folded.size() * 0x9E3779B97F4A7C15ULL;
  while (!folded.empty()) {
    const std::string_view piece = folded.substr(0, sizeof(std::uint64_t));
    value = (value ^ letters_of(piece)) * 0xBF58476D1CE4E5B9ULL;
    value ^= value >> 32U;
    folded.remove_prefix(piece.size());
  }
  return value;
}

// A word of letters and digits of ASCII folds to itself with one bit set: no copy is made of it.
std::uint64_t hash_of_ascii(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::uint64_t kSmall = 0x2020202020202020ULL;
  std::uint64_t value = (end - begin) * 0x9E3779B97F4A7C15ULL;
  for (; begin < end; begin += sizeof(std::uint64_t)) {
    const std::size_t size = std::min(end - begin, sizeof(std::uint64_t));
    std::uint64_t piece = 0;
    if (begin + sizeof(piece) <= text.size()) {
      std::memcpy(&piece, text.data() + begin, sizeof(piece));
      if constexpr (std::endian::native == std::endian::big) piece = __builtin_bswap64(piece);
    } else {
      piece = letters_of(text.substr(begin, size));
    }
    piece = (piece | kSmall) & (~std::uint64_t{0} >> (64 - 8 * size));
    value = (value ^ piece) * 0xBF58476D1CE4E5B9ULL;
    value ^= value >> 32U;
  }
  return value;
}

enum class Byte : std::uint8_t { Separates, Word, Wide };
constexpr std::array<Byte, 256> kBytes = [] {
  std::array<Byte, 256> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    const bool word = (i >= '0' && i <= '9') || (i >= 'a' && i <= 'z') || (i >= 'A' && i <= 'Z');
    table[i] = word ? Byte::Word : i >= 0x80 ? Byte::Wide : Byte::Separates;
  }
  return table;
}();

// Calls sink.word(hash, bytes of the folded word, begin, end) for each word of each_word().
template <class Sink>
void each_hash(std::string_view text, Sink& sink) {
  const auto kind = [&](std::size_t at) { return kBytes[static_cast<unsigned char>(text[at])]; };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    while (at < text.size() && kind(at) == Byte::Word) ++at;
    if (at < text.size() && kind(at) == Byte::Wide) {
      while (at < text.size() && kind(at) != Byte::Separates) ++at;
      struct Part {
        Sink& sink;
        std::size_t begin;
      } part{sink, begin};
      each_word(text.substr(begin, at - begin), &part,
                [](void* to, std::string_view folded, std::size_t from, std::size_t until) {
                  const Part& part_of = *static_cast<Part*>(to);
                  part_of.sink.word(hash_of(folded), folded.size(), part_of.begin + from,
                                    part_of.begin + until);
                  return 0;
                });
    } else if (at > begin) {
      sink.word(hash_of_ascii(text, begin, at), at - begin, begin, at);
    }
    while (at < text.size() && kind(at) == Byte::Separates) ++at;
  }
}

struct Sampling {
  explicit Sampling(std::vector<Seed>& out) : winnowing(out), stretches(out) {}
  void word(std::uint64_t hash, std::size_t size, std::size_t begin, std::size_t) {
    if (size >= kLeastLetters) stretches.add(word_key(hash), begin);
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

// One list while it is filled: into memory that the next one uses again.
class Filling {
 public:
  void add(std::uint32_t key, std::uint32_t block) {
    if (bytes_.size() < used_ + kEntry) bytes_.resize(2 * used_ + kPerList * kEntry);
    char* const to = bytes_.data() + used_;
    for (unsigned i = 0; i < 4; ++i) {
      to[i] = static_cast<char>(key >> (8 * i) & 0xFFU);
      to[i + 4] = static_cast<char>(block >> (8 * i) & 0xFFU);
    }
    used_ += kEntry;
  }
  void take(std::string& list) { list.assign(bytes_.data(), std::exchange(used_, 0)); }

 private:
  std::vector<char> bytes_;
  std::size_t used_ = 0;
};

std::uint32_t number_at(std::string_view list, std::size_t at) {
  std::uint32_t value = 0;
  for (unsigned i = 0; i < 4; ++i) {
    value |= std::uint32_t{static_cast<unsigned char>(list[at + i])} << (8 * i);
  }
  return value;
}

}  // namespace

namespace {

bool in_order_of_blocks(const std::vector<std::uint64_t>& seeds) {
  return std::is_sorted(seeds.begin(), seeds.end(), [](std::uint64_t a, std::uint64_t b) {
    return static_cast<std::uint32_t>(a) < static_cast<std::uint32_t>(b);
  });
}

}  // namespace

void sort_wholes(std::vector<std::uint64_t>& seeds) {
  constexpr unsigned kDigit = 11;
  constexpr unsigned kKey = 32;  // bits behind which it stands
  constexpr std::size_t kValues = std::size_t{1} << kDigit;
  if (seeds.size() < kValues) {
    std::sort(seeds.begin(), seeds.end());
    return;
  }
  std::vector<std::uint64_t> other(seeds.size());
  // Seeds of texts as they come are in the order of their blocks: that half is done.
  for (unsigned shift = in_order_of_blocks(seeds) ? kKey : 0; shift < 64; shift += kDigit) {
    std::array<std::size_t, kValues> ends{};
    for (const std::uint64_t seed : seeds) ++ends[seed >> shift & (kValues - 1)];
    if (ends[seeds.front() >> shift & (kValues - 1)] == seeds.size()) continue;
    std::size_t begin = 0;
    for (std::size_t& end : ends) begin += std::exchange(end, begin);
    for (const std::uint64_t seed : seeds) other[ends[seed >> shift & (kValues - 1)]++] = seed;
    seeds.swap(other);
  }
}

namespace {

// A run is known a few words behind its beginning: hardly any stands more than a few places late.
void put_in_order_of_blocks(std::vector<Seed>& seeds) {
  for (std::size_t i = 1; i < seeds.size(); ++i) {
    const Seed seed = seeds[i];
    std::size_t at = i;
    for (; at > 0 && seeds[at - 1].block > seed.block; --at) seeds[at] = seeds[at - 1];
    seeds[at] = seed;
  }
}

}  // namespace

std::vector<Seed> seeds_of(std::string_view text) {
  std::vector<Seed> out;
  out.reserve(text.size() / 10 + 4);
  Sampling sampling(out);
  each_hash(text, sampling);
  sampling.winnowing.finish();
  put_in_order_of_blocks(out);
  return out;
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

SeedLists pack(std::vector<std::uint64_t> sorted) {
  sort_wholes(sorted);
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  SeedLists out;
  while (out.bits < kMostBits && (sorted.size() >> static_cast<unsigned>(out.bits)) > kPerList) {
    ++out.bits;
  }
  out.lists.resize(std::size_t{1} << static_cast<unsigned>(out.bits));
  Filling list;
  std::uint32_t number = 0;  // of the list
  for (std::size_t begin = 0, end = 0; begin < sorted.size(); begin = end) {
    const auto key = static_cast<std::uint32_t>(sorted[begin] >> 32U);
    while (end < sorted.size() && static_cast<std::uint32_t>(sorted[end] >> 32U) == key) ++end;
    if (const std::uint32_t next = list_of(key, out.bits); next != number) {
      list.take(out.lists[std::exchange(number, next)]);
    }
    const bool full = static_cast<std::uint32_t>(sorted[end - 1]) == kTooMany;
    if (is_word(key) && (full || end - begin > kMostOfWord)) {
      list.add(key, kTooMany);
      continue;
    }
    for (std::size_t i = begin; i < std::min(end, begin + kMostOfOne); ++i) {
      list.add(key, static_cast<std::uint32_t>(sorted[i]));
    }
  }
  list.take(out.lists[number]);
  return out;
}

void blocks_in(std::string_view list, std::uint32_t key, std::vector<std::uint32_t>& out) {
  std::size_t low = 0;
  std::size_t high = list.size() / kEntry;
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (number_at(list, middle * kEntry) < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  for (; low < list.size() / kEntry && number_at(list, low * kEntry) == key; ++low) {
    out.push_back(number_at(list, low * kEntry + 4));
  }
}

void unpack(std::string_view list, std::vector<std::uint64_t>& out) {
  for (std::size_t at = 0; at + kEntry <= list.size(); at += kEntry) {
    out.push_back(whole({number_at(list, at), number_at(list, at + 4)}));
  }
}

}  // namespace plumbline::store
