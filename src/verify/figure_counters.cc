// SPDX-License-Identifier: Apache-2.0
//
// Who counted a figure, where a body that keeps count stands in its sentence.

#include <algorithm>
#include <span>
#include <string_view>

#include "text/word_key.h"
#include "verify/figure_origin_internal.h"
#include "verify/hearsay_internal.h"

namespace plumbline::verify {

using text::operator""_w;
using text::Token;
using text::TokenKind;

// Whether a clause ends at this word: who stands before it does not count what is told behind it.
// `body`: where the words of who stands before it end.
static bool ends_clause(const Checking& checking, std::span<const Token> tokens, std::size_t body,
                        std::size_t at) {
  static constexpr text::WordSet kBounds{"that", "while", "but", "where", "though", "because"};
  static constexpr text::WordSet kRelative{"which", "who"};
  static constexpr text::WordSet kAsMany{"many", "much", "few", "well"};
  // Who begins a clause of its own behind "and".
  static constexpr text::WordSet kAnother{"a",  "an", "the",   "it",   "they",  "he",    "she",
                                          "we", "i",  "there", "this", "these", "those", "some"};
  const std::string_view word = checking.words(tokens[at].span);
  const std::uint64_t key = tokens[at].key;
  if (word == ";" || word == ":" || word == "." || kBounds.has(key)) return true;
  // "the Border Guard, which found 612": said of the body itself.
  if (kRelative.has(key))
    return at > body + 1 || (at == body + 1 && checking.words(tokens[body].span) != ",");
  if (at + 1 >= tokens.size()) return false;
  if (word == "as") {  // not "as many as 51"
    return !kAsMany.has(tokens[at + 1].key) && (at == 0 || !kAsMany.has(tokens[at - 1].key));
  }
  const Token& next = tokens[at + 1];
  return word == "and" && (kAnother.has(next.key) || is_number(checking, next));
}

// A state body or a known organisation keeps count: it stands in the clause before the number ("the
// Ministry took 612 boys in"), or the words go back to it ("helped by the Ministry").
bool FigureOrigins::names_a_counter(const text::Span& sentence, const text::Span& span) const {
  static constexpr text::WordSet kBack{"by", "to", "of", "from", "with"};
  static constexpr text::WordSet kNone{"no", "neither", "nor", "without"};
  const auto tokens = checking_.tokens_in(sentence);
  std::size_t number = tokens.size();
  for (std::size_t i = tokens.size(); i-- > 0;) {
    const bool inside = tokens[i].kind == TokenKind::Number && span.contains(tokens[i].span.begin);
    if (inside) number = i;
  }
  for (std::size_t i = tokens.size(); i-- > 0 && number == tokens.size();) {
    const bool inside = span.contains(tokens[i].span.begin) && is_number(checking_, tokens[i]);
    if (inside) number = i;  // "nine"
  }
  const auto counts = [&](std::size_t begin, std::size_t end) {
    std::size_t before = begin;
    if (before > 0 && tokens[before - 1].key == "the"_w) --before;
    if (before > 0 && kNone.has(tokens[before - 1].key)) return false;
    if (before > 0 && kBack.has(tokens[before - 1].key)) return true;
    const bool ahead = keepers_.tells_ahead(tokens, end);
    for (std::size_t i = end; i < number; ++i) {
      if (ahead && checking_.words(tokens[i].span) == ":") continue;
      if (ends_clause(checking_, tokens, end, i)) return false;
    }
    return end <= number && number < tokens.size();
  };
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (!kStateBodies.has(tokens[i].key) && !kStateOffices.has(tokens[i].key)) continue;
    std::size_t begin = i;  // "Senegal's family ministry", "National Council"
    while (begin > 0 && tokens[begin - 1].letters == text::LetterCase::Title) --begin;
    bool named = tokens[i].letters == text::LetterCase::Title ||
                 (i == begin && tokens[i - 1].key == "the"_w);  // "the ombudsman"
    for (std::size_t k = i - std::min<std::size_t>(i, 3); k < i; ++k) {
      const std::string_view mark = checking_.words(tokens[k].span);
      named = named || mark == "'s" || mark == "\u2019s";
    }
    if (named && counts(begin, i + 1)) return true;
  }
  // An acronym is printed in capitals, a name begins with one: "one" is not ONE.
  const auto names = checking_.refdata.agency_names().find_longest(tokens);
  return std::any_of(names.begin(), names.end(), [&](const text::PhraseMatch& match) {
    const text::LetterCase letters = tokens[match.tokens.begin].letters;
    const bool one = match.tokens.size() == 1;
    const bool printed =
        letters == text::LetterCase::Upper || (!one && letters == text::LetterCase::Title);
    return printed && counts(match.tokens.begin, match.tokens.end);
  });
}

}  // namespace plumbline::verify
