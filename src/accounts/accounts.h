// SPDX-License-Identifier: Apache-2.0
//
// The accounts of a workspace: a file of their own (`accounts.db`, readable by its owner only), so
// that a workspace can be copied and handed on without passwords.
//
// A workspace without accounts is one person's; with the first account whoever comes in over the
// network must sign in. Every change is entered in a journal (audit.h) in the same transaction.
// Safe for many threads and processes.

#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/account.h"
#include "accounts/audit.h"
#include "accounts/secret.h"
#include "base/result.h"

namespace plumbline::db {
class Connection;
}

namespace plumbline::accounts {

using Time = std::chrono::sys_seconds;
// What the clock of this machine says. Everything else here is told the time.
[[nodiscard]] Time now();
// "2024-06-24T08:15:30Z"
[[nodiscard]] std::string to_text(Time time);

// What somebody types to come in. `code` is empty until a second factor is asked for.
struct Attempt {
  std::string name;
  std::string password;
  std::string code;
  std::string address;  // from where, as the server sees it
  // "sign-in", or what else the password is asked again for: what the journal calls it.
  std::string purpose = "sign-in";
};

enum class Answer : std::uint8_t {
  Welcome,
  Wrong,      // name, password or code; which one is not told
  NeedsCode,  // the password was right
  Wait,       // too many wrong ones: not even looked at
  Locked,     // a hundred wrong ones: an administrator opens it
};
struct SignIn {
  Answer answer = Answer::Wrong;
  Account account;  // of Welcome
  std::chrono::seconds wait{0};
};

struct Token {
  std::int64_t id = 0;
  std::string label;  // what it is for, in its owner's words
  std::string made;
  std::string expires;
  std::string seen;  // empty: never used
};

// Who changes accounts, for the journal.
struct Actor {
  std::string who;
  std::string address;
};

class Accounts {
 public:
  static constexpr int kFreeFailures = 4;  // the fifth has to wait, each later one twice as long
  static constexpr std::chrono::seconds kLongestWait{42};
  static constexpr int kMostFailures = 100;  // in a row (NIST SP 800-63B-4, 3.2.2)

  // Whether the workspace has an account; no file is made. Unreadable if that cannot be told.
  [[nodiscard]] static Result<bool> exist(const std::string& workspace);
  // Opens the file, or makes it if `workspace` is a folder. Unreadable if others may read it.
  [[nodiscard]] static Result<std::unique_ptr<Accounts>> open(const std::string& workspace,
                                                              Cost cost = {});
  Accounts(const Accounts&) = delete;
  Accounts& operator=(const Accounts&) = delete;
  ~Accounts();

  // By name.
  [[nodiscard]] Result<std::vector<Account>> all();
  // NotFound if there is none of this name.
  [[nodiscard]] Result<Account> named(std::string_view name);
  // Nothing if it is gone or closed.
  [[nodiscard]] Result<std::optional<Account>> open_account(std::int64_t id);

  // Conflict if the name is taken, Misuse if name or password will not do. Names are compared
  // without regard to the case of ASCII letters.
  [[nodiscard]] Status add(const Actor& actor, const std::string& name, Role role,
                           std::string_view password, Time now);
  [[nodiscard]] Status set_password(const Actor& actor, const std::string& name,
                                    std::string_view password, Time now);
  // Conflict if it would leave no administrator.
  [[nodiscard]] Status set_role(const Actor& actor, const std::string& name, Role role, Time now);
  [[nodiscard]] Status set_closed(const Actor& actor, const std::string& name, bool closed,
                                  Time now);
  // After too many wrong passwords.
  [[nodiscard]] Status unlock(const Actor& actor, const std::string& name, Time now);

  // A new secret, which counts once confirm_factor() was told a code of it. An old one holds until
  // then.
  [[nodiscard]] Result<std::string> propose_factor(const std::string& name);
  [[nodiscard]] Status confirm_factor(const Actor& actor, const std::string& name,
                                      std::string_view code, Time now);
  [[nodiscard]] Status remove_factor(const Actor& actor, const std::string& name, Time now);

  // Takes about as long whoever asks, and counts as wrong until it is right. Addresses of this
  // machine itself are not counted: everybody behind a proxy that tells none would have to wait.
  [[nodiscard]] Result<SignIn> sign_in(const Attempt& attempt, Time now);

  // For programs. The token is told once; its hash is kept. It may what its owner may, and ends
  // with the owner's password and account.
  [[nodiscard]] Result<std::string> issue_token(const Actor& actor, const std::string& name,
                                                const std::string& label, int days, Time now);
  [[nodiscard]] Result<std::vector<Token>> tokens(const std::string& name);
  [[nodiscard]] Status revoke_token(const Actor& actor, const std::string& name, std::int64_t id,
                                    Time now);
  [[nodiscard]] Result<std::optional<Account>> token_owner(std::string_view token, Time now);

  // Enters what was done or looked at. All of several or none, for the price of one: what costs is
  // that the disk has them.
  [[nodiscard]] Status enter(const Deed& deed, Time now);
  [[nodiscard]] Status enter(std::span<const Deed> deeds, Time now);
  // Newest first; `before`: only older ones than this number.
  [[nodiscard]] Result<std::vector<Entry>> journal(std::int64_t before, std::size_t most);
  [[nodiscard]] Result<AuditCheck> check_journal();

 private:
  Accounts(std::unique_ptr<db::Connection> connection, std::unique_ptr<db::Connection> reader,
           Cost cost);
  [[nodiscard]] Result<Account> find(std::string_view name);
  [[nodiscard]] Status change(const Account& account, const char* sql, std::string_view value,
                              const Deed& deed, Time now);

  // A hash to compare with where there is no account.
  [[nodiscard]] Result<std::string> nobody();

  std::mutex mutex_;  // of the connection
  std::unique_ptr<db::Connection> connection_;
  // Every request asks whether its account is as it was: that waits for nobody who writes.
  std::mutex reader_mutex_;
  std::unique_ptr<db::Connection> reader_;
  Cost cost_;
  std::mutex nobody_mutex_;
  std::string nobody_;
};

}  // namespace plumbline::accounts
