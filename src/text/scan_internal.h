// SPDX-License-Identifier: Apache-2.0
//
// Where does a word, number or address end? Pure functions of the text; token.cc drives them.

#pragma once

#include <cstddef>
#include <string_view>

#include "text/token.h"

namespace plumbline::text {

// End of the word that begins at `begin`; what lies before `from` is known to belong to it.
[[nodiscard]] std::size_t scan_word(std::string_view text, std::size_t begin, std::size_t from);

// End of the number (ASCII digits) that begins at `begin`, separators included.
[[nodiscard]] std::size_t scan_number(std::string_view text, std::size_t begin);

// Whether the full stop at `stop` belongs to the word [begin, stop).
[[nodiscard]] bool keeps_full_stop(std::string_view text, std::size_t begin, std::size_t stop);

// Where the clitic of `word` begins ("n't", "'s"); word.size() if it has none.
[[nodiscard]] std::size_t clitic_begin(std::string_view word);

[[nodiscard]] LetterCase letter_case(std::string_view word);

}  // namespace plumbline::text
