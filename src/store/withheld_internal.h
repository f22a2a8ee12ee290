// SPDX-License-Identifier: Apache-2.0
//
// What must not be shown of a document, as a query over `documents d` reads it.

#pragma once

#include <utility>

#include "db/connection.h"
#include "model/json.h"
#include "model/withheld.h"

namespace plumbline::store {

// Joined to `documents d`, its cell is NULL where nothing is withheld.
constexpr const char* kWithheldCell = "w.spans";
constexpr const char* kWithheldJoin = " LEFT JOIN withheld w ON w.document = d.id ";

inline Result<model::Withheld> withheld_of(const db::Statement& row, int column) {
  if (row.is_null(column)) return model::Withheld{};
  return model::withheld_from_json(row.text(column));
}

}  // namespace plumbline::store
