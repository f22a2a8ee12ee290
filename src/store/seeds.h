// SPDX-License-Identifier: Apache-2.0
//
// Seeds by which a quotation finds its place among references: runs of three words, of which a
// sample is kept with the place. Of any four runs in a row one at least is in the sample
// (winnowing: Schleimer, Wilkerson and Aiken 2003), so six words that are quoted as they stand
// share a seed with their source; longer or edited ones share several.
//
// Part of the index on disk: a change here needs a new schema version.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline::store {

constexpr std::uint32_t kBlockBytes = 512;  // places are told by such blocks of a text

struct Seed {
  std::uint32_t key = 0;    // hash of the three words, folded (words.h)
  std::uint32_t block = 0;  // of the text, from 0; on disk: of all references
};

// The sample of a text, in its order. Linear.
[[nodiscard]] std::vector<Seed> seeds_of(std::string_view text);
// The keys of all runs of a quotation, each once.
[[nodiscard]] std::vector<std::uint32_t> runs_of(std::string_view quotation);

[[nodiscard]] constexpr std::uint32_t blocks_of(std::size_t text_bytes) {
  return static_cast<std::uint32_t>(text_bytes / kBlockBytes) + 1;
}

// Seeds in lists by the leading `bits` of their keys; a list holds some 256, in order of key and
// block.
struct SeedLists {
  int bits = 0;
  std::vector<std::string> lists;  // 8 bytes a seed: key, block; little endian
};
// At most so many seeds of one key are kept: more say nothing.
constexpr std::size_t kMostOfOne = 4096;
[[nodiscard]] SeedLists pack(const std::vector<Seed>& seeds);

// The list of lists[...] that holds a key.
[[nodiscard]] constexpr std::uint32_t list_of(std::uint32_t key, int bits) {
  return bits == 0 ? 0 : key >> static_cast<unsigned>(32 - bits);
}
// Adds the blocks of one key in a list, rising.
void blocks_in(std::string_view list, std::uint32_t key, std::vector<std::uint32_t>& out);
// Adds all seeds of a list.
void unpack(std::string_view list, std::vector<Seed>& out);

}  // namespace plumbline::store
