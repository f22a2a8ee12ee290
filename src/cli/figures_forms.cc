// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <ostream>

#include <nlohmann/json.hpp>

#include "cli/figures_internal.h"

namespace plumbline::cli {
namespace {

using Json = nlohmann::ordered_json;

// A cell of RFC 4180; one that a spreadsheet would take for a formula begins with an apostrophe.
std::string cell(const std::string& text) {
  std::string out = text;
  if (!out.empty() && std::string_view("=+-@\t\r").find(out.front()) != std::string_view::npos) {
    out.insert(out.begin(), '\'');
  }
  if (out.find_first_of("\",\r\n") == std::string::npos) return out;
  std::string quoted = "\"";
  for (const char c : out) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

std::string plain(double value) {
  return Json(value).dump();
}

}  // namespace

void tell_csv(const app::FiguresAnswer& answer, Io io) {
  io.out << "row,country,place,unit,status,scope,period_kind,from,to,value,upper,approximator,"
            "conflict,document,claim,published,publisher,title,source,exact,sentence\r\n";
  for (const app::CountedRow& row : answer.rows) {
    std::string scope;
    for (const std::string& facet : row.scope) scope += (scope.empty() ? "" : " ") + facet;
    const bool conflict = std::any_of(row.notes.begin(), row.notes.end(), [](const auto& note) {
      return note.why == "conflict" && note.row.empty();
    });
    for (const app::RowValue& value : row.values) {
      for (const std::size_t index : value.reports) {
        const app::FigureReport& report = answer.reports[index];
        io.out << row.key << ',' << row.country << ',' << cell(row.place) << ',' << row.unit << ','
               << row.status << ',' << cell(scope) << ',' << row.period_kind << ','
               << to_iso(row.from) << ',' << to_iso(row.to) << ',' << plain(value.value) << ','
               << (value.upper ? plain(*value.upper) : "") << ',' << cell(value.approximator) << ','
               << (conflict ? "yes" : "no") << ',' << report.document << ',' << report.claim << ','
               << report.published << ',' << cell(report.publisher) << ',' << cell(report.title)
               << ',' << cell(report.source) << ',' << cell(report.exact) << ','
               << cell(report.sentence) << "\r\n";
      }
    }
  }
}

}  // namespace plumbline::cli
