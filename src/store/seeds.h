// SPDX-License-Identifier: Apache-2.0
//
// Seeds by which a quotation finds its place among references: runs of three words, of which a
// sample is kept with the place. Of any four runs in a row one at least is in the sample
// (winnowing: Schleimer, Wilkerson and Aiken 2003), so six words that are quoted as they stand
// share a seed with their source; longer or edited ones share several.
//
// Where a bad scan leaves hardly three words in a row as they stood, single words find the place:
// each word of a stretch of text once. Keys of runs are even, keys of words odd.
//
// Part of the index on disk: a change here needs a new schema version.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace plumbline::store {

constexpr std::uint32_t kBlockBytes = 512;  // places are told by such blocks of a text

struct Seed {
  std::uint32_t key = 0;    // hash of the three words, folded (words.h)
  std::uint32_t block = 0;  // of the text, from 0; on disk: of the segment
};

constexpr std::uint32_t kStretchBlocks = 32;  // in which a word counts once
constexpr std::size_t kLeastLetters = 4;      // bytes of a word that is kept, folded

// The sample of a text, runs and words; those of one key in the order of their blocks. Linear.
[[nodiscard]] std::vector<Seed> seeds_of(std::string_view text);
// The keys of all runs of a quotation, each once.
[[nodiscard]] std::vector<std::uint32_t> runs_of(std::string_view quotation);
// The keys of its words, each once.
[[nodiscard]] std::vector<std::uint32_t> words_of(std::string_view quotation);

// Tells how near a text is to a quotation, far faster than laying them side by side.
class SharedPairs {
 public:
  explicit SharedPairs(std::string_view quotation);
  // How many pairs of neighbouring words of the quotation stand in the text, each counted once.
  [[nodiscard]] std::size_t count(std::string_view text) const;

 private:
  std::vector<std::uint64_t> keys_;  // sorted
};

// Where in a text, within so many bytes or a single word, most of the different words of a
// quotation stand; the first such place, from the first of these words to the last. Empty if none
// stands there. Linear.
[[nodiscard]] text::Span densest(std::string_view quotation, std::string_view text,
                                 std::uint32_t within);

[[nodiscard]] constexpr std::uint32_t blocks_of(std::size_t text_bytes) {
  return static_cast<std::uint32_t>(text_bytes / kBlockBytes) + 1;
}

[[nodiscard]] constexpr bool is_word(std::uint32_t key) {
  return (key & 1U) != 0;
}

// A seed as one number: seeds in the order of key and block.
[[nodiscard]] constexpr std::uint64_t whole(const Seed& seed) {
  return std::uint64_t{seed.key} << 32U | seed.block;
}

// Seeds in lists by the leading `bits` of their keys; a list holds some 256, packed
// (seed_lists.cc), of which three take fewer bytes than one as it is.
struct SeedLists {
  int bits = 0;
  std::string bytes;
  std::vector<std::size_t> ends;  // of each list in `bytes`
  [[nodiscard]] std::string_view list(std::size_t number) const;
};
// At most so many seeds of one run are kept: more say nothing.
constexpr std::size_t kMostOfOne = 4096;
// A word that stands in more stretches says nothing; one seed of this block tells so.
constexpr std::size_t kMostOfWord = 2000;
constexpr std::uint32_t kTooMany = ~0U;
// Rising. Least significant digits first: four times as fast as comparing.
void sort_wholes(std::vector<std::uint64_t>& seeds);
// Of whole() seeds, in any order.
[[nodiscard]] SeedLists pack(std::vector<std::uint64_t> seeds);

// Makes lists of seeds that come in their order.
class SeedPacker {
 public:
  explicit SeedPacker(std::size_t seeds);  // how many will come, about
  ~SeedPacker();
  SeedPacker(const SeedPacker&) = delete;
  SeedPacker& operator=(const SeedPacker&) = delete;
  // Of whole() seeds, rising, all of a key in one call.
  void add(std::span<const std::uint64_t> sorted);
  [[nodiscard]] SeedLists take();

 private:
  struct State;
  void begin_list(std::uint32_t number);
  std::unique_ptr<State> state_;
};

// The list of lists[...] that holds a key.
[[nodiscard]] constexpr std::uint32_t list_of(std::uint32_t key, int bits) {
  return bits == 0 ? 0 : key >> static_cast<unsigned>(32 - bits);
}
// Adds the blocks of one key in its list, rising. False: that is no list.
[[nodiscard]] bool blocks_in(std::string_view list, int bits, std::uint32_t key,
                             std::vector<std::uint32_t>& out);
// Adds all seeds of the list of this number, whole(). False: that is no list.
[[nodiscard]] bool unpack(std::string_view list, int bits, std::uint32_t number,
                          std::vector<std::uint64_t>& out);

}  // namespace plumbline::store
