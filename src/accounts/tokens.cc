// SPDX-License-Identifier: Apache-2.0

#include "accounts/accounts.h"
#include "accounts/accounts_internal.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "db/connection.h"

namespace plumbline::accounts {
namespace {

constexpr int kLongestDays = 366;
constexpr std::size_t kLongestLabel = 100;
// Told apart from other secrets, by people and by programs that look for secrets in files.
constexpr std::string_view kMark = "plumbline_";

}  // namespace

Result<std::string> Accounts::issue_token(const Actor& actor, const std::string& name,
                                          const std::string& label, int days, Time now) {
  if (days < 1 || days > kLongestDays) {
    return Error{ErrorCode::Misuse, "a token holds for 1 to 366 days"};
  }
  if (label.empty() || label.size() > kLongestLabel || !is_valid_utf8(label) || has_unseen(label)) {
    return Error{ErrorCode::Misuse, "say in 1 to 100 bytes of plain text what the token is for"};
  }
  const std::scoped_lock lock(mutex_);
  PL_TRY(db::Transaction transaction, db::Transaction::begin(*connection_));
  PL_TRY(const Account account, find(name));
  std::string token = std::string(kMark) + random_key();
  const std::string hash = sha256_hex(token);
  const std::string at = to_text(now);
  PL_TRY(db::Statement insert,
         connection_->prepare("INSERT INTO tokens(account, label, hash, made, expires) "
                              "VALUES(?1, ?2, ?3, ?4, ?5)"));
  insert.bind(1, account.id).bind(2, label).bind(3, hash).bind(4, at);
  insert.bind(5, (now + std::chrono::days(days)).time_since_epoch().count());
  if (Status made = insert.run(); !made) return std::move(made).error();
  const Deed deed{actor.who, actor.address, "issue-token", account.name, label};
  if (Status told = append(*connection_, deed, at); !told) return std::move(told).error();
  if (Status kept = transaction.commit(); !kept) return std::move(kept).error();
  return token;
}

Result<std::vector<Token>> Accounts::tokens(const std::string& name) {
  const std::scoped_lock lock(mutex_);
  PL_TRY(const Account account, find(name));
  PL_TRY(db::Statement rows, connection_->prepare("SELECT id, label, made, expires, seen FROM "
                                                  "tokens WHERE account = ?1 ORDER BY id"));
  rows.bind(1, account.id);
  std::vector<Token> out;
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return out;
    out.push_back({rows.integer(0), std::string(rows.text(1)), std::string(rows.text(2)),
                   to_text(Time(std::chrono::seconds(rows.integer(3)))),
                   std::string(rows.text(4))});
  }
}

Status Accounts::revoke_token(const Actor& actor, const std::string& name, std::int64_t id,
                              Time now) {
  const std::scoped_lock lock(mutex_);
  PL_TRY(db::Transaction transaction, db::Transaction::begin(*connection_));
  PL_TRY(const Account account, find(name));
  PL_TRY(db::Statement gone,
         connection_->prepare("DELETE FROM tokens WHERE id = ?1 AND account = ?2"));
  if (Status taken = gone.bind(1, id).bind(2, account.id).run(); !taken) return taken;
  if (connection_->changes() == 0) {
    return Error{ErrorCode::NotFound, account.name + " has no token " + std::to_string(id)};
  }
  const Deed deed{actor.who, actor.address, "revoke-token", account.name, std::to_string(id)};
  if (Status told = append(*connection_, deed, to_text(now)); !told) return told;
  return transaction.commit();
}

Result<std::optional<Account>> Accounts::token_owner(std::string_view token, Time now) {
  if (!token.starts_with(kMark)) return std::optional<Account>();
  const std::string hash = sha256_hex(token);
  const std::string today = to_text(now).substr(0, 10);
  std::int64_t number = 0;
  std::optional<Account> out;
  bool noted = false;
  {
    const std::scoped_lock lock(reader_mutex_);
    PL_TRY(db::Statement owner,
           reader_->prepare("SELECT account, id, seen FROM tokens WHERE hash = ?1 AND expires > "
                            "?2"));
    owner.bind(1, hash).bind(2, now.time_since_epoch().count());
    PL_TRY(const bool there, owner.step());
    if (!there) return std::optional<Account>();
    const std::int64_t account = owner.integer(0);
    number = owner.integer(1);
    noted = owner.text(2) == today;
    PL_TRY(db::Statement row,
           reader_->prepare(std::string(kAccountColumns) + "WHERE id = ?1 AND closed = 0"));
    PL_TRY(const bool open, row.bind(1, account).step());
    if (open) out = account_of(row);
  }
  // To the day: a program that asks a thousand times writes once.
  if (!noted) {
    const std::scoped_lock lock(mutex_);
    PL_TRY(db::Statement seen, connection_->prepare("UPDATE tokens SET seen = ?1 WHERE id = ?2"));
    if (Status set = seen.bind(1, today).bind(2, number).run(); !set) {
      return std::move(set).error();
    }
  }
  return out;
}

}  // namespace plumbline::accounts
