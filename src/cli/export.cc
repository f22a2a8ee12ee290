// SPDX-License-Identifier: Apache-2.0

#include "app/export.h"

#include <ostream>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/listing.h"
#include "cli/terminal.h"

namespace plumbline::cli {
namespace {

constexpr Option kExportOptions[] = {
    {"--workspace", "DIR", "the workspace"},
    {"--format", "FORMAT", "of what is written; see below"},
    {"--out", "FILE",
     "where to; - is standard output. An old file is replaced when all is written"},
    {"--country", "COUNTRY", "only claims about a country: AZE or Azerbaijan"},
    {"--document", "DOC", "only of one document: digits of its hash, or its name"},
    {"--kind", "KIND", "only claims of a kind: figure"},
    {"--finding", "CODE", "only claims with a finding: quote-altered"},
    {"--query", "QUERY", "only of documents that `search` finds by it"},
    {"--year", "YEAR", "only of documents published then"},
    {"--language", "CODE", "only of documents written in it: en"},
    {"--engine", "NAME", "of conllu: rules (if not given) or learned (with the tree)"},
    {"--reviewer", "NAME", "who answers for a ClaimReview; nobody but the program if not given"},
};

constexpr std::uint64_t kShownEvery = 64;  // documents

int run_export(const Arguments& arguments, Io io) {
  app::ExportOptions options;
  options.workspace = workspace_of(arguments);
  options.format = arguments.value("--format");
  options.out = arguments.value("--out");
  options.country = arguments.value("--country");
  options.document = arguments.value("--document");
  options.kind = arguments.value("--kind");
  options.finding = arguments.value("--finding");
  options.query = arguments.value("--query");
  options.language = arguments.value("--language");
  const auto year = year_of(arguments);
  if (!year) return fail("export", year.error(), io);
  options.year = *year;
  options.reviewer = arguments.value("--reviewer");
  const auto engine = engine_of(arguments, app::EngineKind::Rules);
  if (!engine) return fail("export", engine.error(), io);
  options.engine = *engine;
  const bool live = is_terminal(io.err);
  app::ExportWatch watch;
  watch.progress = [&](const app::ExportProgress& progress) {
    if (!live || progress.documents % kShownEvery != 0) return;
    io.err << fmt::format("\r{} documents, {} claims, {:.1f} MB\033[K", progress.documents,
                          progress.claims, static_cast<double>(progress.bytes) / 1e6)
           << std::flush;
  };
  watch.bytes = [&](std::string_view bytes) -> Status {
    io.out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (io.out.good()) return Done{};
    return Error{ErrorCode::Unreadable, "the output could not be written"};
  };
  const auto progress = app::export_workspace(options, watch);
  if (live) io.err << "\r\033[K" << std::flush;
  if (!progress) return fail("export", progress.error(), io);
  if (progress->documents == 0) {
    io.err << "plumbline export: nothing fits; what was written is empty\n";
  }
  if (progress->rejected != 0) {
    io.err << "plumbline export: " << counted(progress->rejected, "claim")
           << " left out that a person rejected\n";
  }
  if (options.format == "wacz") {
    io.err << "plumbline export: originals go as they came: they may name victims\n";
  }
  if (options.out != "-") {
    io.out << fmt::format("{}: {} document{}, {} claim{}, {} bytes\n", one_line(options.out),
                          progress->documents, progress->documents == 1 ? "" : "s",
                          progress->claims, progress->claims == 1 ? "" : "s", progress->bytes);
  }
  return kOk;
}

}  // namespace

const Command kExport{
    .name = "export",
    .summary = "Write claims and documents of a workspace in the format of another program.",
    .arguments = "",
    .least = 0,
    .most = 0,
    .options = kExportOptions,
    .details =
        "FORMAT is one of\n"
        "  csv, xlsx     claims as a table (xlsx: documents too)\n"
        "  ftm           FollowTheMoney entities, for Aleph and OpenAleph\n"
        "  htcds         fields of the Human Trafficking Case Data Standard 2.0\n"
        "  annotation    W3C Web Annotations of the passages\n"
        "  prov          W3C PROV (JSON-LD) of who said it through whom\n"
        "  claimreview   schema.org ClaimReview of what was held against a record\n"
        "  geojson       routes and places of events, no finer than regions\n"
        "  bibtex, csl   documents as references\n"
        "  conllu        words of the documents with tags\n"
        "  wacz          the originals themselves, as they came; add takes them back\n"
        "Names of victims are withheld, but in originals. docs/reference/exchange.md says what "
        "each format loses.",
    .run = run_export,
};

}  // namespace plumbline::cli
