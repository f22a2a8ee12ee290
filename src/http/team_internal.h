// SPDX-License-Identifier: Apache-2.0
//
// The routes about accounts: one's own, and those that an administrator looks after. Without
// accounts all but get_me answer 404.

#pragma once

#include <optional>

#include "http/route.h"

namespace plumbline::accounts {
struct SignIn;
}

namespace plumbline::http {

// What is answered to a password that does not open, with `status` for a wrong one; nothing if it
// does.
[[nodiscard]] std::optional<Response> not_welcome(const accounts::SignIn& answer, int status);

// Whether the route hashes passwords: half a second of a processor, on a line of its own.
[[nodiscard]] bool hashes_passwords(const Request& request);

[[nodiscard]] Response get_me(const Call& call);
[[nodiscard]] Response post_my_password(const Call& call);
[[nodiscard]] Response post_my_factor(const Call& call);
[[nodiscard]] Response get_my_tokens(const Call& call);
[[nodiscard]] Response post_my_token(const Call& call);

[[nodiscard]] Response get_accounts(const Call& call);
[[nodiscard]] Response post_account(const Call& call);
[[nodiscard]] Response post_account_change(const Call& call);
[[nodiscard]] Response get_journal(const Call& call);

}  // namespace plumbline::http
