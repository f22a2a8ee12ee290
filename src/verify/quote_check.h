// SPDX-License-Identifier: Apache-2.0
//
// Holds a quotation against its primary source. One question: are these the words of the source
// and, if not, which words changed? Who spoke (extract/) is another room's question.

#pragma once

#include <string_view>

#include "model/quote_check.h"
#include "refdata/refdata.h"

namespace plumbline::verify {

// Finds `quote` in `primary` and tells how faithfully it was repeated. Both are UTF-8; spans in the
// answer count bytes of the text they belong to. Case, spacing, quotation marks, invisible
// characters, ligatures and line-end hyphens do not count; an ellipsis or [bracket] in the quote
// matches any words. Never fails: a quotation without a counterpart is Absent.
[[nodiscard]] model::QuoteCheck check_quote(std::string_view quote, std::string_view primary,
                                            const refdata::RefData& refdata);

}  // namespace plumbline::verify
