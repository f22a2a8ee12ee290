// SPDX-License-Identifier: Apache-2.0
//
// Words by which claims are asked for, as every use case understands them.

#pragma once

#include <string>

#include "base/result.h"

namespace plumbline::app {

// Misuse lists what would be understood. Empty words ask for nothing and are fine.
[[nodiscard]] Status require_kind(const std::string& word);
[[nodiscard]] Status require_finding(const std::string& word);

}  // namespace plumbline::app
