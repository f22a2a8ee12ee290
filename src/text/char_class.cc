// SPDX-License-Identifier: Apache-2.0

#include "text/char_class.h"

#include <unicode/uchar.h>

namespace plumbline::text {
namespace {

bool is_invisible(char32_t point) {
  return point == 0x00AD || point == 0x034F || point == 0x061C || point == 0x180E ||
         (point >= 0x200B && point <= 0x200F) || (point >= 0x202A && point <= 0x202E) ||
         (point >= 0x2060 && point <= 0x206F) || point == 0xFEFF ||
         (point >= 0xFE00 && point <= 0xFE0F);
}

bool is_ideograph(char32_t point) {
  return (point >= 0x3041 && point <= 0x30FF) || (point >= 0x3400 && point <= 0x4DBF) ||
         (point >= 0x4E00 && point <= 0x9FFF) || (point >= 0xF900 && point <= 0xFAFF) ||
         (point >= 0x20000 && point <= 0x3FFFF);
}

}  // namespace

CharClass class_of(char32_t point) {
  if (point < 0x80) return detail::kAsciiClasses[point];
  if (is_invisible(point)) return CharClass::Invisible;
  if (is_ideograph(point)) return CharClass::Ideograph;
  switch (u_charType(static_cast<UChar32>(point))) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER: return CharClass::Upper;
    case U_LOWERCASE_LETTER:
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK: return CharClass::Lower;
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER: return CharClass::Letter;
    case U_DECIMAL_DIGIT_NUMBER:
    case U_LETTER_NUMBER:
    case U_OTHER_NUMBER: return CharClass::Digit;
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR: return CharClass::Space;
    case U_DASH_PUNCTUATION:
    case U_START_PUNCTUATION:
    case U_END_PUNCTUATION:
    case U_CONNECTOR_PUNCTUATION:
    case U_OTHER_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION: return CharClass::Mark;
    default: return point == 0x85 ? CharClass::Space : CharClass::Symbol;
  }
}

}  // namespace plumbline::text
