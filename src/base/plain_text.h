// SPDX-License-Identifier: Apache-2.0
//
// Small things done to text byte by byte.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace plumbline {

// Without the blanks, tabs and line breaks at its ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

// A to Z made small; all else as it is.
[[nodiscard]] std::string lower_ascii(std::string_view text);

// The first code point border at or behind `at`; at most the end. A cut inside a letter would not
// be UTF-8.
[[nodiscard]] std::size_t next_border(std::string_view text, std::size_t at);

}  // namespace plumbline
