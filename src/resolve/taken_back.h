// SPDX-License-Identifier: Apache-2.0
//
// Does a document tell something only to take it back? "We wrote that police had freed 32 workers.
// That is wrong." What is taken back is not said.

#pragma once

#include <string_view>

#include "refdata/refdata.h"
#include "text/span.h"

namespace plumbline::resolve {

// Of the words at `claim`: the sentence after it calls it wrong, or its own sentence says that an
// earlier version or report had it so by mistake, or that it was withdrawn, in words of
// data/wordlists/case_words.tsv. English only.
[[nodiscard]] bool is_taken_back(std::string_view text, const text::Span& claim,
                                 const refdata::RefData& refdata);

}  // namespace plumbline::resolve
