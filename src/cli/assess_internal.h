// SPDX-License-Identifier: Apache-2.0
//
// Words of an assessment that several commands share.

#pragma once

#include <string>

#include "model/assessment.h"

namespace plumbline::cli {

// "seen in two copies".
[[nodiscard]] std::string mark_words(model::Verified verified);
// "partly met".
[[nodiscard]] std::string finding_words(model::CriterionFinding finding);

}  // namespace plumbline::cli
