// SPDX-License-Identifier: Apache-2.0

#include "verify/change_words_internal.h"

namespace plumbline::verify {

ChangeWords::Marks ChangeWords::mark(std::span<const text::Token> words) const {
  Marks marks;
  marks.negation.resize(words.size());
  marks.antonym.resize(words.size());
  marks.hedge.resize(words.size());
  for (const text::PhraseMatch& match : negations_->find_longest(words)) {
    marks.negation[match.tokens.begin] = true;
  }
  for (const text::PhraseMatch& match : antonyms_->find_longest(words)) {
    marks.antonym[match.tokens.begin] = match.value + 1;
  }
  for (const text::PhraseMatch& match : hedges_->find_longest(words)) {
    marks.hedge[match.tokens.begin] = true;
  }
  return marks;
}

}  // namespace plumbline::verify
