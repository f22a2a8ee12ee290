// SPDX-License-Identifier: Apache-2.0
//
// CSV: a record is a paragraph, a filled cell is a line "heading: value". Records stay findable by
// their heading words, and a cell that holds prose stays prose.

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "ingest/decode.h"
#include "ingest/readers.h"
#include "ingest/text_builder.h"

namespace plumbline::ingest {
namespace {

constexpr std::size_t kTriedRecords = 50;  // records looked at to guess the dialect
constexpr std::size_t kMostCells = 4096;   // of one record

struct Cell {
  std::size_t begin = 0;  // without the quotes
  std::size_t end = 0;
  bool doubled = false;  // holds "" for a quotation mark
};

using CsvRecord = std::vector<Cell>;

// The cell in quotes that begins at `at`; moves `at` to the delimiter or line end behind it.
Cell quoted_cell(std::string_view text, std::size_t& at, char delimiter) {
  Cell cell;
  cell.begin = ++at;
  while (at < text.size() && (text[at] != '"' || text.substr(at, 2) == "\"\"")) {
    const bool pair = text[at] == '"';
    cell.doubled = cell.doubled || pair;
    at += pair ? 2 : 1;
  }
  at = std::min(at, text.size());
  cell.end = at;
  at = std::min(at + 1, text.size());
  // What stands behind a closing quote and before the delimiter belongs to nothing.
  while (at < text.size() && text[at] != delimiter && text[at] != '\n' && text[at] != '\r') ++at;
  return cell;
}

// The record that begins at `at`; moves `at` behind it.
CsvRecord next_record(std::string_view text, std::size_t& at, char delimiter) {
  CsvRecord record;
  while (true) {
    Cell cell{at, at, false};
    if (at < text.size() && text[at] == '"') {
      cell = quoted_cell(text, at, delimiter);
    } else {
      const std::array<char, 3> stops = {delimiter, '\n', '\r'};
      at = std::min(text.find_first_of(std::string_view(stops.data(), stops.size()), at),
                    text.size());
      cell.end = at;
    }
    if (record.size() < kMostCells) record.push_back(cell);
    if (at >= text.size()) return record;
    const char stop = text[at++];
    if (stop == delimiter) continue;
    if (stop == '\r' && at < text.size() && text[at] == '\n') ++at;
    return record;
  }
}

bool is_empty(const CsvRecord& record) {
  return std::all_of(record.begin(), record.end(), [](const Cell& c) { return c.begin == c.end; });
}

// The delimiter that gives most records the same number of cells, and more than one.
char guess_delimiter(std::string_view text) {
  char best = ',';
  std::size_t best_score = 0;
  for (const char delimiter : {',', ';', '\t', '|'}) {
    std::size_t at = 0;
    std::size_t first = 0;
    std::size_t same = 0;
    for (std::size_t i = 0; i < kTriedRecords && at < text.size(); ++i) {
      const std::size_t cells = next_record(text, at, delimiter).size();
      if (i == 0) first = cells;
      same += cells == first ? 1U : 0U;
    }
    const std::size_t score = first > 1 ? same * std::min<std::size_t>(first, 8) : 0;
    if (score > best_score) {
      best_score = score;
      best = delimiter;
    }
  }
  return best;
}

std::string_view cell_text(std::string_view text, const Cell& cell) {
  return text.substr(cell.begin, cell.end - cell.begin);
}

bool is_number(std::string_view value) {
  return !value.empty() && value.find_first_not_of("0123456789.,-+% ") == std::string_view::npos;
}

// A first row of distinct names, none a number.
bool is_heading_record(std::string_view text, const CsvRecord& record) {
  std::vector<std::string_view> names;
  for (const Cell& cell : record) {
    const std::string_view name = cell_text(text, cell);
    if (is_number(name) || name.size() > 100) return false;
    if (!name.empty()) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names.size() > 1 && std::adjacent_find(names.begin(), names.end()) == names.end();
}

std::string without_doubles(std::string_view value) {
  std::string out;
  for (std::size_t at = 0; at < value.size(); ++at) {
    out.push_back(value[at]);
    if (value.substr(at, 2) == "\"\"") ++at;
  }
  return out;
}

class CsvReader {
 public:
  CsvReader(const Decoded& decoded, TextBuilder& builder)
      : decoded_(decoded), text_(decoded.text), builder_(builder) {}

  std::size_t read() {
    const char delimiter = guess_delimiter(text_);
    std::size_t at = 0;
    std::size_t records = 0;
    std::size_t odd = 0;
    for (bool first = true; at < text_.size() && !builder_.full(); first = false) {
      const CsvRecord record = next_record(text_, at, delimiter);
      if (is_empty(record)) continue;
      if (first && is_heading_record(text_, record)) {
        heading_ = record;
        continue;
      }
      ++records;
      odd += !heading_.empty() && record.size() != heading_.size() ? 1U : 0U;
      builder_.paragraph();
      for (std::size_t i = 0; i < record.size(); ++i) put(record[i], i);
    }
    if (records == 0 && !heading_.empty()) {  // a table of one row
      for (const Cell& cell : heading_) put(cell, heading_.size());
    }
    return odd;
  }

 private:
  void put(const Cell& cell, std::size_t column) {
    if (cell.begin == cell.end) return;
    const OriginalRange range = original_range(decoded_, cell.begin, cell.end);
    const Origin origin{range.begin, range.end, 0};
    builder_.line();
    if (column < heading_.size()) {
      builder_.append(std::string(cell_text(text_, heading_[column])) + ": ", origin, false);
    }
    const std::string_view value = cell_text(text_, cell);
    if (cell.doubled) {
      builder_.append(without_doubles(value), origin, false);
    } else {
      builder_.append(value, origin);
    }
  }

  const Decoded& decoded_;
  std::string_view text_;
  TextBuilder& builder_;
  CsvRecord heading_;
};

}  // namespace

Result<model::Document> read_csv(const RawFile& raw) {
  Decoded decoded = decode_text(raw.bytes.substr(0, raw.limits.text_bytes), raw.charset);
  model::Document document;
  document.media_type = "text/csv";
  document.diagnostics = std::move(decoded.diagnostics);
  TextBuilder builder(raw.limits.text_bytes);
  const std::size_t odd = CsvReader(decoded, builder).read();
  builder.finish(document);
  if (odd > 0) {
    document.diagnostics.push_back(
        {"I030", std::to_string(odd) + " records have more or fewer cells than the heading",
         std::nullopt});
  }
  if (raw.bytes.size() > raw.limits.text_bytes) {
    document.diagnostics.push_back(
        {"I005", "the table is longer than the limit; what follows was not read", std::nullopt});
  }
  if (document.text.empty())
    document.diagnostics.push_back({"I006", "the file holds no text", std::nullopt});
  return document;
}

}  // namespace plumbline::ingest
