// SPDX-License-Identifier: Apache-2.0
//
// A country as a user types it.

#pragma once

#include <string>

#include "base/result.h"

namespace plumbline::refdata {
class RefData;
}

namespace plumbline::app {

// Alpha-3 of "AZE", "AZ" or "Azerbaijan". Misuse if no country is called so.
[[nodiscard]] Result<std::string> country_code(const std::string& word,
                                               const refdata::RefData& refdata);

}  // namespace plumbline::app
