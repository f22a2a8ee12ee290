// SPDX-License-Identifier: Apache-2.0

#include "store/laid.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "db/connection.h"

namespace plumbline::store {

namespace {

constexpr std::string_view kFindLaid =
    "SELECT basis, found FROM laid WHERE one = ?1 AND other = ?2";
constexpr std::string_view kFindLaidEvidence =
    "SELECT basis, found FROM laid_evidence WHERE one = ?1 AND other = ?2 AND country = ?3 AND "
    "standard = ?4";
constexpr std::string_view kKeepLaid =
    "INSERT OR REPLACE INTO laid(one, other, basis, found) VALUES(?1, ?2, ?5, ?6)";
constexpr std::string_view kKeepLaidEvidence =
    "INSERT OR REPLACE INTO laid_evidence(one, other, country, standard, basis, found) "
    "VALUES(?1, ?2, ?3, ?4, ?5, ?6)";

bool among_all(const LaidAmong& among) {
  return among.country.empty();
}

void bind_laid(db::Statement& statement, std::int64_t one, std::int64_t other,
               const LaidAmong& among) {
  const auto [low, high] = std::minmax(one, other);
  statement.bind(1, low).bind(2, high);
  if (!among_all(among)) statement.bind(3, among.country).bind(4, among.standard);
}

}  // namespace

struct LaidReader::State {
  db::Statement find;
  LaidAmong among;
  db::Snapshot snapshot;  // thousands are looked up, and each would lock the file
};

LaidReader::LaidReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
LaidReader::LaidReader(LaidReader&&) noexcept = default;
LaidReader::~LaidReader() = default;

Result<LaidReader> LaidReader::open(const Workspace& workspace, const LaidAmong& among) {
  PL_TRY(db::Statement find,
         workspace.connection().prepare(among_all(among) ? kFindLaid : kFindLaidEvidence));
  PL_TRY(db::Snapshot snapshot, db::Snapshot::begin(workspace.connection()));
  return LaidReader(std::make_unique<State>(State{std::move(find), among, std::move(snapshot)}));
}

Result<std::optional<LaidRow>> LaidReader::find(std::int64_t one, std::int64_t other) {
  db::Statement& statement = state_->find;
  bind_laid(statement, one, other, state_->among);
  PL_TRY(const bool there, statement.step());
  std::optional<LaidRow> row;
  if (!there) return row;
  row.emplace(LaidRow{one, other, static_cast<std::uint64_t>(statement.integer(0)),
                      std::string(statement.text(1))});
  statement.reset();
  return row;
}

Status keep_laid(const std::string& folder, std::span<const LaidRow> rows, const LaidAmong& among) {
  PL_TRY(const Workspace workspace, Workspace::open(folder, Access::Write));
  PL_TRY(db::Statement keep,
         workspace.connection().prepare(among_all(among) ? kKeepLaid : kKeepLaidEvidence));
  PL_TRY(db::Transaction transaction, db::Transaction::begin(workspace.connection()));
  for (const LaidRow& row : rows) {
    bind_laid(keep, row.one, row.other, among);
    keep.bind(5, static_cast<std::int64_t>(row.basis)).bind_bytes(6, row.found);
    if (Status kept = keep.run(); !kept) return kept;
  }
  return transaction.commit();
}

}  // namespace plumbline::store
