// SPDX-License-Identifier: Apache-2.0
//
// What follows from the evidence on one criterion, and why: docs/reference/assess.md has the rules
// in words. Independent origins are counted, nothing is weighed and nothing added up to a score.

#pragma once

#include <map>
#include <string>
#include <vector>

#include "assess/standard.h"
#include "model/assessment.h"

namespace plumbline::assess {

// How an origin is called in an explanation.
using OriginNames = std::map<std::size_t, std::string>;

// Fills `origins_for`, `origins_against`, `stale`, `proposed`, `presumed` and `explanation` from
// `evidence` and `questions`. `reported`: the standard's own report of the period is
// read, so that its silence on the criterion means something.
void propose(const Paragraph& paragraph, bool reported, const OriginNames& names,
             model::CriterionAssessment& criterion);

// The same for a paragraph that others stand under: told by what these are, weighed by nobody. What
// propose() found on the paragraph itself stays in the explanation, and where it says otherwise
// than they do, nothing is proposed. May be asked again after decisions were put in.
void propose_over(const std::vector<const model::CriterionAssessment*>& under,
                  model::CriterionAssessment& criterion);

}  // namespace plumbline::assess
