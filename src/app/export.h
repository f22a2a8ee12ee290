// SPDX-License-Identifier: Apache-2.0
//
// `export`: claims and documents of a workspace in the format of another program.
//
// Documents newest first, one at a time: memory does not grow with their number. The same workspace
// and engine give the same bytes. Names of victims are withheld from everything but originals
// (format wacz), which are evidence and go as they came.

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/engine_kind.h"
#include "base/output_file.h"
#include "base/result.h"

namespace plumbline::app {

struct ExportFormat {
  std::string_view name;      // "csv"
  std::string_view contents;  // one line: what of a workspace it holds
};
[[nodiscard]] std::vector<ExportFormat> export_formats();

// All conditions must hold.
struct ExportOptions {
  std::string workspace;
  std::string format;
  std::string country;                 // alpha-2, alpha-3 or a name
  std::string document;                // hash, first digits of it, or name
  std::string kind;                    // "figure"
  std::string finding = {};            // "quote-altered"
  std::string query = {};              // only of documents that a search finds
  int year = 0;                        // of publication; 0: any
  std::string language = {};           // of documents
  std::optional<bool> reference = {};  // true: references only; false: articles only
  std::string reviewer;                // of a ClaimReview: who answers for it
  std::string out;  // a file, which is replaced as a whole; "-": `ExportWatch::bytes`
  EngineKind engine = EngineKind::Rules;  // of CoNLL-U
};

struct ExportProgress {
  std::uint64_t documents = 0;
  std::uint64_t claims = 0;
  std::uint64_t rejected = 0;  // claims left out, for a person rejected them
  std::uint64_t bytes = 0;
};

struct ExportWatch {
  std::function<void(const ExportProgress& progress)> progress;
  ByteSink bytes;
};

// What export_workspace would refuse before it writes anything.
[[nodiscard]] Status check_export(const ExportOptions& options);
// Misuse names the words that would be understood.
[[nodiscard]] Result<ExportProgress> export_workspace(const ExportOptions& options,
                                                      const ExportWatch& watch);

}  // namespace plumbline::app
