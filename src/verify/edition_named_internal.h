// SPDX-License-Identifier: Apache-2.0
//
// Which edition of which country's report the text around a quotation says that it is from.

#pragma once

#include <string>
#include <vector>

#include "verify/checks_internal.h"

namespace plumbline::verify {

// The year that the chain names, or that stands beside a word for a report in the sentence that
// gives the quotation ("in its 2019 report", "the Factbook of 2015"), outside of its marks. 0 if
// there is none, or several.
[[nodiscard]] int edition_named(const Checking& checking, const model::AttributionChain& chain,
                                const text::Span& quotation);

// Countries that the text names, by alpha-3, but for those in `quotation`, which says nothing of
// the report it is taken from.
[[nodiscard]] std::vector<std::string> countries_named(const Checking& checking,
                                                       const text::Span& quotation);

}  // namespace plumbline::verify
