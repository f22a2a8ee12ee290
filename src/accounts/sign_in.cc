// SPDX-License-Identifier: Apache-2.0
//
// Guessing is made slow: every attempt counts as wrong before it is looked at, so that many at once
// are no more than many one after the other.

#include <algorithm>
#include <set>

#include "accounts/accounts.h"
#include "accounts/accounts_internal.h"
#include "db/connection.h"

namespace plumbline::accounts {

Result<Failures> failures_of(const db::Connection& connection, const std::string& key) {
  PL_TRY(db::Statement row, connection.prepare("SELECT count, until FROM failures WHERE key = ?1"));
  PL_TRY(const bool there, row.bind(1, key).step());
  if (!there) return Failures{};
  return Failures{static_cast<int>(row.integer(0)), Time(std::chrono::seconds(row.integer(1)))};
}

namespace {

constexpr std::int64_t kForgotten = 900;  // seconds after which an address begins anew
constexpr std::int64_t kNamesKept = std::int64_t{90} * 86400;
constexpr std::int64_t kMostNames = 10000;

// 1 s after the fifth in a row, then twice as long each.
std::chrono::seconds wait_after(int failures) {
  const int beyond = failures - Accounts::kFreeFailures - 1;
  if (beyond < 0) return std::chrono::seconds{0};
  constexpr int kMostDoublings = 6;
  return std::min(std::chrono::seconds{1LL << std::min(beyond, kMostDoublings)},
                  Accounts::kLongestWait);
}

Status count_failure(db::Connection& connection, const std::string& key, int count, Time now) {
  PL_TRY(db::Statement insert,
         connection.prepare("INSERT INTO failures(key, count, until) VALUES(?1, ?2, ?3) "
                            "ON CONFLICT(key) DO UPDATE SET count = ?2, until = ?3"));
  insert.bind(1, key).bind(2, std::int64_t{count});
  insert.bind(3, (now + wait_after(count)).time_since_epoch().count());
  return insert.run();
}

// The attempt just counted was none: it is taken off again, and nobody waits for it.
Status take_off(db::Connection& connection, const std::string& key, Time now) {
  if (key.empty()) return Done{};
  PL_TRY(db::Statement update,
         connection.prepare("UPDATE failures SET count = max(0, count - 1), until = min(until, ?2) "
                            "WHERE key = ?1"));
  return update.bind(1, key).bind(2, now.time_since_epoch().count()).run();
}

Status forget(db::Connection& connection, const std::string& key) {
  PL_TRY(db::Statement gone, connection.prepare("DELETE FROM failures WHERE key = ?1"));
  return gone.bind(1, key).run();
}

// Keys of names that may be forgotten: long not guessed at, or of too many.
Result<std::set<std::string>> old_names(const db::Connection& connection, Time now) {
  PL_TRY(db::Statement old,
         connection.prepare(
             "SELECT key FROM failures WHERE key >= 'name:' AND key < 'name;' AND until < ?1 "
             "UNION SELECT key FROM (SELECT key FROM failures WHERE key >= 'name:' AND key < "
             "'name;' ORDER BY until DESC LIMIT -1 OFFSET ?2)"));
  old.bind(1, now.time_since_epoch().count() - kNamesKept).bind(2, kMostNames);
  std::set<std::string> out;
  for (;;) {
    PL_TRY(const bool row, old.step());
    if (!row) return out;
    out.emplace(old.text(0));
  }
}

// Strangers must not fill the file. What was guessed at an account that there is stays counted,
// however slowly it goes on; and long enough at any other name that the difference tells little.
Status sweep(db::Connection& connection, Time now) {
  PL_TRY(db::Statement addresses, connection.prepare("DELETE FROM failures WHERE key >= 'address:' "
                                                     "AND key < 'address;' AND until < ?1"));
  addresses.bind(1, now.time_since_epoch().count() - kForgotten);
  if (Status gone = addresses.run(); !gone) return gone;
  PL_TRY(std::set<std::string> keys, old_names(connection, now));
  if (keys.empty()) return Done{};
  PL_TRY(db::Statement names, connection.prepare("SELECT key FROM accounts"));
  for (;;) {
    PL_TRY(const bool row, names.step());
    if (!row) break;
    keys.erase(failures_key(names.text(0)));
  }
  for (const std::string& key : keys) {
    if (Status gone = forget(connection, key); !gone) return gone;
  }
  return Done{};
}

struct Secrets {
  std::string password;
  std::string factor;
  std::int64_t step = 0;
};

Result<Secrets> secrets_of(const db::Connection& connection, std::int64_t id) {
  PL_TRY(db::Statement row, connection.prepare("SELECT password, coalesce(factor, ''), step "
                                               "FROM accounts WHERE id = ?1"));
  PL_TRY(const bool there, row.bind(1, id).step());
  if (!there) return Secrets{};
  return Secrets{std::string(row.text(0)), std::string(row.text(1)), row.integer(2)};
}

// False if another attempt has used this code, or a later one, meanwhile.
Result<bool> use_step(db::Connection& connection, std::int64_t id, std::int64_t step) {
  PL_TRY(db::Statement update,
         connection.prepare("UPDATE accounts SET step = ?1 WHERE id = ?2 AND step < ?1"));
  if (Status used = update.bind(1, step).bind(2, id).run(); !used) return std::move(used).error();
  return connection.changes() == 1;
}

struct Keys {
  std::string name;
  std::string address;  // empty: not counted
};

Keys keys_of(const Attempt& attempt) {
  const bool here = attempt.address == "127.0.0.1" || attempt.address == "::1";
  return {failures_key(attempt.name), here ? std::string() : "address:" + attempt.address};
}

// An attempt whose password was looked at.
struct Looked {
  bool found = false;
  Account account;
  Secrets secrets;
  std::string rehashed;  // the password at today's cost; empty: no need
  bool right = false;
};

// Nothing: the attempt may be looked at, and counts as wrong from now on.
Result<std::optional<SignIn>> admit(db::Connection& connection, const Keys& keys, Time now) {
  using Refused = std::optional<SignIn>;
  PL_TRY(db::Transaction transaction, db::Transaction::begin(connection));
  PL_TRY(const Failures by_name, failures_of(connection, keys.name));
  PL_TRY(Failures by_address, failures_of(connection, keys.address));
  if (by_name.count >= Accounts::kMostFailures) return Refused(SignIn{Answer::Locked, {}, {}});
  const Time until = std::max(by_name.until, by_address.until);
  if (until > now) return Refused(SignIn{Answer::Wait, {}, until - now});
  if (now - by_address.until > std::chrono::seconds(kForgotten)) by_address.count = 0;
  if (Status swept = sweep(connection, now); !swept) return std::move(swept).error();
  for (const auto& [key, count] :
       {std::pair(keys.name, by_name.count), std::pair(keys.address, by_address.count)}) {
    if (key.empty()) continue;
    if (Status counted = count_failure(connection, key, count + 1, now); !counted) {
      return std::move(counted).error();
    }
  }
  if (Status kept = transaction.commit(); !kept) return std::move(kept).error();
  return Refused();
}

// Whether the code opens; it is used up then.
Result<bool> code_opens(db::Connection& connection, const Looked& looked, std::string_view code,
                        Time now) {
  if (looked.secrets.factor.empty()) return true;
  const auto step =
      step_of(looked.secrets.factor, code, now.time_since_epoch().count(), looked.secrets.step);
  if (!step) return false;
  return use_step(connection, looked.account.id, *step);
}

Status welcome(db::Connection& connection, const Keys& keys, const Looked& looked, Time now) {
  if (Status gone = forget(connection, keys.name); !gone) return gone;
  if (Status taken = take_off(connection, keys.address, now); !taken) return taken;
  PL_TRY(db::Statement seen,
         connection.prepare("UPDATE accounts SET seen = ?1, password = CASE WHEN ?3 = '' THEN "
                            "password ELSE ?3 END WHERE id = ?2 AND epoch = ?4"));
  const std::string at = to_text(now);
  seen.bind(1, at).bind(2, looked.account.id).bind(3, looked.rehashed);
  seen.bind(4, looked.account.epoch);
  return seen.run();
}

// What follows from the password, within the transaction that enters it.
Result<SignIn> settle(db::Connection& connection, const Attempt& attempt, const Looked& looked,
                      Time now) {
  const Keys keys = keys_of(attempt);
  if (looked.right && !looked.secrets.factor.empty() && attempt.code.empty()) {
    for (const std::string& key : {keys.name, keys.address}) {
      if (Status taken = take_off(connection, key, now); !taken) return std::move(taken).error();
    }
    // The first half of a theft would not show otherwise.
    const Deed deed{looked.account.name, attempt.address, attempt.purpose + "-code-asked",
                    looked.account.name, ""};
    if (Status told = append(connection, deed, to_text(now)); !told) return std::move(told).error();
    return SignIn{Answer::NeedsCode, {}, {}};
  }
  bool right = looked.right;
  if (right) {
    PL_TRY(right, code_opens(connection, looked, attempt.code, now));
  }
  if (right) {
    if (Status in = welcome(connection, keys, looked, now); !in) return std::move(in).error();
  }
  // A password typed in the wrong field must not be read in the journal.
  const std::string name = looked.found ? looked.account.name : "nobody";
  const Deed deed{name, attempt.address, attempt.purpose + (right ? "" : "-refused"),
                  looked.found ? name : "", ""};
  if (Status told = append(connection, deed, to_text(now)); !told) return std::move(told).error();
  SignIn out;
  if (right) out = {Answer::Welcome, looked.account, {}};
  return out;
}

}  // namespace

Result<std::string> Accounts::nobody() {
  const std::scoped_lock lock(nobody_mutex_);
  if (nobody_.empty()) {
    PL_TRY(nobody_, hash_password(random_key(), cost_));
  }
  return nobody_;
}

Result<SignIn> Accounts::sign_in(const Attempt& attempt, Time now) {
  // Nothing of this length was ever taken.
  constexpr std::size_t kLongest = 1024;
  if (attempt.name.size() > kLongest || attempt.password.size() > kLongest ||
      attempt.code.size() > kLongest) {
    return SignIn{};
  }
  // Before anything is known of the name, so that it tells nothing of it.
  PL_TRY(const std::string stranger, nobody());
  Looked looked;
  {
    const std::scoped_lock lock(mutex_);
    PL_TRY(const std::optional<SignIn> refused, admit(*connection_, keys_of(attempt), now));
    if (refused) return *refused;
    const Result<Account> found = find(attempt.name);
    if (found && !found->closed) {
      looked.found = true;
      looked.account = *found;
      PL_TRY(looked.secrets, secrets_of(*connection_, found->id));
    }
  }
  // Half a second, without the lock; as long where there is no such account.
  const bool fits =
      fits_password(looked.found ? looked.secrets.password : stranger, attempt.password);
  looked.right = fits && looked.found;
  if (looked.right && costs_otherwise(looked.secrets.password, cost_)) {
    PL_TRY(looked.rehashed, hash_password(attempt.password, cost_));
  }
  const std::scoped_lock lock(mutex_);
  PL_TRY(db::Transaction transaction, db::Transaction::begin(*connection_));
  PL_TRY(SignIn out, settle(*connection_, attempt, looked, now));
  if (Status kept = transaction.commit(); !kept) return std::move(kept).error();
  return out;
}

Status Accounts::unlock(const Actor& actor, const std::string& name, Time now) {
  const std::scoped_lock lock(mutex_);
  PL_TRY(db::Transaction transaction, db::Transaction::begin(*connection_));
  PL_TRY(const Account account, find(name));
  if (Status gone = forget(*connection_, failures_key(name)); !gone) return gone;
  const Deed deed{actor.who, actor.address, "unlock-account", account.name, ""};
  if (Status told = append(*connection_, deed, to_text(now)); !told) return told;
  return transaction.commit();
}

}  // namespace plumbline::accounts
