// SPDX-License-Identifier: Apache-2.0
//
// Schema versions: which steps bring a database file to today's form.

#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "base/result.h"
#include "db/connection.h"

namespace plumbline::db {

// The step that leads to `version`; versions count 1, 2, 3 ... without gaps.
struct Migration {
  int version = 0;
  const char* sql = nullptr;
};

// What a database file says of itself.
struct SchemaMark {
  std::int64_t application = 0;  // PRAGMA application_id
  std::int64_t version = 0;      // PRAGMA user_version; 0: nothing made yet
  bool empty = false;            // no table at all
};
[[nodiscard]] Result<SchemaMark> schema_mark(const Connection& connection);

// Runs the steps that are missing, each in a transaction of its own, so that a kill between two
// leaves a file that the next run takes further. Conflict if the file was written by a newer
// program or belongs to another one. Two processes may call it at once.
[[nodiscard]] Status migrate(Connection& connection, std::int64_t application,
                             std::span<const Migration> steps);

// The same test without a change, for connections that only read: NotFound if steps are missing.
[[nodiscard]] Status require_current(const Connection& connection, std::int64_t application,
                                     std::span<const Migration> steps);

}  // namespace plumbline::db
