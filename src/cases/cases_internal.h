// SPDX-License-Identifier: Apache-2.0
//
// What cases.cc, officers.cc and passwords.cc share.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "cases/case_json_internal.h"
#include "cases/cases.h"
#include "cases/key.h"

namespace plumbline::db {
class Connection;
}

namespace plumbline::cases {

// A case whose key is at hand.
struct OpenCase {
  std::string id;
  std::int64_t number = 1;  // of its key
  Key key;
  Head head;
};

// A cell as it lies in the file.
struct Cell {
  std::int64_t number = 0;
  std::string sealed;
};

[[nodiscard]] Place head_place(const std::string& id, std::int64_t key);
[[nodiscard]] Place entry_place(const std::string& id, std::int64_t number, std::int64_t key);
[[nodiscard]] Place wrap_place(const std::string& id, std::int64_t account, std::int64_t key);
[[nodiscard]] Place secret_place(std::int64_t account, std::int64_t number);

// NotFound, in the same words and by the same way, for a case of others and for none.
[[nodiscard]] Result<OpenCase> open_case(const db::Connection& connection, const Officer& officer,
                                         const std::string& id);
// Malformed if one is missing or was added.
[[nodiscard]] Result<std::vector<Cell>> cells_of(const db::Connection& connection,
                                                 const OpenCase& open);
// The holders of its head, one for one. Rows beside those do not count: whoever writes the file
// could add some.
[[nodiscard]] Result<std::vector<Assigned>> officers_of(const db::Connection& connection,
                                                        const OpenCase& open);
// Gives the head another holder, or one of before another key pair.
void name_holder(Head& head, Holder holder);

[[nodiscard]] Status keep_head(const db::Connection& connection, const OpenCase& open);
[[nodiscard]] Status keep_entry(const db::Connection& connection, const OpenCase& open,
                                const CaseEntry& entry);
// The next entry, with number, name and time, and the head that counts it.
[[nodiscard]] Status append(const db::Connection& connection, OpenCase& open, CaseEntry entry,
                            const Doing& doing);
// The case's key, sealed for one who holds it.
[[nodiscard]] Status keep_wrap(const db::Connection& connection, const OpenCase& open,
                               const Holder& whom);

}  // namespace plumbline::cases
