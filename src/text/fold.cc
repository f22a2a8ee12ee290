// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <string>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "base/hash.h"
#include "text/fold_internal.h"
#include "text/token.h"

namespace plumbline::text {
namespace {

struct Replacement {
  char32_t from;
  std::u32string_view to;
};

// Shapes that a typesetter or a keyboard chooses, not the writer. Sorted by code point.
constexpr Replacement kShapes[] = {
    {0x00A0, U" "},
    {0x00AB, U"\""},
    {0x00B4, U"'"},
    {0x00BB, U"\""},
    {0x0130, U"i"},
    {0x0149, U"'n"},
    {0x02BC, U"'"},
    {0x055A, U"'"},
    {0x0587, U"\u0565\u0582"},
    {0x058A, U"-"},
    {0x05F3, U"'"},
    {0x05F4, U"\""},
    {0x2010, U"-"},
    {0x2011, U"-"},
    {0x2012, U"-"},
    {0x2013, U"-"},
    {0x2014, U"-"},
    {0x2015, U"-"},
    {0x2018, U"'"},
    {0x2019, U"'"},
    {0x201A, U"'"},
    {0x201B, U"'"},
    {0x201C, U"\""},
    {0x201D, U"\""},
    {0x201E, U"\""},
    {0x201F, U"\""},
    {0x2024, U"."},
    {0x2026, U"..."},
    {0x202F, U" "},
    {0x2032, U"'"},
    {0x2033, U"\""},
    {0x2039, U"'"},
    {0x203A, U"'"},
    {0x2212, U"-"},
    {0xFB00, U"ff"},
    {0xFB01, U"fi"},
    {0xFB02, U"fl"},
    {0xFB03, U"ffi"},
    {0xFB04, U"ffl"},
    {0xFB05, U"st"},
    {0xFB06, U"st"},
    {0xFB13, U"\u0574\u0576"},
    {0xFB14, U"\u0574\u0565"},
    {0xFB15, U"\u0574\u056B"},
    {0xFB16, U"\u057E\u0576"},
    {0xFB17, U"\u0574\u056D"},
    {0xFE58, U"-"},
    {0xFE63, U"-"},
    {0xFF02, U"\""},
    {0xFF07, U"'"},
    {0xFF0D, U"-"},
};

// Letters that carry their stroke or hook as part of themselves, so that no decomposition drops it.
constexpr Replacement kPlainLetters[] = {
    {0x00DF, U"ss"}, {0x00E6, U"ae"}, {0x00F0, U"d"}, {0x00F8, U"o"}, {0x00FE, U"th"},
    {0x0111, U"d"},  {0x0127, U"h"},  {0x0131, U"i"}, {0x0138, U"k"}, {0x0142, U"l"},
    {0x014B, U"n"},  {0x0153, U"oe"}, {0x0167, U"t"}, {0x0180, U"b"}, {0x0199, U"k"},
    {0x01B6, U"z"},  {0x0253, U"b"},  {0x0256, U"d"}, {0x0257, U"d"}, {0x0259, U"a"},
    {0x0268, U"i"},  {0x02BB, U""},   {0x02BE, U""},  {0x02BF, U""},
};

template <std::size_t N>
const Replacement* find(const Replacement (&table)[N], char32_t point) {
  const auto* found =
      std::lower_bound(std::begin(table), std::end(table), point,
                       [](const Replacement& row, char32_t key) { return row.from < key; });
  return found != std::end(table) && found->from == point ? found : nullptr;
}

bool is_combining(char32_t point) {
  const auto type = u_charType(static_cast<UChar32>(point));
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK;
}

void put(FoldedPoint& out, char32_t point, bool loose) {
  if (loose) {
    if (is_combining(point)) return;
    if (const Replacement* plain = find(kPlainLetters, point)) {
      for (const char32_t letter : plain->to) {
        if (out.size < FoldedPoint::kCapacity) out.points[out.size++] = letter;
      }
      return;
    }
  }
  if (out.size < FoldedPoint::kCapacity) out.points[out.size++] = point;
}

// Canonical decomposition, so that a composed and a decomposed spelling agree.
void put_decomposed(FoldedPoint& out, char32_t point, bool loose) {
  static const UNormalizer2* const kNormalizer = [] {
    UErrorCode error = U_ZERO_ERROR;
    return unorm2_getNFDInstance(&error);
  }();
  std::array<UChar, 8> units{};
  UErrorCode error = U_ZERO_ERROR;
  const std::int32_t size =
      kNormalizer == nullptr
          ? -1
          : unorm2_getDecomposition(kNormalizer, static_cast<UChar32>(point), units.data(),
                                    static_cast<std::int32_t>(units.size()), &error);
  if (size < 0 || U_FAILURE(error)) {
    put(out, point, loose);
    return;
  }
  for (std::int32_t i = 0; i < size;) {
    char32_t part = units[static_cast<std::size_t>(i++)];
    if (part >= 0xD800 && part < 0xDC00 && i < size) {  // a surrogate pair
      part = 0x10000 + ((part - 0xD800) << 10U) + (units[static_cast<std::size_t>(i++)] - 0xDC00U);
    }
    put(out, part, loose);
  }
}

}  // namespace

FoldedPoint fold_point(char32_t point, bool loose) {
  FoldedPoint out;
  const CharClass kind = class_of(point);
  if (kind == CharClass::Invisible || is_inner_mark(point)) return out;
  if (const Replacement* shape = find(kShapes, point)) {
    for (const char32_t to : shape->to) put(out, to, loose);
    return out;
  }
  if (kind == CharClass::Space) {
    put(out, U' ', loose);
    return out;
  }
  if (kind == CharClass::Digit) {
    const std::int32_t digit = u_charDigitValue(static_cast<UChar32>(point));
    put(out, digit >= 0 ? U'0' + static_cast<char32_t>(digit) : point, loose);
    return out;
  }
  const auto folded =
      static_cast<char32_t>(u_foldCase(static_cast<UChar32>(point), U_FOLD_CASE_DEFAULT));
  put_decomposed(out, folded, loose);
  return out;
}

std::size_t line_break_hyphen(std::string_view word, std::size_t at) {
  std::size_t end = at + decode_utf8(word, at).size;
  std::size_t breaks = 0;
  while (end < word.size()) {
    const char c = word[end];
    if (c == '\n') {
      ++breaks;
    } else if (c != ' ' && c != '\t' && c != '\r') {
      break;
    }
    ++end;
  }
  return breaks == 1 && at > 0 && end < word.size() ? end - at : 0;
}

namespace {

// What bytes fold to that fold one by one, whatever stands behind them: ASCII without hyphens,
// which may end a line. 0: others.
constexpr auto kPlainFold = [] {
  std::array<char, 256> folds{};
  for (unsigned char byte = 1; byte < 0x80; ++byte) folds[byte] = fold_ascii(byte);
  folds['-'] = '\0';
  return folds;
}();

std::string fold_to_string(std::string_view word, bool loose) {
  std::string out(word.size(), '\0');
  std::size_t at = 0;
  for (; at < word.size(); ++at) {
    const char folded = kPlainFold[static_cast<unsigned char>(word[at])];
    if (folded == '\0') break;
    out[at] = folded;
  }
  if (at == word.size()) return out;
  out.resize(at);
  fold_into(word, loose, [&out](char byte) { out.push_back(byte); }, at);
  return out;
}

}  // namespace

std::string fold(std::string_view word) {
  return fold_to_string(word, false);
}

std::string fold_loose(std::string_view word) {
  return fold_to_string(word, true);
}

std::uint64_t key_of(std::string_view word) {
  std::uint64_t value = 0xcbf29ce484222325ULL;
  const auto add = [&value](char byte) {
    value ^= static_cast<unsigned char>(byte);
    value *= 0x100000001b3ULL;
  };
  std::size_t at = 0;
  for (; at < word.size(); ++at) {
    const char folded = kPlainFold[static_cast<unsigned char>(word[at])];
    if (folded == '\0') break;
    add(folded);
  }
  if (at < word.size()) fold_into(word, false, add, at);
  return value ^ (value >> 32U);
}

}  // namespace plumbline::text
