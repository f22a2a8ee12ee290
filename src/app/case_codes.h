// SPDX-License-Identifier: Apache-2.0
//
// The codes that a case of a registry is described with: those of IOM's Human Trafficking Case Data
// Standard 2.0 (data/exchange_fields.tsv).

#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace plumbline::app {

// Of its field vic_TypeOfExploitation, in its order: ForcedLabour, SexualExploitation ...
[[nodiscard]] Result<std::vector<std::string>> exploitation_codes();

}  // namespace plumbline::app
