// SPDX-License-Identifier: Apache-2.0

#include "app/check.h"

#include <ostream>

#include "base/file.h"
#include "cli/command.h"
#include "cli/terminal.h"
#include "model/json.h"
#include "publish/publish.h"

namespace plumbline::cli {
namespace {

constexpr Option kCheckOptions[] = {
    {"--json", "",
     "one JSON object a document, each on a line (docs/reference/report.schema.json)"},
    {"--html", "FILE", "also write the report of one document as a page"},
    {"--verbose", "", "offsets, rules and every link of a chain with its cue"},
    {"--reference", "FILE", "hold quotations against this document as well; may be given again"},
    {"--workspace", "DIR", "hold quotations against the reference documents of this workspace"},
    kEngineOption,
};

// What the documents of one call add up to.
struct Tally {
  std::size_t documents = 0;
  bool found = false;
  bool failed = false;
};

void tell_failure(const std::string& name, const Error& error, Io io) {
  const bool named = error.message.find(name) != std::string::npos;
  io.err << "plumbline check: " << (named || name == "-" ? "" : one_line(name) + ": ")
         << one_line(error.message) << '\n';
}

// False if the page could not be written.
bool write_page(const std::string& file, const model::Report& report, Io io) {
  const Status written = write_file_atomic(file, publish::to_html(report));
  if (!written) io.err << "plumbline check: " << one_line(written.error().message) << '\n';
  return written.ok();
}

void tell_check(const model::Report& report, const Arguments& arguments, Tally& tally, Io io) {
  if (arguments.has("--json")) {
    io.out << model::to_json(report, false) << '\n';
    return;
  }
  publish::TextStyle style;
  style.width = width_of(io.out);
  style.colour = wants_colour(io.out);
  style.verbose = arguments.has("--verbose");
  if (tally.documents > 1) io.out << '\n';
  io.out << publish::to_text(report, style);
}

int run_check(const Arguments& arguments, Io io) {
  const std::string page = arguments.value("--html");
  Tally tally;
  const auto engine = engine_of(arguments, app::EngineKind::Learned);
  if (!engine) return fail("check", engine.error(), io);
  const Status checked = app::check_paths(
      arguments.words, {arguments.value("--workspace"), arguments.all("--reference"), *engine},
      [&](const std::string& name, const Result<model::Report>& report) {
        if (!report) {
          tally.failed = true;
          tell_failure(name, report.error(), io);
          return;
        }
        ++tally.documents;
        tally.found = tally.found || !report->findings.empty();
        if (!page.empty() && tally.documents == 1 && !write_page(page, *report, io)) {
          tally.failed = true;
        }
        if (!page.empty() && tally.documents == 2) {
          tally.failed = true;
          io.err << "plumbline check: " << page << " holds the first document only; give one "
                 << "document for each page\n";
        }
        tell_check(*report, arguments, tally, io);
      });
  if (!checked) return fail("check", checked.error(), io);
  if (tally.failed) return kFailed;
  return tally.found ? kFinding : kOk;
}

}  // namespace

const Command kCheck{
    .name = "check",
    .summary = "Tell what a document claims, who says it, and whether it holds.",
    .arguments = "FILE...",
    .least = 1,
    .most = kMany,
    .options = kCheckOptions,
    .details =
        "FILE is an article or report (text, HTML, PDF, DOCX, ODT, RTF, EPUB, e-mail, CSV, JSONL), "
        "a\n"
        "ZIP archive or a folder of such, or - for standard input. Nothing is kept.",
    .run = run_check,
};

}  // namespace plumbline::cli
