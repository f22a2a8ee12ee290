// SPDX-License-Identifier: Apache-2.0

#include "store/laid.h"

#include <algorithm>
#include <utility>

#include "db/connection.h"

namespace plumbline::store {

struct LaidReader::State {
  db::Statement find;
};

LaidReader::LaidReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
LaidReader::LaidReader(LaidReader&&) noexcept = default;
LaidReader::~LaidReader() = default;

Result<LaidReader> LaidReader::open(const Workspace& workspace) {
  PL_TRY(db::Statement find, workspace.connection().prepare(
                                 "SELECT basis, found FROM laid WHERE one = ?1 AND other = ?2"));
  return LaidReader(std::make_unique<State>(State{std::move(find)}));
}

Result<std::optional<LaidRow>> LaidReader::find(std::int64_t one, std::int64_t other) {
  db::Statement& statement = state_->find;
  statement.bind(1, std::min(one, other)).bind(2, std::max(one, other));
  PL_TRY(const bool there, statement.step());
  std::optional<LaidRow> row;
  if (!there) return row;
  row.emplace(LaidRow{one, other, static_cast<std::uint64_t>(statement.integer(0)),
                      std::string(statement.text(1))});
  statement.reset();
  return row;
}

Status keep_laid(const std::string& folder, std::span<const LaidRow> rows) {
  PL_TRY(const Workspace workspace, Workspace::open(folder, Access::Write));
  PL_TRY(db::Statement keep,
         workspace.connection().prepare("INSERT OR REPLACE INTO laid(one, other, basis, found) "
                                        "VALUES(?1, ?2, ?3, ?4)"));
  PL_TRY(db::Transaction transaction, db::Transaction::begin(workspace.connection()));
  for (const LaidRow& row : rows) {
    keep.bind(1, std::min(row.one, row.other))
        .bind(2, std::max(row.one, row.other))
        .bind(3, static_cast<std::int64_t>(row.basis))
        .bind_bytes(4, row.found);
    if (Status kept = keep.run(); !kept) return kept;
  }
  return transaction.commit();
}

}  // namespace plumbline::store
