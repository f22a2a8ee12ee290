// SPDX-License-Identifier: Apache-2.0
//
// Parts of time expressions: single dates, arithmetic on dates that keeps their
// precision.

#pragma once

#include <optional>

#include "base/date.h"
#include "language/calendar.h"
#include "language/words_internal.h"

namespace plumbline::language {

// "year" and its plural 'y', month 'm', week 'w', day 'd', fortnight 'f', decade 'D',
// century 'c'; 0 if it is none.
[[nodiscard]] char unit_of(std::uint64_t key);

struct DateRead {
  std::uint32_t end = 0;
  Period period;
};

// A date written out: "24 June 2024", "June 24, 2024", "June 2024", "24.06.2024", "2024-06-24",
// "the 1990s". A bare year or month only where `bare` allows it. A date without a year takes that
// of `reference`, if it states one.
[[nodiscard]] std::optional<DateRead> read_date(const Draft& draft, std::uint32_t at, bool bare,
                                                const Date& reference);

[[nodiscard]] Period year_period(int year);
[[nodiscard]] Period month_period(int year, int month);
// `date` moved by so many months, without its day.
[[nodiscard]] Date add_months(const Date& date, int months);
// `date`, which must state a day, moved by so many days.
[[nodiscard]] Date add_days(const Date& date, int days);
// The day, month or year before or after, as precise as `date` is.
[[nodiscard]] Date just_before(const Date& date);
[[nodiscard]] Date just_after(const Date& date);
// 1 (Monday) to 7 of a full date.
[[nodiscard]] int weekday(const Date& date);

}  // namespace plumbline::language
