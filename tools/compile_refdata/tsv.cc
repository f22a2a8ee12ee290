// SPDX-License-Identifier: Apache-2.0

#include "tsv.h"

#include <charconv>

#include "base/utf8.h"

namespace plumbline::refdata_compiler {
namespace {

std::vector<std::string_view> split(std::string_view line, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = line.find(separator);
    parts.push_back(line.substr(0, end));
    if (end == std::string_view::npos) return parts;
    line.remove_prefix(end + 1);
  }
}

bool padded(std::string_view cell) {
  return !cell.empty() && (cell.front() == ' ' || cell.back() == ' ');
}

// What is wrong with a line whatever its columns mean; empty if nothing is.
std::string fault_of(const std::vector<std::string_view>& cells, std::size_t columns,
                     std::string_view line) {
  if (!is_valid_utf8(line)) return "is not UTF-8; save the file as UTF-8";
  if (line.find('\r') != std::string_view::npos) {
    return "ends in a carriage return; save the file with Unix line ends";
  }
  if (cells.size() != columns) {
    return "has " + std::to_string(cells.size()) + " cells, the header has " +
           std::to_string(columns) + "; separate cells by one tab, leave an unknown one empty";
  }
  for (const std::string_view cell : cells) {
    if (padded(cell)) return "\"" + std::string(cell) + "\" begins or ends with a blank; drop it";
    for (const std::string_view part : split_names(cell)) {
      if (part.empty()) return "\"" + std::string(cell) + "\" has an empty part; drop a \"|\"";
    }
  }
  if (cells[0].empty()) return "has an empty first cell; fill it or drop the row";
  return {};
}

}  // namespace

std::string Tsv::at(const TsvRow& row) const {
  return "data/" + name + ".tsv:" + std::to_string(row.line);
}

std::vector<std::string_view> split_names(std::string_view cell) {
  return cell.empty() ? std::vector<std::string_view>{} : split(cell, '|');
}

bool parse_number(std::string_view text, double& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size();
}

Tsv parse_tsv(std::string name, std::string bytes, Faults& faults) {
  Tsv tsv;
  tsv.name = std::move(name);
  tsv.bytes = std::make_shared<const std::string>(std::move(bytes));
  std::string_view rest = *tsv.bytes;
  TsvRow row;
  while (!rest.empty()) {
    ++row.line;
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (line.empty() || line.front() == '#') continue;
    row.cells = split(line, '\t');
    if (tsv.columns.empty()) {
      tsv.columns = row.cells;
      continue;
    }
    if (std::string fault = fault_of(row.cells, tsv.columns.size(), line); !fault.empty()) {
      faults.push_back(tsv.at(row) + ": " + fault);
      continue;
    }
    tsv.rows.push_back(row);
  }
  if (tsv.columns.empty()) faults.push_back("data/" + tsv.name + ".tsv: has no header row");
  return tsv;
}

}  // namespace plumbline::refdata_compiler
