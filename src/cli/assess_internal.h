// SPDX-License-Identifier: Apache-2.0
//
// The forms of an assessment: JSON, and words that several commands share.

#pragma once

#include <string>

#include "cli/cli.h"
#include "model/assessment.h"

namespace plumbline::cli {

// "seen in two copies".
[[nodiscard]] std::string mark_words(model::Verified verified);
// "partly met".
[[nodiscard]] std::string finding_words(model::CriterionFinding finding);

void tell_json(const model::Assessment& assessment, Io io);

}  // namespace plumbline::cli
