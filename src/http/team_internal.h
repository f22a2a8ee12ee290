// SPDX-License-Identifier: Apache-2.0
//
// The routes about accounts: one's own, and those that an administrator looks after. Without
// accounts all but get_me answer 404.

#pragma once

#include "http/route.h"

namespace plumbline::http {

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
