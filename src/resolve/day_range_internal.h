// SPDX-License-Identifier: Apache-2.0
//
// Days as numbers, so that dates of different precision can be held beside each other.

#pragma once

#include <algorithm>

#include "base/date.h"

namespace plumbline::resolve {

// From its first day to its last; 0, 0: not stated.
struct DayRange {
  int first = 0;
  int last = 0;

  [[nodiscard]] bool stated() const { return last != 0; }
  [[nodiscard]] int length() const { return last - first + 1; }
  [[nodiscard]] bool is_day() const { return stated() && first == last; }
  // Wholly; false if one of them is not stated.
  [[nodiscard]] bool before(const DayRange& other) const {
    return stated() && other.stated() && last < other.first;
  }
  bool operator==(const DayRange&) const = default;
};

// Days since 1 March of the year 0 (Hinnant, "chrono-compatible low-level date algorithms").
[[nodiscard]] constexpr int number_of_day(int year, int month, int day) {
  year -= month <= 2 ? 1 : 0;
  const int era_year = year % 400;
  const int in_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return year / 400 * 146097 + era_year * 365 + era_year / 4 - era_year / 100 + in_year;
}

[[nodiscard]] inline DayRange day_range(const Date& date) {
  if (!date.stated()) return {};
  if (date.month == 0) return {number_of_day(date.year, 1, 1), number_of_day(date.year, 12, 31)};
  if (date.day == 0) {
    return {number_of_day(date.year, date.month, 1),
            number_of_day(date.year, date.month, days_in_month(date.year, date.month))};
  }
  const int day = number_of_day(date.year, date.month, date.day);
  return {day, day};
}

[[nodiscard]] inline DayRange day_range(const Period& period) {
  const DayRange from = day_range(period.from);
  const DayRange to = day_range(period.to);
  if (!from.stated()) return to;
  if (!to.stated()) return from;
  return {std::min(from.first, to.first), std::max(from.last, to.last)};
}

// The least number of days between two; 0 if they touch or one of them is not stated.
[[nodiscard]] inline int days_apart(const DayRange& a, const DayRange& b) {
  if (!a.stated() || !b.stated()) return 0;
  if (a.last < b.first) return b.first - a.last;
  return b.last < a.first ? a.first - b.last : 0;
}

}  // namespace plumbline::resolve
