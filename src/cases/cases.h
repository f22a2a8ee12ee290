// SPDX-License-Identifier: Apache-2.0
//
// The confidential cases of a team: a file of their own (`cases.db`, readable by its owner only),
// of which plumbline.db, its index, exports and copies know nothing.
//
// All that a case tells is sealed with a random key of its own (key.h), and that key is handed to
// each assigned officer, sealed for the officer's public key. The officer's private key is sealed
// with a key made of the password, and lies open only in memory, for a session. So whoever has the
// file, and an administrator who gives somebody another password, can open nothing; and a password
// that nobody remembers is lost with all that only it could open. What stands there in clear: ids,
// how many cases, entries and officers there are, whose keys, the day a key was made, and sizes to
// the next 256 bytes.
//
// Whoever is not assigned gets the answer that an id that never was would get. Entering it in the
// journal is the caller's business. Safe for many threads and processes.

#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "accounts/secret.h"
#include "base/result.h"
#include "cases/case.h"
#include "cases/key.h"

namespace plumbline::db {
class Connection;
}

namespace plumbline::cases {

// Somebody who may be assigned, with what opens cases. As long as a session lasts.
struct Officer {
  std::int64_t account = 0;
  std::int64_t number = 0;  // of the key pair: 1, 2 ... within the account
  KeyPair keys;
};

struct Unlocked {
  std::shared_ptr<const Officer> officer;
  bool fresh = false;  // the password opens none of the keys of before: there is a new one
};

// A public key, as everybody may see it.
struct OpenKey {
  std::int64_t account = 0;
  std::int64_t number = 0;
  std::string fingerprint;
  std::string made;  // the day
};

// Who does something, and when.
struct Doing {
  std::string who;
  std::string at;  // UTC
};

// To whom a case is given, or from whom it is taken.
struct Grant {
  std::int64_t account = 0;
  std::string name;         // for what is told in the case
  std::string fingerprint;  // of the key that whoever gives has seen; not to take
};

struct CaseList {
  std::vector<Case> cases;  // last changed first, without entries
  std::int64_t lost = 0;  // assigned to a key of before, which the password of today does not open
};

// What can be told without a key.
struct Health {
  std::int64_t bytes = 0;  // of the file
  std::int64_t cases = 0;
  std::int64_t entries = 0;
  std::int64_t officers = 0;  // who have a key
  std::int64_t lost = 0;      // assignments to keys of before
  std::int64_t orphans = 0;   // cases that no key of today opens
  std::string fault;          // of the file; empty: none
};

// An entry to be taken out, by the edition of it that was seen.
struct Struck {
  std::int64_t number = 0;
  std::int64_t edition = 1;
};

struct KeyRow;

// While it lives nobody else changes their password, in this program or another: what one prepares
// the other would settle.
class Turn {
 public:
  Turn(Turn&& other) noexcept;
  Turn(const Turn&) = delete;
  Turn& operator=(Turn&&) = delete;
  ~Turn();

 private:
  friend class Cases;
  explicit Turn(int folder) : folder_(folder) {}
  int folder_;
};

class Cases {
 public:
  static constexpr std::int64_t kMostEntries = 5000;  // of a case
  static constexpr int kOldTries = 10;                // of passwords of before

  // Whether there is a file; none is made.
  [[nodiscard]] static Result<bool> exist(const std::string& workspace);
  // Opens the file, or makes it. Unreadable if others may read it. `cost`: of a guess at a
  // password.
  [[nodiscard]] static Result<std::unique_ptr<Cases>> open(const std::string& workspace,
                                                           accounts::Cost cost = {});
  Cases(const Cases&) = delete;
  Cases& operator=(const Cases&) = delete;
  ~Cases();

  [[nodiscard]] static bool is_id(std::string_view word);

  // Only of a password that was found right: if it opens no key, the account gets a new one, and
  // the old ones wait for recover(). `today`: ISO day. Half a second, or twice that.
  [[nodiscard]] Result<Unlocked> unlock(std::int64_t account, std::string_view password,
                                        const std::string& today);
  // Taken before the old password is found right, held until the new one is settled. Conflict if
  // somebody else has it.
  [[nodiscard]] Result<Turn> turn();
  // Before a password is changed that its owner knows: from then on either opens. What it prepared,
  // to be settled; empty if the password opens no key, or there is none. Conflict if the key was
  // locked anew meanwhile.
  [[nodiscard]] Result<std::string> prepare_password(std::int64_t account,
                                                     std::string_view password,
                                                     std::string_view next);
  // Once it has changed: the new one alone opens. Only what was prepared, nothing for the empty
  // word. Without, the next unlock() with the new one does it.
  [[nodiscard]] Status settle_password(std::int64_t account, std::string_view prepared);
  // Opens what a key of before opened, with its password, and seals it for today's. How many cases.
  // Misuse if no key fits, LimitReached after kOldTries wrong ones.
  [[nodiscard]] Result<std::int64_t> recover(const Officer& officer, std::string_view old_password);
  // The newest of each account.
  [[nodiscard]] Result<std::vector<OpenKey>> keys();

  [[nodiscard]] Result<CaseList> list(const Officer& officer);
  // NotFound for whoever is not assigned, Malformed if the file was changed.
  [[nodiscard]] Result<Case> read(const Officer& officer, const std::string& id);

  // `id`: of random_id(). The officer is assigned.
  [[nodiscard]] Status make(const Officer& officer, const std::string& id, const Facts& facts,
                            const Doing& doing);
  // Conflict if `seen` is not the edition of today.
  [[nodiscard]] Status change(const Officer& officer, const std::string& id, const Facts& facts,
                              std::int64_t seen, const Doing& doing);
  // A note, person or link.
  [[nodiscard]] Status enter(const Officer& officer, const std::string& id, const CaseEntry& entry,
                             const Doing& doing);
  // Name, part and words of the person `entry.number`. Conflict for what is no person, or if
  // `entry.edition` is not the one of today.
  [[nodiscard]] Status amend(const Officer& officer, const std::string& id, const CaseEntry& entry,
                             const Doing& doing);
  // A person or link, unless its edition is another; its words are overwritten in the file.
  [[nodiscard]] Status strike(const Officer& officer, const std::string& id, const Struck& entry,
                              const Doing& doing);

  // Conflict if the account has no key, or not the one of that fingerprint.
  [[nodiscard]] Status assign(const Officer& officer, const std::string& id, const Grant& grant,
                              const Doing& doing);
  // The case gets a new key and is sealed anew: who had the old one opens nothing written later.
  // Conflict if nobody would be left who can open it.
  [[nodiscard]] Status unassign(const Officer& officer, const std::string& id, const Grant& grant,
                                const Doing& doing);
  // Its keys and cells are overwritten, in the file and in the log of SQLite.
  [[nodiscard]] Status erase(const Officer& officer, const std::string& id);

  [[nodiscard]] Result<Health> health();

 private:
  Cases(std::unique_ptr<db::Connection> connection, accounts::Cost cost);
  struct Recovery {
    bool spent = false;                 // the password was not looked at: too many were wrong
    std::optional<std::int64_t> moved;  // how many cases; nothing: not with this password
  };
  [[nodiscard]] Result<Recovery> recover_from(const Officer& officer, const KeyRow& row,
                                              std::string_view old_password);
  // What follows a change: nothing of before stays in the log.
  [[nodiscard]] Status finish(Status done);

  std::mutex mutex_;
  std::unique_ptr<db::Connection> connection_;
  accounts::Cost cost_;
};

}  // namespace plumbline::cases
