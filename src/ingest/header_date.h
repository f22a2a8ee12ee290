// SPDX-License-Identifier: Apache-2.0
//
// Dates as headers of e-mails and fields of records state them. Dates in an article's own lines
// are found with its frame (language/frame.h).

#pragma once

#include <optional>
#include <string_view>

#include "base/date.h"

namespace plumbline::ingest {

// "24 June 2024", "June 24, 2024", "24.06.2024", "2024-06-24" and what surrounds them in a short
// line; nothing if the year is not stated. English months.
[[nodiscard]] std::optional<Date> find_date(std::string_view line);

}  // namespace plumbline::ingest
