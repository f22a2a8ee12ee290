// SPDX-License-Identifier: Apache-2.0
//
// Who says what through whom? Analysis to claims with chains and typed content, and the findings
// that need nothing but this document's own words.

#pragma once

#include <vector>

#include "language/analysis.h"
#include "model/claim.h"
#include "model/document.h"
#include "model/withheld.h"
#include "refdata/refdata.h"

namespace plumbline::extract {

// Claims in reading order, ids "c1", "c2" ... Never fails. Pure. `withheld`, if given, is filled
// with what of the document must not be shown.
[[nodiscard]] std::vector<model::Claim> extract_claims(const model::Document& document,
                                                       const language::Analysis& analysis,
                                                       const refdata::RefData& refdata,
                                                       model::Withheld* withheld = nullptr);

}  // namespace plumbline::extract
