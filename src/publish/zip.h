// SPDX-License-Identifier: Apache-2.0
//
// A ZIP archive in memory, the same bytes for the same members: no time, no user, a fixed order.

#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace plumbline::publish {

// Members as (path, bytes), in this order. Unavailable if libarchive cannot write ZIP here.
[[nodiscard]] Result<std::string> zipped(
    const std::vector<std::pair<std::string, std::string>>& members);

}  // namespace plumbline::publish
