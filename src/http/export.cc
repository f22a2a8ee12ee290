// SPDX-License-Identifier: Apache-2.0
//
// A list or a search, taken along as a table: sent while it is made, so that it may be as long as
// the workspace.

#include "app/export.h"

#include <algorithm>
#include <array>

#include "http/api_internal.h"
#include "http/ledger_internal.h"

namespace plumbline::http {
namespace {

struct Table {
  std::string_view what;
  std::string_view form;  // also the end of the file's name
  std::string_view format;
  std::string_view type;
};
constexpr std::string_view kSheet =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
constexpr std::array<Table, 6> kTables = {{
    {"claims", "csv", "csv", "text/csv; charset=utf-8"},
    {"claims", "jsonl", "jsonl", "application/jsonl"},
    {"claims", "xlsx", "xlsx", kSheet},
    {"documents", "csv", "documents-csv", "text/csv; charset=utf-8"},
    {"documents", "jsonl", "documents-jsonl", "application/jsonl"},
    {"documents", "xlsx", "xlsx", kSheet},
}};

}  // namespace

Response get_export(const Call& call) {
  std::string what = call.request.parameter("what");
  std::string form = call.request.parameter("form");
  if (what.empty()) what = "claims";
  if (form.empty()) form = "csv";
  const auto table = std::find_if(kTables.begin(), kTables.end(), [&](const Table& each) {
    return each.what == what && each.form == form;
  });
  if (table == kTables.end()) {
    return problem(400, "Not understood",
                   "what is claims or documents, form is csv, jsonl or xlsx");
  }
  const auto filter = filter_of(call.request);
  if (!filter) return refusal(filter.error());
  app::ExportOptions options;
  options.workspace = call.desk.workspace;
  options.format = table->format;
  options.out = "-";
  options.query = call.request.parameter("q");
  options.kind = filter->kind;
  options.country = filter->country;
  options.finding = filter->finding;
  options.year = filter->year;
  options.language = filter->language;
  options.reference = filter->reference;
  // What cannot be understood is told before anything is sent.
  if (Status fine = app::check_export(options); !fine) return refusal(fine.error());
  Response answer{200, std::string(table->type), {}, {}};
  answer.headers.emplace_back("Content-Disposition",
                              "attachment; filename=\"plumbline-" + what + "." + form + "\"");
  answer.write = [options](const ByteSink& sink) -> Status {
    app::ExportWatch watch;
    watch.bytes = sink;
    const auto done = app::export_workspace(options, watch);
    return done ? Status(Done{}) : Status(done.error());
  };
  return answer;
}

}  // namespace plumbline::http
