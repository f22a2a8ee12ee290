// SPDX-License-Identifier: Apache-2.0
//
// How one line is written: its words, how it ends, whether it is an item of a list.

#pragma once

#include <cstddef>
#include <string_view>

namespace plumbline::language {

constexpr std::size_t kShortLine = 140;  // bytes; a longer line is running text

[[nodiscard]] bool is_space(char c);  // of a text without carriage returns
[[nodiscard]] std::size_t count_words(std::string_view text);
[[nodiscard]] bool has_digit(std::string_view text);
// The last sign of a line, closing marks aside.
[[nodiscard]] char32_t last_sign(std::string_view text);
[[nodiscard]] bool ends_sentence(std::string_view text);
// Five words and more that end as a sentence does.
[[nodiscard]] bool is_sentence(std::string_view text);
// A few words without the marks that end or join sentences.
[[nodiscard]] bool may_be_heading(std::string_view text);
// A short line with an address, as below a press release.
[[nodiscard]] bool is_contact(std::string_view text);
// As headlines are, by its length and its signs.
[[nodiscard]] bool may_be_headline(std::string_view text);
// Bytes of a bullet or a number with what divides it from the item; 0: none.
[[nodiscard]] std::size_t bullet_size(std::string_view line);
// "desk@hill.example", "www.hill.example"
[[nodiscard]] bool has_address(std::string_view line);

}  // namespace plumbline::language
