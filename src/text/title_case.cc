// SPDX-License-Identifier: Apache-2.0

#include "text/title_case.h"

namespace plumbline::text {

bool is_title_case(std::span<const Token> tokens) {
  constexpr std::size_t kLeastLetters = 4;
  constexpr std::size_t kLeastWords = 4;
  std::size_t words = 0;
  std::size_t capitals = 0;  // of words in nothing else
  for (const Token& token : tokens) {
    if (token.kind != TokenKind::Word || token.span.size() < kLeastLetters) continue;
    if (token.letters == LetterCase::Lower) return false;
    ++words;
    if (token.letters == LetterCase::Upper) ++capitals;
  }
  return words >= kLeastWords && capitals * 2 < words;
}

}  // namespace plumbline::text
