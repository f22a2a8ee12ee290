// SPDX-License-Identifier: Apache-2.0
//
// What is kept of a text so that copies of it, and of parts of it, are found among many: a sample
// of the hashes of its runs of five words. A run is in the sample of either every text or none, by
// its own hash, so two samples tell how much of the shorter text stands in the longer
// (FracMinHash: Hera, Pierce-Ward, Koslicki 2023; winnowing: Schleimer, Wilkerson, Aiken 2003).
// 4 bytes for eight words: some 200 bytes for an article of 400.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline::resolve {

// Of the bytes below; a sketch of another form is made anew from the text.
constexpr int kSketchForm = 1;

constexpr std::uint32_t kSampleOneOf = 8;                       // of all runs one in so many
constexpr std::uint32_t kSampled = 0xFFFFFFFFU / kSampleOneOf;  // marks below it are sampled
constexpr std::size_t kLeastMarks = 16;   // or as many of the lowest, in short texts
constexpr std::size_t kMostMarks = 4096;  // the lowest of them, in books

struct Sketch {
  std::uint64_t whole = 0;           // of all words in order: equal, then an exact copy
  std::uint32_t words = 0;           // how many; 0: nothing to compare
  std::vector<std::uint32_t> marks;  // ascending, each once
  bool operator==(const Sketch&) const = default;
};

// Every run of the text whose mark is below this is among the marks.
[[nodiscard]] std::uint64_t sampled_below(const Sketch& sketch);

// Linear, some 200 MB/s. Equal on every machine.
[[nodiscard]] Sketch sketch_of(std::string_view text);

// 12 bytes and 4 a mark, little endian.
[[nodiscard]] std::string to_bytes(const Sketch& sketch);
// Nothing if they are no such bytes.
[[nodiscard]] std::optional<Sketch> sketch_from_bytes(std::string_view bytes);

}  // namespace plumbline::resolve
