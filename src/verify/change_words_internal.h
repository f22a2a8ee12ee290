// SPDX-License-Identifier: Apache-2.0
//
// Words whose change turns or weakens a statement: negations, antonyms, qualifiers, names. The
// lists are data/wordlists/negations.tsv, antonyms.tsv and qualifiers.tsv; names are those of
// countries.

#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "model/quote_check.h"
#include "refdata/refdata.h"
#include "text/phrase_table.h"
#include "text/token.h"

namespace plumbline::verify {

class ChangeWords {
 public:
  explicit ChangeWords(const refdata::RefData& refdata);

  // What each word is. A negation of several words ("lack of") marks its first word, the others
  // mark each of theirs.
  struct Marks {
    std::vector<bool> negation;
    std::vector<std::uint32_t> antonym;  // row of antonyms.tsv, plus 1; 0: none
    std::vector<model::EditKind> kind;   // of qualifiers.tsv; Wording: none
    std::vector<bool> name;              // of a country or its people
  };
  [[nodiscard]] Marks mark(std::span<const text::Token> words) const;

  // What it does to a statement if the word of this row (of Marks::antonym) gives way to its
  // opposite: Opposite, Comparison or Scope.
  [[nodiscard]] model::EditKind swap_kind(std::uint32_t antonym) const {
    return swap_kinds_[antonym - 1];
  }

  // Rows 2k and 2k + 1 are the two sides of one pair.
  [[nodiscard]] static bool opposite(std::uint32_t a, std::uint32_t b) {
    return a != 0 && b != 0 && a != b && (a - 1) / 2 == (b - 1) / 2;
  }
  // One is the other with a prefix that turns it: "unregistered", "non-citizen", "inhumane",
  // "dishonest". Pairs that only look so ("informed", "invaluable") are none.
  [[nodiscard]] static bool negative_twin(std::string_view a, std::string_view b);

 private:
  const text::PhraseTable* negations_;
  const text::PhraseTable* antonyms_;
  const text::PhraseTable* qualifiers_;
  const text::PhraseTable* names_;
  std::vector<model::EditKind> qualifier_kinds_;  // of each row
  std::vector<model::EditKind> swap_kinds_;
};

}  // namespace plumbline::verify
