// SPDX-License-Identifier: Apache-2.0
//
// What a document is found by, after a person corrected one of its claims.

#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "store/workspace.h"

namespace plumbline::store {

// Enters it anew, by the claims as they are corrected now, and gives its id; names of its sources
// are gathered again when somebody asks for them. Within the caller's transaction.
[[nodiscard]] Result<std::int64_t> enter_facets(const Workspace& workspace,
                                                const std::string& document);

// The same if a person corrected a claim of it: for what has just read the document anew.
[[nodiscard]] Status enter_corrected_facets(const Workspace& workspace,
                                            const std::string& document);

}  // namespace plumbline::store
