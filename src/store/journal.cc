// SPDX-License-Identifier: Apache-2.0

#include "store/journal.h"

#include <algorithm>
#include <array>

#include "base/hash.h"
#include "db/connection.h"

namespace plumbline::store {
namespace {

// Each cell with its length before it, so that no two entries share a form.
std::string entry_hash(std::int64_t sequence, const std::array<std::string_view, 5>& cells) {
  std::string form = std::to_string(sequence) + "\n";
  for (const std::string_view cell : cells) {
    form += std::to_string(cell.size()) + ":";
    form += cell;
    form += "\n";
  }
  return sha256_hex(form);
}

Result<std::string> first_fault(const Workspace& workspace, JournalCheck& check) {
  PL_TRY(db::Statement rows, workspace.connection().prepare(
                                 "SELECT sequence, at, action, subject, detail, previous, hash "
                                 "FROM journal ORDER BY sequence"));
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return std::string();
    const std::int64_t sequence = rows.integer(0);
    const std::string name = "entry " + std::to_string(sequence);
    if (sequence != check.entries + 1) return name + " follows a gap";
    if (rows.text(5) != check.head) return name + " does not continue the one before";
    const std::string hash = entry_hash(
        sequence, {rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5)});
    if (rows.text(6) != hash) return name + " was changed after it was written";
    check.entries = sequence;
    check.head = hash;
  }
}

}  // namespace

bool leaves_documents(std::string_view action) {
  constexpr std::array<std::string_view, 4> kJudged = {"claim-confirm", "claim-reject",
                                                       "claim-note", "criterion-judged"};
  return std::find(kJudged.begin(), kJudged.end(), action) != kJudged.end();
}

Result<JournalCheck> check_journal(const Workspace& workspace) {
  JournalCheck check;
  PL_TRY(check.fault, first_fault(workspace, check));
  if (!check.fault.empty()) return check;
  PL_TRY(const std::string stranger,
         workspace.connection().word(
             "SELECT hash FROM documents WHERE hash NOT IN "
             "(SELECT subject FROM journal WHERE action = 'add-document') ORDER BY hash LIMIT 1"));
  if (!stranger.empty()) {
    check.fault = "document " + stranger.substr(0, 12) + " has no entry: the end was cut off";
  }
  return check;
}

Result<JournalTail> JournalTail::at_end(db::Connection& connection) {
  JournalTail tail;
  PL_TRY(db::Statement last,
         connection.prepare("SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1"));
  PL_TRY(const bool row, last.step());
  if (row) {
    tail.sequence_ = last.integer(0);
    tail.hash_ = last.text(1);
  }
  return tail;
}

Status JournalTail::append(db::Statement& insert, const JournalEntry& entry) {
  const std::int64_t sequence = sequence_ + 1;
  const std::string hash =
      entry_hash(sequence, {entry.at, entry.action, entry.subject, entry.detail, hash_});
  insert.bind(1, sequence).bind(2, entry.at).bind(3, entry.action).bind(4, entry.subject);
  insert.bind(5, entry.detail).bind(6, hash_).bind(7, hash);
  if (Status written = insert.run(); !written) return written;
  sequence_ = sequence;
  hash_ = hash;
  return Done{};
}

}  // namespace plumbline::store
