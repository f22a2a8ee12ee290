// SPDX-License-Identifier: Apache-2.0
//
// Times told by another time: "the year to March 2023", "two weeks after 24 June", "the first week
// of May 2022"; and those that are one word: "January-June 2023", "2019-Q1", "the nineties".

#pragma once

#include <optional>

#include "language/relative_times_internal.h"

namespace plumbline::language {

// The time of that kind that begins at `at`, told on `now`; nothing if there is none.
[[nodiscard]] std::optional<TimeRead> read_measured_time(const Draft& draft, std::uint32_t at,
                                                         const Date& now);

// First and last month of "Q1" to "Q4", "H1" and "H2" (by the word's key); 0 and 0 for others.
struct MonthSpan {
  int first = 0;
  int last = 0;
};
[[nodiscard]] MonthSpan months_of_label(std::uint64_t word);

}  // namespace plumbline::language
