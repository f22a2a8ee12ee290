// SPDX-License-Identifier: Apache-2.0
//
// Numbered notes: "... and forced begging. (1,2)" with a list of sources at the end.

#pragma once

#include <map>
#include <vector>

#include "language/analysis.h"
#include "model/claim.h"
#include "model/document.h"
#include "refdata/refdata.h"

namespace plumbline::extract {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// A list of sources at the end of a text, by number.
struct NoteList {
  text::Span span;  // from its heading or first entry to its end; empty: none
  std::map<int, model::ChainLink> notes;
};

// A list needs entries numbered from 1 in order, at the end of the text, and marks in the text
// that point to them. Numbers without a mark behind them need a heading ("References") besides.
[[nodiscard]] NoteList find_notes(const model::Document& document, const refdata::RefData& refdata);

// Gives the works of a mark to the claims of the sentence that it closes, and frees passages of
// marks that the sentence before left to them.
void cite_notes(const model::Document& document, const language::Analysis& analysis,
                const NoteList& list, std::vector<model::Claim>& claims);

}  // namespace plumbline::extract
