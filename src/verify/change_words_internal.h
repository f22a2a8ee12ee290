// SPDX-License-Identifier: Apache-2.0
//
// Words whose change turns or weakens a statement: negations, antonyms, qualifiers. The lists are
// data/wordlists/negations.tsv, antonyms.tsv and qualifiers.tsv.

#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "refdata/refdata.h"
#include "text/phrase_table.h"
#include "text/token.h"

namespace plumbline::verify {

class ChangeWords {
 public:
  explicit ChangeWords(const refdata::RefData& refdata);
  ChangeWords(const text::PhraseTable& negations, const text::PhraseTable& antonyms,
              const text::PhraseTable& hedges)
      : negations_(&negations), antonyms_(&antonyms), hedges_(&hedges) {}

  // What each word is. A negation of several words ("lack of") marks its first word.
  struct Marks {
    std::vector<bool> negation;
    std::vector<std::uint32_t> antonym;  // row of antonyms.tsv, plus 1; 0: none; on each word
    std::vector<bool> hedge;
  };
  [[nodiscard]] Marks mark(std::span<const text::Token> words) const;

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
  const text::PhraseTable* hedges_;
};

}  // namespace plumbline::verify
