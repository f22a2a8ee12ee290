// SPDX-License-Identifier: Apache-2.0

#include "cases/cases.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <sys/stat.h>

#include "cases/cases_internal.h"
#include "db/connection.h"
#include "db/migrate.h"
#include "db/private_file.h"

namespace plumbline::cases {
namespace {

constexpr std::int64_t kApplication = 0x504C4353;  // "PLCS"
// For another writer: a server that waits longer answers nobody.
constexpr const char* kPatience = "PRAGMA busy_timeout=2000";

// Tables without row numbers are kept in the order of random ids: nothing tells which case came
// first.
constexpr db::Migration kSteps[] = {{1, R"sql(
CREATE TABLE keys(                     -- key pairs of officers
  account INTEGER NOT NULL,
  number INTEGER NOT NULL,             -- the highest is the one of today's password
  open BLOB NOT NULL,                  -- public key
  salt BLOB NOT NULL,
  passes INTEGER NOT NULL,             -- of Argon2id
  bytes INTEGER NOT NULL,
  sealed BLOB NOT NULL,                -- private key, by a key made of the password
  next_salt BLOB,                      -- while the password is being changed
  next_sealed BLOB,
  tries INTEGER NOT NULL DEFAULT 0,    -- wrong passwords of before
  made TEXT NOT NULL,                  -- the day
  PRIMARY KEY(account, number)) STRICT, WITHOUT ROWID;

CREATE TABLE cases(
  id TEXT PRIMARY KEY,
  key INTEGER NOT NULL,                -- number of the key it is sealed with
  head BLOB NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE entries(
  case_id TEXT NOT NULL REFERENCES cases(id),
  number INTEGER NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY(case_id, number)) STRICT, WITHOUT ROWID;

CREATE TABLE wraps(                    -- keys of cases for officers
  account INTEGER NOT NULL,
  case_id TEXT NOT NULL REFERENCES cases(id),
  number INTEGER NOT NULL,             -- of the officer's key pair
  sealed BLOB NOT NULL,
  PRIMARY KEY(account, case_id),
  FOREIGN KEY(account, number) REFERENCES keys(account, number)) STRICT, WITHOUT ROWID;
CREATE INDEX wraps_of ON wraps(case_id);
)sql"}};

std::string path_of(const std::string& workspace) {
  return workspace + "/cases.db";
}

Error no_case() {
  return {ErrorCode::NotFound, "there is no such case"};
}

Error changed_file(const std::string& what) {
  return {ErrorCode::Malformed, what +
                                    ": the file was changed or damaged; restore cases.db from a "
                                    "copy"};
}

// Nobody overwrites another's words unawares.
Status may_change(const CaseEntry& held, std::int64_t seen) {
  if (held.edition == seen) return Done{};
  return Error{ErrorCode::Conflict, "somebody has changed entry " + std::to_string(held.number) +
                                        " meanwhile; look at it again"};
}

std::string changed_facts(const Facts& before, const Facts& after) {
  std::string out;
  const auto tell = [&](bool same, const char* word) {
    if (!same) out += (out.empty() ? "" : ", ") + std::string(word);
  };
  tell(before.title == after.title, "title");
  tell(before.reference == after.reference, "reference");
  tell(before.exploitation == after.exploitation, "exploitation");
  tell(before.opened == after.opened, "opened");
  tell(before.closed == after.closed, "closed");
  if (before.status != after.status) {
    out += (out.empty() ? "" : ", ") + std::string("status: ") + after.status;
  }
  return out;
}

// The last in the log goes to its place, and the log is cut to nothing.
Status sweep(const db::Connection& connection) {
  PL_TRY(const std::int64_t busy, connection.number("PRAGMA wal_checkpoint(TRUNCATE)", 0));
  if (busy == 0) return Done{};
  return Error{ErrorCode::Conflict,
               "it is done, but what stood there before is still in the log of cases.db, which "
               "another program reads: end that one, then sign in again"};
}

Result<CaseEntry> read_cell(const OpenCase& open, const Cell& cell) {
  const Place place = entry_place(open.id, cell.number, open.number);
  PL_TRY(std::string form, unseal(cell.sealed, open.key, place));
  Result<CaseEntry> entry = read_entry(form);
  wipe(form);
  return entry;
}

Result<CaseEntry> entry_of(const db::Connection& connection, const OpenCase& open,
                           std::int64_t number) {
  PL_TRY(const std::vector<Cell> cells, cells_of(connection, open));
  const auto found = std::find_if(cells.begin(), cells.end(),
                                  [&](const Cell& each) { return each.number == number; });
  if (found == cells.end()) {
    return Error{ErrorCode::NotFound, "the case has no entry " + std::to_string(number)};
  }
  return read_cell(open, *found);
}

// Of a case whose head names no holders, since it was sealed before heads did: those whom the rows
// name, so that they are told; somebody may have added a row. The next change writes them into the
// head.
Result<std::vector<Holder>> holders_of_before(const db::Connection& connection,
                                              const std::string& id) {
  PL_TRY(db::Statement rows,
         connection.prepare("SELECT w.account, w.number, k.open FROM wraps w JOIN keys k ON "
                            "k.account = w.account AND k.number = w.number WHERE w.case_id = ?1 "
                            "ORDER BY w.account"));
  rows.bind(1, id);
  std::vector<Holder> out;
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return out;
    out.push_back({rows.integer(0), rows.integer(1), std::string(rows.text(2)), false});
  }
}

Case told_of(const OpenCase& open) {
  Case out;
  out.id = open.id;
  out.facts = open.head.facts;
  out.edition = open.head.edition;
  out.made_by = open.head.made_by;
  out.made = open.head.made;
  out.changed = open.head.changed;
  return out;
}

}  // namespace

Place head_place(const std::string& id, std::int64_t key) {
  return {"cases", "head", "", id, key};
}

Place entry_place(const std::string& id, std::int64_t number, std::int64_t key) {
  return {"entries", "body", std::to_string(number), id, key};
}

Place wrap_place(const std::string& id, std::int64_t account, std::int64_t key) {
  return {"wraps", "sealed", std::to_string(account), id, key};
}

Result<OpenCase> open_case(const db::Connection& connection, const Officer& officer,
                           const std::string& id) {
  PL_TRY(db::Statement row,
         connection.prepare("SELECT w.sealed, c.key, c.head FROM wraps w JOIN cases c ON c.id = "
                            "w.case_id WHERE w.account = ?1 AND w.case_id = ?2 AND w.number = ?3"));
  row.bind(1, officer.account).bind(2, id).bind(3, officer.number);
  PL_TRY(const bool there, row.step());
  if (!there) return no_case();
  OpenCase out;
  out.id = id;
  out.number = row.integer(1);
  PL_TRY(out.key, unwrap(row.text(0), wrap_place(id, officer.account, out.number),
                         officer.keys.open, officer.keys.secret));
  PL_TRY(std::string form, unseal(row.text(2), out.key, head_place(id, out.number)));
  auto head = read_head(form);
  wipe(form);
  PL_TRY(out.head, std::move(head));
  if (out.head.holders.empty()) {
    PL_TRY(out.head.holders, holders_of_before(connection, id));
  }
  // Who opens it holds the key, and was given it.
  for (Holder& each : out.head.holders) {
    if (each.account != officer.account || each.confirmed) continue;
    each = {officer.account, officer.number, officer.keys.open};
  }
  return out;
}

Result<std::vector<Cell>> cells_of(const db::Connection& connection, const OpenCase& open) {
  PL_TRY(db::Statement rows, connection.prepare("SELECT number, body FROM entries WHERE case_id = "
                                                "?1 ORDER BY number"));
  rows.bind(1, open.id);
  std::vector<Cell> out;
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) break;
    out.push_back({rows.integer(0), std::string(rows.text(1))});
    if (out.back().number != static_cast<std::int64_t>(out.size())) {
      return changed_file("entry " + std::to_string(out.size()) + " of the case is missing");
    }
  }
  if (static_cast<std::int64_t>(out.size()) != open.head.entries) {
    return changed_file("the case has " + std::to_string(out.size()) + " entries, not " +
                        std::to_string(open.head.entries));
  }
  return out;
}

Result<std::vector<Assigned>> officers_of(const db::Connection& connection, const OpenCase& open) {
  PL_TRY(db::Statement row,
         connection.prepare("SELECT w.number = (SELECT max(number) FROM keys k WHERE k.account = "
                            "w.account) FROM wraps w WHERE w.account = ?1 AND w.case_id = ?2 AND "
                            "w.number = ?3"));
  std::vector<Assigned> out;
  for (const Holder& each : open.head.holders) {
    row.bind(1, each.account).bind(2, open.id).bind(3, each.number);
    PL_TRY(const bool there, row.step());
    out.push_back({each.account, there && row.integer(0) != 0});
    row.reset();
  }
  return out;
}

void name_holder(Head& head, Holder holder) {
  const auto place = std::lower_bound(
      head.holders.begin(), head.holders.end(), holder.account,
      [](const Holder& each, std::int64_t account) { return each.account < account; });
  if (place != head.holders.end() && place->account == holder.account) {
    *place = std::move(holder);
  } else {
    head.holders.insert(place, std::move(holder));
  }
}

Status keep_head(const db::Connection& connection, const OpenCase& open) {
  std::string form = head_form(open.head);
  const std::string sealed = seal(form, open.key, head_place(open.id, open.number));
  wipe(form);
  PL_TRY(
      db::Statement update,
      connection.prepare("INSERT INTO cases(id, key, head) VALUES(?1, ?2, ?3) ON CONFLICT(id) DO "
                         "UPDATE SET key = ?2, head = ?3"));
  return update.bind(1, open.id).bind(2, open.number).bind_bytes(3, sealed).run();
}

Status keep_entry(const db::Connection& connection, const OpenCase& open, const CaseEntry& entry) {
  std::string form = entry_form(entry);
  const std::string sealed = seal(form, open.key, entry_place(open.id, entry.number, open.number));
  wipe(form);
  PL_TRY(db::Statement update,
         connection.prepare("INSERT INTO entries(case_id, number, body) VALUES(?1, ?2, ?3) ON "
                            "CONFLICT(case_id, number) DO UPDATE SET body = ?3"));
  return update.bind(1, open.id).bind(2, entry.number).bind_bytes(3, sealed).run();
}

Status append(const db::Connection& connection, OpenCase& open, CaseEntry entry,
              const Doing& doing) {
  if (open.head.entries >= Cases::kMostEntries) {
    return Error{ErrorCode::LimitReached, "a case has 5,000 entries at most; open another one"};
  }
  entry.number = ++open.head.entries;
  entry.by = doing.who;
  entry.at = doing.at;
  open.head.changed = doing.at;
  if (Status kept = keep_head(connection, open); !kept) return kept;
  return keep_entry(connection, open, entry);
}

Status keep_wrap(const db::Connection& connection, const OpenCase& open, const Holder& whom) {
  const std::string sealed =
      wrap(open.key, wrap_place(open.id, whom.account, open.number), whom.open);
  PL_TRY(
      db::Statement update,
      connection.prepare("INSERT INTO wraps(account, case_id, number, sealed) VALUES(?1, ?2, ?3, "
                         "?4) ON CONFLICT(account, case_id) DO UPDATE SET number = ?3, sealed = "
                         "?4"));
  update.bind(1, whom.account).bind(2, open.id).bind(3, whom.number).bind_bytes(4, sealed);
  return update.run();
}

Cases::Cases(std::unique_ptr<db::Connection> connection, accounts::Cost cost)
    : connection_(std::move(connection)), cost_(cost) {}
Cases::~Cases() = default;

bool Cases::is_id(std::string_view word) {
  constexpr std::size_t kDigits = 32;
  return word.size() == kDigits &&
         word.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Result<bool> Cases::exist(const std::string& workspace) {
  const std::string path = path_of(workspace);
  struct stat seen{};
  if (::stat(path.c_str(), &seen) == 0) return true;
  if (errno == ENOENT || errno == ENOTDIR) return false;
  return Error{ErrorCode::Unreadable, path + ": " + std::strerror(errno)};
}

Result<std::unique_ptr<Cases>> Cases::open(const std::string& workspace, accounts::Cost cost) {
  const std::string path = path_of(workspace);
  if (Status made = db::prepare_private_file(path); !made) return std::move(made).error();
  PL_TRY(auto connection, db::Connection::open(path, db::Mode::ReadWrite));
  if (Status steps = db::migrate(*connection, kApplication, kSteps); !steps) {
    return std::move(steps).error();
  }
  if (Status set = connection->run(kPatience); !set) return std::move(set).error();
  // What a program that was killed left in the log.
  [[maybe_unused]] const Status swept = sweep(*connection);
  return std::unique_ptr<Cases>(new Cases(std::move(connection), cost));
}

// Every change sweeps, not only what takes something away: of what was overwritten nothing stays.
Status Cases::finish(Status done) {
  Status swept = sweep(*connection_);
  return done ? std::move(swept) : std::move(done);
}

Result<CaseList> Cases::list(const Officer& officer) {
  const std::scoped_lock lock(mutex_);
  PL_TRY(const db::Snapshot snapshot, db::Snapshot::begin(*connection_));
  std::vector<std::string> ids;
  CaseList out;
  {
    PL_TRY(db::Statement rows,
           connection_->prepare("SELECT case_id, number = ?2 FROM wraps WHERE account = ?1"));
    rows.bind(1, officer.account).bind(2, officer.number);
    while (true) {
      PL_TRY(const bool row, rows.step());
      if (!row) break;
      if (rows.integer(1) != 0) {
        ids.emplace_back(rows.text(0));
      } else {
        ++out.lost;
      }
    }
  }
  for (const std::string& id : ids) {
    Result<OpenCase> open = open_case(*connection_, officer, id);
    Case told;
    if (open) {
      told = told_of(*open);
      PL_TRY(told.officers, officers_of(*connection_, *open));
    } else {
      // One that was damaged does not hide the others.
      told.fault = open.error().message;
    }
    told.id = id;
    out.cases.push_back(std::move(told));
  }
  std::sort(out.cases.begin(), out.cases.end(), [](const Case& a, const Case& b) {
    return std::tie(b.changed, b.id) < std::tie(a.changed, a.id);
  });
  return out;
}

Result<Case> Cases::read(const Officer& officer, const std::string& id) {
  const std::scoped_lock lock(mutex_);
  PL_TRY(const db::Snapshot snapshot, db::Snapshot::begin(*connection_));
  PL_TRY(const OpenCase open, open_case(*connection_, officer, id));
  Case out = told_of(open);
  PL_TRY(const std::vector<Cell> cells, cells_of(*connection_, open));
  for (const Cell& cell : cells) {
    PL_TRY(CaseEntry entry, read_cell(open, cell));
    out.entries.push_back(std::move(entry));
  }
  PL_TRY(out.officers, officers_of(*connection_, open));
  return out;
}

Status Cases::make(const Officer& officer, const std::string& id, const Facts& facts,
                   const Doing& doing) {
  PL_CHECK(is_id(id));
  const std::scoped_lock lock(mutex_);
  const auto made = [&]() -> Status {
    PL_TRY(db::Transaction transaction, db::Transaction::begin(*connection_));
    OpenCase open;
    open.id = id;
    open.key = Key::random();
    const Holder own{officer.account, officer.number, officer.keys.open};
    open.head = {facts, 1, 0, doing.who, doing.at, doing.at, {own}};
    if (Status kept = keep_head(*connection_, open); !kept) return kept;
    if (Status kept = keep_wrap(*connection_, open, own); !kept) return kept;
    return transaction.commit();
  };
  return finish(made());
}

Status Cases::change(const Officer& officer, const std::string& id, const Facts& facts,
                     std::int64_t seen, const Doing& doing) {
  const std::scoped_lock lock(mutex_);
  const auto changed = [&]() -> Status {
    PL_TRY(db::Transaction transaction, db::Transaction::begin(*connection_));
    PL_TRY(OpenCase open, open_case(*connection_, officer, id));
    if (open.head.edition != seen) {
      return Error{ErrorCode::Conflict,
                   "somebody has changed the case meanwhile; look at it again"};
    }
    const std::string what = changed_facts(open.head.facts, facts);
    if (what.empty()) return Done{};
    open.head.facts = facts;
    ++open.head.edition;
    CaseEntry event;
    event.kind = Kind::Event;
    event.words = "changed";
    event.label = what;
    if (Status told = append(*connection_, open, event, doing); !told) return told;
    return transaction.commit();
  };
  return finish(changed());
}

Status Cases::enter(const Officer& officer, const std::string& id, const CaseEntry& entry,
                    const Doing& doing) {
  const std::scoped_lock lock(mutex_);
  const auto entered = [&]() -> Status {
    PL_TRY(db::Transaction transaction, db::Transaction::begin(*connection_));
    PL_TRY(OpenCase open, open_case(*connection_, officer, id));
    if (Status told = append(*connection_, open, entry, doing); !told) return told;
    return transaction.commit();
  };
  return finish(entered());
}

Status Cases::amend(const Officer& officer, const std::string& id, const CaseEntry& entry,
                    const Doing& doing) {
  const std::scoped_lock lock(mutex_);
  const auto amended = [&]() -> Status {
    PL_TRY(db::Transaction transaction, db::Transaction::begin(*connection_));
    PL_TRY(OpenCase open, open_case(*connection_, officer, id));
    PL_TRY(CaseEntry held, entry_of(*connection_, open, entry.number));
    if (held.kind != Kind::Person) {
      return Error{ErrorCode::Conflict, "only what is told of a person is changed; add a note"};
    }
    if (Status may = may_change(held, entry.edition); !may) return may;
    ++held.edition;
    held.name = entry.name;
    held.part = entry.part;
    held.words = entry.words;
    held.changed_by = doing.who;
    held.changed_at = doing.at;
    open.head.changed = doing.at;
    if (Status kept = keep_head(*connection_, open); !kept) return kept;
    if (Status kept = keep_entry(*connection_, open, held); !kept) return kept;
    return transaction.commit();
  };
  return finish(amended());
}

Status Cases::strike(const Officer& officer, const std::string& id, const Struck& entry,
                     const Doing& doing) {
  const std::scoped_lock lock(mutex_);
  const auto struck = [&]() -> Status {
    PL_TRY(db::Transaction transaction, db::Transaction::begin(*connection_));
    PL_TRY(OpenCase open, open_case(*connection_, officer, id));
    PL_TRY(const CaseEntry held, entry_of(*connection_, open, entry.number));
    if (held.kind != Kind::Person && held.kind != Kind::Link) {
      return Error{ErrorCode::Conflict, "only persons and links are taken out; add a note"};
    }
    if (Status may = may_change(held, entry.edition); !may) return may;
    CaseEntry rest;
    rest.number = entry.number;
    rest.edition = held.edition + 1;
    rest.kind = Kind::Removed;
    rest.by = held.by;
    rest.at = held.at;
    rest.label = to_word(held.kind);
    rest.changed_by = doing.who;
    rest.changed_at = doing.at;
    open.head.changed = doing.at;
    if (Status kept = keep_head(*connection_, open); !kept) return kept;
    if (Status kept = keep_entry(*connection_, open, rest); !kept) return kept;
    return transaction.commit();
  };
  return finish(struck());
}

Status Cases::erase(const Officer& officer, const std::string& id) {
  const std::scoped_lock lock(mutex_);
  const auto erased = [&]() -> Status {
    PL_TRY(db::Transaction transaction, db::Transaction::begin(*connection_));
    // One that was damaged can still be got rid of.
    const auto open = open_case(*connection_, officer, id);
    if (!open && open.error().code == ErrorCode::NotFound) return open.error();
    for (const char* sql :
         {"DELETE FROM wraps WHERE case_id = ?1", "DELETE FROM entries WHERE case_id = ?1",
          "DELETE FROM cases WHERE id = ?1"}) {
      PL_TRY(db::Statement gone, connection_->prepare(sql));
      if (Status done = gone.bind(1, id).run(); !done) return done;
    }
    return transaction.commit();
  };
  return finish(erased());
}

Result<Health> Cases::health() {
  const std::scoped_lock lock(mutex_);
  PL_TRY(const db::Snapshot snapshot, db::Snapshot::begin(*connection_));
  constexpr std::string_view kToday =
      " w.number = (SELECT max(number) FROM keys k WHERE k.account = w.account)";
  const std::string today(kToday);
  Health out;
  struct stat seen{};
  if (::stat(connection_->path().c_str(), &seen) == 0) out.bytes = seen.st_size;
  const std::pair<std::int64_t*, std::string> counts[] = {
      {&out.cases, "SELECT count(*) FROM cases"},
      {&out.entries, "SELECT count(*) FROM entries"},
      {&out.officers, "SELECT count(DISTINCT account) FROM keys"},
      {&out.lost, "SELECT count(*) FROM wraps w WHERE NOT" + today},
      {&out.orphans,
       "SELECT count(*) FROM cases c WHERE NOT EXISTS (SELECT 1 FROM wraps w WHERE w.case_id = "
       "c.id AND" +
           today + ")"},
  };
  for (const auto& [into, sql] : counts) {
    PL_TRY(*into, connection_->number(sql, 0));
  }
  PL_TRY(const std::string check, connection_->word("PRAGMA quick_check(1)"));
  if (check != "ok") out.fault = check;
  return out;
}

}  // namespace plumbline::cases
