// SPDX-License-Identifier: Apache-2.0

#include "base/date.h"

#include <array>
#include <cstdio>

namespace plumbline {
namespace {

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

bool is_leap_year(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  return month == 2 && is_leap_year(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

std::string to_iso(const Date& date) {
  constexpr int kLastYear = 9999;
  if (date.year < 1 || date.year > kLastYear) return {};
  std::array<char, 24> buffer{};
  const int days = days_in_month(date.year, date.month);
  if (days == 0) {
    std::snprintf(buffer.data(), buffer.size(), "%04d", date.year);
  } else if (date.day < 1 || date.day > days) {
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02d", date.year, date.month);
  } else {
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
  }
  return buffer.data();
}

std::optional<Date> parse_iso(std::string_view text) {
  const auto year = digits(text, 0, 4);
  if (!year || *year == 0) return std::nullopt;
  Date date{.year = static_cast<std::int16_t>(*year), .month = 0, .day = 0};
  if (text.size() == 4) return date;
  if (text[4] != '-') return std::nullopt;
  const auto month = digits(text, 5, 2);
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  date.month = static_cast<std::int8_t>(*month);
  if (text.size() == 7) return date;
  const auto day = digits(text, 8, 2);
  if (text[7] != '-' || !day || *day < 1 || *day > days_in_month(*year, *month)) {
    return std::nullopt;
  }
  date.day = static_cast<std::int8_t>(*day);
  const bool ends = text.size() == 10 || text[10] == 'T' || text[10] == ' ';
  return ends ? std::optional<Date>(date) : std::nullopt;
}

}  // namespace plumbline
