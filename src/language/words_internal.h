// SPDX-License-Identifier: Apache-2.0
//
// Grammar words by key, and the view that every layer reads the text through.

#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "language/analysis.h"
#include "model/document.h"
#include "refdata/refdata.h"
#include "text/token.h"
#include "text/word_key.h"
#include "text/word_set.h"

namespace plumbline::language {

using text::operator""_w;

// A closed set of words given by their keys: word_set("a"_w, "an"_w).
template <class... Keys>
consteval auto word_set(Keys... keys) {
  return text::WordSet<sizeof...(keys)>(std::array<std::uint64_t, sizeof...(keys)>{keys...});
}

// What the layers work on: the document, what is known, and the analysis so far. Positions over
// the end answer as if an empty word stood there.
// "el-Tayeb", "al-Hassan": the Arabic article is part of a name.
[[nodiscard]] inline bool has_article(std::string_view word) {
  const std::size_t hyphen = word.find('-');
  if (hyphen != 2 && hyphen != 3) return false;
  if (hyphen + 1 >= word.size() || word[hyphen + 1] < 'A' || word[hyphen + 1] > 'Z') return false;
  for (const std::string_view article :
       {"al", "el", "ad", "an", "ar", "as", "at", "az", "ul", "ash", "adh"}) {
    if (word.substr(0, hyphen) == article) return true;
  }
  return false;
}

struct Draft {
  const model::Document& document;
  const refdata::RefData& refdata;
  Analysis& out;

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(out.tokens.size()); }
  [[nodiscard]] bool inside(std::uint32_t at) const { return at < out.tokens.size(); }
  [[nodiscard]] std::uint64_t key(std::uint32_t at) const {
    return inside(at) ? out.tokens[at].key : 0;
  }
  [[nodiscard]] Pos pos(std::uint32_t at) const { return inside(at) ? out.words[at].pos : Pos::X; }
  [[nodiscard]] VerbForm form(std::uint32_t at) const {
    return inside(at) ? out.words[at].form : VerbForm::None;
  }
  [[nodiscard]] std::uint64_t lemma(std::uint32_t at) const {
    return inside(at) ? out.words[at].lemma : 0;
  }
  [[nodiscard]] std::string_view word(std::uint32_t at) const {
    return inside(at) ? text::slice(document.text, out.tokens[at].span) : std::string_view{};
  }
  [[nodiscard]] std::string_view words(const TokenRange& range) const {
    return range.empty() ? std::string_view{}
                         : text::slice(document.text, text::span_of(out.tokens, range));
  }
  [[nodiscard]] bool is_word(std::uint32_t at) const {
    return inside(at) && out.tokens[at].kind == text::TokenKind::Word;
  }
  [[nodiscard]] bool is_number(std::uint32_t at) const {
    return inside(at) && out.tokens[at].kind == text::TokenKind::Number;
  }
  // The word begins with a capital (or is all capitals).
  [[nodiscard]] bool is_capital(std::uint32_t at) const {
    if (!is_word(at)) return false;
    const text::LetterCase letters = out.tokens[at].letters;
    if (letters == text::LetterCase::Mixed) {
      const std::string_view letters_of = word(at);
      const char first = letters_of.front();
      return !(first >= 'a' && first <= 'z') || has_article(letters_of);
    }
    return letters == text::LetterCase::Title || letters == text::LetterCase::Upper;
  }
  [[nodiscard]] bool is_all_capitals(std::uint32_t at) const {
    return is_word(at) && out.tokens[at].letters == text::LetterCase::Upper;
  }
  // The sentence that token `at` belongs to; an empty range over the end.
  [[nodiscard]] TokenRange sentence(std::uint32_t at) const {
    return inside(at) ? out.sentences[out.sentence_of[at]].tokens : TokenRange{};
  }
};

}  // namespace plumbline::language
