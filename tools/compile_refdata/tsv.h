// SPDX-License-Identifier: Apache-2.0
//
// A data file as rows of cells, each with the line it stands on, so that a fault can say where.

#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace plumbline::refdata_compiler {

// What is wrong with the data, as "data/x.tsv:12: what, and how to mend it".
using Faults = std::vector<std::string>;

struct TsvRow {
  std::size_t line = 0;
  std::vector<std::string_view> cells;  // as many as the header has
};

// Cells point into `bytes`.
struct Tsv {
  std::string name;  // "wordlists/titles": the path below data/ without ".tsv"
  std::shared_ptr<const std::string> bytes;
  std::vector<std::string_view> columns;
  std::vector<TsvRow> rows;

  [[nodiscard]] std::string at(const TsvRow& row) const;  // "data/wordlists/titles.tsv:12"
};

// Reads "# key: value" comments, one header row, rows of the same width. Rows that are not such are
// reported in `faults` and left out.
[[nodiscard]] Tsv parse_tsv(std::string name, std::string bytes, Faults& faults);

// The parts of a cell between "|"; none of an empty cell.
[[nodiscard]] std::vector<std::string_view> split_names(std::string_view cell);

// The decimal number that all of `text` is; false if it is none.
[[nodiscard]] bool parse_number(std::string_view text, double& value);

}  // namespace plumbline::refdata_compiler
