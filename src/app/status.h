// SPDX-License-Identifier: Apache-2.0
//
// `status`: what is in a workspace, and what became of every file that was given to it?

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace plumbline::app {

struct StatusOptions {
  std::string workspace;
  std::string state;      // pending, done, failed, needs-you; empty: all but done
  std::size_t limit = 0;  // 0: all
};

struct LedgerEntry {
  std::int64_t id = 0;
  std::string path;
  std::string member;
  std::string hash;
  std::uint64_t size = 0;
  std::string state;
  std::string reason;
  std::string engine;
  std::string role;
  std::int64_t documents = 0;
  std::int64_t attempts = 0;
  bool again = false;  // not read, and where it lay it may be read again
  std::string added;
  std::string updated;
};

struct WorkspaceStatus {
  std::int64_t documents = 0;
  std::int64_t references = 0;
  std::int64_t claims = 0;
  std::int64_t findings = 0;
  std::int64_t pending = 0;  // files and members
  std::int64_t done = 0;
  std::int64_t failed = 0;
  std::int64_t needs_you = 0;
  std::vector<LedgerEntry> entries;  // in byte order of path and member
};

[[nodiscard]] Result<WorkspaceStatus> status(const StatusOptions& options);

// The ledger page by page, files and members in the order they were first seen, the newest first.
struct LedgerOptions {
  std::string workspace;
  std::string state;        // one of the above; empty: all
  std::int64_t before = 0;  // LedgerPage::next of the page before
  std::size_t limit = 50;
};
struct LedgerPage {
  std::vector<LedgerEntry> entries;
  std::int64_t next = 0;  // 0: this was the last page
};
[[nodiscard]] Result<LedgerPage> ledger(const LedgerOptions& options);

}  // namespace plumbline::app
