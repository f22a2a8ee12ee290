// SPDX-License-Identifier: Apache-2.0
//
// What accounts.cc, sign_in.cc and tokens.cc share.

#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "accounts/accounts.h"
#include "base/result.h"

namespace plumbline::db {
class Connection;
class Statement;
}  // namespace plumbline::db

namespace plumbline::accounts {

// How an account is told apart: ASCII letters small.
[[nodiscard]] std::string key_of(std::string_view name);

// The columns that account_of() reads.
inline constexpr std::string_view kAccountColumns =
    "SELECT id, name, role, factor IS NOT NULL, closed, epoch, made, seen FROM accounts ";
[[nodiscard]] Account account_of(const db::Statement& row);

// Characters that nobody sees: controls, directions, blanks of no width.
[[nodiscard]] bool has_unseen(std::string_view text);

// Where failures under a name are counted.
[[nodiscard]] std::string failures_key(std::string_view name);

// Failed attempts under a key.
struct Failures {
  int count = 0;
  Time until;  // no attempt before
};
[[nodiscard]] Result<Failures> failures_of(const db::Connection& connection,
                                           const std::string& key);

}  // namespace plumbline::accounts
