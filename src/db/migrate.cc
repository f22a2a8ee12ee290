// SPDX-License-Identifier: Apache-2.0

#include "db/migrate.h"

namespace plumbline::db {
namespace {

Status refuse_foreign(const Connection& connection, const SchemaMark& mark,
                      std::int64_t application, std::int64_t newest) {
  if (mark.application != application && !mark.empty) {
    return Error{ErrorCode::Conflict,
                 connection.path() + " belongs to another program; choose another folder"};
  }
  if (mark.version > newest) {
    return Error{ErrorCode::Conflict,
                 connection.path() + " was written by a newer version of this program (schema " +
                     std::to_string(mark.version) + ", this one knows " + std::to_string(newest) +
                     "); update the program"};
  }
  return Done{};
}

Status take_step(Connection& connection, std::int64_t application, const Migration& step) {
  PL_TRY(Transaction transaction, Transaction::begin(connection));
  // Another process may have been faster while this one waited for the right to write.
  PL_TRY(const SchemaMark mark, schema_mark(connection));
  if (mark.version >= step.version) return Done{};
  if (Status made = connection.run(step.sql); !made) {
    return std::move(made).error().within("schema version " + std::to_string(step.version));
  }
  const std::string stamp = "PRAGMA application_id=" + std::to_string(application) +
                            "; PRAGMA user_version=" + std::to_string(step.version);
  if (Status stamped = connection.run(stamp); !stamped) return stamped;
  return transaction.commit();
}

}  // namespace

Result<SchemaMark> schema_mark(const Connection& connection) {
  SchemaMark mark;
  PL_TRY(mark.application, connection.number("PRAGMA application_id", 0));
  PL_TRY(mark.version, connection.number("PRAGMA user_version", 0));
  PL_TRY(const std::int64_t tables, connection.number("SELECT count(*) FROM sqlite_schema", 0));
  mark.empty = tables == 0;
  return mark;
}

Status migrate(Connection& connection, std::int64_t application, std::span<const Migration> steps) {
  PL_CHECK(!steps.empty());
  PL_TRY(const SchemaMark mark, schema_mark(connection));
  if (Status ours = refuse_foreign(connection, mark, application, steps.back().version); !ours) {
    return ours;
  }
  for (const Migration& step : steps) {
    if (step.version <= mark.version) continue;
    if (Status taken = take_step(connection, application, step); !taken) return taken;
  }
  return Done{};
}

Status require_current(const Connection& connection, std::int64_t application,
                       std::span<const Migration> steps) {
  PL_CHECK(!steps.empty());
  PL_TRY(const SchemaMark mark, schema_mark(connection));
  if (Status ours = refuse_foreign(connection, mark, application, steps.back().version); !ours) {
    return ours;
  }
  if (mark.version < steps.back().version) {
    return Error{ErrorCode::NotFound, connection.path() + " has an older form (schema " +
                                          std::to_string(mark.version) +
                                          "); run a command that writes to it once, such as add"};
  }
  return Done{};
}

}  // namespace plumbline::db
