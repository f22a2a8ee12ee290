// SPDX-License-Identifier: Apache-2.0
//
// Character references: "&amp;", "&#8217;", "&nbsp" without its semicolon.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace plumbline::ingest {

struct CharacterReference {
  char32_t value = 0;
  std::size_t size = 0;  // bytes read, from the "&"; 0: this is no reference, "&" stands for itself
};

// The reference that begins at `at` (a "&"). Numbers follow the web's rules: 0, surrogates and what
// is over U+10FFFF are U+FFFD, 128 to 159 mean windows-1252. Names: those of HTML 4 and common ones
// of HTML 5; the Latin-1 ones also without a semicolon. Reads at most 32 bytes of a name.
[[nodiscard]] CharacterReference read_reference(std::string_view html, std::size_t at);

// `raw` with its references decoded and white space collapsed: for titles and attribute values.
[[nodiscard]] std::string plain_text(std::string_view raw);

}  // namespace plumbline::ingest
