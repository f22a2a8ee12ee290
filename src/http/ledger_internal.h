// SPDX-License-Identifier: Apache-2.0
//
// The routes of what became of files, of reading them again, and of taking lists along.

#pragma once

#include "http/route.h"

namespace plumbline::http {

[[nodiscard]] Response get_ledger(const Call& call);
[[nodiscard]] Response get_jobs(const Call& call);
[[nodiscard]] Response post_job(const Call& call);
[[nodiscard]] Response get_job(const Call& call);
[[nodiscard]] Response get_job_events(const Call& call);
[[nodiscard]] Response post_job_change(const Call& call);
[[nodiscard]] Response get_export(const Call& call);

}  // namespace plumbline::http
