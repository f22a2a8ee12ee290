// SPDX-License-Identifier: Apache-2.0

#include "app/status.h"

#include "store/ledger.h"
#include "store/reader.h"

namespace plumbline::app {
namespace {

LedgerEntry file_entry(store::FileRow row) {
  LedgerEntry entry;
  entry.id = row.id;
  const bool open =
      row.state == store::FileState::Failed || row.state == store::FileState::NeedsYou;
  entry.again = open && store::lies_somewhere(row.path);
  entry.path = std::move(row.path);
  entry.member = std::move(row.member);
  entry.hash = std::move(row.hash);
  entry.size = row.size;
  entry.state = store::to_string(row.state);
  entry.reason = std::move(row.reason);
  entry.engine = std::move(row.engine);
  entry.role = std::move(row.role);
  entry.documents = row.documents;
  entry.attempts = row.attempts;
  entry.added = std::move(row.added);
  entry.updated = std::move(row.updated);
  return entry;
}

Status append_entries(const store::Workspace& workspace, const store::LedgerFilter& filter,
                      std::vector<LedgerEntry>& out) {
  PL_TRY(std::vector<store::FileRow> rows, store::read_ledger(workspace, filter));
  for (store::FileRow& row : rows) out.push_back(file_entry(std::move(row)));
  return Done{};
}

Result<store::FileState> state_called(const std::string& word) {
  if (const auto state = store::parse_file_state(word)) return *state;
  return Error{ErrorCode::Misuse,
               "no file state is called '" + word + "'; one of: pending, done, failed, needs-you"};
}

}  // namespace

Result<WorkspaceStatus> status(const StatusOptions& options) {
  std::vector<store::FileState> states = {store::FileState::NeedsYou, store::FileState::Failed,
                                          store::FileState::Pending};
  if (!options.state.empty()) {
    PL_TRY(const store::FileState state, state_called(options.state));
    states = {state};
  }
  PL_TRY(const store::Workspace workspace,
         store::Workspace::open(options.workspace, store::Access::Read));
  PL_TRY(const store::WorkspaceCounts held, store::count_workspace(workspace));
  PL_TRY(const store::LedgerCounts files, store::count_ledger(workspace));
  WorkspaceStatus status;
  status.documents = held.documents;
  status.references = held.references;
  status.claims = held.claims;
  status.findings = held.findings;
  status.pending = files.pending;
  status.done = files.done;
  status.failed = files.failed;
  status.needs_you = files.needs_you;
  for (const store::FileState state : states) {
    const store::LedgerFilter filter{state, options.limit};
    if (Status read = append_entries(workspace, filter, status.entries); !read) {
      return std::move(read).error();
    }
  }
  return status;
}

Result<LedgerPage> ledger(const LedgerOptions& options) {
  store::LedgerFilter filter;
  if (!options.state.empty()) {
    PL_TRY(filter.state, state_called(options.state));
  }
  filter.newest = true;
  filter.before = options.before;
  filter.limit = options.limit + 1;
  PL_TRY(const store::Workspace workspace,
         store::Workspace::open(options.workspace, store::Access::Read));
  LedgerPage page;
  if (Status read = append_entries(workspace, filter, page.entries); !read) {
    return std::move(read).error();
  }
  if (page.entries.size() > options.limit) {
    page.entries.resize(options.limit);
    page.next = page.entries.back().id;
  }
  return page;
}

}  // namespace plumbline::app
