// SPDX-License-Identifier: Apache-2.0
//
// When? Dates, years, ranges, parts of years, and times told from the document's date.

#include <array>

#include "language/calendar_internal.h"
#include "language/layers_internal.h"
#include "language/measured_times_internal.h"
#include "language/numbers_internal.h"
#include "language/relative_times_internal.h"

namespace plumbline::language {
namespace {

constexpr auto kTimePrepositions =
    word_set("in"_w, "since"_w, "during"_w, "until"_w, "till"_w, "by"_w, "from"_w, "before"_w,
             "after"_w, "through"_w, "throughout"_w, "of"_w, "early"_w, "late"_w, "mid"_w, "year"_w,
             "years"_w, "to"_w, "between"_w, "and"_w, "for"_w, "calendar"_w, "fiscal"_w, "summer"_w,
             "winter"_w, "spring"_w, "autumn"_w, "fall"_w, "as"_w, "around"_w, "the"_w, "this"_w,
             "its"_w, "their"_w, "his"_w, "our"_w, "a"_w, "last"_w, "next"_w, "on"_w, "dated"_w);

// "February 29, 2023" is some day of that month.
Period existing(Period period) {
  for (Date* date : {&period.from, &period.to}) {
    if (date->month != 0 && date->day > days_in_month(date->year, date->month)) date->day = 0;
  }
  return period;
}

class Clock {
 public:
  explicit Clock(Draft& draft) : draft_(draft), now_(draft.document.published) {}

  void find() {
    std::uint32_t at = 0;
    while (at < draft_.size()) {
      if (!may_start(at)) {
        ++at;
        continue;
      }
      std::optional<TimeRead> read = read_measured_time(draft_, at, now_);
      if (!read) read = read_range(at);
      if (!read) read = read_part(at);
      if (!read) read = read_relative(at);
      if (!read) read = read_single(at);
      if (!read || read->end > draft_.sentence(at).end) {
        ++at;
        continue;
      }
      if (lies_ahead(at, *read)) {
        if (read->period.from.stated()) --read->period.from.year;
        if (read->period.to.stated()) --read->period.to.year;
      }
      open_side(at, *read);
      draft_.out.times.push_back({{at, read->end}, existing(read->period), read->relative});
      at = read->end;
    }
    lend_years();
  }

 private:
  // "12 in May and 15 in June 2022": a month without a year has that of the next one that is told.
  void lend_years() {
    auto& times = draft_.out.times;
    for (std::size_t i = 0; i + 1 < times.size(); ++i) {
      TimeExpression& time = times[i];
      const TimeExpression& next = times[i + 1];
      const int month = time.tokens.size() == 1 ? month_of(key(time.tokens.begin)) : 0;
      const bool told = month != 0 && !time.relative && !next.relative &&
                        next.period.from.month > month && prints_year(next.tokens) &&
                        next.tokens.end <= draft_.sentence(time.tokens.begin).end;
      if (told) time.period = month_period(next.period.from.year, month);
    }
  }

  [[nodiscard]] bool prints_year(const TokenRange& tokens) const {
    for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
      if (read_year(draft_, at)) return true;
    }
    return false;
  }

  // "in October", printed in January: the last one, unless the sentence looks ahead.
  [[nodiscard]] bool lies_ahead(std::uint32_t at, const TimeRead& read) const {
    const Date& from = read.period.from;
    const bool later = now_.month != 0 && from.year == now_.year && from.month > now_.month;
    if (read.relative || !later) return false;
    for (std::uint32_t i = at; i < read.end; ++i) {
      if (draft_.word(i).size() == 4 && draft_.is_number(i)) return false;  // its year is printed
    }
    const TokenRange sentence = draft_.sentence(at);
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
      const std::uint64_t word = draft_.lemma(i);
      const bool limit = (word == "until"_w || word == "by"_w) && i + 1 == at;
      if (word == "will"_w || word == "shall"_w || word == "would"_w || word == "next"_w ||
          word == "expect"_w || word == "schedule"_w || word == "plan"_w || word == "due"_w ||
          word == "can"_w || word == "may"_w || limit) {
        return false;
      }
      // "The trial opens in June."
      if (draft_.pos(i) == Pos::Verb && draft_.form(i) == VerbForm::Present) return false;
    }
    return true;
  }

  // "since May": until an unsaid present. "before 2018", "after 24 June", "until May": the side
  // that is not told is open.
  void open_side(std::uint32_t at, TimeRead& read) const {
    Period& period = read.period;
    if (!period.stated()) return;
    if (key(read.end) == "onward"_w || key(read.end) == "onwards"_w) {
      ++read.end;
      period.to = {};
    }
    if (at == 0) return;
    if (begins_at(at)) period.to = {};
    if (key(at - 1) == "than"_w && at > 1) return compare(at, period);
    const std::uint64_t word = key(at - 1);
    const bool measured = at > 1 && unit_of(key(at - 2)) != '\0';  // "two weeks after 24 June"
    if (word == "since"_w) period.to = {};
    if (measured || (word != "before"_w && word != "after"_w && word != "until"_w)) return;
    if (word == "until"_w) period.from = {};
    if (word == "before"_w && period.from.stated()) period = {{}, just_before(period.from)};
    if (word == "after"_w && period.to.stated()) period = {just_after(period.to), {}};
  }

  // "starting in May 2023", "beginning 1 July", "effective from 2020": until an unsaid end.
  [[nodiscard]] bool begins_at(std::uint32_t at) const {
    const std::uint64_t joint = key(at - 1);
    const bool led = joint == "in"_w || joint == "on"_w || joint == "from"_w || joint == "with"_w;
    const std::uint32_t verb = led ? at - 2 : at - 1;
    if (led && at < 2) return false;
    const std::uint64_t word = key(verb);
    return word == "starting"_w || word == "beginning"_w || word == "commencing"_w ||
           word == "effective"_w;
  }

  // "later than 2018", "no later than 30 June", "earlier than May", "no earlier than May".
  void compare(std::uint32_t at, Period& period) const {
    const bool later = key(at - 2) == "later"_w;
    if (!later && key(at - 2) != "earlier"_w) return;
    const std::uint64_t before = at > 2 ? key(at - 3) : 0;
    const bool denied = before == "no"_w || before == "not"_w;
    if (denied) {
      (later ? period.from : period.to) = {};
    } else if (later && period.to.stated()) {
      period = {just_after(period.to), {}};
    } else if (!later && period.from.stated()) {
      period = {{}, just_before(period.from)};
    }
  }

  [[nodiscard]] std::uint64_t key(std::uint32_t at) const { return draft_.key(at); }

  // Most words begin no time: a quick look before the readers are asked one after another.
  [[nodiscard]] bool may_start(std::uint32_t at) const {
    static constexpr auto kStarters =
        word_set("between"_w, "from"_w, "first"_w, "second"_w, "third"_w, "fourth"_w, "last"_w,
                 "early"_w, "late"_w, "mid"_w, "middle"_w, "beginning"_w, "start"_w, "end"_w,
                 "close"_w, "summer"_w, "spring"_w, "autumn"_w, "fall"_w, "today"_w, "yesterday"_w,
                 "tomorrow"_w, "previous"_w, "past"_w, "next"_w, "coming"_w, "upcoming"_w, "this"_w,
                 "current"_w, "earlier"_w, "later"_w, "so"_w, "q1"_w, "q2"_w, "q3"_w, "q4"_w,
                 "h1"_w, "h2"_w, "year"_w, "week"_w, "quarter"_w, "decade"_w, "final"_w,
                 "opening"_w, "fifties"_w, "sixties"_w, "seventies"_w, "eighties"_w, "nineties"_w);
    if (is_article(key(at))) return may_follow_article(at + 1);
    const std::string_view word = draft_.word(at);
    const bool figures = !word.empty() && word.front() >= '0' && word.front() <= '9';
    if (figures || word.starts_with('\'') || word.starts_with("\u2019") || word.starts_with("FY")) {
      return true;
    }
    // Asked of the same few words again and again, and nearly always answered no: those are kept.
    static thread_local std::array<std::uint64_t, 1024> none{};
    std::uint64_t& kept = none[key(at) % none.size()];
    if (kept != key(at)) {
      if (kStarters.has(key(at)) || may_start_number(key(at)) || month_of(key(at)) != 0 ||
          weekday_of(key(at)) != 0 || ordinal_of(key(at)) != 0) {
        return true;
      }
      kept = key(at);
    }
    return word.find('-') != std::string_view::npos;  // "mid-2022", "year-long"
  }

  [[nodiscard]] static bool is_article(std::uint64_t word) {
    return word == "the"_w || word == "a"_w || word == "an"_w;
  }

  // "the past year", "the day before", "a year ago", "the fiscal year to June".
  [[nodiscard]] bool may_follow_article(std::uint32_t at) const {
    static constexpr auto kKinds = word_set("fiscal"_w, "financial"_w, "calendar"_w, "school"_w,
                                            "fy"_w, "quarter"_w, "quarters"_w);
    return unit_of(key(at)) != '\0' || may_start(at) || kKinds.has(key(at));
  }

  // Whether a bare year or month at `at` is a time and not a count, a name or a verb.
  [[nodiscard]] bool bare_allowed(std::uint32_t at) const {
    const std::uint64_t before = at > 0 ? key(at - 1) : 0;
    const std::string_view mark = at > 0 ? draft_.word(at - 1) : std::string_view{};
    const bool led = kTimePrepositions.has(before) || before == "'s"_w || before == "'"_w ||
                     mark == "(" || mark == "," || mark == "-" || mark == "\u2013" || mark == ";";
    if (draft_.is_number(at)) {
      if (is_listed_year(at)) return true;
      const bool opens = at == draft_.sentence(at).begin;
      if (counts_something(at)) return false;
      return led || opens || at + 1 == draft_.sentence(at).end ||
             draft_.pos(at - 1) == Pos::ProperNoun || draft_.word(at + 1) == ")" ||
             draft_.word(at + 1) == "," || draft_.word(at + 1) == ".";
    }
    const bool unclear = key(at) == "may"_w || key(at) == "march"_w || key(at) == "august"_w;
    return unclear ? led && draft_.pos(at) == Pos::ProperNoun && !is_person(at) : !is_person(at);
  }

  // "in 2020 and | 2021 judges sentenced 12": the year behind a year that is dated.
  [[nodiscard]] bool is_listed_year(std::uint32_t at) const {
    return at > 2 && key(at - 1) == "and"_w && dates(key(at - 3)) &&
           follow_each_other(read_year(draft_, at - 2), read_year(draft_, at));
  }

  // "2000 people", "1500 cases": a plural noun right behind (adjectives between).
  [[nodiscard]] bool counts_something(std::uint32_t at) const {
    std::uint32_t i = at + 1;
    // "the 2020 cases" are those of that year.
    if (key(at - 1) == "the"_w && draft_.word(at).size() == 4 && read_year(draft_, at))
      return false;
    while (draft_.pos(i) == Pos::Adjective && i < at + 3) ++i;
    return draft_.inside(i) && draft_.pos(i) == Pos::Noun && draft_.out.words[i].plural &&
           !dates(key(at - 1)) && !owns(at);
  }
  // "since 2019 prosecutors": what follows the year is another phrase.
  [[nodiscard]] static bool dates(std::uint64_t before) {
    return before == "in"_w || before == "since"_w || before == "until"_w || before == "during"_w;
  }
  [[nodiscard]] bool owns(std::uint32_t at) const { return key(at + 1) == "'s"_w; }

  [[nodiscard]] bool is_person(std::uint32_t at) const {
    const auto& names = draft_.out.names;
    const auto found = std::lower_bound(
        names.begin(), names.end(), at,
        [](const Name& name, std::uint32_t token) { return name.tokens.end <= token; });
    return found != names.end() && found->tokens.contains(at) && found->kind == NameKind::Person;
  }

  std::optional<TimeRead> read_single(std::uint32_t at) const {
    const auto date = read_date(draft_, at, bare_allowed(at), now_);
    if (!date) return std::nullopt;
    const auto year = read_year(draft_, at);
    const MonthSpan part = year && date->end == at + 1 ? months_of_label(key(at + 1)) : MonthSpan{};
    if (part.first != 0) {  // "2019 Q3"
      return TimeRead{
          at + 2, {month_period(*year, part.first).from, month_period(*year, part.last).to}, false};
    }
    return TimeRead{date->end, date->period, false};
  }

  // One end of a range: any date, bare or not, or a part of a year.
  // From the document's day only where "from" or "between" opens the range ("continued in court
  // today to 20 August").
  std::optional<TimeRead> read_end(std::uint32_t at, bool opened) const {
    std::uint32_t from = key(at) == "the"_w ? at + 1 : at;
    // "from fiscal year 2017 through fiscal year 2021"
    const bool kind = key(from) == "fiscal"_w || key(from) == "financial"_w ||
                      key(from) == "calendar"_w || key(from) == "school"_w;
    if (kind && key(from + 1) == "year"_w) from += 2;
    if (key(from) == "fy"_w) ++from;
    if (auto part = read_part(from)) return part;
    if (const auto date = read_date(draft_, from, true, now_)) {
      return TimeRead{date->end, date->period, false};
    }
    return opened ? read_relative(from) : std::nullopt;  // "from last May to June 2023"
  }

  // "present", "the present", "now", "today", "date" as the end of a range; its end.
  [[nodiscard]] std::uint32_t end_of_present(std::uint32_t at) const {
    const std::uint32_t word = key(at) == "the"_w ? at + 1 : at;
    const bool present =
        key(word) == "present"_w && (key(word + 1) == "day"_w || draft_.pos(word + 1) != Pos::Noun);
    if (present) return key(word + 1) == "day"_w ? word + 2 : word + 1;
    const bool now = key(at) == "now"_w || key(at) == "today"_w || key(at) == "date"_w;
    return now ? at + 1 : at;
  }

  // "between 2006 and 2012", "from 2016 through 2018", "2006-2012", "2021 to 2023".
  std::optional<TimeRead> read_range(std::uint32_t at) const {
    const bool opened = key(at) == "between"_w || key(at) == "from"_w;
    auto first = read_end(opened ? at + 1 : at, opened);
    if (opened && (!first || !first->period.stated())) {
      if (auto month = read_bare_month(at + 1)) first = month;
      if (!first) first = read_bare_day(at + 1);
    }
    if (!first) return std::nullopt;
    if (!opened && draft_.is_number(at) && counts_something(first->end - 1)) return std::nullopt;
    const std::uint64_t joint = key(first->end);
    const std::string_view mark = draft_.word(first->end);
    const bool dash = mark == "-" || mark == "\u2013" || mark == "\u2014" || mark == "/";
    const bool word = joint == "to"_w || joint == "through"_w || joint == "until"_w ||
                      joint == "till"_w || joint == "thru"_w;
    const bool conjoined = key(at) == "between"_w && joint == "and"_w;
    if (!dash && !word && !conjoined) return std::nullopt;
    const std::uint32_t present = end_of_present(first->end + 1);
    if (present != first->end + 1) {
      return TimeRead{present, {first->period.from, now_}, true};
    }
    auto second = read_end(first->end + 1, opened);
    if (!second && dash) second = short_year(*first);
    if (!second) return std::nullopt;
    TimeRead range{second->end, {first->period.from, second->period.to}, false};
    if (!first->relative) lend_year(at, first->end, second->period, range.period);
    const bool reversed = range.period.to < range.period.from;
    return reversed && !states_years(at, *first, *second) ? std::nullopt : std::optional(range);
  }

  // "from 2024 to 2021": the text says so, however wrong; a check downstream tells.
  [[nodiscard]] bool states_years(std::uint32_t at, const TimeRead& first,
                                  const TimeRead& second) const {
    const bool opened = key(at) == "between"_w || key(at) == "from"_w;
    return opened && read_year(draft_, at + 1).has_value() && first.end == at + 2 &&
           read_year(draft_, second.end - 1).has_value() && second.end == first.end + 2;
  }

  // "between January and June 2024": a month whose year the other end of the range tells.
  [[nodiscard]] std::optional<TimeRead> read_bare_month(std::uint32_t at) const {
    const int month = month_of(key(at));
    const bool alone = month != 0 && draft_.is_capital(at) && draft_.pos(at) == Pos::ProperNoun;
    if (!alone) return std::nullopt;
    const Date date{0, static_cast<std::int8_t>(month), 0};
    return TimeRead{at + 1, {date, date}, false};
  }

  // "between 3 and 17 February 2022": a day whose month the other end tells.
  [[nodiscard]] std::optional<TimeRead> read_bare_day(std::uint32_t at) const {
    const auto day = read_plain_integer(draft_, at);
    if (!day || *day < 1 || *day > 31 || draft_.word(at).size() > 2) return std::nullopt;
    const bool joined = key(at + 1) == "and"_w || key(at + 1) == "to"_w;
    const auto second = joined ? read_date(draft_, at + 2, false, now_) : std::nullopt;
    const std::uint32_t month = key(at + 3) == "of"_w ? at + 4 : at + 3;
    if (!second || month_of(key(month)) == 0) return std::nullopt;
    if (second->period.to.day == 0) return TimeRead{at + 1, {}, false};  // of no known year
    Date date = second->period.from;
    date.day = static_cast<std::int8_t>(*day);
    return TimeRead{at + 1, {date, date}, false};
  }

  // "2023/24", "1998-99".
  std::optional<TimeRead> short_year(const TimeRead& first) const {
    const std::uint32_t at = first.end + 1;
    const std::optional<int> value = read_plain_integer(draft_, at);
    const bool plain = value && draft_.word(at).size() == 2 && first.period.from.month == 0;
    if (!plain || draft_.word(first.end).size() > 3) return std::nullopt;
    const int year = first.period.from.year / 100 * 100 + *value;
    return year > first.period.from.year ? std::optional(TimeRead{at + 1, year_period(year), false})
                                         : std::nullopt;
  }

  // "from May to July 2023": the first month belongs to the year of the second.
  void lend_year(std::uint32_t begin, std::uint32_t end, const Period& second,
                 Period& range) const {
    for (std::uint32_t i = begin; i < end; ++i) {
      if (read_year(draft_, i)) return;
    }
    if (range.from.month == 0 || second.to.year == 0) return;
    const int wraps = range.from.month > second.to.month ? 1 : 0;
    range.from.year = static_cast<std::int16_t>(second.to.year - wraps);
  }

  struct Part {
    std::uint32_t end = 0;
    int first = 0;  // months
    int last = 0;
  };

  // "first half", "second quarter", "first six months", "early", "end".
  [[nodiscard]] std::optional<Part> part_name(std::uint32_t at) const {
    const std::uint64_t word = key(at);
    const int ordinal = read_ordinal(draft_, at);
    const std::uint64_t unit = key(at + 1);
    if (const MonthSpan label = months_of_label(word); label.first != 0) {
      return Part{at + 1, label.first, label.last};
    }
    if (unit == "half"_w && (ordinal == 1 || ordinal == 2)) {
      return Part{at + 2, ordinal == 1 ? 1 : 7, ordinal == 1 ? 6 : 12};
    }
    if (unit == "quarter"_w && ordinal >= 1 && ordinal <= 4) {
      return Part{at + 2, 3 * ordinal - 2, 3 * ordinal};
    }
    if (ordinal == 1 || word == "last"_w) {
      const auto count = read_number(draft_, at + 1);
      const bool months =
          count && key(count->end) == "months"_w && count->value >= 1 && count->value <= 12;
      const int number = months ? static_cast<int>(count->value) : 0;
      if (months && ordinal == 1) return Part{count->end + 1, 1, number};
      if (months) return Part{count->end + 1, 13 - number, 12};
    }
    if (word == "early"_w) return Part{at + 1, 1, 4};
    if (word == "late"_w) return Part{at + 1, 9, 12};
    if (word == "mid"_w || word == "middle"_w) return Part{at + 1, 5, 8};
    const bool of = unit == "of"_w;  // "beginning July 2023": from then on
    if (of && (word == "beginning"_w || word == "start"_w)) return Part{at + 1, 1, 4};
    if (word == "end"_w || word == "close"_w) return Part{at + 1, 9, 12};
    if (draft_.pos(at) == Pos::Verb) return std::nullopt;
    if (word == "summer"_w) return Part{at + 1, 6, 8};
    if (word == "spring"_w) return Part{at + 1, 3, 5};
    if (word == "autumn"_w || word == "fall"_w) return Part{at + 1, 9, 11};
    return std::nullopt;
  }

  // "in the first half of 2024", "early 2023", "mid-2022", "the end of last year".
  std::optional<TimeRead> read_part(std::uint32_t at) const {
    if (auto joined = read_mid(at)) return joined;
    const auto part = part_name(at);
    if (!part) return std::nullopt;
    std::uint32_t next = part->end;
    if (draft_.word(next) == "-" || key(next) == "in"_w) ++next;
    const bool of = key(next) == "of"_w;
    if (of) ++next;
    if (of && key(next) == "the"_w) ++next;
    bool relative = false;
    int year = 0;
    std::uint32_t end = next + 1;
    if (const auto stated = read_year(draft_, next)) {
      year = *stated;
    } else if (const auto told = read_relative(next);
               told && told->relative && told->period.from.month == 0) {
      year = told->period.from.year;
      end = told->end;
      relative = true;
    } else if (of && key(next) == "year"_w && key(next - 1) == "the"_w && now_.year != 0) {
      year = now_.year;
      relative = true;
    } else if (!of && now_.month != 0 && is_led_part(at, *part)) {
      // "in the second quarter": the latest that has begun.
      end = part->end;
      year = now_.year - (part->first > now_.month ? 1 : 0);
      relative = true;
    } else {
      return part_of_month(*part, next);
    }
    if (year == 0) return TimeRead{end, {}, relative};
    return TimeRead{
        end, {month_period(year, part->first).from, month_period(year, part->last).to}, relative};
  }

  // "in the second quarter", "in the first half"; a season or "early" may be of any year.
  [[nodiscard]] bool is_led_part(std::uint32_t at, const Part& part) const {
    const std::uint64_t kind = key(part.end - 1);
    const bool exact = kind == "quarter"_w || (kind == "half"_w && key(part.end) != "hour"_w);
    return exact && at >= 2 && key(at - 1) == "the"_w &&
           (key(at - 2) == "in"_w || key(at - 2) == "during"_w);
  }

  // "late May 2023": no finer than the month.
  std::optional<TimeRead> part_of_month(const Part& part, std::uint32_t at) const {
    const bool vague = part.end > 0 && read_ordinal(draft_, part.end - 1) == 0;
    if (!vague || month_of(key(at)) == 0) return std::nullopt;
    const auto month = read_date(draft_, at, true, now_);
    if (!month || draft_.pos(at) == Pos::Verb || draft_.pos(at) == Pos::Auxiliary)
      return std::nullopt;
    return TimeRead{month->end, month->period, false};
  }

  // "mid-2022" is one token.
  std::optional<TimeRead> read_mid(std::uint32_t at) const {
    const std::string_view word = draft_.word(at);
    if (word.size() != 8 || !(word.starts_with("mid-") || word.starts_with("Mid-")))
      return std::nullopt;
    int year = 0;
    for (const char c : word.substr(4)) {
      if (c < '0' || c > '9') return std::nullopt;
      year = year * 10 + (c - '0');
    }
    return TimeRead{at + 1, {month_period(year, 5).from, month_period(year, 8).to}, false};
  }

  std::optional<TimeRead> read_relative(std::uint32_t at) const {
    return read_relative_time(draft_, at, now_);
  }

  Draft& draft_;
  Date now_;
};

}  // namespace

void find_times(Draft& draft) {
  Clock(draft).find();
}

}  // namespace plumbline::language
