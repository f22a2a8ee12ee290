// SPDX-License-Identifier: Apache-2.0

#include "accounts/accounts.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <sys/stat.h>

#include "accounts/accounts_internal.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "db/connection.h"
#include "db/migrate.h"
#include "db/private_file.h"

namespace plumbline::accounts {
namespace {

constexpr std::int64_t kApplication = 0x504C4143;  // "PLAC"
constexpr std::size_t kLongestName = 64;
// For another writer: a server that waits longer answers nobody.
constexpr const char* kPatience = "PRAGMA busy_timeout=2000";
constexpr std::size_t kStatements = 16;  // kept compiled

constexpr db::Migration kSteps[] = {{1, R"sql(
CREATE TABLE accounts(
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,            -- the name with small letters
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  password TEXT NOT NULL,              -- PHC string of Argon2id
  factor TEXT,                         -- secret of the second factor, base32; NULL: none
  proposed TEXT,                       -- one that no code has confirmed yet
  step INTEGER NOT NULL DEFAULT 0,     -- of the last code taken: none opens twice
  closed INTEGER NOT NULL DEFAULT 0,
  epoch INTEGER NOT NULL DEFAULT 1,
  made TEXT NOT NULL,
  seen TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE failures(                 -- wrong passwords in a row
  key TEXT PRIMARY KEY,                -- "name:" and its SHA-256, for people type passwords there;
                                       -- "address:10.0.0.7"
  count INTEGER NOT NULL,
  until INTEGER NOT NULL) STRICT;      -- seconds since 1970: no attempt before

CREATE TABLE tokens(
  id INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES accounts(id),
  label TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,           -- SHA-256 of the token
  made TEXT NOT NULL,
  expires INTEGER NOT NULL,            -- seconds since 1970
  seen TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX tokens_of ON tokens(account);

CREATE TABLE journal(
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL, who TEXT NOT NULL, address TEXT NOT NULL, action TEXT NOT NULL,
  subject TEXT NOT NULL, detail TEXT NOT NULL,
  previous TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
CREATE TRIGGER journal_keeps BEFORE UPDATE ON journal
  BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_stays BEFORE DELETE ON journal
  BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
)sql"}};

std::string path_of(const std::string& workspace) {
  return workspace + "/accounts.db";
}

std::optional<std::string> bad_name(const std::string& name) {
  if (name.empty() || name.size() > kLongestName || !is_valid_utf8(name)) {
    return "a name has 1 to 64 bytes of text";
  }
  if (has_unseen(name) || name.find_first_of(":/?#%\\") != std::string::npos) {
    return "a name has no invisible characters and none of : / ? # % \\";
  }
  constexpr std::string_view kNoEnd = " .-";
  if (kNoEnd.find(name.front()) != std::string_view::npos || name.back() == ' ') {
    return "a name begins with a letter or digit, and ends with no blank";
  }
  // What the journal calls those who have no account.
  for (const std::string_view taken : {"nobody", "terminal", "unknown"}) {
    if (key_of(name) == taken) return "'" + name + "' means somebody without an account";
  }
  return std::nullopt;
}

}  // namespace

Time now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

std::string to_text(Time time) {
  const std::time_t seconds = time.time_since_epoch().count();
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  std::array<char, 32> out{};
  const std::size_t size = std::strftime(out.data(), out.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {out.data(), size};
}

bool has_unseen(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = decode_utf8(text, at);
    const char32_t point = next.value;
    const bool unseen = point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0xAD ||
                        (point >= 0x200B && point <= 0x200F) ||
                        (point >= 0x2028 && point <= 0x202E) ||
                        (point >= 0x2060 && point <= 0x206F) || point == 0xFEFF;
    if (unseen) return true;
    at += next.size;
  }
  return false;
}

std::string failures_key(std::string_view name) {
  return "name:" + sha256_hex(key_of(name));
}

std::string key_of(std::string_view name) {
  std::string out(name);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

Account account_of(const db::Statement& row) {
  Account out;
  out.id = row.integer(0);
  out.name = row.text(1);
  // A word of a newer program gives the least.
  out.role = role_of(row.text(2)).value_or(Role::Reader);
  out.second_factor = row.integer(3) != 0;
  out.closed = row.integer(4) != 0;
  out.epoch = row.integer(5);
  out.made = row.text(6);
  out.seen = row.text(7);
  return out;
}

Result<bool> Accounts::exist(const std::string& workspace) {
  const std::string path = path_of(workspace);
  struct stat seen{};
  if (::stat(path.c_str(), &seen) != 0) {
    if (errno == ENOENT || errno == ENOTDIR) return false;
    return Error{ErrorCode::Unreadable, path + ": " + std::strerror(errno)};
  }
  PL_TRY(const auto connection, db::Connection::open(path, db::Mode::ReadWrite));
  PL_TRY(const db::SchemaMark mark, db::schema_mark(*connection));
  if (mark.empty) return false;
  PL_TRY(const std::int64_t count, connection->number("SELECT count(*) FROM accounts", 0));
  return count > 0;
}

Accounts::Accounts(std::unique_ptr<db::Connection> connection,
                   std::unique_ptr<db::Connection> reader, Cost cost)
    : connection_(std::move(connection)), reader_(std::move(reader)), cost_(cost) {}
Accounts::~Accounts() = default;

Result<std::unique_ptr<Accounts>> Accounts::open(const std::string& workspace, Cost cost) {
  const std::string path = path_of(workspace);
  if (Status made = db::prepare_private_file(path); !made) return std::move(made).error();
  PL_TRY(auto connection, db::Connection::open(path, db::Mode::ReadWrite));
  if (Status steps = db::migrate(*connection, kApplication, kSteps); !steps) {
    return std::move(steps).error();
  }
  PL_TRY(auto reader, db::Connection::open(path, db::Mode::ReadOnly));
  for (db::Connection* each : {connection.get(), reader.get()}) {
    if (Status set = each->run(kPatience); !set) return std::move(set).error();
    each->keep_statements(kStatements);
  }
  return std::unique_ptr<Accounts>(new Accounts(std::move(connection), std::move(reader), cost));
}

Result<std::vector<Account>> Accounts::all() {
  const std::scoped_lock lock(mutex_);
  PL_TRY(db::Statement rows, connection_->prepare(std::string(kAccountColumns) + "ORDER BY key"));
  std::vector<Account> out;
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) break;
    out.push_back(account_of(rows));
  }
  for (Account& each : out) {
    PL_TRY(const Failures failures, failures_of(*connection_, failures_key(each.name)));
    each.locked = failures.count >= kMostFailures;
  }
  return out;
}

Result<Account> Accounts::find(std::string_view name) {
  PL_TRY(db::Statement row, connection_->prepare(std::string(kAccountColumns) + "WHERE key = ?1"));
  const std::string key = key_of(name);
  PL_TRY(const bool there, row.bind(1, key).step());
  if (!there) {
    return Error{ErrorCode::NotFound,
                 "no account '" + std::string(name) + "'; `plumbline accounts` lists them"};
  }
  Account out = account_of(row);
  PL_TRY(const Failures failures, failures_of(*connection_, failures_key(name)));
  out.locked = failures.count >= kMostFailures;
  return out;
}

Result<Account> Accounts::named(std::string_view name) {
  const std::scoped_lock lock(mutex_);
  return find(name);
}

Result<std::optional<Account>> Accounts::open_account(std::int64_t id) {
  const std::scoped_lock lock(reader_mutex_);
  PL_TRY(db::Statement row,
         reader_->prepare(std::string(kAccountColumns) + "WHERE id = ?1 AND closed = 0"));
  PL_TRY(const bool there, row.bind(1, id).step());
  return there ? std::optional<Account>(account_of(row)) : std::nullopt;
}

Status Accounts::add(const Actor& actor, const std::string& name, Role role,
                     std::string_view password, Time now) {
  if (const auto fault = bad_name(name)) return Error{ErrorCode::Misuse, *fault};
  if (const auto fault = weakness(password, name)) return Error{ErrorCode::Misuse, *fault};
  PL_TRY(const std::string hash, hash_password(password, cost_));
  const std::scoped_lock lock(mutex_);
  PL_TRY(db::Transaction transaction, db::Transaction::begin(*connection_));
  if (find(name)) {
    return Error{ErrorCode::Conflict, "there is an account '" + name + "' already"};
  }
  PL_TRY(const std::int64_t others, connection_->number("SELECT count(*) FROM accounts", 0));
  // Who could open the door for the others, if not the first?
  if (others == 0 && role != Role::Administrator) {
    return Error{ErrorCode::Misuse,
                 "the first account is an administrator's: --role administrator"};
  }
  PL_TRY(db::Statement insert,
         connection_->prepare("INSERT INTO accounts(key, name, role, password, made) "
                              "VALUES(?1, ?2, ?3, ?4, ?5)"));
  const std::string key = key_of(name);
  const std::string at = to_text(now);
  insert.bind(1, key).bind(2, name).bind(3, to_word(role)).bind(4, hash).bind(5, at);
  if (Status added = insert.run(); !added) return added;
  const Deed deed{actor.who, actor.address, "add-account", name, std::string(to_word(role))};
  if (Status told = append(*connection_, deed, at); !told) return told;
  return transaction.commit();
}

// `sql` sets what it sets to ?1, for the account ?2.
Status Accounts::change(const Account& account, const char* sql, std::string_view value,
                        const Deed& deed, Time now) {
  PL_TRY(db::Statement update, connection_->prepare(sql));
  if (Status changed = update.bind(1, value).bind(2, account.id).run(); !changed) return changed;
  return append(*connection_, deed, to_text(now));
}

namespace {

// Whoever has one must not outstay what let them make it.
Status end_tokens(const db::Connection& connection, const Account& account) {
  PL_TRY(db::Statement gone, connection.prepare("DELETE FROM tokens WHERE account = ?1"));
  return gone.bind(1, account.id).run();
}

}  // namespace

Status Accounts::set_password(const Actor& actor, const std::string& name,
                              std::string_view password, Time now) {
  if (const auto fault = weakness(password, name)) return Error{ErrorCode::Misuse, *fault};
  PL_TRY(const std::string hash, hash_password(password, cost_));
  const std::scoped_lock lock(mutex_);
  PL_TRY(db::Transaction transaction, db::Transaction::begin(*connection_));
  PL_TRY(const Account account, find(name));
  constexpr const char* kSql = "UPDATE accounts SET password = ?1, epoch = epoch + 1 WHERE id = ?2";
  const Deed deed{actor.who, actor.address, "set-password", account.name, ""};
  if (Status set = change(account, kSql, hash, deed, now); !set) return set;
  if (Status ended = end_tokens(*connection_, account); !ended) return ended;
  return transaction.commit();
}

namespace {

Status require_another_administrator(const db::Connection& connection, const Account& account) {
  PL_TRY(db::Statement count,
         connection.prepare("SELECT count(*) FROM accounts WHERE role = 'administrator' AND closed "
                            "= 0 AND id <> ?1"));
  PL_TRY(const bool row, count.bind(1, account.id).step());
  const std::int64_t others = row ? count.integer(0) : 0;
  if (others > 0 || account.role != Role::Administrator || account.closed) return Done{};
  return Error{ErrorCode::Conflict,
               account.name + " is the last administrator; make another one first"};
}

}  // namespace

Status Accounts::set_role(const Actor& actor, const std::string& name, Role role, Time now) {
  const std::scoped_lock lock(mutex_);
  PL_TRY(db::Transaction transaction, db::Transaction::begin(*connection_));
  PL_TRY(const Account account, find(name));
  if (role != Role::Administrator) {
    if (Status other = require_another_administrator(*connection_, account); !other) return other;
  }
  constexpr const char* kSql = "UPDATE accounts SET role = ?1, epoch = epoch + 1 WHERE id = ?2";
  const Deed deed{actor.who, actor.address, "set-role", account.name, std::string(to_word(role))};
  if (Status set = change(account, kSql, to_word(role), deed, now); !set) return set;
  return transaction.commit();
}

Status Accounts::set_closed(const Actor& actor, const std::string& name, bool closed, Time now) {
  const std::scoped_lock lock(mutex_);
  PL_TRY(db::Transaction transaction, db::Transaction::begin(*connection_));
  PL_TRY(const Account account, find(name));
  if (closed) {
    if (Status other = require_another_administrator(*connection_, account); !other) return other;
  }
  constexpr const char* kSql =
      "UPDATE accounts SET closed = CAST(?1 AS INTEGER), epoch = epoch + 1 WHERE id = ?2";
  const Deed deed{actor.who, actor.address, closed ? "close-account" : "open-account", account.name,
                  ""};
  if (Status set = change(account, kSql, closed ? "1" : "0", deed, now); !set) return set;
  if (Status ended = end_tokens(*connection_, account); !ended) return ended;
  return transaction.commit();
}

Result<std::string> Accounts::propose_factor(const std::string& name) {
  const std::scoped_lock lock(mutex_);
  PL_TRY(const Account account, find(name));
  std::string secret = new_factor();
  PL_TRY(db::Statement update,
         connection_->prepare("UPDATE accounts SET proposed = ?1 WHERE id = ?2"));
  if (Status set = update.bind(1, secret).bind(2, account.id).run(); !set) {
    return std::move(set).error();
  }
  return secret;
}

Status Accounts::confirm_factor(const Actor& actor, const std::string& name, std::string_view code,
                                Time now) {
  const std::scoped_lock lock(mutex_);
  PL_TRY(db::Transaction transaction, db::Transaction::begin(*connection_));
  PL_TRY(const Account account, find(name));
  PL_TRY(db::Statement proposed,
         connection_->prepare("SELECT coalesce(proposed, '') FROM accounts WHERE id = ?1"));
  PL_TRY(const bool row, proposed.bind(1, account.id).step());
  std::string secret = row ? std::string(proposed.text(0)) : std::string();
  proposed.reset();
  if (secret.empty()) return Error{ErrorCode::NotFound, "no second factor was proposed"};
  const auto step = step_of(secret, code, now.time_since_epoch().count(), 0);
  wipe(secret);
  if (!step) {
    return Error{ErrorCode::Misuse,
                 "that is not the code of now; is the clock of the other device right?"};
  }
  constexpr const char* kSql =
      "UPDATE accounts SET factor = proposed, proposed = NULL, step = CAST(?1 AS INTEGER), "
      "epoch = epoch + 1 WHERE id = ?2";
  const Deed deed{actor.who, actor.address, "set-second-factor", account.name, ""};
  if (Status set = change(account, kSql, std::to_string(*step), deed, now); !set) return set;
  return transaction.commit();
}

Status Accounts::remove_factor(const Actor& actor, const std::string& name, Time now) {
  const std::scoped_lock lock(mutex_);
  PL_TRY(db::Transaction transaction, db::Transaction::begin(*connection_));
  PL_TRY(const Account account, find(name));
  if (!account.second_factor) {
    return Error{ErrorCode::NotFound, account.name + " has no second factor"};
  }
  constexpr const char* kSql =
      "UPDATE accounts SET factor = nullif(?1, ''), proposed = NULL, epoch = epoch + 1 "
      "WHERE id = ?2";
  const Deed deed{actor.who, actor.address, "remove-second-factor", account.name, ""};
  if (Status set = change(account, kSql, "", deed, now); !set) return set;
  return transaction.commit();
}

Status Accounts::enter(const Deed& deed, Time now) {
  return enter(std::span(&deed, 1), now);
}

Status Accounts::enter(std::span<const Deed> deeds, Time now) {
  const std::scoped_lock lock(mutex_);
  PL_TRY(db::Transaction transaction, db::Transaction::begin(*connection_));
  for (const Deed& deed : deeds) {
    if (Status told = append(*connection_, deed, to_text(now)); !told) return told;
  }
  return transaction.commit();
}

Result<std::vector<Entry>> Accounts::journal(std::int64_t before, std::size_t most) {
  const std::scoped_lock lock(mutex_);
  return entries(*connection_, before, most);
}

Result<AuditCheck> Accounts::check_journal() {
  const std::scoped_lock lock(mutex_);
  return check(*connection_);
}

}  // namespace plumbline::accounts
