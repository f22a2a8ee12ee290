// SPDX-License-Identifier: Apache-2.0
//
// Whether the letters of an acronym can be read out of a name.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline::verify {

// The capitals of "FIA", "IDPs" or "U.N.O."; empty if the word is no acronym.
[[nodiscard]] std::string acronym_letters(std::string_view word);

// "of", "the", "for": in a name, but rarely in its acronym.
[[nodiscard]] bool is_small_word(std::string_view word);

struct AcronymFit {
  enum Kind : std::uint8_t {
    Fits,     // all letters are found in order, the first at the start of a word
    OneOff,   // initials fit word by word, but for one letter that the name has nowhere
    Foreign,  // anything else: another language, another name, a part of it
  };
  Kind kind = Foreign;
  std::size_t begin = 0;  // the word at which the name begins
};

[[nodiscard]] AcronymFit fit_acronym(const std::string& letters,
                                     const std::vector<std::string_view>& words);

// Share of the telling words of `name` that stand among `words`. Endings, spelling of "-isation"
// and "UN" for "United Nations" do not count.
[[nodiscard]] double shared_words(std::string_view name,
                                  const std::vector<std::string_view>& words);

// Whether every telling one of `words` stands in `name`.
[[nodiscard]] bool adds_nothing(std::string_view name, const std::vector<std::string_view>& words);

}  // namespace plumbline::verify
