// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <ostream>

#include <nlohmann/json.hpp>

#include "cli/figures_internal.h"

namespace plumbline::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kSchema = 1;

Json json_of(const app::FigureReport& report) {
  Json out = {{"document", report.document},   {"name", report.name},
              {"title", report.title},         {"publisher", report.publisher},
              {"published", report.published}, {"claim", report.claim},
              {"value", report.value}};
  if (report.upper) out["upper"] = *report.upper;
  if (!report.approximator.empty()) out["approximator"] = report.approximator;
  out["unit"] = report.unit;
  out["chain"] = report.chain;
  if (!report.source.empty()) {
    out["source"] = report.source;
    out["source_named"] = report.source_named;
  }
  out["passage"] = {{"start", report.start}, {"end", report.end}, {"exact", report.exact}};
  out["sentence"] = report.sentence;
  if (report.headline) out["headline"] = true;
  return out;
}

Json json_of(const app::RowValue& value) {
  Json out = {{"value", value.value}};
  if (value.upper) out["upper"] = *value.upper;
  if (!value.approximator.empty()) out["approximator"] = value.approximator;
  out["documents"] = value.documents;
  out["origins"] = value.origins;
  out["reports"] = value.reports;
  return out;
}

Json json_of(const app::CountedRow& row) {
  Json values = Json::array();
  for (const app::RowValue& value : row.values) values.push_back(json_of(value));
  Json notes = Json::array();
  for (const app::RowNote& note : row.notes) {
    Json entry = {{"why", note.why}};
    if (!note.row.empty()) entry["row"] = note.row;
    entry["reports"] = {note.one, note.other};
    entry["words"] = note.words;
    notes.push_back(std::move(entry));
  }
  Json out = {{"row", row.key},
              {"country", row.country},
              {"place", row.place},
              {"place_stated", row.place_stated},
              {"unit", row.unit},
              {"status", row.status},
              {"scope", row.scope},
              {"what", row.what},
              {"period",
               {{"kind", row.period_kind},
                {"from", to_iso(row.from)},
                {"to", to_iso(row.to)},
                {"words", row.period}}}};
  if (!row.whole.empty()) out["part_of"] = row.whole;
  out["values"] = std::move(values);
  if (!row.parts.empty()) out["parts"] = row.parts;
  out["notes"] = std::move(notes);
  return out;
}

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

void tell_json(const app::FiguresAnswer& answer, Io io) {
  Json rows = Json::array();
  for (const app::CountedRow& row : answer.rows) rows.push_back(json_of(row));
  Json reports = Json::array();
  for (const app::FigureReport& report : answer.reports) reports.push_back(json_of(report));
  Json sums = Json::array();
  for (const app::CheckedSum& sum : answer.sums) {
    sums.push_back({{"result", sum.result},
                    {"row", sum.row},
                    {"sum", sum.sum},
                    {"whole", sum.whole},
                    {"parts", sum.parts},
                    {"words", sum.words}});
  }
  Json jumps = Json::array();
  for (const app::SeriesJump& jump : answer.jumps) {
    jumps.push_back({{"row", jump.row}, {"before", jump.before}, {"words", jump.words}});
  }
  Json out = {{"schema", kSchema},
              {"rows", std::move(rows)},
              {"reports", std::move(reports)},
              {"sums", std::move(sums)},
              {"jumps", std::move(jumps)},
              {"planned", answer.planned},
              {"uncounted", answer.uncounted},
              {"rows_of_other_units", answer.other_units},
              {"rows_without_period", answer.without_period}};
  if (answer.rejected != 0) out["rejected"] = answer.rejected;
  io.out << out.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

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
