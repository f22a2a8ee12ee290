// SPDX-License-Identifier: Apache-2.0

#include <array>
#include <charconv>
#include <chrono>

#include "language/calendar_internal.h"
#include "language/numbers_internal.h"

namespace plumbline::language {
namespace {

constexpr text::WordMap kMonths(std::to_array<text::WordValue<int>>({
    {"january"_w, 1}, {"jan"_w, 1},      {"jan."_w, 1},      {"february"_w, 2}, {"feb"_w, 2},
    {"feb."_w, 2},    {"march"_w, 3},    {"mar"_w, 3},       {"mar."_w, 3},     {"april"_w, 4},
    {"apr"_w, 4},     {"apr."_w, 4},     {"may"_w, 5},       {"june"_w, 6},     {"jun"_w, 6},
    {"jun."_w, 6},    {"july"_w, 7},     {"jul"_w, 7},       {"jul."_w, 7},     {"august"_w, 8},
    {"aug"_w, 8},     {"aug."_w, 8},     {"september"_w, 9}, {"sep"_w, 9},      {"sep."_w, 9},
    {"sept."_w, 9},   {"october"_w, 10}, {"oct"_w, 10},      {"oct."_w, 10},    {"november"_w, 11},
    {"nov"_w, 11},    {"nov."_w, 11},    {"december"_w, 12}, {"dec"_w, 12},     {"dec."_w, 12},
}));

constexpr text::WordMap kDays(std::to_array<text::WordValue<int>>({{"monday"_w, 1},
                                                                   {"tuesday"_w, 2},
                                                                   {"wednesday"_w, 3},
                                                                   {"thursday"_w, 4},
                                                                   {"friday"_w, 5},
                                                                   {"saturday"_w, 6},
                                                                   {"sunday"_w, 7}}));

std::chrono::sys_days to_days(const Date& date) {
  return std::chrono::year(date.year) / std::chrono::month(static_cast<unsigned>(date.month)) /
         std::chrono::day(static_cast<unsigned>(date.day));
}

Date make_date(int year, int month, int day) {
  return {static_cast<std::int16_t>(year), static_cast<std::int8_t>(month),
          static_cast<std::int8_t>(day)};
}

bool exists(int year, int month, int day) {
  return month >= 1 && month <= 12 && day >= 1 &&
         day <= days_in_month(year == 0 ? 2024 : year, month);
}

Period day_period(int year, int month, int day) {
  const Date date = make_date(year, month, day);
  return {date, date};
}

// A day of the month: "24", "24th", "1st".
int read_day(const Draft& draft, std::uint32_t at) {
  const std::optional<int> plain = read_plain_integer(draft, at);
  if (plain && draft.word(at).size() <= 2) return *plain;
  const std::string_view word = draft.word(at);
  const bool figures = !word.empty() && word.front() >= '0' && word.front() <= '9';
  return figures ? read_ordinal(draft, at) : 0;
}

// "twenty-third", "thirty-first", "thirtieth" in one word or two; 0 if it is none.
int read_high_ordinal(const Draft& draft, std::uint32_t& at) {
  const std::string_view word = draft.word(at);
  const std::uint64_t key = draft.key(at);
  if (key == "thirtieth"_w) return ++at, 30;
  const std::size_t hyphen = word.find('-');
  const std::uint64_t tens =
      hyphen == std::string_view::npos ? key : text::key_of(word.substr(0, hyphen));
  if (tens != "twenty"_w && tens != "thirty"_w) return 0;
  const int ones = hyphen == std::string_view::npos
                       ? read_ordinal(draft, at + 1)
                       : ordinal_of(text::key_of(word.substr(hyphen + 1)));
  if (ones < 1 || ones > 9) return 0;
  at += hyphen == std::string_view::npos ? 2U : 1U;
  return (tens == "twenty"_w ? 20 : 30) + ones;
}

// The same, or in words: "first", "twenty-third"; only beside a month.
int read_spelt_day(const Draft& draft, std::uint32_t& at) {
  if (const int day = read_day(draft, at); day != 0) {
    ++at;
    return day;
  }
  if (const int day = read_high_ordinal(draft, at); day != 0) return day;
  const int ordinal = read_ordinal(draft, at);
  if (ordinal != 0) ++at;
  return ordinal;
}

// A month in small letters that is no other word: "july", "nov".
bool is_plain_month(const Draft& draft, std::uint32_t at) {
  static constexpr auto kOthers =
      word_set("may"_w, "march"_w, "august"_w, "mar"_w, "dec"_w, "jan"_w);
  return draft.is_word(at) && month_of(draft.key(at)) != 0 && !kOthers.has(draft.key(at));
}

// Three numbers in one token: "2024-06-24", "24.06.2024", "06/24/2024".
std::optional<DateRead> read_figures(const Draft& draft, std::uint32_t at) {
  const std::string_view word = draft.word(at);
  if (word.size() < 8 || word.size() > 10) return std::nullopt;
  std::array<int, 3> parts{};
  std::size_t count = 0;
  const char* from = word.data();
  const char* const end = word.data() + word.size();
  char separator = '\0';
  while (from < end && count < parts.size()) {
    const auto [next, error] = std::from_chars(from, end, parts[count]);
    if (error != std::errc{}) return std::nullopt;
    ++count;
    if (next == end) {
      from = end;
      break;
    }
    if ((*next != '.' && *next != '/' && *next != '-') || (separator != '\0' && *next != separator))
      return std::nullopt;
    separator = *next;
    from = next + 1;
  }
  if (count != 3 || from != end) return std::nullopt;
  auto [a, b, c] = parts;
  if (a > 31)
    return exists(a, b, c) ? std::optional(DateRead{at + 1, day_period(a, b, c)}) : std::nullopt;
  if (c < 1000) return std::nullopt;
  // With slashes the month may stand first; only then is 06/24 read so.
  if (separator == '/' && b > 12) std::swap(a, b);
  return exists(c, b, a) ? std::optional(DateRead{at + 1, day_period(c, b, a)}) : std::nullopt;
}

// The year after a month or day: "2024", ", 2024", "in 2024"; moves `at` behind it.
int take_year(const Draft& draft, std::uint32_t& at) {
  const bool in = draft.key(at) == "in"_w;
  const std::uint32_t next = draft.word(at) == "," || draft.key(at) == "of"_w || in ? at + 1 : at;
  const std::optional<int> year = read_year(draft, next);
  if (!year || next >= draft.sentence(at).end) return 0;
  // "in June in 2000 villages"
  if (in && (draft.pos(next + 1) == Pos::Noun || draft.pos(next + 1) == Pos::Adjective)) return 0;
  at = next + 1;
  return *year;
}

// The same, or "last year", "of this year" reckoned from `reference`: "in April last year". That
// only where the month before is one for sure (`sure`), not for "it may this year be tried".
int take_told_year(const Draft& draft, std::uint32_t& at, bool sure, const Date& reference) {
  const int stated = take_year(draft, at);
  if (stated != 0 || !sure || reference.year == 0) return stated;
  const std::uint32_t next = draft.key(at) == "of"_w ? at + 1 : at;
  const std::uint64_t side = draft.key(next);
  const bool sided = side == "last"_w || side == "this"_w || side == "next"_w;
  if (!sided || draft.key(next + 1) != "year"_w || next + 1 >= draft.sentence(at).end) return 0;
  at = next + 2;
  return reference.year + (side == "last"_w ? -1 : side == "next"_w ? 1 : 0);
}

Period date_period(int year, int month, int day, const Date& reference) {
  int known = year != 0 ? year : reference.year;
  if (known == 0) return {};
  // "29 February": of the last year that had one.
  while (year == 0 && day != 0 && !exists(known, month, day)) --known;
  return day != 0 ? day_period(known, month, day) : month_period(known, month);
}

// "June 24, 2024", "June 2024", "June".
std::optional<DateRead> month_first(const Draft& draft, std::uint32_t at, bool bare,
                                    const Date& reference) {
  const int month = month_of(draft.key(at));
  const bool capital = draft.is_capital(at);
  if (month == 0) return std::nullopt;
  std::uint32_t next = at + 1;
  int year = take_told_year(draft, next, capital || is_plain_month(draft, at), reference);
  if (year != 0) return DateRead{next, month_period(year, month)};
  const bool article = draft.key(next) == "the"_w;  // "June the first"
  std::uint32_t after = article ? next + 1 : next;
  const int day = read_spelt_day(draft, after);
  const bool figures = day != 0 && draft.is_number(next);
  const bool noun = draft.pos(after) == Pos::Noun;  // "may 15 people", "May second graders"
  if (day != 0 && exists(0, month, day)) {
    year = take_year(draft, after);
    if (year != 0 || (capital && (figures || !noun))) {
      return DateRead{after, date_period(year, month, day, reference)};
    }
  }
  if (!bare || (!capital && !(draft.word(at).size() > 3 && is_plain_month(draft, at)))) {
    return std::nullopt;
  }
  return DateRead{at + 1, date_period(0, month, 0, reference)};
}

// "24 June 2024", "24th of June".
std::optional<DateRead> day_first(const Draft& draft, std::uint32_t at, const Date& reference) {
  std::uint32_t next = at;
  const int day = read_spelt_day(draft, next);
  if (day == 0) return std::nullopt;
  if (draft.key(next) == "day"_w && draft.key(next + 1) == "of"_w) ++next;
  if (draft.key(next) == "of"_w || draft.word(next) == "-" || draft.word(next) == "/") ++next;
  const int month = month_of(draft.key(next));
  const bool capital = draft.is_capital(next) || is_plain_month(draft, next);
  if (month == 0 || !exists(0, month, day)) return std::nullopt;
  ++next;
  if (draft.word(next) == "-" || draft.word(next) == "/") ++next;  // "05-Aug-2016"
  const int year = take_told_year(draft, next, capital, reference);
  if (draft.word(next - 1) == "-" || draft.word(next - 1) == "/") --next;
  if (!capital && year == 0) return std::nullopt;
  return DateRead{next, date_period(year, month, day, reference)};
}

// "1990s", "the '90s".
std::optional<DateRead> read_decade(const Draft& draft, std::uint32_t at) {
  const std::string_view word = draft.word(at);
  const bool full = word.size() == 5 && word.ends_with("0s");
  if (!full) return std::nullopt;
  int year = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + 4, year);
  if (error != std::errc{} || end != word.data() + 4 || year < 1000 || year > 2100)
    return std::nullopt;
  return DateRead{at + 1, {make_date(year, 0, 0), make_date(year + 9, 0, 0)}};
}

// "Dec-2018", "05-Aug-2016" in one token.
std::optional<DateRead> read_joined(const Draft& draft, std::uint32_t at) {
  const std::string_view word = draft.word(at);
  const std::size_t last = word.rfind('-');
  if (last == std::string_view::npos || word.size() - last != 5) return std::nullopt;
  int year = 0;
  const char* const end = word.data() + word.size();
  const auto [read, error] = std::from_chars(word.data() + last + 1, end, year);
  if (error != std::errc{} || read != end || year < 1000 || year > 2100) return std::nullopt;
  std::string_view rest = word.substr(0, last);
  int day = 0;
  if (const std::size_t first = rest.find('-'); first != std::string_view::npos) {
    const auto [to, wrong] = std::from_chars(rest.data(), rest.data() + first, day);
    if (wrong != std::errc{} || to != rest.data() + first) return std::nullopt;
    rest.remove_prefix(first + 1);
  }
  const int month = month_of(text::key_of(rest));
  if (month == 0) return std::nullopt;
  if (day == 0) return DateRead{at + 1, month_period(year, month)};
  return exists(year, month, day) ? std::optional(DateRead{at + 1, day_period(year, month, day)})
                                  : std::nullopt;
}

// Day, month and year with slashes. Where both first numbers may be the month, only the year is
// sure.
std::optional<DateRead> read_slashed(const Draft& draft, std::uint32_t at) {
  const std::optional<int> a = read_plain_integer(draft, at);
  const std::optional<int> b = read_plain_integer(draft, at + 2);
  const std::optional<int> year = read_year(draft, at + 4);
  if (!a || !b || !year || draft.word(at + 1) != "/" || draft.word(at + 3) != "/") {
    return std::nullopt;
  }
  const bool day_leads = exists(*year, *b, *a);
  const bool month_leads = exists(*year, *a, *b);
  if (!day_leads && !month_leads) return std::nullopt;
  if (day_leads && month_leads && *a != *b) return DateRead{at + 5, year_period(*year)};
  return DateRead{at + 5, day_leads ? day_period(*year, *b, *a) : day_period(*year, *a, *b)};
}

// "2024-06-24" in five tokens; "2024-06" where the second number ends no range of years.
std::optional<DateRead> read_dashed(const Draft& draft, std::uint32_t at) {
  const std::optional<int> year = read_year(draft, at);
  const std::optional<int> month = read_plain_integer(draft, at + 2);
  const std::optional<int> day = read_plain_integer(draft, at + 4);
  if (!year || !month || draft.word(at + 1) != "-" || draft.word(at + 2).size() != 2) {
    return std::nullopt;
  }
  const bool tight = !draft.out.tokens[at + 2].space_before;
  const bool third = day && draft.word(at + 3) == "-" && !draft.out.tokens[at + 4].space_before;
  if (third && exists(*year, *month, *day)) {
    return DateRead{at + 5, day_period(*year, *month, *day)};
  }
  const bool month_alone = tight && !third && *month >= 1 && *month <= 12 && *month <= *year % 100;
  return month_alone ? std::optional(DateRead{at + 3, month_period(*year, *month)}) : std::nullopt;
}

}  // namespace

int month_of(std::uint64_t key) {
  const int* month = kMonths.find(key);
  return month == nullptr ? 0 : *month;
}

int weekday_of(std::uint64_t key) {
  const int* day = kDays.find(key);
  return day == nullptr ? 0 : *day;
}

char unit_of(std::uint64_t key) {
  if (key == "year"_w || key == "years"_w) return 'y';
  if (key == "month"_w || key == "months"_w) return 'm';
  if (key == "week"_w || key == "weeks"_w) return 'w';
  if (key == "day"_w || key == "days"_w) return 'd';
  if (key == "fortnight"_w || key == "fortnights"_w) return 'f';
  if (key == "decade"_w || key == "decades"_w) return 'D';
  return key == "century"_w || key == "centuries"_w ? 'c' : '\0';
}

Period year_period(int year) {
  return {make_date(year, 0, 0), make_date(year, 0, 0)};
}

Period month_period(int year, int month) {
  return {make_date(year, month, 0), make_date(year, month, 0)};
}

Date add_months(const Date& date, int months) {
  const int month = std::max<int>(1, date.month) - 1;
  const int total = date.year * 12 + month + months;
  return make_date(total / 12, total % 12 + 1, 0);
}

Date add_days(const Date& date, int days) {
  const std::chrono::year_month_day moved(to_days(date) + std::chrono::days(days));
  return make_date(static_cast<int>(moved.year()),
                   static_cast<int>(static_cast<unsigned>(moved.month())),
                   static_cast<int>(static_cast<unsigned>(moved.day())));
}

Date just_before(const Date& date) {
  if (date.month == 0) return make_date(date.year - 1, 0, 0);
  return date.day == 0 ? add_months(date, -1) : add_days(date, -1);
}

Date just_after(const Date& date) {
  if (date.month == 0) return make_date(date.year + 1, 0, 0);
  return date.day == 0 ? add_months(date, 1) : add_days(date, 1);
}

int weekday(const Date& date) {
  return static_cast<int>(std::chrono::weekday(to_days(date)).iso_encoding());
}

std::optional<DateRead> read_date(const Draft& draft, std::uint32_t at, bool bare,
                                  const Date& reference) {
  if (!draft.inside(at)) return std::nullopt;
  if (auto date = month_first(draft, at, bare, reference)) return date;
  if (auto joined = read_joined(draft, at)) return joined;
  const std::string_view word = draft.word(at);
  const bool tens = word.starts_with("twenty") || word.starts_with("thirt");
  if (tens || read_ordinal(draft, at) != 0) {
    if (auto date = day_first(draft, at, reference)) return date;
  }
  if (word.empty() || word.front() < '0' || word.front() > '9') return std::nullopt;
  if (auto date = read_figures(draft, at)) return date;
  if (auto date = read_dashed(draft, at)) return date;
  if (auto date = read_slashed(draft, at)) return date;
  if (auto date = day_first(draft, at, reference)) return date;
  if (auto decade = read_decade(draft, at)) return decade;
  if (!bare) return std::nullopt;
  const std::optional<int> year = read_year(draft, at);
  return year ? std::optional(DateRead{at + 1, year_period(*year)}) : std::nullopt;
}

}  // namespace plumbline::language
