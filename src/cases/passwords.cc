// SPDX-License-Identifier: Apache-2.0
//
// Private keys of officers, and the passwords that open them.

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "cases/cases.h"
#include "cases/cases_internal.h"
#include "cases/passwords_internal.h"
#include "db/connection.h"

namespace plumbline::cases {

Place secret_place(std::int64_t account, std::int64_t number) {
  return {"keys", "sealed", std::to_string(number), std::to_string(account), number};
}

Result<std::vector<KeyRow>> rows_of(const db::Connection& connection, std::int64_t account) {
  PL_TRY(db::Statement rows,
         connection.prepare("SELECT number, open, passes, bytes, salt, sealed, coalesce(next_salt, "
                            "x''), coalesce(next_sealed, x'') FROM keys WHERE account = ?1 "
                            "ORDER BY number DESC"));
  rows.bind(1, account);
  std::vector<KeyRow> out;
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return out;
    const auto cell = [&](int column) { return std::string(rows.text(column)); };
    out.push_back(
        {rows.integer(0),
         cell(1),
         {static_cast<std::uint64_t>(rows.integer(2)), static_cast<std::size_t>(rows.integer(3))},
         {cell(4), cell(5)},
         {cell(6), cell(7)}});
  }
}

namespace {

struct Opened {
  Key secret;
  bool by_next = false;
};

Result<Key> password_key(std::string_view password, const std::string& salt,
                         const accounts::Cost& cost) {
  Key out;
  if (Status made = accounts::derive_key(password, salt, cost, out.bytes()); !made) {
    return std::move(made).error();
  }
  return out;
}

Result<Locked> lock_up(const Key& secret, std::string_view password, const accounts::Cost& cost,
                       const Place& place) {
  Locked out;
  out.salt = random_salt(accounts::kSaltBytes);
  PL_TRY(const Key key, password_key(password, out.salt, cost));
  const auto bytes = secret.bytes();
  std::string plain(bytes.begin(), bytes.end());
  out.sealed = seal(plain, key, place);
  wipe(plain);
  return out;
}

// Nothing: not with this password.
Result<std::optional<Key>> open_up(const Locked& locked, std::string_view password,
                                   const accounts::Cost& cost, const Place& place) {
  if (locked.salt.size() != accounts::kSaltBytes) return std::optional<Key>();
  PL_TRY(const Key key, password_key(password, locked.salt, cost));
  Result<std::string> plain = unseal(locked.sealed, key, place);
  if (!plain || plain->size() != Key::kBytes) return std::optional<Key>();
  std::string bytes = std::move(plain).take();
  Key out;
  std::copy(bytes.begin(), bytes.end(), out.bytes().begin());
  wipe(bytes);
  return std::optional<Key>(std::move(out));
}

// Malformed if the public half was exchanged: what is sealed for it others could read.
Result<std::optional<Opened>> open_row(const KeyRow& row, std::int64_t account,
                                       std::string_view password) {
  const Place place = secret_place(account, row.number);
  std::optional<Opened> out;
  for (const Locked* locked : {&row.now, &row.next}) {
    PL_TRY(std::optional<Key> secret, open_up(*locked, password, row.cost, place));
    if (!secret) continue;
    if (!fit(row.open, *secret)) {
      return Error{ErrorCode::Malformed,
                   "the public key in cases.db is not yours: somebody changed the file; tell your "
                   "colleagues to assign you nothing, and restore it from a copy"};
    }
    out = Opened{std::move(*secret), locked == &row.next};
    break;
  }
  return out;
}

// A row that is there, locked otherwise; false if it is no more as `before`, which was read before
// a password was hashed. What somebody else has kept meanwhile is newer: it stays.
Result<bool> replace(const db::Connection& connection, std::int64_t account, const KeyRow& row,
                     const KeyRow& before) {
  PL_TRY(db::Statement update,
         connection.prepare("UPDATE keys SET passes = ?3, bytes = ?4, salt = ?5, sealed = ?6, "
                            "next_salt = nullif(?7, x''), next_sealed = nullif(?8, x'') WHERE "
                            "account = ?1 AND number = ?2 AND salt = ?9 AND "
                            "coalesce(next_salt, x'') = ?10"));
  update.bind(1, account).bind(2, row.number);
  update.bind(3, static_cast<std::int64_t>(row.cost.passes));
  update.bind(4, static_cast<std::int64_t>(row.cost.bytes));
  update.bind_bytes(5, row.now.salt).bind_bytes(6, row.now.sealed);
  update.bind_bytes(7, row.next.salt).bind_bytes(8, row.next.sealed);
  update.bind_bytes(9, before.now.salt).bind_bytes(10, before.next.salt);
  if (Status kept = update.run(); !kept) return std::move(kept).error();
  return connection.changes() == 1;
}

// Refused if another process has just made one, too: neither may replace the other's.
Status keep_new(const db::Connection& connection, std::int64_t account, const KeyRow& row,
                const std::string& today) {
  PL_TRY(db::Statement insert,
         connection.prepare("INSERT INTO keys(account, number, open, passes, bytes, salt, sealed, "
                            "made) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"));
  insert.bind(1, account).bind(2, row.number).bind_bytes(3, row.open);
  insert.bind(4, static_cast<std::int64_t>(row.cost.passes));
  insert.bind(5, static_cast<std::int64_t>(row.cost.bytes));
  return insert.bind_bytes(6, row.now.salt).bind_bytes(7, row.now.sealed).bind(8, today).run();
}

// Keys of before that open nothing any more.
Status tidy(const db::Connection& connection, std::int64_t account) {
  PL_TRY(db::Statement gone,
         connection.prepare("DELETE FROM keys WHERE account = ?1 AND number < (SELECT max(number) "
                            "FROM keys WHERE account = ?1) AND NOT EXISTS (SELECT 1 FROM wraps w "
                            "WHERE w.account = keys.account AND w.number = keys.number)"));
  return gone.bind(1, account).run();
}

struct OldWrap {
  std::string id;
  std::int64_t key = 0;
  std::string sealed;
  std::string head;
};

Result<std::vector<OldWrap>> wraps_of(const db::Connection& connection, std::int64_t account,
                                      std::int64_t number) {
  PL_TRY(db::Statement rows,
         connection.prepare("SELECT w.case_id, c.key, w.sealed, c.head FROM wraps w JOIN cases c "
                            "ON c.id = w.case_id WHERE w.account = ?1 AND w.number = ?2"));
  rows.bind(1, account).bind(2, number);
  std::vector<OldWrap> out;
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return out;
    out.push_back({std::string(rows.text(0)), rows.integer(1), std::string(rows.text(2)),
                   std::string(rows.text(3))});
  }
}

// The head of the case with the key pair of today for the one of before. Of a damaged case the
// wrap alone is moved, so that it can be looked at and deleted.
Status name_anew(const db::Connection& connection, OpenCase& open, const Holder& own,
                 const std::string& sealed) {
  Result<std::string> plain = unseal(sealed, open.key, head_place(open.id, open.number));
  if (!plain) return Done{};
  std::string form = std::move(plain).take();
  Result<Head> head = read_head(form);
  wipe(form);
  if (!head) return Done{};
  open.head = std::move(head).take();
  const bool named = std::any_of(open.head.holders.begin(), open.head.holders.end(),
                                 [&](const Holder& each) { return each.account == own.account; });
  // One sealed before heads named anybody: the next change does.
  if (!named) return Done{};
  name_holder(open.head, own);
  return keep_head(connection, open);
}

// What a key of before opened, sealed for the key of today.
Status move_wraps(db::Connection& connection, const Officer& officer, const KeyRow& row,
                  const Key& secret, std::int64_t& count) {
  PL_TRY(db::Transaction transaction, db::Transaction::begin(connection));
  PL_TRY(const std::vector<OldWrap> wraps, wraps_of(connection, officer.account, row.number));
  for (const OldWrap& each : wraps) {
    OpenCase open;
    open.id = each.id;
    open.number = each.key;
    PL_TRY(open.key,
           unwrap(each.sealed, wrap_place(each.id, officer.account, each.key), row.open, secret));
    const Holder own{officer.account, officer.number, officer.keys.open};
    if (Status kept = keep_wrap(connection, open, own); !kept) return kept;
    if (Status named = name_anew(connection, open, own, each.head); !named) return named;
    ++count;
  }
  if (Status tidied = tidy(connection, officer.account); !tidied) return tidied;
  return transaction.commit();
}

// False: all tries are spent. One question, so that of many at once none slips past the limit.
Result<bool> count_try(const db::Connection& connection, std::int64_t account,
                       std::int64_t number) {
  PL_TRY(db::Statement update,
         connection.prepare("UPDATE keys SET tries = tries + 1 WHERE account = ?1 AND number = ?2 "
                            "AND tries < ?3"));
  update.bind(1, account).bind(2, number).bind(3, std::int64_t{Cases::kOldTries});
  if (Status counted = update.run(); !counted) return std::move(counted).error();
  return connection.changes() == 1;
}

}  // namespace

Result<Opening> open_newest(const std::vector<KeyRow>& rows, std::int64_t account,
                            std::string_view password, const accounts::Cost& cost) {
  Opening out;
  std::optional<Opened> opened;
  if (!rows.empty()) {
    out.row = rows.front();
    out.before = out.row;
    PL_TRY(opened, open_row(out.row, account, password));
  }
  // Opened by the password of today while another waits: it is being changed at this moment, or
  // that was broken off. Either goes on to open; the cost can rise another time.
  const bool waits = opened && !opened->by_next && !out.row.next.salt.empty();
  const bool costs_otherwise =
      !waits && (out.row.cost.passes != cost.passes || out.row.cost.bytes != cost.bytes);
  out.is_new = !opened;
  out.changed = out.is_new || costs_otherwise || (opened && opened->by_next);
  if (opened) {
    out.pair = {out.row.open, std::move(opened->secret)};
    if (opened->by_next) out.row.now = std::exchange(out.row.next, {});
  } else {
    out.pair = new_pair();
    out.row = {out.row.number + 1, out.pair.open, {}, {}, {}};
  }
  if (out.is_new || costs_otherwise) {
    out.row.cost = cost;
    PL_TRY(out.row.now,
           lock_up(out.pair.secret, password, cost, secret_place(account, out.row.number)));
  }
  return out;
}

Status keep_row(db::Connection& connection, std::int64_t account, const Opening& opening,
                const std::string& today) {
  PL_TRY(db::Transaction transaction, db::Transaction::begin(connection));
  if (opening.is_new) {
    if (Status kept = keep_new(connection, account, opening.row, today); !kept) return kept;
  } else {
    PL_TRY([[maybe_unused]] const bool kept,
           replace(connection, account, opening.row, opening.before));
  }
  if (Status tidied = tidy(connection, account); !tidied) return tidied;
  return transaction.commit();
}

Status keep_locks(const db::Connection& connection, std::int64_t account, const KeyRow& row,
                  const KeyRow& before) {
  PL_TRY(const bool kept, replace(connection, account, row, before));
  if (kept) return Done{};
  return Error{ErrorCode::Conflict,
               "your key was locked anew while you changed the password; try again"};
}

Result<Unlocked> Cases::unlock(std::int64_t account, std::string_view password,
                               const std::string& today) {
  // Half a second without the lock.
  std::vector<KeyRow> rows;
  {
    const std::scoped_lock lock(mutex_);
    PL_TRY(rows, rows_of(*connection_, account));
  }
  PL_TRY(Opening opening, open_newest(rows, account, password, cost_));
  if (opening.changed) {
    const std::scoped_lock lock(mutex_);
    Status done = finish(keep_row(*connection_, account, opening, today));
    if (!done) return std::move(done).error();
  }
  auto officer = std::make_shared<Officer>();
  officer->account = account;
  officer->number = opening.row.number;
  officer->keys = std::move(opening.pair);
  return Unlocked{std::move(officer), !rows.empty() && opening.is_new};
}

Turn::Turn(Turn&& other) noexcept : folder_(std::exchange(other.folder_, -1)) {}

// Unlocked, not only closed: a child that was forked meanwhile holds the same descriptor.
Turn::~Turn() {
  if (folder_ < 0) return;
  ::flock(folder_, LOCK_UN);
  ::close(folder_);
}

// Of the folder: a second descriptor of cases.db, when closed, would end SQLite's own locks.
Result<Turn> Cases::turn() {
  const std::string& path = connection_->path();
  const std::string folder = path.substr(0, path.rfind('/') + 1);
  Turn out(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (out.folder_ >= 0 && ::flock(out.folder_, LOCK_EX | LOCK_NB) == 0) return out;
  if (out.folder_ >= 0 && errno == EWOULDBLOCK) {
    return Error{ErrorCode::Conflict,
                 "somebody changes a password at this moment; try again in a few seconds"};
  }
  return Error{ErrorCode::Unreadable, folder + ": " + std::strerror(errno)};
}

Result<std::string> Cases::prepare_password(std::int64_t account, std::string_view password,
                                            std::string_view next) {
  std::vector<KeyRow> rows;
  {
    const std::scoped_lock lock(mutex_);
    PL_TRY(rows, rows_of(*connection_, account));
  }
  if (rows.empty()) return std::string();
  const KeyRow& before = rows.front();
  PL_TRY(const std::optional<Opened> opened, open_row(before, account, password));
  if (!opened) return std::string();
  KeyRow row = before;
  // The password counts: it stays beside the next one, whatever change of before was broken off.
  if (opened->by_next) row.now = before.next;
  PL_TRY(row.next, lock_up(opened->secret, next, row.cost, secret_place(account, row.number)));
  const std::scoped_lock lock(mutex_);
  if (Status kept = keep_locks(*connection_, account, row, before); !kept) {
    return std::move(kept).error();
  }
  return row.next.salt;
}

Status Cases::settle_password(std::int64_t account, std::string_view prepared) {
  if (prepared.empty()) return Done{};
  const std::scoped_lock lock(mutex_);
  const auto settled = [&]() -> Status {
    PL_TRY(
        db::Statement update,
        connection_->prepare("UPDATE keys SET salt = next_salt, sealed = next_sealed, next_salt "
                             "= NULL, next_sealed = NULL WHERE account = ?1 AND next_salt = ?2 AND "
                             "number = (SELECT max(number) FROM keys k WHERE k.account = ?1)"));
    return update.bind(1, account).bind_bytes(2, prepared).run();
  };
  return finish(settled());
}

Result<Cases::Recovery> Cases::recover_from(const Officer& officer, const KeyRow& row,
                                            std::string_view old_password) {
  {
    // Before it is looked at, so that many at once are no more than one after the other.
    const std::scoped_lock lock(mutex_);
    PL_TRY(const bool counted, count_try(*connection_, officer.account, row.number));
    if (!counted) return Recovery{true, {}};
  }
  PL_TRY(const std::optional<Opened> opened, open_row(row, officer.account, old_password));
  if (!opened) return Recovery{};
  const std::scoped_lock lock(mutex_);
  std::int64_t count = 0;
  Status done = finish(move_wraps(*connection_, officer, row, opened->secret, count));
  if (!done) return std::move(done).error();
  return Recovery{false, count};
}

Result<std::int64_t> Cases::recover(const Officer& officer, std::string_view old_password) {
  std::vector<KeyRow> rows;
  {
    const std::scoped_lock lock(mutex_);
    PL_TRY(rows, rows_of(*connection_, officer.account));
  }
  bool spent = false;
  for (const KeyRow& row : rows) {
    if (row.number >= officer.number) continue;
    PL_TRY(const Recovery tried, recover_from(officer, row, old_password));
    if (tried.moved) return *tried.moved;
    spent = spent || tried.spent;
  }
  if (spent) {
    return Error{
        ErrorCode::LimitReached,
        "ten wrong passwords: the key of before opens no more; a colleague who is assigned "
        "can assign you again"};
  }
  return Error{ErrorCode::Misuse, "that password opens none of your keys of before"};
}

Result<std::vector<OpenKey>> Cases::keys() {
  const std::scoped_lock lock(mutex_);
  PL_TRY(
      db::Statement rows,
      connection_->prepare("SELECT account, number, open, made FROM keys k WHERE number = (SELECT "
                           "max(number) FROM keys o WHERE o.account = k.account) ORDER BY "
                           "account"));
  std::vector<OpenKey> out;
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return out;
    out.push_back(
        {rows.integer(0), rows.integer(1), fingerprint(rows.text(2)), std::string(rows.text(3))});
  }
}

}  // namespace plumbline::cases
