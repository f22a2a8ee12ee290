// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <memory>

#include <nlohmann/json.hpp>

#include "exchange/columns_internal.h"
#include "exchange/csv_internal.h"
#include "exchange/writer.h"

namespace plumbline::exchange {
namespace {

std::string text_of(const Cell& cell) {
  if (const auto* number = std::get_if<double>(&cell)) return number_text(*number);
  const auto* words = std::get_if<std::string>(&cell);
  return words == nullptr ? std::string() : *words;
}

// What stands in a row: a claim, or a document.
enum class Of : std::uint8_t { Claims, Documents };

class CsvWriter : public Writer {
 public:
  CsvWriter(const Outlet& outlet, Of of) : outlet_(outlet), of_(of) {}

  Status add(const Entry& entry) override {
    std::string rows = head();
    if (of_ == Of::Documents) {
      CsvRow row;
      for (const DocumentColumn& column : document_columns()) row.add(text_of(column.cell(entry)));
      return outlet_.sink(rows + row.line());
    }
    for (const ClaimEntry& claim : entry.claims) {
      CsvRow row;
      for (const ClaimColumn& column : claim_columns()) row.add(text_of(column.cell(entry, claim)));
      rows += row.line();
    }
    return outlet_.sink(rows);
  }
  Status finish() override { return outlet_.sink(head()); }

 private:
  std::string head() {
    if (begun_) return {};
    begun_ = true;
    CsvRow row;
    if (of_ == Of::Documents) {
      for (const DocumentColumn& column : document_columns()) row.add(column.name);
    } else {
      for (const ClaimColumn& column : claim_columns()) row.add(column.name);
    }
    return row.line();
  }

  Outlet outlet_;
  Of of_;
  bool begun_ = false;
};

class JsonlWriter : public Writer {
 public:
  JsonlWriter(const Outlet& outlet, Of of) : outlet_(outlet), of_(of) {}

  Status add(const Entry& entry) override {
    std::string rows;
    if (of_ == Of::Documents) {
      nlohmann::ordered_json row = nlohmann::ordered_json::object();
      for (const DocumentColumn& column : document_columns()) {
        put(row, column.name, column.cell(entry));
      }
      rows = line_of(row);
    } else {
      for (const ClaimEntry& claim : entry.claims) {
        nlohmann::ordered_json row = nlohmann::ordered_json::object();
        for (const ClaimColumn& column : claim_columns()) {
          put(row, column.name, column.cell(entry, claim));
        }
        rows += line_of(row);
      }
    }
    return rows.empty() ? Status(Done{}) : outlet_.sink(rows);
  }
  Status finish() override { return Done{}; }

 private:
  static void put(nlohmann::ordered_json& row, const char* name, const Cell& cell) {
    if (const auto* number = std::get_if<double>(&cell)) {
      row[name] = *number;
    } else if (const auto* words = std::get_if<std::string>(&cell);
               words != nullptr && !words->empty()) {
      row[name] = *words;
    }
  }
  static std::string line_of(const nlohmann::ordered_json& row) {
    return row.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
  }

  Outlet outlet_;
  Of of_;
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
  return std::make_unique<CsvWriter>(outlet, Of::Claims);
}

std::unique_ptr<Writer> documents_csv_writer(const Outlet& outlet) {
  return std::make_unique<CsvWriter>(outlet, Of::Documents);
}

std::unique_ptr<Writer> jsonl_writer(const Outlet& outlet) {
  return std::make_unique<JsonlWriter>(outlet, Of::Claims);
}

std::unique_ptr<Writer> documents_jsonl_writer(const Outlet& outlet) {
  return std::make_unique<JsonlWriter>(outlet, Of::Documents);
}

}  // namespace plumbline::exchange
