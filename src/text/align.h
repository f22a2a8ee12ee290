// SPDX-License-Identifier: Apache-2.0
//
// Two word sequences side by side: where a short one (a quotation) fits best in a long one (a
// source), and which words were added, dropped or replaced.

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace plumbline::text {

// A needle word that stands for any words of the haystack, none included: an ellipsis.
constexpr std::uint64_t kAnyWords = 0xFFFFFFFFFFFFFFFFULL;

// One column of an alignment. Without `needle` the word stands in the haystack only, and the
// other way round; with both and !same it was replaced. Words under kAnyWords carry its index in
// `needle` and are `same`.
struct AlignStep {
  std::optional<std::uint32_t> needle;
  std::optional<std::uint32_t> haystack;
  bool same = false;
};

struct Alignment {
  std::vector<AlignStep> steps;  // in reading order; needle words all appear
  std::uint32_t begin = 0;       // the part of the haystack used, half-open
  std::uint32_t end = 0;
  std::uint32_t matches = 0;  // words that are the same, those under kAnyWords left out
  std::int32_t score = 0;     // 3 a match, -2 a word replaced or added, -1 a word dropped
};

// Semi-global: all of the needle, the best place of the haystack. Words are compared by key.
// Ties are decided by rule: first the alignment with more matches, then the one that drops source
// words rather than adds quoted ones, then the earliest place. Time |needle| * |haystack| in the
// worst case, much less where the rare words of the needle pin the place; a needle of more than
// kAlignPart words is aligned part after part.
constexpr std::size_t kAlignPart = 1024;
[[nodiscard]] Alignment align(std::span<const std::uint64_t> needle,
                              std::span<const std::uint64_t> haystack);

}  // namespace plumbline::text
