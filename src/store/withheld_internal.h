// SPDX-License-Identifier: Apache-2.0
//
// What must not be shown of a document, as a query over `documents d` reads it.

#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "db/connection.h"
#include "model/document.h"
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

// The first cells of a query that lists documents, and how many they are.
constexpr const char* kShownCells = "d.name, d.title, d.publisher, w.spans";
constexpr int kShownCount = 4;

// They, and `text`, as they may be shown: every list of documents goes through here.
inline Result<model::Document> shown_cells(const db::Statement& row, std::string_view text = {}) {
  model::Document document;
  document.name = row.text(0);
  document.title = row.text(1);
  document.publisher = row.text(2);
  document.text = text;
  PL_TRY(const model::Withheld withheld, withheld_of(row, 3));
  model::withhold(document, withheld);
  return document;
}

}  // namespace plumbline::store
