// SPDX-License-Identifier: Apache-2.0
//
// Words, numbers and marks of a text with exact offsets. Which of them form a sentence is
// sentence.h; what they mean is the business of higher rooms.
//
// The rules follow Universal Dependencies' English conventions where they decide something: a
// clitic is a token of its own ("does" "n't", "State" "'s"), a hyphenated word is one token, a
// number keeps its separators ("1,078", "3.5"), an abbreviation keeps its full stop ("U.S.",
// "Dr."). Invisible characters (soft hyphen, zero-width) inside a word do not split it and do not
// count in its key.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace plumbline::text {

enum class TokenKind : std::uint8_t {
  Word,         // letters, possibly with inner apostrophes, hyphens, digits, full stops
  Number,       // digits with separators: 484, 1,078, 3.5, 2012
  Punctuation,  // one mark, or a run of the same mark ("...")
  OpenQuote,    // a quotation mark that opens by shape or by its place
  CloseQuote,
  Symbol,  // %, $, +, &, emoji ...
};

enum class LetterCase : std::uint8_t { None, Lower, Title, Upper, Mixed };

struct Token {
  Span span;
  TokenKind kind = TokenKind::Word;
  LetterCase letters = LetterCase::None;
  bool space_before = false;  // white space (or the start of the text) stands before it
  bool starts_line = false;   // first token after a line break
  bool starts_block = false;  // first token after a blank line (a new paragraph)
  std::uint64_t key = 0;      // key_of() its folded form: equal keys, equal words
};

// Never fails; every non-space byte of `text` belongs to exactly one token, in order.
// `text` is valid UTF-8. Linear.
[[nodiscard]] std::vector<Token> tokenize(std::string_view text);

// The form under which words are compared: lower case (Unicode simple folding), curly marks and
// all dashes to ASCII, ligatures opened, combining diacritics kept, invisible characters dropped.
[[nodiscard]] std::string fold(std::string_view word);

// fold() that also drops diacritics ("Nakhch\u0131van" and "Nakhchivan" agree): for names and
// search.
[[nodiscard]] std::string fold_loose(std::string_view word);

// fast_hash of the folded form.
[[nodiscard]] std::uint64_t key_of(std::string_view word);

// "NGOs", "IDPs": an acronym of several things, whatever town or person is called Idps.
[[nodiscard]] bool is_plural_acronym(std::string_view word);

}  // namespace plumbline::text
