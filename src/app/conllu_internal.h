// SPDX-License-Identifier: Apache-2.0
//
// CoNLL-U: the words of a document with tags and, from the learned engine, the tree.

#pragma once

#include <array>
#include <string>
#include <vector>

#include "language/analysis.h"
#include "model/document.h"
#include "text/span.h"

namespace plumbline::language {
class Learned;
}

namespace plumbline::app {

// Names of language::Pos, in its order (Universal Dependencies).
inline constexpr std::array<const char*, 17> kPosNames = {
    "X",   "NOUN",  "PROPN", "VERB", "AUX",  "ADJ",   "ADV", "PRON", "DET",
    "ADP", "CCONJ", "SCONJ", "NUM",  "PART", "PUNCT", "SYM", "INTJ"};

// What is left out of it.
struct LeftOut {
  std::vector<std::string> words;  // as resolve::name_words gives them
  std::vector<text::Span> spans;   // of `document`, where letters are out of sight already
};

// Words of `left_out` become "_" and are marked NameWithheld=Yes; in the text of their sentence
// stands "[name withheld]" for `words`. `learned`: the engine that made the tree; null: there is
// none.
[[nodiscard]] std::string conllu_of(const model::Document& document,
                                    const language::Analysis& analysis,
                                    const language::Learned* learned, const LeftOut& left_out);

}  // namespace plumbline::app
