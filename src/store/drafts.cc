// SPDX-License-Identifier: Apache-2.0

#include "store/drafts.h"

#include <filesystem>
#include <memory>
#include <system_error>

#include "db/connection.h"
#include "db/migrate.h"
#include "store/workspace.h"

namespace plumbline::store {
namespace {

constexpr std::int64_t kApplication = 0x504C4452;  // "PLDR"

constexpr db::Migration kDraftSteps[] = {{1, R"sql(
CREATE TABLE changes(
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL, who TEXT NOT NULL,
  country TEXT NOT NULL, draft TEXT NOT NULL,
  verb TEXT NOT NULL, section TEXT NOT NULL, key TEXT NOT NULL,
  text TEXT NOT NULL, cites TEXT NOT NULL, basis TEXT NOT NULL, why TEXT NOT NULL,
  undoes INTEGER REFERENCES changes(number)) STRICT;
CREATE INDEX changes_of ON changes(country, draft, number);
CREATE UNIQUE INDEX undone_once ON changes(undoes) WHERE undoes IS NOT NULL;
CREATE TRIGGER changes_keep BEFORE UPDATE ON changes
  BEGIN SELECT raise(ABORT, 'changes of a draft are append-only'); END;
CREATE TRIGGER changes_stay BEFORE DELETE ON changes
  BEGIN SELECT raise(ABORT, 'changes of a draft are append-only'); END;
)sql"}};

std::string path_of(const std::string& folder) {
  return folder + "/drafts.db";
}

// Null: nobody has changed anything yet.
Result<std::unique_ptr<db::Connection>> reader(const std::string& folder) {
  std::error_code failed;
  if (!std::filesystem::exists(path_of(folder), failed)) {
    return std::unique_ptr<db::Connection>();
  }
  PL_TRY(auto connection, db::Connection::open(path_of(folder), db::Mode::ReadOnly));
  PL_TRY(const db::SchemaMark mark, db::schema_mark(*connection));
  // Its maker was ended before the first step.
  if (mark.empty) return std::unique_ptr<db::Connection>();
  if (Status fine = db::require_current(*connection, kApplication, kDraftSteps); !fine) {
    return std::move(fine).error();
  }
  return connection;
}

Result<std::unique_ptr<db::Connection>> writer(const std::string& folder) {
  // Says what is wrong where there is no workspace.
  PL_TRY(const Workspace workspace, Workspace::open(folder, Access::Read));
  PL_TRY(auto connection, db::Connection::open(path_of(workspace.folder()), db::Mode::Create));
  if (Status made = db::migrate(*connection, kApplication, kDraftSteps); !made) {
    return std::move(made).error();
  }
  return connection;
}

constexpr std::string_view kDraftColumns =
    "SELECT number, at, who, country, draft, verb, section, key, text, cites, basis, why, "
    "coalesce(undoes, 0) FROM changes ";

DraftChange change_of(const db::Statement& row) {
  const auto cell = [&](int column) { return std::string(row.text(column)); };
  DraftChange out;
  out.number = row.integer(0);
  out.at = cell(1);
  out.who = cell(2);
  out.country = cell(3);
  out.draft = cell(4);
  out.verb = cell(5);
  out.section = cell(6);
  out.key = cell(7);
  out.text = cell(8);
  out.cites = cell(9);
  out.basis = cell(10);
  out.why = cell(11);
  out.undoes = row.integer(12);
  return out;
}

// Paragraphs of two people behind one sentence stand behind each other: no conflict.
Status refuse_late(const db::Connection& connection, const DraftChange& change, std::int64_t seen) {
  if (change.verb == "insert") return Done{};
  PL_TRY(db::Statement later,
         connection.prepare("SELECT who, verb, at FROM changes WHERE country = ?1 AND draft "
                            "= ?2 AND key = ?3 AND number > ?4 AND verb <> 'insert' ORDER "
                            "BY number DESC LIMIT 1"));
  later.bind(1, change.country).bind(2, change.draft).bind(3, change.key).bind(4, seen);
  PL_TRY(const bool row, later.step());
  if (!row) return Done{};
  return Error{ErrorCode::Conflict, "changed meanwhile by " + std::string(later.text(0)) + " (" +
                                        std::string(later.text(1)) + ", " +
                                        std::string(later.text(2)) +
                                        "); look at it and change it again"};
}

// What an undo takes back must be there and stand.
Status check_undone(const db::Connection& connection, const DraftChange& change) {
  if (change.verb != "undo") return Done{};
  PL_TRY(db::Statement undone,
         connection.prepare("SELECT verb, EXISTS(SELECT 1 FROM changes WHERE undoes = ?1) FROM "
                            "changes WHERE number = ?1 AND country = ?2 AND draft = ?3"));
  undone.bind(1, change.undoes).bind(2, change.country).bind(3, change.draft);
  PL_TRY(const bool row, undone.step());
  if (!row || undone.text(0) == "undo") {
    return Error{ErrorCode::NotFound, "the draft has no change " + std::to_string(change.undoes) +
                                          " that could be taken back"};
  }
  if (undone.integer(1) == 0) return Done{};
  return Error{ErrorCode::Conflict,
               "change " + std::to_string(change.undoes) + " was taken back already"};
}

}  // namespace

Result<std::vector<DraftChange>> draft_changes(const std::string& folder,
                                               const std::string& country, const std::string& draft,
                                               std::int64_t until) {
  std::vector<DraftChange> out;
  PL_TRY(const auto connection, reader(folder));
  if (connection == nullptr) return out;
  PL_TRY(db::Statement rows,
         connection->prepare(std::string(kDraftColumns) +
                             "WHERE country = ?1 AND draft = ?2 AND (?3 = 0 OR number <= ?3) "
                             "ORDER BY number"));
  rows.bind(1, country).bind(2, draft).bind(3, until);
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return out;
    out.push_back(change_of(rows));
  }
}

Result<std::vector<DraftRow>> drafts(const std::string& folder) {
  std::vector<DraftRow> out;
  PL_TRY(const auto connection, reader(folder));
  if (connection == nullptr) return out;
  // SQLite takes bare columns from the row of the greatest number.
  PL_TRY(db::Statement rows,
         connection->prepare("SELECT country, draft, count(*), max(number) AS last, at, who "
                             "FROM changes GROUP BY country, draft ORDER BY last DESC"));
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return out;
    out.push_back({std::string(rows.text(0)), std::string(rows.text(1)), rows.integer(2),
                   rows.integer(3), std::string(rows.text(4)), std::string(rows.text(5))});
  }
}

Result<std::int64_t> drafts_version(const std::string& folder) {
  PL_TRY(const auto connection, reader(folder));
  if (connection == nullptr) return std::int64_t{0};
  return connection->number("SELECT max(number) FROM changes", 0);
}

Result<std::int64_t> add_draft_change(const std::string& folder, const DraftChange& change,
                                      std::int64_t seen) {
  PL_TRY(const auto connection, writer(folder));
  PL_TRY(db::Transaction transaction, db::Transaction::begin(*connection));
  if (Status fine = check_undone(*connection, change); !fine) return std::move(fine).error();
  if (Status fine = refuse_late(*connection, change, seen); !fine) return std::move(fine).error();
  PL_TRY(db::Statement add,
         connection->prepare("INSERT INTO changes(at, who, country, draft, verb, section, key, "
                             "text, cites, basis, why, undoes) "
                             "VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12)"));
  const std::string at = now_utc();
  add.bind(1, at).bind(2, change.who).bind(3, change.country).bind(4, change.draft);
  add.bind(5, change.verb).bind(6, change.section).bind(7, change.key).bind(8, change.text);
  add.bind(9, change.cites).bind(10, change.basis).bind(11, change.why);
  if (change.undoes > 0) {
    add.bind(12, change.undoes);
  } else {
    add.bind_null(12);
  }
  if (Status added = add.run(); !added) return std::move(added).error();
  const std::int64_t number = connection->last_id();
  if (Status done = transaction.commit(); !done) return std::move(done).error();
  return number;
}

}  // namespace plumbline::store
