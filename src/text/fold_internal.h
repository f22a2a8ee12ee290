// SPDX-License-Identifier: Apache-2.0
//
// Folding one character after the other into a sink, so that hashing needs no string.

#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "text/char_class.h"

namespace plumbline::text {

// What one code point folds to: at most kCapacity code points; none if it is dropped.
struct FoldedPoint {
  static constexpr std::size_t kCapacity = 8;
  std::array<char32_t, kCapacity> points{};
  std::uint32_t size = 0;
};

[[nodiscard]] FoldedPoint fold_point(char32_t point, bool loose);

// Length of a line-end hyphenation that begins at `at`: hyphen, spaces, one line break, spaces.
// 0 if there is none.
[[nodiscard]] std::size_t line_break_hyphen(std::string_view word, std::size_t at);

// The same for soft and Unicode hyphens.
[[nodiscard]] constexpr bool breaks_lines(char32_t point) {
  return point == U'-' || point == 0x00AD || point == 0x2010;
}

// Calls put(byte) for each byte of the point in UTF-8.
template <class Put>
void put_point(char32_t point, Put& put) {
  const auto value = static_cast<std::uint32_t>(point);
  const auto rest = [&put, value](unsigned shift) {
    put(static_cast<char>(0x80U | ((value >> shift) & 0x3FU)));
  };
  if (value < 0x80) {
    put(static_cast<char>(value));
  } else if (value < 0x800) {
    put(static_cast<char>(0xC0U | (value >> 6U)));
    rest(0);
  } else if (value < 0x10000) {
    put(static_cast<char>(0xE0U | (value >> 12U)));
    rest(6);
    rest(0);
  } else {
    put(static_cast<char>(0xF0U | (value >> 18U)));
    rest(12);
    rest(6);
    rest(0);
  }
}

[[nodiscard]] constexpr char fold_ascii(unsigned char byte) {
  if (byte >= 'A' && byte <= 'Z') return static_cast<char>(byte + 32);
  return byte == '`' ? '\'' : static_cast<char>(byte);
}

// Calls put(byte) for each byte of the folded word, beginning at `at`.
template <class Put>
void fold_into(std::string_view word, bool loose, Put put, std::size_t at = 0) {
  while (at < word.size()) {
    const auto byte = static_cast<unsigned char>(word[at]);
    const CodePoint point = byte < 0x80 ? CodePoint{byte, 1, true} : decode_utf8(word, at);
    if (breaks_lines(point.value)) {
      if (const std::size_t skip = line_break_hyphen(word, at); skip != 0) {
        at += skip;
        continue;
      }
    }
    at += point.size;
    if (byte < 0x80) {
      put(fold_ascii(byte));
      continue;
    }
    const FoldedPoint folded = fold_point(point.value, loose);
    for (std::uint32_t i = 0; i < folded.size; ++i) put_point(folded.points[i], put);
  }
}

}  // namespace plumbline::text
