// SPDX-License-Identifier: Apache-2.0
//
// `add`: take files into a workspace, with their claims and words.
//
// Idempotent by content: what is there and current is passed over. Resumable: a kill at any moment
// loses nothing that was reported, and the same call goes on. Files are read and analysed on many
// threads and written by one, in the order of their names, so that the answers do not depend on the
// number of threads. Memory does not grow with the number of files.

#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/engine_kind.h"
#include "base/result.h"

namespace plumbline::app {

struct ReferenceRequest {
  std::string country;   // as typed: its code or English name; Misuse if no country has it
  std::string standard;  // "us-tvpa"
  int edition = 0;
  std::string language;
};

// A file that comes as its bytes. The ledger has it as "upload:" with its hash and name.
struct GivenFile {
  std::string name;  // "report.pdf": neither a path nor "-"
  std::string bytes;
};

struct AddOptions {
  std::string workspace;
  std::vector<std::string> paths;     // files, folders, archives, "-"
  std::vector<GivenFile> given = {};  // before them
  std::optional<ReferenceRequest> reference;
  bool retry_failed = false;    // also those that failed before
  std::int64_t retry_only = 0;  // of those only the file of this row of the ledger; 0: all
  bool resume = false;          // also those that an interrupted add has seen and not finished
  bool count_first = false;     // so that AddProgress::total is known
  unsigned threads = 0;         // 0: one a processor
  EngineKind engine = EngineKind::Rules;
};

// What became of a file or of a document within it. Given only after it is safe on disk.
struct AddOutcome {
  std::string path;
  std::string member;
  std::string state;     // added, renewed, unchanged, failed, needs-you
  std::string reason;    // of a failure, or what a reader must know
  std::string document;  // hash; empty for a file that holds several, and for failures
  std::uint64_t claims = 0;
};

struct AddProgress {
  std::uint64_t files = 0;      // done, whatever became of them
  std::uint64_t total = 0;      // 0: not counted
  std::uint64_t added = 0;      // documents
  std::uint64_t renewed = 0;    // documents
  std::uint64_t unchanged = 0;  // documents, or files of which nothing had to be read
  std::uint64_t failed = 0;     // files and members
  std::uint64_t needs_you = 0;
  std::uint64_t claims = 0;
  bool stopped = false;
};

using AddSink = std::function<void(const AddOutcome& outcome)>;
using AddProgressSink = std::function<void(const AddProgress& progress)>;  // after each commit

struct AddWatch {
  AddSink outcome;
  AddProgressSink progress;
  const std::atomic<bool>* stop = nullptr;  // true: finish what is begun, then stop
};

// The error is only for what stops everything: the workspace, a full disk. What was reported before
// is kept.
[[nodiscard]] Result<AddProgress> add(const AddOptions& options, const AddWatch& watch);

class Pipeline;
// The same with a pipeline of the caller's: the seam for tests.
[[nodiscard]] Result<AddProgress> add_with(const Pipeline& pipeline, const AddOptions& options,
                                           const AddWatch& watch);

}  // namespace plumbline::app
