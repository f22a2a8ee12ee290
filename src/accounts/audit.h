// SPDX-License-Identifier: Apache-2.0
//
// Who did what, and who looked at what: rows that are never changed or taken away, each with the
// SHA-256 of the one before, so that a change in the middle shows.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace plumbline::db {
class Connection;
}

namespace plumbline::accounts {

struct Deed {
  std::string who;      // name of the account, or of who works at the terminal
  std::string address;  // from where; "terminal"
  std::string action;   // sign-in, read, decide, add-account ...
  std::string subject;  // document, claim, account
  std::string detail;   // never words of a document
};

struct Entry {
  std::int64_t number = 0;
  std::string at;  // UTC
  Deed deed;
};

struct AuditCheck {
  std::int64_t entries = 0;
  std::string head;   // hash of the last entry: note it elsewhere to detect a cut-off end
  std::string fault;  // empty: the chain holds
};

// Within the transaction of what it tells.
[[nodiscard]] Status append(db::Connection& connection, const Deed& deed, const std::string& at);
[[nodiscard]] Result<std::vector<Entry>> entries(const db::Connection& connection,
                                                 std::int64_t before, std::size_t most);
[[nodiscard]] Result<AuditCheck> check(const db::Connection& connection);

}  // namespace plumbline::accounts
