// SPDX-License-Identifier: Apache-2.0
//
// Times told from the document's date: "yesterday", "last quarter", "three weeks ago".

#include "language/calendar_internal.h"
#include "language/numbers_internal.h"
#include "language/relative_times_internal.h"

namespace plumbline::language {
namespace {

class RelativeReader {
 public:
  RelativeReader(const Draft& draft, const Date& now) : draft_(draft), now_(now) {}

  [[nodiscard]] std::optional<TimeRead> read(std::uint32_t at) const {
    const std::uint64_t word = key(at);
    if (auto near = read_near_day(at)) return near;
    if (const int day = weekday_of(word); day != 0 && (draft_.is_capital(at) || led_by_on(at)))
      return read_weekday(at, day);
    if (auto ago = read_ago(at)) return ago;
    if (word == "earlier"_w || word == "later"_w || word == "so"_w) return read_side_of_now(at);
    int step = 0;
    const bool last = word == "last"_w || word == "previous"_w || word == "past"_w;
    if (last) step = -1;
    if (word == "next"_w || word == "coming"_w || word == "upcoming"_w) step = 1;
    if (!last && step == 0 && word != "this"_w && word != "current"_w) return std::nullopt;
    if (const int day = weekday_of(key(at + 1)); day != 0) return read_named_day(at, day, step);
    if (auto part = read_part_of_year(at + 1, step)) return part;
    if (auto several = read_several(at, step)) return several;
    const int month = month_of(key(at + 1));
    if (month != 0 && draft_.is_capital(at + 1)) return read_named_month(at, month, step);
    const std::uint32_t noun = key(at + 1) == "calendar"_w ? at + 2 : at + 1;
    const char unit = unit_of(key(noun));
    const bool singular = unit != '\0' && !draft_.word(noun).ends_with("s");
    return singular ? std::optional(TimeRead{noun + 1, unit_from_now(unit, step), true})
                    : std::nullopt;
  }

 private:
  // "today", "last night", "the day before yesterday".
  [[nodiscard]] std::optional<TimeRead> read_near_day(std::uint32_t at) const {
    const std::uint64_t word = key(at);
    if (word == "today"_w || word == "tonight"_w) return TimeRead{at + 1, day_from_now(0), true};
    if (word == "yesterday"_w) return TimeRead{at + 1, day_from_now(-1), true};
    if (word == "tomorrow"_w) return TimeRead{at + 1, day_from_now(1), true};
    if (auto part = read_part_of_day(at)) return part;
    return read_day_beyond(at);
  }

  // "last May", "this September".
  [[nodiscard]] TimeRead read_named_month(std::uint32_t at, int month, int step) const {
    if (now_.year == 0) return {at + 2, {}, true};
    int year = now_.year;
    if (step < 0 && now_.month != 0 && month >= now_.month) --year;
    if (step > 0 && now_.month != 0 && month <= now_.month) ++year;
    return {at + 2, month_period(year, month), true};
  }

  [[nodiscard]] std::uint64_t key(std::uint32_t at) const { return draft_.key(at); }

  // "on monday" in texts without capitals.
  [[nodiscard]] bool led_by_on(std::uint32_t at) const {
    return at > 0 && (key(at - 1) == "on"_w || key(at - 1) == "by"_w || key(at - 1) == "until"_w);
  }

  // "the day before yesterday", "the day after tomorrow", "the year before last".
  [[nodiscard]] std::optional<TimeRead> read_day_beyond(std::uint32_t at) const {
    const std::uint32_t day = key(at) == "the"_w ? at + 1 : at;
    // "the year before last"
    const char unit = unit_of(key(day));
    if (unit != '\0' && key(day + 1) == "before"_w && key(day + 2) == "last"_w &&
        !draft_.word(day).ends_with("s")) {
      return TimeRead{day + 3, unit_from_now(unit, -2), true};
    }
    if (key(day) != "day"_w) return std::nullopt;
    const bool before = key(day + 1) == "before"_w && key(day + 2) == "yesterday"_w;
    const bool after = key(day + 1) == "after"_w && key(day + 2) == "tomorrow"_w;
    if (!before && !after) return std::nullopt;
    return TimeRead{day + 3, day_from_now(before ? -2 : 2), true};
  }

  // "this morning", "last night".
  [[nodiscard]] std::optional<TimeRead> read_part_of_day(std::uint32_t at) const {
    const std::uint64_t part = key(at + 1);
    const bool night = part == "night"_w || part == "evening"_w;
    const bool day = night || part == "morning"_w || part == "afternoon"_w;
    if (key(at) == "this"_w && day) return TimeRead{at + 2, day_from_now(0), true};
    if (key(at) == "last"_w && night) return TimeRead{at + 2, day_from_now(-1), true};
    return std::nullopt;
  }

  // "earlier this year", "so far this month": until now. "later this week": from now on.
  [[nodiscard]] std::optional<TimeRead> read_side_of_now(std::uint32_t at) const {
    std::uint32_t next = at + 1;
    const bool so_far = key(at) == "so"_w;
    if (so_far && key(next++) != "far"_w) return std::nullopt;
    const char unit = key(next) == "this"_w ? unit_of(key(next + 1)) : '\0';
    if (unit != 'y' && unit != 'm' && unit != 'w') return std::nullopt;
    Period period = unit_from_now(unit, 0);
    if (!period.stated() || now_.day == 0) return TimeRead{next + 2, period, true};
    (key(at) == "later"_w ? period.from : period.to) = now_;
    return TimeRead{next + 2, whole_days(period), true};
  }

  // A period from or to a day is told in days on both sides.
  [[nodiscard]] static Period whole_days(Period period) {
    if (period.from.month == 0) period.from.month = 1;
    if (period.from.day == 0) period.from.day = 1;
    if (period.to.month == 0) period.to.month = 12;
    if (period.to.day == 0) {
      period.to.day = static_cast<std::int8_t>(days_in_month(period.to.year, period.to.month));
    }
    return period;
  }

  // "last Monday" is the one before the text's day, "next Monday" the one after it, "this Friday"
  // that of its week.
  [[nodiscard]] TimeRead read_named_day(std::uint32_t at, int day, int step) const {
    if (now_.day == 0) return {at + 2, {}, true};
    const int ahead = day - weekday(now_);
    if (step < 0) return {at + 2, day_from_now(ahead < 0 ? ahead : ahead - 7), true};
    if (step > 0) return {at + 2, day_from_now(ahead > 0 ? ahead : ahead + 7), true};
    return {at + 2, day_from_now(ahead), true};
  }

  // "last weekend" is the last one that is over.
  [[nodiscard]] Period weekend(int step) const {
    if (now_.day == 0) return {};
    const int saturday = 6 - weekday(now_) + 7 * step;
    return {add_days(now_, saturday), add_days(now_, saturday + 1)};
  }

  // "last summer", "this weekend", "next quarter"; `at` is at the noun.
  [[nodiscard]] std::optional<TimeRead> read_part_of_year(std::uint32_t at, int step) const {
    if (const int first = season_of(key(at)); first != 0) {
      return TimeRead{at + 1, season(first, step), true};
    }
    if (key(at) == "weekend"_w) return TimeRead{at + 1, weekend(step), true};
    if (key(at) == "quarter"_w) return TimeRead{at + 1, quarter_from_now(step), true};
    return std::nullopt;
  }

  // The first month of a season of the north.
  [[nodiscard]] static int season_of(std::uint64_t word) {
    if (word == "spring"_w) return 3;
    if (word == "summer"_w) return 6;
    return word == "autumn"_w ? 9 : 0;
  }
  // "last summer" is the last one that is over, "next summer" the first one to come.
  [[nodiscard]] Period season(int first, int step) const {
    if (now_.month == 0) return {};
    int year = now_.year;
    if (step < 0 && now_.month <= first + 2) --year;
    if (step > 0 && now_.month >= first) ++year;
    return {month_period(year, first).from, month_period(year, first + 2).to};
  }

  [[nodiscard]] Period quarter_from_now(int step) const {
    if (now_.month == 0) return {};
    const Date first = add_months({now_.year, now_.month, 0}, 3 * step - (now_.month - 1) % 3);
    return {first, add_months(first, 2)};
  }

  // "on Monday" of a news text is the last one before its date, or that day itself.
  [[nodiscard]] TimeRead read_weekday(std::uint32_t at, int day) const {
    // "Monday, June 24, 2024": the date tells more.
    const std::uint32_t next = draft_.word(at + 1) == "," ? at + 2 : at + 1;
    if (const auto date = read_date(draft_, next, false, now_))
      return {date->end, date->period, false};
    if (now_.day == 0) return {at + 1, {}, true};
    const int back = (weekday(now_) - day + 7) % 7;
    return {at + 1, day_from_now(-back), true};
  }

  // "three years ago", "a year earlier" (the latter has no fixed point).
  [[nodiscard]] std::optional<TimeRead> read_ago(std::uint32_t at) const {
    const bool article = key(at) == "a"_w || key(at) == "an"_w;
    const auto count =
        article ? std::optional(NumberRead{at + 1, 1, true, false}) : read_number(draft_, at);
    if (!count || count->vague || count->value > 1000) return std::nullopt;
    const char unit = unit_of(key(count->end));
    const std::uint64_t word = key(count->end + 1);
    const bool earlier = word == "earlier"_w || word == "later"_w;
    if (unit == '\0' || (word != "ago"_w && !earlier)) return std::nullopt;
    const int back = static_cast<int>(count->value);
    Period period = earlier
                        ? Period{}
                        : unit_from_now(unit == 'f' ? 'w' : unit, unit == 'f' ? -2 * back : -back);
    if (unit == 'D' && period.stated()) period.to = period.from;  // "a decade ago": a year
    return TimeRead{count->end + 2, period, true};
  }

  // "the last five years", "the past decade", "the next two months".
  [[nodiscard]] std::optional<TimeRead> read_several(std::uint32_t at, int step) const {
    const auto count = read_number(draft_, at + 1);
    const bool few =
        key(at + 1) == "few"_w || key(at + 1) == "several"_w || key(at + 1) == "couple"_w;
    const std::uint32_t noun = count ? count->end : at + 2;
    const bool quarters = key(noun) == "quarters"_w;
    if (quarters && count && step != 0 && count->value <= 100) {
      const int last = step * static_cast<int>(count->value);
      const Period near = quarter_from_now(step), far = quarter_from_now(last);
      return TimeRead{noun + 1, step < 0 ? Period{far.from, near.to} : Period{near.from, far.to},
                      true};
    }
    const char unit = unit_of(key(noun));
    if ((!count && !few) || unit == '\0' || step == 0) return std::nullopt;
    if (few || now_.year == 0 || count->value > 1000) return TimeRead{noun + 1, {}, true};
    const int number = static_cast<int>(count->value);
    Period period = unit_from_now(unit, step * number);
    if (!period.stated()) return TimeRead{noun + 1, {}, true};
    if (step < 0) {
      period.to = unit == 'y' || unit == 'D' ? Date{now_.year, 0, 0} : now_;
    } else {
      period.from = unit == 'y' || unit == 'D' ? Date{now_.year, 0, 0} : now_;
    }
    return TimeRead{noun + 1, period, true};
  }

  [[nodiscard]] Period day_from_now(int days) const {
    if (now_.day == 0) return {};
    const Date date = add_days(now_, days);
    return {date, date};
  }

  // The calendar unit `step` units from now, as precise as that unit.
  [[nodiscard]] Period unit_from_now(char unit, int step) const {
    if (now_.year == 0) return {};
    switch (unit) {
      case 'y': return year_period(now_.year + step);
      case 'D':
        if (step > 0) {  // the decade of the calendar that comes next
          const int first = now_.year / 10 * 10 + 10 * step;
          return {year_period(first).from, year_period(first + 9).to};
        }
        return {year_period(now_.year + 10 * step).from, year_period(now_.year).to};
      case 'm':
        if (now_.month == 0) return {};
        return {add_months(now_, step), add_months(now_, step)};
      case 'w': {
        if (now_.day == 0) return {};
        const int monday = 7 * step - (weekday(now_) - 1);
        return {add_days(now_, monday), add_days(now_, monday + 6)};
      }
      case 'f':
        if (now_.day == 0) return {};
        return step < 0 ? Period{add_days(now_, 14 * step), now_}
                        : Period{now_, add_days(now_, 14 * step)};
      case 'd': return day_from_now(step);
      default: return {};
    }
  }

  const Draft& draft_;
  Date now_;
};

}  // namespace

std::optional<TimeRead> read_relative_time(const Draft& draft, std::uint32_t at, const Date& now) {
  return RelativeReader(draft, now).read(at);
}

}  // namespace plumbline::language
