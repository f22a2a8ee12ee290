// SPDX-License-Identifier: Apache-2.0
//
// Who may work in a workspace, and what with.
//
//                  read   decide   edit   administer   cases
//   reader          x
//   analyst         x       x                            x
//   editor          x       x       x                    x
//   administrator   x                        x
//
// Read: documents, claims, assessments, exports. Decide: confirm or reject a claim, add documents.
// Edit: join and part sources, decide on criteria. Administer: accounts and the journal of
// who did what; an administrator decides nothing and opens no case. Cases: be assigned confidential
// cases, which also takes a second factor and, of each case, its key (src/cases).

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plumbline::accounts {

enum class Role : std::uint8_t { Reader, Analyst, Editor, Administrator };
enum class Right : std::uint8_t { Read, Decide, Edit, Administer, Cases };

[[nodiscard]] bool may(Role role, Right right);
[[nodiscard]] std::string_view to_word(Role role);  // "reader"
[[nodiscard]] std::optional<Role> role_of(std::string_view word);
[[nodiscard]] std::string_view to_word(Right right);  // "read"

struct Account {
  std::int64_t id = 0;
  std::string name;  // as decisions are signed
  Role role = Role::Reader;
  bool second_factor = false;
  bool closed = false;  // signs in no more; its decisions stand
  bool locked = false;  // too many wrong passwords: an administrator opens it
  // Grows whenever role, password, second factor or closing change: sessions of before have ended.
  std::int64_t epoch = 0;
  std::string made;  // UTC
  std::string seen;  // of the last signing in; empty: never
};

}  // namespace plumbline::accounts
