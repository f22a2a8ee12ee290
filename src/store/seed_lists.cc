// SPDX-License-Identifier: Apache-2.0
//
// A list is: how many different keys it holds (4 bytes); of each the bits that the number of the
// list leaves open (2 to 4 bytes); of each how many bytes tell its blocks (1 byte; kLongPosting:
// the 4 bytes before them say); then the blocks, each as its distance from the one before, seven
// bits a byte. All little endian. A key without blocks stands for kTooMany.

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "store/seeds.h"

namespace plumbline::store {
namespace {

constexpr std::size_t kPerList = 256;  // seeds
constexpr int kMostBits = 20;
constexpr std::size_t kCountBytes = 4;
constexpr std::size_t kLongPosting = 255;
constexpr int kByteBits = 8;

std::size_t open_bytes(int bits) {
  return static_cast<std::size_t>((32 - bits + kByteBits - 1) / kByteBits);
}

std::uint32_t open_bits(std::uint32_t key, int bits) {
  return bits == 0 ? key : key & (~0U >> static_cast<unsigned>(bits));
}

void append_number(std::string& out, std::uint32_t value, std::size_t bytes) {
  std::array<char, sizeof value> number{};
  for (std::size_t i = 0; i < number.size(); ++i) {
    number[i] = static_cast<char>(value >> (8 * i) & 0xFFU);
  }
  out.append(number.data(), bytes);
}

std::uint32_t number_at(std::string_view list, std::size_t at, std::size_t bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < bytes; ++i) {
    value |= std::uint32_t{static_cast<unsigned char>(list[at + i])} << (8 * i);
  }
  return value;
}

// One list while it is filled: memory that the next one uses again.
class FilledList {
 public:
  explicit FilledList(int bits) : bits_(bits) {}

  // Rising blocks; none: too many.
  void begin(std::uint32_t key) {
    append_number(keys_, open_bits(key, bits_), open_bytes(bits_));
    ++count_;
    posting_ = postings_.size();
    before_ = 0;
  }
  void block(std::uint32_t block) {
    std::array<char, 5> bytes{};
    std::size_t size = 0;
    for (std::uint32_t left = block - std::exchange(before_, block);; left >>= 7U) {
      const bool more = left >= 0x80U;
      bytes[size++] = static_cast<char>((left & 0x7FU) | (more ? 0x80U : 0U));
      if (!more) break;
    }
    postings_.append(bytes.data(), size);
  }
  void end() {
    const std::size_t size = postings_.size() - posting_;
    const bool is_long = size >= kLongPosting;
    lengths_ += static_cast<char>(is_long ? kLongPosting : size);
    if (!is_long) return;
    std::string number;
    append_number(number, static_cast<std::uint32_t>(size), 4);
    postings_.insert(posting_, number);
  }
  // Nothing of a list without keys.
  void take(std::string& out) {
    if (count_ == 0) return;
    append_number(out, std::exchange(count_, 0), kCountBytes);
    for (std::string* part : {&keys_, &lengths_, &postings_}) {
      out += *part;
      part->clear();
    }
  }

 private:
  int bits_;
  std::uint32_t count_ = 0;
  std::uint32_t before_ = 0;
  std::string keys_;
  std::string lengths_;
  std::string postings_;
  std::size_t posting_ = 0;  // where that of the last key begins
};

// Where the parts of a list stand.
struct ListParts {
  std::size_t count = 0;
  std::size_t lengths = 0;
  std::size_t postings = 0;
  std::size_t key_bytes = 0;
};

bool find_parts(std::string_view list, int bits, ListParts& parts) {
  parts.key_bytes = open_bytes(bits);
  if (list.size() < kCountBytes) return false;
  parts.count = number_at(list, 0, kCountBytes);
  if (parts.count > list.size()) return false;
  parts.lengths = kCountBytes + parts.count * parts.key_bytes;
  parts.postings = parts.lengths + parts.count;
  return parts.postings <= list.size();
}

// The bytes that tell the blocks of the key whose length stands at `length`; `at` moves behind
// them.
bool next_posting(std::string_view list, std::size_t length, std::size_t& at,
                  std::string_view& posting) {
  std::size_t size = static_cast<unsigned char>(list[length]);
  if (size == kLongPosting) {
    if (list.size() - at < 4) return false;
    size = number_at(list, at, 4);
    at += 4;
  }
  if (list.size() - at < size) return false;
  posting = list.substr(at, size);
  at += size;
  return true;
}

// Calls block(number) for each; kTooMany if there is none.
template <class Block>
bool each_block(std::string_view posting, Block block) {
  if (posting.empty()) block(kTooMany);
  std::uint32_t number = 0;
  for (std::size_t at = 0; at < posting.size();) {
    std::uint32_t distance = 0;
    unsigned shift = 0;
    for (bool more = true; more; shift += 7U) {
      if (at == posting.size() || shift > 28U) return false;
      const auto byte = static_cast<unsigned char>(posting[at++]);
      distance |= std::uint32_t{byte & 0x7FU} << shift;
      more = byte >= 0x80U;
    }
    number += distance;
    block(number);
  }
  return true;
}

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
  // Hits of one text after the other are in the order of their blocks: that half is done.
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

struct SeedPacker::State {
  explicit State(int bits) : filled(bits) { lists.bits = bits; }
  FilledList filled;
  std::uint32_t number = 0;  // of the list that is filled
  SeedLists lists;
};

SeedPacker::SeedPacker(std::size_t seeds) {
  int bits = 0;
  while (bits < kMostBits && (seeds >> static_cast<unsigned>(bits)) > kPerList) ++bits;
  state_ = std::make_unique<State>(bits);
  constexpr std::size_t kBytesOfSeed = 3;  // at most, about
  state_->lists.bytes.reserve(seeds * kBytesOfSeed);
  state_->lists.ends.reserve(std::size_t{1} << static_cast<unsigned>(bits));
}
SeedPacker::~SeedPacker() = default;

void SeedPacker::begin_list(std::uint32_t number) {
  State& state = *state_;
  while (state.number < number) {
    state.filled.take(state.lists.bytes);
    state.lists.ends.push_back(state.lists.bytes.size());
    ++state.number;
  }
}

void SeedPacker::add(std::span<const std::uint64_t> sorted) {
  State& state = *state_;
  for (std::size_t begin = 0, end = 0; begin < sorted.size(); begin = end) {
    const auto key = static_cast<std::uint32_t>(sorted[begin] >> 32U);
    std::size_t different = 0;
    for (; end < sorted.size() && static_cast<std::uint32_t>(sorted[end] >> 32U) == key; ++end) {
      different += end == begin || sorted[end] != sorted[end - 1] ? 1U : 0U;
    }
    begin_list(list_of(key, state.lists.bits));
    state.filled.begin(key);
    const bool full = static_cast<std::uint32_t>(sorted[end - 1]) == kTooMany;
    std::size_t left = kMostOfOne;
    if (is_word(key) && (full || different > kMostOfWord)) left = 0;
    for (std::size_t i = begin; i < end && left > 0; ++i) {
      if (i > begin && sorted[i] == sorted[i - 1]) continue;
      state.filled.block(static_cast<std::uint32_t>(sorted[i]));
      --left;
    }
    state.filled.end();
  }
}

SeedLists SeedPacker::take() {
  begin_list(1U << static_cast<unsigned>(state_->lists.bits));
  return std::move(state_->lists);
}

SeedLists pack(std::vector<std::uint64_t> seeds) {
  sort_wholes(seeds);
  SeedPacker packer(seeds.size());
  packer.add(seeds);
  return packer.take();
}

std::string_view SeedLists::list(std::size_t number) const {
  const std::size_t begin = number == 0 ? 0 : ends[number - 1];
  return std::string_view(bytes).substr(begin, ends[number] - begin);
}

bool blocks_in(std::string_view list, int bits, std::uint32_t key,
               std::vector<std::uint32_t>& out) {
  ListParts parts;
  if (!find_parts(list, bits, parts)) return false;
  const std::uint32_t wanted = open_bits(key, bits);
  const auto key_at = [&](std::size_t at) {
    return number_at(list, kCountBytes + at * parts.key_bytes, parts.key_bytes);
  };
  std::size_t low = 0;
  std::size_t high = parts.count;
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (key_at(middle) < wanted) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == parts.count || key_at(low) != wanted) return true;
  std::size_t at = parts.postings;
  std::string_view posting;
  for (std::size_t i = 0; i <= low; ++i) {
    if (!next_posting(list, parts.lengths + i, at, posting)) return false;
  }
  return each_block(posting, [&out](std::uint32_t block) { out.push_back(block); });
}

bool unpack(std::string_view list, int bits, std::uint32_t number,
            std::vector<std::uint64_t>& out) {
  ListParts parts;
  if (!find_parts(list, bits, parts)) return false;
  const std::uint32_t lead = bits == 0 ? 0 : number << static_cast<unsigned>(32 - bits);
  std::size_t at = parts.postings;
  for (std::size_t i = 0; i < parts.count; ++i) {
    const std::uint32_t key =
        lead | number_at(list, kCountBytes + i * parts.key_bytes, parts.key_bytes);
    std::string_view posting;
    if (!next_posting(list, parts.lengths + i, at, posting)) return false;
    const bool told =
        each_block(posting, [&](std::uint32_t block) { out.push_back(whole({key, block})); });
    if (!told) return false;
  }
  return true;
}

}  // namespace plumbline::store
