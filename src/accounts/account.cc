// SPDX-License-Identifier: Apache-2.0

#include "accounts/account.h"

#include <array>

namespace plumbline::accounts {
namespace {

constexpr std::array<std::string_view, 4> kRoles = {"reader", "analyst", "editor", "administrator"};
constexpr std::array<std::string_view, 5> kRights = {"read", "decide", "edit", "administer",
                                                     "cases"};

// Rows: roles. Columns: rights.
constexpr bool kMay[4][5] = {
    {true, false, false, false, false},
    {true, true, false, false, true},
    {true, true, true, false, true},
    {true, false, false, true, false},
};

}  // namespace

bool may(Role role, Right right) {
  return kMay[static_cast<std::size_t>(role)][static_cast<std::size_t>(right)];
}

std::string_view to_word(Role role) {
  return kRoles.at(static_cast<std::size_t>(role));
}

std::string_view to_word(Right right) {
  return kRights.at(static_cast<std::size_t>(right));
}

std::optional<Role> role_of(std::string_view word) {
  for (std::size_t i = 0; i < kRoles.size(); ++i) {
    if (kRoles[i] == word) return static_cast<Role>(i);
  }
  return std::nullopt;
}

}  // namespace plumbline::accounts
