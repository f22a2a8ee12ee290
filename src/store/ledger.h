// SPDX-License-Identifier: Apache-2.0
//
// The ingest ledger: one row for every file and for every member of a file that holds several, with
// what became of it. Nothing given to `add` is lost from sight.

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "store/workspace.h"

namespace plumbline::store {

enum class FileState : std::uint8_t {
  Pending,   // seen, not finished: an interrupted add goes on with it
  Done,      // its documents are in the workspace
  Failed,    // cannot be read; `reason` says why
  NeedsYou,  // could be read if you did something first (a password, a permission, a program)
};

struct FileRow {
  std::int64_t id = 0;  // of a row that was read
  std::string path;
  std::string member;  // "inner.txt" within the file; empty: the file itself
  std::string hash;    // SHA-256 of the bytes; empty if they could not be had
  std::uint64_t size = 0;
  FileState state = FileState::Pending;
  std::string reason;
  std::string engine;  // that read it
  std::string role = "article";
  std::int64_t documents = 0;
  std::int64_t attempts = 0;
  std::string added;    // set by the writer
  std::string updated;  // set by the writer
};

[[nodiscard]] const char* to_string(FileState state);
[[nodiscard]] std::optional<FileState> parse_file_state(std::string_view word);

struct LedgerFilter {
  std::optional<FileState> state;
  std::size_t limit = 0;    // 0: all
  bool newest = false;      // in the order they were first seen, the newest first
  std::int64_t before = 0;  // of that order, only those behind the row with this id; 0: all
};

// Rows in byte order of path and member, to be shown: what is withheld of the documents of a file,
// and of those beside it in its folder, is withheld of its path and of the reason.
[[nodiscard]] Result<std::vector<FileRow>> read_ledger(const Workspace& workspace,
                                                       const LedgerFilter& filter);

// Files (not members) that are still open in one of the two ways, with their roles, in byte order;
// not those that came as bytes alone. `only`: id of a row of the file or of a member; 0: all.
enum class Unfinished : std::uint8_t { Pending, Failed };
[[nodiscard]] Result<std::vector<FileRow>> unfinished_files(const Workspace& workspace,
                                                            Unfinished which,
                                                            std::int64_t only = 0);
// Whether a file of the ledger lies somewhere, so that it can be read again.
[[nodiscard]] bool lies_somewhere(std::string_view path);

struct LedgerCounts {
  std::int64_t pending = 0;
  std::int64_t done = 0;
  std::int64_t failed = 0;
  std::int64_t needs_you = 0;
};
[[nodiscard]] Result<LedgerCounts> count_ledger(const Workspace& workspace);

// What is known of a file by its content.
struct KnownFile {
  bool original = false;  // its bytes are kept
  bool current = false;   // and this engine has read it in this role
  std::int64_t documents = 0;
  std::string failure;  // this engine could not read it, and why; empty: not known to fail
};

// Asked once a file by the threads that read: compiled once, used often. One thread at a time.
class KnownFiles {
 public:
  [[nodiscard]] static Result<KnownFiles> open(const Workspace& workspace);
  KnownFiles(KnownFiles&&) noexcept;
  ~KnownFiles();
  [[nodiscard]] Result<KnownFile> look_up(const std::string& hash, const std::string& engine,
                                          const std::string& role);

 private:
  struct Statements;
  explicit KnownFiles(std::unique_ptr<Statements> statements);
  std::unique_ptr<Statements> statements_;
};

}  // namespace plumbline::store
