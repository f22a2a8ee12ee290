// SPDX-License-Identifier: Apache-2.0

#include "app/add.h"

#include <chrono>
#include <ostream>

#include <fmt/format.h>

#include "app/answer_json.h"
#include "base/memory.h"
#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/listing.h"
#include "cli/terminal.h"

namespace plumbline::cli {
namespace {

constexpr Option kAddOptions[] = {
    {"--workspace", "DIR", "where to keep them; made if it is not there"},
    {"--reference", "", "these are reference documents that quotations are held against"},
    {"--country", "COUNTRY", "what a reference is about: AZE or Azerbaijan"},
    {"--standard", "NAME", "the standard it reports under: us-tvpa"},
    {"--edition", "YEAR", "the year of the report"},
    {"--language", "CODE", "its language, ISO 639-1: en"},
    {"--retry-failed", "", "read again what failed before"},
    {"--resume", "", "go on with files that an interrupted add has begun"},
    {"--engine", "NAME",
     "rules (fast, if not given) or learned (more accurate, some fifty times as slow)"},
    {"--threads", "N", "readers at work; one a processor if not given"},
    {"--json", "", "one JSON object a file, each on a line, once it is safe on disk"},
};

;

class AddReporter {
 public:
  AddReporter(bool json, Io io) : json_(json), live_(is_terminal(io.err)), io_(io) {}

  void tell(const app::AddOutcome& outcome) {
    if (json_) {
      io_.out << app::to_json(outcome) << '\n';
    }
    if (outcome.state == "failed" || outcome.state == "needs-you") {
      clear_line();
      const bool named = outcome.reason.find(outcome.path) != std::string::npos;
      const std::string name =
          outcome.path + (outcome.member.empty() ? "" : "!" + outcome.member) + ": ";
      io_.err << "plumbline add: " << (named ? "" : one_line(name)) << one_line(outcome.reason)
              << '\n';
    }
  }

  void tell(const app::AddProgress& progress) {
    io_.out.flush();
    if (!live_) return;
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begun_;
    const double rate = static_cast<double>(progress.files) / std::max(passed.count(), 0.001);
    // One file may hold a hundred thousand documents: those tell how it goes.
    const std::uint64_t documents = progress.added + progress.renewed + progress.unchanged;
    std::string line = "\r" + counted(progress.files, "file");
    if (progress.total > 0) line = fmt::format("\r{} of {} files", progress.files, progress.total);
    line += fmt::format(", {}, {:.0f}/s, {} failed", counted(documents, "document"),
                        static_cast<double>(documents) / std::max(passed.count(), 0.001),
                        progress.failed + progress.needs_you);
    if (progress.total > progress.files && rate > 0) {
      const auto left =
          static_cast<std::uint64_t>(static_cast<double>(progress.total - progress.files) / rate);
      line += fmt::format(", {}:{:02} left", left / 60, left % 60);
    }
    io_.err << line << "\033[K" << std::flush;
  }

  void summary(const app::AddProgress& progress) {
    clear_line();
    if (json_) return;
    const std::uint64_t documents = progress.added + progress.renewed;
    if (documents == 0 && progress.unchanged > 0) {
      io_.out << fmt::format("nothing new: {} {} there already",
                             counted(progress.unchanged, "file"),
                             progress.unchanged == 1 ? "was" : "were");
    } else {
      io_.out << counted(documents, "document") << " added with "
              << counted(progress.claims, "claim");
      if (progress.renewed > 0) {
        io_.out << fmt::format(" ({} of them read again)", progress.renewed);
      }
      if (progress.unchanged > 0) io_.out << fmt::format("; {} there already", progress.unchanged);
    }
    if (progress.failed + progress.needs_you > 0) {
      io_.out << fmt::format("; {} failed: plumbline status tells why",
                             progress.failed + progress.needs_you);
    }
    io_.out << (progress.stopped ? "; stopped: the same command goes on\n" : "\n");
  }

 private:
  void clear_line() {
    if (live_) io_.err << "\r\033[K" << std::flush;
  }
  bool json_;
  bool live_;
  Io io_;
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

Result<app::AddOptions> options_of_add(const Arguments& arguments, Io io) {
  app::AddOptions options;
  options.workspace = workspace_of(arguments);
  options.paths = arguments.words;
  options.retry_failed = arguments.has("--retry-failed");
  options.resume = arguments.has("--resume");
  options.count_first = is_terminal(io.err);
  PL_TRY(options.engine, engine_of(arguments, app::EngineKind::Rules));
  PL_TRY(const std::size_t threads, number_of(arguments, "--threads", 0));
  options.threads = static_cast<unsigned>(std::min<std::size_t>(threads, 256));
  PL_TRY(const std::size_t edition, number_of(arguments, "--edition", 0));
  app::ReferenceRequest details{arguments.value("--country"), arguments.value("--standard"),
                                static_cast<int>(std::min<std::size_t>(edition, 9999)),
                                arguments.value("--language")};
  if (arguments.has("--reference")) {
    for (const std::string& word : {details.country, details.standard, details.language}) {
      if (word.find('|') != std::string::npos) {
        return Error{ErrorCode::Misuse, "'" + word + "' must not hold the sign |"};
      }
    }
    options.reference = details;
  } else if (edition != 0 || !details.country.empty() || !details.standard.empty() ||
             !details.language.empty()) {
    return Error{ErrorCode::Misuse,
                 "--country, --standard, --edition and --language describe reference documents; "
                 "add --reference"};
  }
  if (options.paths.empty() && !options.retry_failed && !options.resume) {
    return Error{ErrorCode::Misuse,
                 "nothing to add; give files or folders, - for standard input, "
                 "--resume or --retry-failed"};
  }
  return options;
}

int run_add(const Arguments& arguments, Io io) {
  const auto options = options_of_add(arguments, io);
  if (!options) return fail("add", options.error(), io);
  // What is made of references comes and goes by the batch.
  if (options->reference) keep_freed_memory();
  const StopOnInterrupt interrupt;
  AddReporter reporter(arguments.has("--json"), io);
  app::AddWatch watch;
  watch.outcome = [&reporter](const app::AddOutcome& outcome) { reporter.tell(outcome); };
  watch.progress = [&reporter](const app::AddProgress& progress) { reporter.tell(progress); };
  watch.stop = interrupt.asked();
  const auto progress = app::add(*options, watch);
  if (!progress) return fail("add", progress.error(), io);
  reporter.summary(*progress);
  const bool failed = progress->failed + progress->needs_you > 0 || progress->stopped;
  return failed ? kFailed : kOk;
}

}  // namespace

const Command kAdd{
    .name = "add",
    .summary = "Keep documents with their claims in a workspace.",
    .arguments = "FILE...",
    .least = 0,
    .most = kMany,
    .options = kAddOptions,
    .details =
        "FILE is a document, an archive, a folder, or - for standard input. The same content is "
        "kept\n"
        "once. What is reported is safe on disk; after an interruption the same command goes on.",
    .run = run_add,
};

}  // namespace plumbline::cli
