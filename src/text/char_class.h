// SPDX-License-Identifier: Apache-2.0
//
// What kind of character is this? The few classes that tokens and folding need, ASCII by table,
// the rest by rule and Unicode property.

#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/utf8.h"

namespace plumbline::text {

enum class CharClass : std::uint8_t {
  Space,
  Lower,      // a lower-case letter, or a mark that belongs to the letter before it
  Upper,      // an upper-case or title-case letter
  Letter,     // a letter of a script without case
  Ideograph,  // a character that is a word by itself (Han, kana)
  Digit,
  Invisible,  // soft hyphen, zero-width, direction marks: no width, no meaning
  Mark,       // punctuation
  Symbol,     // everything else
};

// Class of any code point.
[[nodiscard]] CharClass class_of(char32_t point);

[[nodiscard]] constexpr bool is_letter(CharClass kind) {
  return kind == CharClass::Lower || kind == CharClass::Upper || kind == CharClass::Letter;
}
[[nodiscard]] constexpr bool is_word(CharClass kind) {
  return is_letter(kind) || kind == CharClass::Digit;
}

// Shapes that stand for one another.
[[nodiscard]] constexpr bool is_apostrophe(char32_t point) {
  return point == U'\'' || point == 0x2019 || point == 0x02BC || point == 0x2018 ||
         point == 0xFF07 || point == 0x055A;
}
[[nodiscard]] constexpr bool is_hyphen(char32_t point) {
  return point == U'-' || point == 0x2010 || point == 0x2011;
}
// Marks of Armenian that are written inside the word they stress or question.
[[nodiscard]] constexpr bool is_inner_mark(char32_t point) {
  return point == 0x055B || point == 0x055C || point == 0x055E;
}

// A code point with its class; {0, Space, 0} at the end of the text.
struct Char {
  char32_t point = 0;
  CharClass kind = CharClass::Space;
  std::uint32_t size = 0;
};

namespace detail {
constexpr std::array<CharClass, 128> make_ascii_classes() {
  std::array<CharClass, 128> table{};
  for (std::size_t c = 0; c < table.size(); ++c) {
    CharClass kind = c < 0x20 || c == 0x7F ? CharClass::Symbol : CharClass::Mark;
    if (c == ' ' || (c >= 0x09 && c <= 0x0D)) kind = CharClass::Space;
    if (c >= 'a' && c <= 'z') kind = CharClass::Lower;
    if (c >= 'A' && c <= 'Z') kind = CharClass::Upper;
    if (c >= '0' && c <= '9') kind = CharClass::Digit;
    table[c] = kind;
  }
  for (const char symbol : {'$', '%', '+', '<', '=', '>', '^', '|', '~', '#', '&', '@', '_'}) {
    table[static_cast<unsigned char>(symbol)] = CharClass::Symbol;
  }
  return table;
}
inline constexpr std::array<CharClass, 128> kAsciiClasses = make_ascii_classes();
}  // namespace detail

// The character that begins at `at`.
[[nodiscard]] inline Char char_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return {byte, detail::kAsciiClasses[byte], 1};
  const CodePoint point = decode_utf8(text, at);
  return {point.value, class_of(point.value), point.size};
}

// The character that ends before `at`; {0, Space, 0} at the start of the text.
[[nodiscard]] inline Char char_before(std::string_view text, std::size_t at) {
  if (at == 0) return {};
  std::size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && !is_utf8_border(text, begin)) --begin;
  return char_at(text, begin);
}

}  // namespace plumbline::text
