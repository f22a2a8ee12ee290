// SPDX-License-Identifier: Apache-2.0

#include "store/laid.h"

#include <algorithm>
#include <utility>

#include "db/connection.h"

namespace plumbline::store {

namespace {

// As the table has them: the higher row last of those laid among all, first of the others.
std::pair<std::int64_t, std::int64_t> in_order(std::int64_t one, std::int64_t other,
                                               LaidAmong among) {
  const auto [low, high] = std::minmax(one, other);
  return among == LaidAmong::All ? std::pair(low, high) : std::pair(high, low);
}

}  // namespace

struct LaidReader::State {
  db::Statement find;
  db::Statement row;
  LaidAmong among;
};

LaidReader::LaidReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
LaidReader::LaidReader(LaidReader&&) noexcept = default;
LaidReader::~LaidReader() = default;

Result<LaidReader> LaidReader::open(const Workspace& workspace, LaidAmong among) {
  PL_TRY(db::Statement find, workspace.connection().prepare(
                                 "SELECT basis, found FROM laid WHERE one = ?1 AND other = ?2"));
  PL_TRY(db::Statement row,
         workspace.connection().prepare("SELECT id FROM documents WHERE hash = ?1"));
  return LaidReader(std::make_unique<State>(State{std::move(find), std::move(row), among}));
}

Result<std::int64_t> LaidReader::row_of(const std::string& hash) {
  db::Statement& statement = state_->row;
  PL_TRY(const bool there, statement.bind(1, hash).step());
  if (!there) return Error{ErrorCode::NotFound, "no document " + hash};
  const std::int64_t row = statement.integer(0);
  statement.reset();
  return row;
}

Result<std::optional<LaidRow>> LaidReader::find(std::int64_t one, std::int64_t other) {
  db::Statement& statement = state_->find;
  const auto [first, second] = in_order(one, other, state_->among);
  statement.bind(1, first).bind(2, second);
  PL_TRY(const bool there, statement.step());
  std::optional<LaidRow> row;
  if (!there) return row;
  row.emplace(LaidRow{one, other, static_cast<std::uint64_t>(statement.integer(0)),
                      std::string(statement.text(1))});
  statement.reset();
  return row;
}

Status keep_laid(const std::string& folder, std::span<const LaidRow> rows, LaidAmong among) {
  PL_TRY(const Workspace workspace, Workspace::open(folder, Access::Write));
  PL_TRY(db::Statement keep,
         workspace.connection().prepare("INSERT OR REPLACE INTO laid(one, other, basis, found) "
                                        "VALUES(?1, ?2, ?3, ?4)"));
  PL_TRY(db::Transaction transaction, db::Transaction::begin(workspace.connection()));
  for (const LaidRow& row : rows) {
    const auto [first, second] = in_order(row.one, row.other, among);
    keep.bind(1, first)
        .bind(2, second)
        .bind(3, static_cast<std::int64_t>(row.basis))
        .bind_bytes(4, row.found);
    if (Status kept = keep.run(); !kept) return kept;
  }
  return transaction.commit();
}

}  // namespace plumbline::store
