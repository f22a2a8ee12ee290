// SPDX-License-Identifier: Apache-2.0
//
// Who owns which outlets, which bodies are parts of one: data/owners.tsv and the table that a user
// may keep in a workspace.

#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "resolve/origins.h"

namespace plumbline::refdata {
class RefData;
}

namespace plumbline::app {

// Those of the workspace come first. Malformed names the line of its owners.tsv.
[[nodiscard]] Result<std::vector<resolve::Owner>> owners_known(const std::string& folder,
                                                               const refdata::RefData& refdata);

}  // namespace plumbline::app
