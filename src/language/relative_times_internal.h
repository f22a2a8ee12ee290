// SPDX-License-Identifier: Apache-2.0
//
// Times told from the document's date.

#pragma once

#include <optional>

#include "language/words_internal.h"

namespace plumbline::language {

struct TimeRead {
  std::uint32_t end = 0;  // after its last token
  Period period;          // unstated where the day of the document would have to be known
  bool relative = false;
};

// The time that begins at `at` ("yesterday", "last week", "three years ago", "earlier this year"),
// told on `now`.
[[nodiscard]] std::optional<TimeRead> read_relative_time(const Draft& draft, std::uint32_t at,
                                                         const Date& now);

}  // namespace plumbline::language
