// SPDX-License-Identifier: Apache-2.0
//
// What the index found lately. Who leafs on in a search, sorts it out or looks at its counts asks
// for the same words again, and frequent words stand in most searches.

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/result.h"
#include "db/connection.h"
#include "store/veil_internal.h"
#include "store/workspace.h"

namespace plumbline::store {

// One question's look at it. In a process that is asked often (number_to_keep_by) the documents of
// long answers are kept, 16 MiB of them at most, until documents change; in another it only asks.
class KeptMatches {
 public:
  // Before a snapshot is begun: within one nothing is kept, since it may be older than what is kept
  // for others. Nor is anything while words of references are being entered.
  [[nodiscard]] static Result<KeptMatches> of(const Workspace& workspace);

  // As matching_rows().
  [[nodiscard]] Result<Ids> rows(const db::Connection& connection,
                                 const std::string& expression) const;

 private:
  std::string folder_;
  std::optional<std::int64_t> number_;  // nothing: none is kept
};

}  // namespace plumbline::store
