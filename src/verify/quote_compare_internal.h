// SPDX-License-Identifier: Apache-2.0
//
// The comparison behind check_quote, for callers that hold the words of a source ready.

#pragma once

#include <string_view>

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

}  // namespace plumbline::verify
