// SPDX-License-Identifier: Apache-2.0
//
// What was done to a workspace, in order. Rows are never changed or taken away, and each holds the
// SHA-256 of the one before, so that a change in the middle shows.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "store/workspace.h"

namespace plumbline::db {
class Statement;
}

namespace plumbline::store {

struct JournalCheck {
  std::int64_t entries = 0;
  std::string head;   // hash of the last entry: note it elsewhere to detect a cut-off end
  std::string fault;  // empty: the chain holds; else the first entry that does not fit
};

// Recomputes the whole chain and looks for documents that nobody entered. The error is only for
// what cannot be read.
[[nodiscard]] Result<JournalCheck> check_journal(const Workspace& workspace);

// Whether an entry of this action tells of something by which no document, reading or facet became
// another: of a claim that was confirmed, rejected or noted, or of a criterion that was decided on.
[[nodiscard]] bool leaves_documents(std::string_view action);

struct JournalEntry {
  std::string_view at;  // UTC
  std::string_view action;
  std::string_view subject;
  std::string_view detail;
};

inline constexpr std::string_view kJournalInsert =
    "INSERT INTO journal(sequence, at, action, subject, detail, previous, hash) "
    "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)";

// Appends entries within one write transaction.
class JournalTail {
 public:
  [[nodiscard]] static Result<JournalTail> at_end(db::Connection& connection);
  // `insert` is kJournalInsert, compiled.
  [[nodiscard]] Status append(db::Statement& insert, const JournalEntry& entry);

 private:
  std::int64_t sequence_ = 0;
  std::string hash_;
};

}  // namespace plumbline::store
