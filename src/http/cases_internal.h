// SPDX-License-Identifier: Apache-2.0
//
// The routes about confidential cases. Who is not assigned is answered as if there were no such
// case; who cannot be (another role, a token, no second factor) is told so whatever was asked for.

#pragma once

#include "http/route.h"

namespace plumbline::http {

// Whether the body may hold what a case tells: it is overwritten once it is answered.
[[nodiscard]] bool tells_cases(const Request& request);

[[nodiscard]] Response get_cases(const Call& call);
[[nodiscard]] Response post_case(const Call& call);
[[nodiscard]] Response get_case(const Call& call);
[[nodiscard]] Response post_case_facts(const Call& call);
[[nodiscard]] Response post_case_entry(const Call& call);
[[nodiscard]] Response post_case_entry_change(const Call& call);
[[nodiscard]] Response post_case_officer(const Call& call);
[[nodiscard]] Response post_case_delete(const Call& call);
[[nodiscard]] Response post_case_keys(const Call& call);

}  // namespace plumbline::http
