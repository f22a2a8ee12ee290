// SPDX-License-Identifier: Apache-2.0

#include "exchange/columns_internal.h"
#include "exchange/csv_internal.h"
#include "exchange/writer.h"

namespace plumbline::exchange {
namespace {

class CsvWriter : public Writer {
 public:
  explicit CsvWriter(const Outlet& outlet) : outlet_(outlet) {}

  Status add(const Entry& entry) override {
    std::string rows = head();
    for (const ClaimEntry& claim : entry.claims) {
      CsvRow row;
      for (const ClaimColumn& column : claim_columns()) row.add(text(column.cell(entry, claim)));
      rows += row.line();
    }
    return outlet_.sink(rows);
  }
  Status finish() override { return outlet_.sink(head()); }

 private:
  static std::string text(const Cell& cell) {
    if (const auto* number = std::get_if<double>(&cell)) return number_text(*number);
    const auto* words = std::get_if<std::string>(&cell);
    return words == nullptr ? std::string() : *words;
  }

  std::string head() {
    if (begun_) return {};
    begun_ = true;
    CsvRow row;
    for (const ClaimColumn& column : claim_columns()) row.add(column.name);
    return row.line();
  }

  Outlet outlet_;
  bool begun_ = false;
};

}  // namespace

void CsvRow::add(std::string_view cell) {
  if (!begun_) {
    begun_ = true;
  } else {
    line_ += ',';
  }
  const bool guarded =
      !cell.empty() && std::string_view("=+-@\t\r'").find(cell.front()) != std::string_view::npos;
  const bool quoted = cell.find_first_of("\",\r\n") != std::string_view::npos;
  if (quoted) line_ += '"';
  if (guarded) line_ += '\'';
  for (const char c : cell) line_ += c == '"' ? std::string("\"\"") : std::string(1, c);
  if (quoted) line_ += '"';
}

std::unique_ptr<Writer> csv_writer(const Outlet& outlet) {
  return std::make_unique<CsvWriter>(outlet);
}

}  // namespace plumbline::exchange
