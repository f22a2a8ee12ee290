// SPDX-License-Identifier: Apache-2.0
//
// A text as the words that count when two texts are compared: no punctuation, hyphenated words in
// parts, contractions opened ("n't" is "not"), numbers without separators.

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/token.h"

namespace plumbline::verify {

struct Comparable {
  std::vector<text::Token> words;  // keys as compared; spans as printed
  std::vector<std::uint64_t> keys;
  std::vector<bool> after_mark;  // a comma, semicolon, dash or bracket stands before the word
  std::vector<bool> after_stop;  // a sentence ended before the word (also true of the first word)
};

// `ellipses`: "..." and [brackets] become one word with text::kAnyWords as key (for a quotation).
[[nodiscard]] Comparable comparable(std::string_view text, bool ellipses);

// Whether the word says so little that sharing it proves nothing ("the", "of").
[[nodiscard]] bool is_function_word(std::uint64_t key);

// Value of a number word or digits; negative if the word is no number.
[[nodiscard]] double number_value(std::string_view word);

}  // namespace plumbline::verify
