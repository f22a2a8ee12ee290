// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>

#include "language/calendar_internal.h"
#include "language/measured_times_internal.h"
#include "language/numbers_internal.h"

namespace plumbline::language {
namespace {

Date with_day(const Date& month, int day) {
  return {month.year, month.month, static_cast<std::int8_t>(day)};
}
Date first_day(const Date& date) {
  return with_day({date.year, date.month == 0 ? std::int8_t{1} : date.month, 0},
                  date.day == 0 ? 1 : date.day);
}
Date last_day(const Date& date) {
  const Date month{date.year, date.month == 0 ? std::int8_t{12} : date.month, 0};
  return with_day(month, date.day == 0 ? days_in_month(month.year, month.month) : date.day);
}

// The value of up to four figures; 0 if there is anything else.
int number_of(std::string_view figures) {
  constexpr std::size_t kMost = 4;
  int value = 0;
  for (const char c : figures) {
    if (c < '0' || c > '9' || figures.size() > kMost) return 0;
    value = 10 * value + (c - '0');
  }
  return value;
}

// Whether so many months before or after are still a year of the calendar.
bool stays_in_calendar(const Date& date, int months) {
  const int year = date.year + months / 12;
  return year > 1 && year < 9000;
}

class MeasuredReader {
 public:
  MeasuredReader(const Draft& draft, const Date& now) : draft_(draft), now_(now) {}

  [[nodiscard]] std::optional<TimeRead> read(std::uint32_t at) const {
    if (auto joined = read_joined(at)) return joined;
    if (auto decade = read_decade(at)) return decade;
    if (auto week = read_week_of(at)) return week;
    if (auto weeks = read_weeks_in(at)) return weeks;
    if (auto span = read_up_to(at)) return span;
    return read_beside(at);
  }

 private:
  struct Measure {
    std::uint32_t end = 0;
    int count = 0;
    char unit = '\0';      // as unit_of has them, and 'q' for quarters
    bool spelled = false;  // a number stands there, not only an article
  };

  [[nodiscard]] std::uint64_t key(std::uint32_t at) const { return draft_.key(at); }
  [[nodiscard]] bool led_by(std::uint32_t at, std::uint64_t word) const {
    return at > 0 && key(at - 1) == word;
  }

  // "two weeks", "a year", "the day", "year".
  [[nodiscard]] std::optional<Measure> measure(std::uint32_t at) const {
    const std::uint64_t word = key(at);
    std::uint32_t from = word == "the"_w ? at + 1 : at;
    Measure read{from, 1, '\0', false};
    if (word == "a"_w || word == "an"_w) {
      ++read.end;
    } else if (const auto count = read_number(draft_, from)) {
      constexpr double kMost = 1000;
      if (count->vague || count->value < 1 || count->value > kMost) return std::nullopt;
      read = {count->end, static_cast<int>(count->value), '\0', true};
    }
    const std::uint64_t unit = key(read.end);
    read.unit = unit == "quarter"_w || unit == "quarters"_w ? 'q' : unit_of(unit);
    if (read.unit == '\0' || read.unit == 'c') return std::nullopt;
    ++read.end;
    return read;
  }

  [[nodiscard]] static int months_of(const Measure& measure) {
    switch (measure.unit) {
      case 'm': return measure.count;
      case 'q': return 3 * measure.count;
      case 'y': return 12 * measure.count;
      case 'D': return 120 * measure.count;
      default: return 0;
    }
  }
  [[nodiscard]] static int days_of(const Measure& measure) {
    if (measure.unit == 'd') return measure.count;
    if (measure.unit == 'w') return 7 * measure.count;
    return measure.unit == 'f' ? 14 * measure.count : 0;
  }

  // "year to March 2023", "six months ending 30 June 2021", "quarter ended March 2020", "decade to
  // 2020": the last day is told, the first is counted back.
  [[nodiscard]] std::optional<TimeRead> read_up_to(std::uint32_t at) const {
    if (key(at) == "the"_w || key(at) == "a"_w) return std::nullopt;  // begins at the number
    const auto length = measure(at);
    if (!length || months_of(*length) == 0) return std::nullopt;
    std::uint32_t next = length->end;
    const bool up = key(next) == "up"_w && key(next + 1) == "to"_w;
    const bool to = up || key(next) == "to"_w;
    if (!to && key(next) != "ending"_w && key(next) != "ended"_w) return std::nullopt;
    const auto end = read_date(draft_, behind_end_of(next + (up ? 2U : 1U)), true, now_);
    const bool one = end && end->period.from == end->period.to && end->period.to.stated();
    if (!one || !stays_in_calendar(end->period.to, -months_of(*length))) return std::nullopt;
    const Date& last = end->period.to;
    if (last.month != 0) {
      return TimeRead{end->end, {counted_back(last, months_of(*length)), last}, false};
    }
    // Years only: "decade to 2020", "two years ending 2019"; "year to 2019" is no span.
    const bool decade = length->unit == 'D';
    if (!decade && (length->unit != 'y' || (length->count == 1 && to))) return std::nullopt;
    const int years = decade ? 10 * length->count : length->count - 1;
    return TimeRead{end->end, {year_period(last.year - years).from, last}, false};
  }

  // Behind "on", "in", "the end of".
  [[nodiscard]] std::uint32_t behind_end_of(std::uint32_t at) const {
    if (key(at) == "on"_w || key(at) == "in"_w) ++at;
    if (key(at) == "the"_w && key(at + 1) == "end"_w) ++at;
    if (key(at) == "end"_w) at += key(at + 1) == "of"_w ? 2U : 1U;
    return at;
  }

  // The first day or month of so many months that end with `to`.
  [[nodiscard]] static Date counted_back(const Date& to, int months) {
    if (to.day == 0) return add_months(to, 1 - months);
    if (to.day == days_in_month(to.year, to.month)) return with_day(add_months(to, 1 - months), 1);
    const Date month = add_months(to, -months);
    const int day = std::min<int>(to.day, days_in_month(month.year, month.month));
    return add_days(with_day(month, day), 1);
  }

  // "two weeks after 24 June 2023", "three days before yesterday", "six months from now". With
  // "the" or "within" before the number all the time between is meant, but for a single day.
  [[nodiscard]] std::optional<TimeRead> read_beside(std::uint32_t at) const {
    const auto length = measure(at);
    if (!length || length->unit == 'q') return std::nullopt;
    std::uint32_t next = length->end;
    const bool prior = key(next) == "prior"_w && key(next + 1) == "to"_w;
    const bool before = key(next) == "before"_w || prior;
    const bool from = key(next) == "from"_w;
    if (!before && !from && key(next) != "after"_w) return std::nullopt;
    next += prior ? 2U : 1U;
    auto point = point_at(next);
    if (!point || (from && !point->relative)) return std::nullopt;
    const bool within = key(at) == "the"_w || led_by(at, "the"_w) || led_by(at, "within"_w);
    const Date& date = point->period.from;
    if (!date.stated()) return TimeRead{point->end, {}, true};
    const Date moved = moved_from(date, *length, before ? -1 : 1);
    if (!moved.stated()) return std::nullopt;
    Period period{moved, moved};
    const bool single = length->count == 1 && (length->unit == 'd' || !length->spelled) &&
                        (length->unit == 'd' || date.day == 0);
    if (within && !single) {
      period = before ? Period{moved, just_before(date)} : Period{just_after(date), moved};
    }
    return TimeRead{point->end, period, point->relative};
  }

  // The day, month or year that another time is counted from.
  [[nodiscard]] std::optional<TimeRead> point_at(std::uint32_t at) const {
    if (key(at) == "now"_w) return TimeRead{at + 1, {now_, now_}, true};
    if (const auto date = read_date(draft_, at, true, now_)) {
      const bool one = date->period.from == date->period.to;
      return one ? std::optional(TimeRead{date->end, date->period, false}) : std::nullopt;
    }
    const std::uint64_t word = key(at);
    const bool day = word == "today"_w || word == "yesterday"_w || word == "tomorrow"_w;
    return day ? read_relative_time(draft_, at, now_) : std::nullopt;
  }

  // As precise as both allow; unstated where the length is finer than the date ("a week after
  // 2019").
  [[nodiscard]] static Date moved_from(const Date& date, const Measure& length, int sign) {
    if (const int days = days_of(length); days != 0) {
      return date.day == 0 ? Date{} : add_days(date, sign * days);
    }
    const int months = sign * months_of(length);
    if (!stays_in_calendar(date, months)) return {};
    if (date.month != 0) return add_months(date, months);
    return months % 12 == 0 ? year_period(date.year + months / 12).from : Date{};
  }

  // "week of 10 April 2023" holds that day; "week beginning 10 April", "week ending 16 April".
  [[nodiscard]] std::optional<TimeRead> read_week_of(std::uint32_t at) const {
    const std::uint64_t joint = key(at + 1);
    const bool of = joint == "of"_w;
    const bool ends = joint == "ending"_w;
    const bool begins = joint == "beginning"_w || joint == "starting"_w || joint == "commencing"_w;
    if (key(at) != "week"_w || (!of && !ends && !begins)) return std::nullopt;
    const std::uint32_t next = key(at + 2) == "on"_w ? at + 3 : at + 2;
    const auto date = read_date(draft_, next, false, now_);
    if (!date || date->period.from.day == 0) return std::nullopt;
    const Date& day = date->period.from;
    const Date first = of ? add_days(day, 1 - weekday(day)) : add_days(day, ends ? -6 : 0);
    return TimeRead{date->end, {first, add_days(first, 6)}, false};
  }

  // "first week of June 2023", "last three days of May", "second week of last month": counted in
  // days from the first or last day. "The first days" are no finer than what they belong to.
  [[nodiscard]] std::optional<TimeRead> read_weeks_in(std::uint32_t at) const {
    const bool last = key(at) == "last"_w || key(at) == "final"_w || key(at) == "closing"_w;
    const int ordinal = key(at) == "opening"_w ? 1 : read_ordinal(draft_, at);
    if (!last && (ordinal < 1 || ordinal > 4)) return std::nullopt;
    const auto length = measure(at + 1);
    if (!length) return std::nullopt;
    const int days = days_of(*length);
    const bool vague = !length->spelled && key(length->end - 1) == "days"_w;
    const std::uint64_t joint = key(length->end);
    if (days == 0 || (joint != "of"_w && joint != "in"_w) ||
        (length->unit == 'd' && !length->spelled && !vague)) {
      return std::nullopt;
    }
    const std::uint32_t next = length->end + (key(length->end + 1) == "the"_w ? 2U : 1U);
    const auto whole = container(next);
    if (!whole || vague || !whole->period.stated()) return whole;
    const Date begin = first_day(whole->period.from);
    const Date end = last_day(whole->period.to);
    const Date from = last ? add_days(end, 1 - days) : add_days(begin, (ordinal - 1) * days);
    return TimeRead{whole->end, {from, add_days(from, days - 1)}, whole->relative};
  }

  // A month or year, or one told from the document's day ("last month").
  [[nodiscard]] std::optional<TimeRead> container(std::uint32_t at) const {
    if (const auto date = read_date(draft_, at, true, now_)) {
      const bool whole = date->period.from.day == 0 && date->period.from == date->period.to;
      return whole ? std::optional(TimeRead{date->end, date->period, false}) : std::nullopt;
    }
    auto told = read_relative_time(draft_, at, now_);
    const char unit = told ? unit_of(key(told->end - 1)) : '\0';
    return unit == 'm' || unit == 'y' ? told : std::nullopt;
  }

  // "the nineties", "the '90s", "the 80s": of the last century. "Their fifties" are an age.
  [[nodiscard]] std::optional<TimeRead> read_decade(std::uint32_t at) const {
    static constexpr std::array<std::uint64_t, 5> kNames = {"fifties"_w, "sixties"_w, "seventies"_w,
                                                            "eighties"_w, "nineties"_w};
    const bool led = led_by(at, "the"_w) || led_by(at, "early"_w) || led_by(at, "late"_w) ||
                     led_by(at, "mid"_w) || (led_by(at, "-"_w) && at > 1 && key(at - 2) == "mid"_w);
    if (!led) return std::nullopt;
    std::string_view word = draft_.word(at);
    int decade = 0;
    for (std::size_t i = 0; i < kNames.size(); ++i) {
      if (key(at) == kNames[i]) decade = 50 + 10 * static_cast<int>(i);
    }
    if (word.starts_with('\'')) word.remove_prefix(1);
    if (word.starts_with("\u2019")) word.remove_prefix(3);
    const bool figures =
        word.size() == 3 && word.ends_with("0s") && word[0] >= '5' && word[0] <= '9';
    if (figures) decade = 10 * (word[0] - '0');
    if (decade == 0) return std::nullopt;
    return TimeRead{
        at + 1, {year_period(1900 + decade).from, year_period(1909 + decade).to}, false};
  }

  // One word of two parts: "January-June" with a year behind it, "2019-Q1", "Q1-2019",
  // "2015-present", "FY2021-22".
  [[nodiscard]] std::optional<TimeRead> read_joined(std::uint32_t at) const {
    const std::string_view word = draft_.word(at);
    const std::size_t hyphen = word.find('-');
    if (word.starts_with("FY")) return read_fiscal(at, word.substr(2));
    if (hyphen == std::string_view::npos) return std::nullopt;
    const std::string_view left = word.substr(0, hyphen), right = word.substr(hyphen + 1);
    const std::uint64_t left_key = text::key_of(left), right_key = text::key_of(right);
    if (const int first = month_of(left_key), last = month_of(right_key); first != 0 && last != 0) {
      const std::uint32_t next =
          key(at + 1) == "of"_w || draft_.word(at + 1) == "," ? at + 2 : at + 1;
      const auto year = draft_.is_capital(at) ? read_year(draft_, next) : std::nullopt;
      if (!year) return std::nullopt;
      return TimeRead{next + 1,
                      {month_period(first > last ? *year - 1 : *year, first).from,
                       month_period(*year, last).to},
                      false};
    }
    const int left_year = left.size() == 4 ? number_of(left) : 0;
    const int right_year = right.size() == 4 ? number_of(right) : 0;
    const int year = left_year != 0 ? left_year : right_year;
    if (year < 1000 || year > 2100) return std::nullopt;
    if (left_year != 0 && (right_key == "present"_w || right_key == "now"_w)) {
      return TimeRead{at + 1, {year_period(year).from, now_}, true};
    }
    const MonthSpan part = months_of_label(left_year != 0 ? right_key : left_key);
    if (part.first == 0) return std::nullopt;
    return TimeRead{
        at + 1, {month_period(year, part.first).from, month_period(year, part.last).to}, false};
  }

  // "2021-22", "2021", "21" behind "FY".
  [[nodiscard]] static std::optional<TimeRead> read_fiscal(std::uint32_t at,
                                                           std::string_view years) {
    const std::size_t hyphen = years.find('-');
    const std::string_view first = years.substr(0, hyphen);
    const std::string_view second =
        hyphen == std::string_view::npos ? std::string_view{} : years.substr(hyphen + 1);
    const auto year_of = [](std::string_view figures) {
      const int value = number_of(figures);
      if (figures.size() == 2) return 2000 + value;
      return figures.size() == 4 && value >= 1000 && value <= 2100 ? value : 0;
    };
    const int from = year_of(first);
    const int to = second.empty() ? from : year_of(second);
    if (from == 0 || to < from || to > from + 20) return std::nullopt;
    return TimeRead{at + 1, {year_period(from).from, year_period(to).to}, false};
  }

  const Draft& draft_;
  Date now_;
};

}  // namespace

MonthSpan months_of_label(std::uint64_t word) {
  if (word == "q1"_w) return {1, 3};
  if (word == "q2"_w) return {4, 6};
  if (word == "q3"_w) return {7, 9};
  if (word == "q4"_w) return {10, 12};
  if (word == "h1"_w) return {1, 6};
  return word == "h2"_w ? MonthSpan{7, 12} : MonthSpan{};
}

std::optional<TimeRead> read_measured_time(const Draft& draft, std::uint32_t at, const Date& now) {
  return MeasuredReader(draft, now).read(at);
}

}  // namespace plumbline::language
