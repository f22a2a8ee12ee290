// SPDX-License-Identifier: Apache-2.0
//
// A document as the page of the workbench shows it.

#pragma once

#include <string>
#include <vector>

#include "app/review.h"
#include "model/report.h"

namespace plumbline::http {

// {"report": as `check --json` gives it, "cards": {id of the claim: {...}}, "causes": [...],
// "violence": [[begin, end], ...] in code points, "decisions": [...]}.
// Cards and causes hold the words in which all forms of a report speak of claims and findings; a
// cause has the places of its findings in the report.
[[nodiscard]] std::string reading_json(const model::Report& report,
                                       const std::vector<app::ClaimDecision>& decisions,
                                       const std::vector<text::Span>& violence);

}  // namespace plumbline::http
