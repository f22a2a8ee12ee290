// SPDX-License-Identifier: Apache-2.0
//
// Numbers in figures and in words.

#pragma once

#include <optional>
#include <string_view>

#include "language/words_internal.h"

namespace plumbline::language {

struct NumberRead {
  std::uint32_t end = 0;  // after its last token
  double value = 0;
  bool in_words = false;
  bool vague = false;  // "dozens", "hundreds": the value is the least of it
};

// The number that begins at `at` ("1,078", "3.5 million", "two hundred and four", "a dozen").
[[nodiscard]] std::optional<NumberRead> read_number(const Draft& draft, std::uint32_t at);

// "1,078" and "1.078.000" group; "3.5" and "3,5" do not. Nothing if the word is no such number.
[[nodiscard]] std::optional<double> value_of_figures(std::string_view word);

// 1e6 for "mln", "m"; 0 if it is no short form of a scale.
[[nodiscard]] double short_scale(std::string_view word);

// `read` with what may stand behind figures: "3.5 million", "10 mln", "3 hundred and 21",
// "3 million and a half".
[[nodiscard]] NumberRead with_scale(const Draft& draft, NumberRead read);

// Whether a number in words may begin with this word (hyphenated ones aside).
[[nodiscard]] bool may_start_number(std::uint64_t key);

// A single token of figures without separators: "2012"; nothing for "2,012" or "20.12".
[[nodiscard]] std::optional<int> read_plain_integer(const Draft& draft, std::uint32_t at);

// A year from 1000 to 2100 in four figures.
[[nodiscard]] std::optional<int> read_year(const Draft& draft, std::uint32_t at);
// "2020 and 2021", of which the second counts nothing.
[[nodiscard]] inline bool follow_each_other(std::optional<int> first, std::optional<int> second) {
  return first && second && *second == *first + 1;
}

// "first" 1 to "twentieth" 20 by the word's key; 0 if it is none.
[[nodiscard]] int ordinal_of(std::uint64_t key);

// "first" 1, "third" 3, "24th" 24 (whole token); 0 if it is no ordinal.
[[nodiscard]] int read_ordinal(const Draft& draft, std::uint32_t at);

}  // namespace plumbline::language
