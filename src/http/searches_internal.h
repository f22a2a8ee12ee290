// SPDX-License-Identifier: Apache-2.0
//
// The routes of searches that a visitor keeps. Nobody is told of another's.

#pragma once

#include "http/route.h"

namespace plumbline::http {

[[nodiscard]] Response get_searches(const Call& call);
[[nodiscard]] Response post_search(const Call& call);
[[nodiscard]] Response post_search_change(const Call& call);
[[nodiscard]] Response get_alerts(const Call& call);
[[nodiscard]] Response get_digest(const Call& call);

}  // namespace plumbline::http
