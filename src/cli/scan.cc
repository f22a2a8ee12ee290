// SPDX-License-Identifier: Apache-2.0

#include "app/scan.h"

#include <charconv>
#include <chrono>
#include <cmath>
#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/scan_model.h"
#include "base/date.h"
#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/listing.h"
#include "cli/terminal.h"

namespace plumbline::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr Option kScanOptions[] = {
    {"--threshold", "P", "pass on what is at least so likely (0.5), a number between 0 and 1"},
    {"--recall", "R",
     "as low a threshold as it takes to find such a share, by the labels it learned from"},
    {"--list", "", "a line a document for people, not JSON for `add -`"},
    {"--model", "FILE", "the model to use, or with --train to write"},
    {"--train", "", "learn a model from FILEs of labelled texts (300 are good); needs --model"},
    {"--evaluate", "", "say how well a model tells the labelled texts in FILEs"},
    {"--json", "", "with --train or --evaluate: one JSON object, with the answer for each text"},
    {"--threads", "N", "readers at work; one a processor if not given"},
};

;

// A number between 0 and 1.
Result<std::optional<double>> share_of(const Arguments& arguments, std::string_view option) {
  const std::string value = arguments.value(option);
  if (value.empty()) return std::optional<double>();
  double number = 0;
  const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (fault != std::errc() || end != value.data() + value.size() || number < 0 || number > 1) {
    return Error{ErrorCode::Misuse, fmt::format("{} must be a number between 0 and 1, not '{}'",
                                                option, one_line(value))};
  }
  return std::optional<double>(number);
}

double rounded(double number) {
  return std::round(number * 10000) / 10000;
}

// What `add -` reads: docs/reference/scan.md.
Json json_of_scan(const app::ScanFound& found) {
  const model::Document& document = found.document;
  Json marks = Json::array();
  for (const app::ScanMark& mark : found.marks) {
    marks.push_back({{"phrase", mark.phrase},
                     {"label", mark.label},
                     {"where", mark.where},
                     {"count", mark.count}});
  }
  Json out;
  out["id"] = document.name;
  if (!document.title.empty()) out["title"] = document.title;
  if (!document.url.empty()) out["url"] = document.url;
  if (!document.publisher.empty()) out["publisher"] = document.publisher;
  if (!document.authors.empty()) out["authors"] = document.authors;
  if (document.published.year != 0) out["date"] = to_iso(document.published);
  if (!document.language.empty()) out["lang"] = document.language;
  out["text"] = document.text;
  out["scan"] = {
      {"probability", rounded(found.probability)}, {"also", found.also}, {"patterns", marks}};
  return out;
}

std::string list_line(const app::ScanFound& found) {
  const model::Document& document = found.document;
  std::string phrases;
  std::size_t shown = 0;
  for (const app::ScanMark& mark : found.marks) {
    if (mark.where == "short-line" || shown++ == 3) continue;
    phrases += (phrases.empty() ? "" : ", ") + one_line(mark.phrase);
  }
  std::string also;
  for (const std::string& kind : found.also) also += (also.empty() ? "; also " : ", ") + kind;
  const std::string title = document.title.empty() ? document.name : document.title;
  return fmt::format("{:.2f}  {}  [{}{}]  {}\n", found.probability, shorten(one_line(title), 100),
                     phrases, also, one_line(document.url.empty() ? document.name : document.url));
}

class ScanReporter {
 public:
  ScanReporter(bool list, Io io) : list_(list), live_(is_terminal(io.err)), io_(io) {}

  void tell(const app::ScanFound& found) {
    if (list_) {
      clear_line();
      io_.out << list_line(found);
    } else {
      io_.out << json_of_scan(found).dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
    }
  }
  void tell(const app::ScanRefusal& refusal) {
    clear_line();
    const bool named = refusal.reason.find(refusal.name) != std::string::npos;
    io_.err << "plumbline scan: " << (named ? "" : one_line(refusal.name) + ": ")
            << one_line(refusal.reason) << '\n';
  }
  void tell(const app::ScanTally& tally) {
    io_.out.flush();
    if (!live_) return;
    io_.err << fmt::format("\r{}, {:.0f} MB/s, {} passed on, {} refused\033[K",
                           counted(tally.records, "record"), rate_of(tally), tally.found,
                           tally.refused)
            << std::flush;
  }
  // What became of everything, on stderr: stdout is for documents.
  void summary(const app::ScanTally& tally) {
    clear_line();
    io_.err << fmt::format(
        "{} in {}: {} no page, {} without a phrase of the lexicon, {} weighed, {} refused\n",
        counted(tally.records, "record"), counted(tally.files, "file"), tally.no_page,
        tally.passed_over, tally.judged, tally.refused);
    io_.err << fmt::format("{} passed on at {:.2f} or more", tally.found, tally.threshold);
    if (tally.expected_recall > 0) {
      io_.err << fmt::format(
          " (on labelled texts that finds {:.0f} %, and {:.0f} % of it is right)",
          100 * tally.expected_recall, 100 * tally.expected_precision);
    }
    std::string other;
    for (const auto& [kind, count] : tally.other) {
      other += fmt::format("{}{} {}", other.empty() ? "" : ", ", kind, count);
    }
    if (!other.empty()) io_.err << "; of the others: " << other;
    io_.err << fmt::format("\n{:.1f} MB read, {:.1f} MB unpacked, {:.0f} MB/s{}\n",
                           mega(tally.bytes), mega(tally.unpacked), rate_of(tally),
                           tally.stopped ? "; stopped before the end" : "");
  }

 private:
  static double mega(std::uint64_t bytes) { return static_cast<double>(bytes) / 1e6; }
  [[nodiscard]] double rate_of(const app::ScanTally& tally) const {
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begun_;
    return mega(tally.unpacked) / std::max(passed.count(), 0.001);
  }
  void clear_line() {
    if (live_) io_.err << "\r\033[K" << std::flush;
  }
  bool list_;
  bool live_;
  Io io_;
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

void tell_quality(const app::ScanQuality& quality, bool json, Io io) {
  if (json) {
    Json rows = Json::array();
    for (const app::ThresholdRow& row : quality.rows) {
      rows.push_back({{"threshold", row.threshold},
                      {"precision", rounded(row.precision)},
                      {"recall", rounded(row.recall)},
                      {"f1", rounded(row.f1)}});
    }
    Json answers = Json::array();
    for (std::size_t i = 0; i < quality.ids.size(); ++i) {
      answers.push_back(
          {{"id", quality.ids[i]}, {"probability", rounded(quality.probabilities[i])}});
    }
    const Json out = {{"texts", quality.texts},
                      {"relevant", quality.relevant},
                      {"learned_from", quality.learned_from},
                      {"thresholds", std::move(rows)},
                      {"answers", std::move(answers)}};
    io.out << out.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
    return;
  }
  io.out << fmt::format("{}, {} about trafficking in persons; the model learned from {}\n",
                        counted(quality.texts, "labelled text"), quality.relevant,
                        quality.learned_from);
  io.out << "threshold  precision  recall  F1\n";
  for (std::size_t i = 4; i < quality.rows.size(); i += 5) {
    const app::ThresholdRow& row = quality.rows[i];
    io.out << fmt::format("{:>9.2f}  {:>9.3f}  {:>6.3f}  {:.3f}\n", row.threshold, row.precision,
                          row.recall, row.f1);
  }
}

int learn(const Arguments& arguments, Io io) {
  const std::string model = arguments.value("--model");
  const bool train = arguments.has("--train");
  if (arguments.words.empty()) {
    return fail("scan", {ErrorCode::Misuse, "give the file of labelled texts"}, io);
  }
  if (train && model.empty()) {
    return fail("scan", {ErrorCode::Misuse, "--train needs --model FILE to write to"}, io);
  }
  const auto quality =
      train ? app::train_scan(arguments.words, model) : app::evaluate_scan(arguments.words, model);
  if (!quality) return fail("scan", quality.error(), io);
  if (train && !arguments.has("--json")) {
    io.out << "what follows was measured on texts held out by folds\n";
  }
  tell_quality(*quality, arguments.has("--json"), io);
  return kOk;
}

Result<app::ScanOptions> options_of_scan(const Arguments& arguments) {
  app::ScanOptions options;
  options.paths = arguments.words;
  options.model = arguments.value("--model");
  PL_TRY(options.threshold, share_of(arguments, "--threshold"));
  PL_TRY(options.recall, share_of(arguments, "--recall"));
  PL_TRY(const std::size_t threads, number_of(arguments, "--threads", 0));
  options.threads = static_cast<unsigned>(std::min<std::size_t>(threads, 256));
  if (options.threshold && options.recall) {
    return Error{ErrorCode::Misuse, "--threshold and --recall ask for the same thing; give one"};
  }
  if (options.paths.empty()) {
    return Error{ErrorCode::Misuse,
                 "nothing to scan; give files or folders, or - for standard input"};
  }
  return options;
}

int run_scan(const Arguments& arguments, Io io) {
  if (arguments.has("--train") && arguments.has("--evaluate")) {
    return fail("scan", {ErrorCode::Misuse, "--train tells how well it learned; drop --evaluate"},
                io);
  }
  if (arguments.has("--train") || arguments.has("--evaluate")) return learn(arguments, io);
  const auto options = options_of_scan(arguments);
  if (!options) return fail("scan", options.error(), io);
  const StopOnInterrupt interrupt;
  ScanReporter reporter(arguments.has("--list"), io);
  app::ScanWatch watch;
  watch.found = [&reporter](const app::ScanFound& found) { reporter.tell(found); };
  watch.refused = [&reporter](const app::ScanRefusal& refusal) { reporter.tell(refusal); };
  watch.progress = [&reporter](const app::ScanTally& tally) { reporter.tell(tally); };
  watch.stop = interrupt.asked();
  const auto tally = app::scan(*options, watch);
  if (!tally) return fail("scan", tally.error(), io);
  io.out.flush();
  reporter.summary(*tally);
  return tally->refused > 0 || tally->stopped ? kFailed : kOk;
}

}  // namespace

const Command kScan{
    .name = "scan",
    .summary = "Of very many documents pass on those about trafficking in persons.",
    .arguments = "FILE...",
    .least = 0,
    .most = kMany,
    .options = kScanOptions,
    .details =
        "FILE is a WARC or a list of JSON records, packed by gzip or zstd or not and of any "
        "length, a\n"
        "document, a folder, or - for standard input. What is passed on is a JSON record a line "
        "that\n"
        "`plumbline add -` reads, with its probability and the phrases that were found. Smuggling "
        "of\n"
        "persons, drugs, arms and animals are counted apart. What could not be read is told on "
        "stderr\n"
        "and stops nothing; then the exit code is 3. docs/reference/scan.md has the forms.",
    .run = run_scan,
};

}  // namespace plumbline::cli
