// SPDX-License-Identifier: Apache-2.0
//
// The words by which copied text is known: letters and digits, so that a change of case, of
// quotation marks, of hyphens or of line breaks hides no copy. Simpler and some ten times as fast
// as text::tokenize(), because every article of an archive passes here.

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace plumbline::resolve {

struct Word {
  std::uint64_t key = 0;  // equal keys, equal words; the same on every machine, for it is stored
  text::Span span;
  bool quoted = false;  // between quotation marks: whoever quotes the same person has these words
};

// Letters of ASCII without their case, digits, and everything beyond ASCII but spaces and marks.
// Apostrophes and soft hyphens within a word do not count. A Chinese or Japanese character is a
// word of its own. Never fails; linear.
[[nodiscard]] std::vector<Word> words_of(std::string_view text);

// The same as a bare list of keys.
void append_keys(std::string_view text, std::vector<std::uint64_t>& keys);

// So many words in a row are one shingle. From three to eight the benchmark finds much the same
// (docs/quality.md); eight lose copies whose letters are misread.
constexpr std::size_t kShingleWords = 5;

// The finishing step of MurmurHash3 (Appleby, public domain).
constexpr std::uint64_t mixed(std::uint64_t value) {
  value ^= value >> 33U;
  value *= 0xFF51AFD7ED558CCDULL;
  value ^= value >> 33U;
  value *= 0xC4CEB9FE1A85EC53ULL;
  return value ^ (value >> 33U);
}

// fn(shingle, index of its first word) for every run of kShingleWords keys; a shorter text is one
// shingle. Karp and Rabin's rolling sum, mixed so that its upper bits may be sampled.
template <class Fn>
void each_shingle(const std::uint64_t* keys, std::size_t count, Fn fn) {
  constexpr std::uint64_t kBase = 0x9E3779B97F4A7C15ULL;
  std::uint64_t highest = 1;
  for (std::size_t i = 0; i < kShingleWords; ++i) highest *= kBase;
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < count; ++i) {
    sum = sum * kBase + keys[i];
    if (i >= kShingleWords) sum -= keys[i - kShingleWords] * highest;
    if (i + 1 >= kShingleWords) fn(mixed(sum), i + 1 - kShingleWords);
  }
  if (count > 0 && count < kShingleWords) fn(mixed(sum), std::size_t{0});
}

}  // namespace plumbline::resolve
