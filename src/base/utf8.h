// SPDX-License-Identifier: Apache-2.0
//
// UTF-8 without surprises: decode one code point, test validity, repair, count.
//
// All text inside Plumbline is valid UTF-8 and all offsets are bytes at code point borders; the
// outside is repaired once, in `ingest`, with a diagnostic.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace plumbline {

struct CodePoint {
  char32_t value = 0;      // U+FFFD where the bytes are not UTF-8
  std::uint32_t size = 0;  // bytes read: 1 to 4; 0 only at the end of the text
  bool valid = true;
};

// The code point that begins at `at`. Rejects overlong forms, surrogates and values over U+10FFFF
// (Unicode 15, table 3-7).
[[nodiscard]] CodePoint decode_utf8(std::string_view text, std::size_t at);

void append_utf8(std::string& out, char32_t code_point);

// Offset of the first byte that is not part of valid UTF-8; text.size() if all is.
[[nodiscard]] std::size_t first_invalid_utf8(std::string_view text);
[[nodiscard]] inline bool is_valid_utf8(std::string_view text) {
  return first_invalid_utf8(text) == text.size();
}

[[nodiscard]] bool is_ascii(std::string_view text);

// Each maximal invalid part becomes one U+FFFD.
[[nodiscard]] std::string repair_utf8(std::string_view text);

// Number of code points; `text` must be valid. W3C selectors count these.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

// True at 0, at the end, and where a code point begins.
[[nodiscard]] inline bool is_utf8_border(std::string_view text, std::size_t at) {
  return at == text.size() ||
         (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U);
}

}  // namespace plumbline
