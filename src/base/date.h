// SPDX-License-Identifier: Apache-2.0
//
// Dates as texts state them: a year, a year and month, or a full day. Never a clock.

#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plumbline {

// 0 means "not stated" for month and day. Proleptic Gregorian.
struct Date {
  std::int16_t year = 0;
  std::int8_t month = 0;
  std::int8_t day = 0;

  [[nodiscard]] bool stated() const { return year != 0; }
  auto operator<=>(const Date&) const = default;
};

// "2024", "2024-06" or "2024-06-24", as parse_iso reads it; empty if nothing is stated. Of a day
// that does not exist ("29 February 2023") its month, of such a month its year.
[[nodiscard]] std::string to_iso(const Date& date);

// The inverse; also takes a timestamp and keeps its day. Nothing if it is not such a date or the
// day does not exist.
[[nodiscard]] std::optional<Date> parse_iso(std::string_view text);

// From the first day of `from` to the last of `to`, both included, each with its own precision.
struct Period {
  Date from;
  Date to;

  [[nodiscard]] bool stated() const { return from.stated() || to.stated(); }
  bool operator==(const Period&) const = default;
};

[[nodiscard]] bool is_leap_year(int year);
[[nodiscard]] int days_in_month(int year, int month);

}  // namespace plumbline
