// SPDX-License-Identifier: Apache-2.0
//
// Claims and documents as rows of a table, for every format that is one.

#pragma once

#include <span>
#include <string>
#include <variant>

#include "exchange/entry.h"

namespace plumbline::exchange {

// Nothing, words, or a number that a spreadsheet may reckon with.
using Cell = std::variant<std::monostate, std::string, double>;

struct ClaimColumn {
  const char* name;
  Cell (*cell)(const Entry& entry, const ClaimEntry& claim);
};
[[nodiscard]] std::span<const ClaimColumn> claim_columns();

struct DocumentColumn {
  const char* name;
  Cell (*cell)(const Entry& entry);
};
[[nodiscard]] std::span<const DocumentColumn> document_columns();

// The shortest decimal that is the same number: "43", "2.5".
[[nodiscard]] std::string number_text(double value);

}  // namespace plumbline::exchange
