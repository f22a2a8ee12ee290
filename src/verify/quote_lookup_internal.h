// SPDX-License-Identifier: Apache-2.0
//
// One quotation held against the reference library: where it stands, what was changed, and whether
// that is the edition and the country that the text names.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/quote_check.h"
#include "text/span.h"
#include "verify/checks_internal.h"

namespace plumbline::verify {

struct LookedUp {
  model::Verification verification;  // status SourceMissing: nothing close to it is at hand
  std::vector<model::Edit> edits;    // spans of the document, and of the source
  std::optional<Candidate> source;   // compared with; none if nothing is close
  bool elsewhere = false;  // `source` is of another edition or country than the text names
  bool misplaced = false;  // its words stand elsewhere, and what the text names is at hand
};

// The words of `span`, which the text gives to the source that `claim` names. Nothing if they are
// too few to be looked up.
[[nodiscard]] std::optional<LookedUp> look_up(const Checking& checking, const model::Claim& claim,
                                              const text::Span& span);

// What was found of a whole quotation, for the part of it that is `span`; `turns` says where an
// edit that turns the statement concerns the part as well.
[[nodiscard]] model::Verification part_of(const Checking& checking, const LookedUp& whole,
                                          const text::Span& span, const text::Span& turns);

// The code of the finding that a verification calls for; empty if it calls for none.
[[nodiscard]] std::string_view code_of(const model::Verification& verification);
// What the finding says.
[[nodiscard]] std::string words_of(const model::Verification& verification);

}  // namespace plumbline::verify
