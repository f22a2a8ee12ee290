// SPDX-License-Identifier: Apache-2.0
//
// Whether the letters of an acronym can be read out of a name.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
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

// The telling words of a name, each by the letters that two forms of one word share: "Programme"
// and "Program", "Protection" and "Protect" are equal. Endings, the spelling of "labour" and "UN"
// for "United Nations" do not count.
using TellingWords = std::vector<std::uint64_t>;
[[nodiscard]] TellingWords telling_words(std::string_view name);
[[nodiscard]] TellingWords telling_words(const std::vector<std::string_view>& words);

// Share of the telling words of a name that stand among `printed`; 0 if it has none.
[[nodiscard]] double shared_words(const TellingWords& name, const TellingWords& printed);

// The word of the name and the printed one that stands in its place, where `printed` is, or ends
// in, the name with one of its words replaced by another; nothing else. A word that begins the
// other
// ("Port", "Ports") is the same. Names of fewer than three telling words are too short to
// tell.
struct ReplacedWord {
  std::uint64_t name = 0;
  std::uint64_t printed = 0;
};
[[nodiscard]] std::optional<ReplacedWord> replaced_word(const TellingWords& name,
                                                        const TellingWords& printed);

// The words that are none of `others`.
[[nodiscard]] TellingWords without(TellingWords words, const TellingWords& others);

// Whether every one of `printed` stands in the name.
[[nodiscard]] bool adds_nothing(const TellingWords& name, const TellingWords& printed);

}  // namespace plumbline::verify
