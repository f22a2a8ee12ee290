// SPDX-License-Identifier: Apache-2.0
//
// The routes about accounts: one's own, and those that an administrator looks after. Without
// accounts all but get_me answer 404.

#pragma once

#include <optional>

#include <nlohmann/json_fwd.hpp>

#include "http/route.h"

namespace plumbline::http {

// What must be shown again before an account is changed, one's own or another, or a case deleted:
// who finds an open session, or a token, must not be able to keep what it opens. Nothing: it was
// shown.
[[nodiscard]] std::optional<Response> unproven(const Call& call, const nlohmann::json& body);

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
