// SPDX-License-Identifier: Apache-2.0
//
// The steps of unlock() and prepare_password(): what is read, what takes half a second without the
// lock, and what is kept if nobody has kept anything else meanwhile.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/secret.h"
#include "base/result.h"
#include "cases/key.h"

namespace plumbline::db {
class Connection;
}

namespace plumbline::cases {

// A private key as it is kept.
struct Locked {
  std::string salt;
  std::string sealed;
};

// A key pair as it is kept.
struct KeyRow {
  std::int64_t number = 0;
  std::string open;
  accounts::Cost cost;
  Locked now;
  Locked next;  // empty: no other password
};

// The key pair of an account, and its row as it is to be kept.
struct Opening {
  KeyRow row;
  KeyRow before;  // as it was read
  KeyPair pair;
  bool is_new = false;   // no key there was opened
  bool changed = false;  // the row differs from the file
};

// Newest first.
[[nodiscard]] Result<std::vector<KeyRow>> rows_of(const db::Connection& connection,
                                                  std::int64_t account);
// The newest key, or a new one if the password opens none.
[[nodiscard]] Result<Opening> open_newest(const std::vector<KeyRow>& rows, std::int64_t account,
                                          std::string_view password, const accounts::Cost& cost);
// One that is there only if it is still as it was read: what somebody else has kept meanwhile is
// newer.
[[nodiscard]] Status keep_row(db::Connection& connection, std::int64_t account,
                              const Opening& opening, const std::string& today);
// Both locks of `row`. Conflict if the row in the file is no more as `before`.
[[nodiscard]] Status keep_locks(const db::Connection& connection, std::int64_t account,
                                const KeyRow& row, const KeyRow& before);

}  // namespace plumbline::cases
