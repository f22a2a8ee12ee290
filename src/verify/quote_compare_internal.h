// SPDX-License-Identifier: Apache-2.0
//
// The comparison behind check_quote, for callers that hold the words of a source ready.

#pragma once

#include <string_view>
#include <vector>

#include "model/quote_check.h"
#include "verify/change_words_internal.h"
#include "verify/comparable_internal.h"

namespace plumbline::verify {

// A text with its words as compared.
struct ComparedText {
  std::string_view text;
  const Comparable& words;
};

// `quote` must have been read with ellipses.
[[nodiscard]] model::QuoteCheck compare_quote(const ComparedText& quote,
                                              const ComparedText& primary,
                                              const ChangeWords& changes);

// What the sentences of the source hold beside `compared` and the quotation does not: figures,
// negations, names and such, no mere words. For a quotation that gives a sentence as a whole.
[[nodiscard]] std::vector<model::Edit> left_beside(const ComparedText& quote,
                                                   const ComparedText& primary,
                                                   const text::Span& compared,
                                                   const ChangeWords& changes);

}  // namespace plumbline::verify
