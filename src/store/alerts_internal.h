// SPDX-License-Identifier: Apache-2.0
//
// What a writer tells kept searches of the documents it brings.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "db/connection.h"
#include "store/veil_internal.h"

namespace plumbline::store {

// Within the transaction that wrote them, after all of their rows: enters alerts for the documents,
// in any order, that match a search for the first time. Free where nobody keeps a search.
[[nodiscard]] Status tell_searches(db::Connection& connection, Ids documents,
                                   const std::string& at);

}  // namespace plumbline::store
