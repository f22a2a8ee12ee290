// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <iterator>

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

namespace {

// What a spreadsheet takes for the beginning of a formula; the wide forms where it is set to
// Japanese.
bool begins_like_a_formula(std::string_view cell) {
  constexpr std::string_view kSigns[] = {"=",  "+", "-",      "@",      "\t",     "\r",
                                         "\n", "'", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
  return std::any_of(std::begin(kSigns), std::end(kSigns),
                     [&](std::string_view sign) { return cell.starts_with(sign); });
}

}  // namespace

void CsvRow::add(std::string_view cell) {
  if (!begun_) {
    begun_ = true;
  } else {
    line_ += ',';
  }
  // Quoted also where a semicolon or tab parts cells in somebody's language: what follows would
  // begin one.
  const bool quoted = cell.find_first_of("\",;\t\r\n") != std::string_view::npos;
  if (quoted) line_ += '"';
  if (begins_like_a_formula(cell)) line_ += '\'';
  for (const char c : cell) line_ += c == '"' ? std::string("\"\"") : std::string(1, c);
  if (quoted) line_ += '"';
}

std::unique_ptr<Writer> csv_writer(const Outlet& outlet) {
  return std::make_unique<CsvWriter>(outlet);
}

}  // namespace plumbline::exchange
