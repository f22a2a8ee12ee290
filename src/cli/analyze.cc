// SPDX-License-Identifier: Apache-2.0

#include "app/analyze.h"

#include <ostream>

#include "cli/command.h"
#include "cli/terminal.h"

namespace plumbline::cli {
namespace {

constexpr Option kAnalyzeOptions[] = {
    {"--format", "FORMAT", "json (one object a document, each on a line) or conllu"},
    {"--words", "", "FILE holds a sentence a line, cut into words by blanks; with --format conllu"},
    {"--places", "FILE", "tell which place is meant at stretches of text, as JSON; see analyze.md"},
    kEngineOption,
};

int run_analyze(const Arguments& arguments, Io io) {
  const std::string format = arguments.value("--format");
  if (!format.empty() && format != "json" && format != "conllu") {
    return fail("analyze",
                {ErrorCode::Misuse, "no format is called '" + format + "'; one of: json, conllu"},
                io);
  }
  const auto engine = engine_of(arguments, app::EngineKind::Learned);
  if (!engine) return fail("analyze", engine.error(), io);
  const bool words = arguments.has("--words");
  if (words && (format != "conllu" || *engine != app::EngineKind::Learned)) {
    return fail("analyze",
                {ErrorCode::Misuse, "--words needs --format conllu and the learned engine"}, io);
  }
  const app::AnalysisWish wish{
      .format = format == "conllu" ? app::AnalysisFormat::Conllu : app::AnalysisFormat::Json,
      .engine = *engine,
      .places = arguments.value("--places")};
  int code = kOk;
  const app::AnalysisSink sink = [&](const std::string& name, const Result<std::string>& analysis) {
    if (analysis) {
      io.out << *analysis << (wish.format == app::AnalysisFormat::Json ? "\n" : "");
    } else {
      io.err << "plumbline analyze: " << one_line(name) << ": "
             << one_line(analysis.error().message) << '\n';
      code = kFailed;
    }
  };
  const Status read = words ? app::analyze_words(arguments.words, sink)
                            : app::analyze_paths(arguments.words, wish, sink);
  if (!read) code = fail("analyze", read.error(), io);
  return code;
}

}  // namespace

const Command kAnalyze{
    .name = "analyze",
    .summary = "Show what the engine sees in a document: words, names, attributions.",
    .arguments = "FILE...",
    .least = 1,
    .most = kMany,
    .options = kAnalyzeOptions,
    .details = "For evaluation and for other programs; docs/reference/analyze.md tells the form.",
    .run = run_analyze,
};

}  // namespace plumbline::cli
