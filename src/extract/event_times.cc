// SPDX-License-Identifier: Apache-2.0
//
// When events were. A text tells a day once and then goes on from it: "the same day", "two hours
// later", "the next morning". Where no earlier event has a day, such words tell none.

#include <algorithm>
#include <chrono>

#include "extract/content_readers_internal.h"
#include "extract/events_internal.h"
#include "language/calendar.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

constexpr text::WordSet kLater{"later",     "after",   "afterwards", "next",
                               "following", "earlier", "before"};
constexpr text::WordSet kDays{"day", "morning", "afternoon", "evening", "night"};

Date moved(const Date& from, int days, int months) {
  using std::chrono::sys_days;
  const auto year = std::chrono::year(from.year);
  const auto month = std::chrono::month(static_cast<unsigned>(from.month));
  const auto day = std::chrono::day(static_cast<unsigned>(from.day));
  if (months != 0) {
    const std::chrono::year_month to = year / month + std::chrono::months(months);
    return {static_cast<std::int16_t>(static_cast<int>(to.year())),
            static_cast<std::int8_t>(static_cast<unsigned>(to.month())), 0};
  }
  const std::chrono::year_month_day to(sys_days(year / month / day) + std::chrono::days(days));
  return {static_cast<std::int16_t>(static_cast<int>(to.year())),
          static_cast<std::int8_t>(static_cast<unsigned>(to.month())),
          static_cast<std::int8_t>(static_cast<unsigned>(to.day()))};
}

class Times {
 public:
  explicit Times(const View& view) : view_(view), tree_(view.analysis()) {}

  void settle(SettledEvent& event) {
    const Day day = day_of(event);
    const auto& sentence_of = view_.analysis().sentence_of;
    event.when = day.when;
    event.when_carried = day.when.stated() && sentence_of[day.at] != sentence_of[event.trigger];
    const Day here{event.when, event.trigger};
    operation_ = event.type == "raid" ? event.agent : TokenRange{};
    operation_day_ = here;
    if (!event.when.stated()) return;
    last_ = here;
    last_time_ = event.time;
    if (is_in_court(event.type)) {
      court_day_ = here;
      court_ = event.agent;
    }
  }

 private:
  // When something was, and the token of the event or the time that tells it.
  struct Day {
    Period when;
    std::uint32_t at = 0;
  };

  [[nodiscard]] Day day_of(const SettledEvent& event) const {
    if (event.time.empty()) return of_same_act(event);
    const bool counted = points_back(event.time) && !has_own_day(event.time);
    return counted ? from_before(event) : Day{told(event), event.trigger};
  }

  [[nodiscard]] bool has(const TokenRange& phrase, bool (*test)(std::uint64_t)) const {
    return holds(view_, phrase, test);
  }

  // "since 2019" tells of a spell, not when somebody was caught; "will appear on Friday": the next.
  [[nodiscard]] Period told(const SettledEvent& event) const {
    if (is_of_law(view_, event.time)) return {};
    if (has(event.time, [](std::uint64_t word) {
          return word == key("every") || word == key("each") || word == key("daily");
        })) {
      return {};
    }
    Period when = read_period(view_, event.time);
    const bool spell = event.type == "exploitation" || event.type == "harbouring" ||
                       event.type == "disappearance" || event.type == "assistance";
    if (!spell && view_.is(event.time.begin, {key("since")})) return {};
    const Date& today = view_.scene.document.published;
    const bool passed = when.from.day != 0 && when.from == when.to && today.day != 0 &&
                        when.from <= today && has(event.time, is_weekday);
    if (event.modality == "planned" && passed) {
      when.from = moved(when.from, 7, 0);
      when.to = when.from;
    }
    return when;
  }

  static bool is_weekday(std::uint64_t word) { return language::weekday_of(word) != 0; }

  [[nodiscard]] bool points_back(const TokenRange& phrase) const {
    if (has(phrase, is_same)) return true;
    for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
      if (!kLater.has(view_.form(at))) continue;
      const bool counted = at > phrase.begin && !view_.is(at, {key("next"), key("following")});
      const bool led = at > phrase.begin && view_.is(at - 1, {key("the")});
      if (counted || led) return true;
    }
    return false;
  }

  // "two weeks after the raid": from something that the phrase names, not from the event before.
  [[nodiscard]] bool names_another(std::uint32_t at, const TokenRange& phrase) const {
    return view_.is(at, {key("after"), key("before")}) && at + 1 < phrase.end &&
           !view_.is(at + 1, {key(","), key("that"), key("this")});
  }

  // "on 3 May 2024, two weeks after the raid", "two weeks after 24 June 2023"; not "two days before
  // a hearing on 8 January", "the next Monday".
  [[nodiscard]] bool has_own_day(const TokenRange& phrase) const {
    for (const language::TimeExpression& time : beginning_in(view_.analysis().times, phrase)) {
      for (std::uint32_t at = phrase.begin; at < time.tokens.begin; ++at) {
        if (names_another(at, phrase)) return false;
      }
      const bool loose = time.relative && (has(phrase, is_same) || has(time.tokens, is_later));
      if (time.period.stated() && !loose) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_near(std::uint32_t at) const {
    const auto& analysis = view_.analysis();
    return last_.when.stated() && analysis.sentences[analysis.sentence_of[last_.at]].paragraph ==
                                      analysis.sentences[analysis.sentence_of[at]].paragraph;
  }

  // "the same day", "the next morning", "a month later".
  [[nodiscard]] Day from_before(const SettledEvent& event) const {
    const Day before = is_near(event.trigger) ? last_ : day_before(event.time.begin);
    return {reckoned(event, before), before.at};
  }

  [[nodiscard]] Period reckoned(const SettledEvent& event, const Day& from) const {
    const TokenRange& phrase = event.time;
    for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
      if (names_another(at, phrase)) return {};
    }
    const Period& before = from.when;
    if (before.from != before.to || before.from.month == 0) return {};
    const bool of_day = has(phrase, [](std::uint64_t word) { return kDays.has(word); });
    if (has(phrase, is_same)) return of_day ? before : Period{};
    if (has(phrase, is_hours)) {
      const auto& sentence_of = view_.analysis().sentence_of;
      const bool far =
          before == last_.when && sentence_of[last_.at] + 1 < sentence_of[event.trigger];
      return far ? Period{} : before;
    }
    if (before.from.day == 0) return {};
    if (has(phrase, is_next)) return of_day ? day_after(before, 1) : Period{};
    return counted_from(before, phrase);
  }

  static bool is_later(std::uint64_t word) { return kLater.has(word); }
  static bool is_same(std::uint64_t word) { return word == key("same"); }
  static bool is_next(std::uint64_t word) {
    return word == key("next") || word == key("following");
  }
  static bool is_back(std::uint64_t word) {
    return word == key("earlier") || word == key("before");
  }
  static bool is_hours(std::uint64_t word) {
    return word == key("hour") || word == key("hours") || word == key("minutes");
  }
  static bool is_weeks(std::uint64_t word) { return word == key("week") || word == key("weeks"); }
  static bool is_months(std::uint64_t word) {
    return word == key("month") || word == key("months");
  }

  // "two days later", "a month earlier".
  [[nodiscard]] Period counted_from(const Period& before, const TokenRange& phrase) const {
    const int count = has(phrase, is_back) ? -count_in(phrase) : count_in(phrase);
    if (count == 0) return {};
    if (has(phrase, [](std::uint64_t word) { return word == key("days") || kDays.has(word); })) {
      return day_after(before, count);
    }
    if (has(phrase, is_weeks)) return month_of(day_after(before, 7 * count));
    if (!has(phrase, is_months)) return {};
    const Date month = moved(before.from, 0, count);
    return {month, month};
  }

  // The last day that the paragraph tells before `at`, a few sentences back.
  [[nodiscard]] Day day_before(std::uint32_t at) const {
    constexpr std::uint32_t kBack = 4;  // sentences
    const auto& analysis = view_.analysis();
    const std::uint32_t here = analysis.sentence_of[at];
    const auto& times = analysis.times;
    auto after = std::partition_point(times.begin(), times.end(),
                                      [at](const auto& time) { return time.tokens.begin < at; });
    while (after != times.begin()) {
      const language::TimeExpression& time = *--after;
      const std::uint32_t there = analysis.sentence_of[time.tokens.begin];
      const bool near = there + kBack >= here &&
                        analysis.sentences[there].paragraph == analysis.sentences[here].paragraph;
      if (!near) break;
      if (time.period.from.day != 0 && time.period.from == time.period.to) {
        return {time.period, time.tokens.begin};
      }
    }
    return {};
  }

  [[nodiscard]] static Period day_after(const Period& before, int days) {
    const Date date = moved(before.from, days, 0);
    return {date, date};
  }

  // Weeks are no finer than the month.
  [[nodiscard]] static Period month_of(Period period) {
    period.from.day = 0;
    period.to = period.from;
    return period;
  }

  // "two", "a"; 0 if no number is told.
  [[nodiscard]] int count_in(const TokenRange& phrase) const {
    for (const language::Quantity& quantity : beginning_in(view_.analysis().quantities, phrase)) {
      return quantity.value < 100 ? static_cast<int>(quantity.value) : 0;
    }
    return view_.is(phrase.begin, {key("a"), key("an"), key("one")}) ? 1 : 0;
  }

  // "Between May and July they took her passport and beat her": joined verbs.
  [[nodiscard]] Day fronted_day(const SettledEvent& event) const {
    const auto& analysis = view_.analysis();
    const std::uint32_t here = analysis.sentence_of[event.trigger];
    const bool joined = tree_.is(event.trigger, {language::Relation::Conjunct}) &&
                        tree_.head(event.trigger) == last_.at;
    const bool fronted = joined && !last_time_.empty() &&
                         analysis.sentence_of[last_time_.begin] == here &&
                         last_time_.begin <= analysis.sentences[here].tokens.begin + 1;
    return fronted ? last_ : Day{};
  }

  // "The court convicted two men on Monday. A third was acquitted."
  [[nodiscard]] Day of_same_act(const SettledEvent& event) const {
    const auto& sentence_of = view_.analysis().sentence_of;
    if (event.type == "rescue" && event.agent == operation_ && !operation_.empty()) {
      return operation_day_;
    }
    const Day fronted = fronted_day(event);
    if (fronted.when.stated()) return fronted;
    const bool same = is_in_court(event.type) && !event.agent.empty() && event.agent == court_ &&
                      sentence_of[event.agent.begin] < sentence_of[event.trigger];
    return same && event.modality != "planned" ? court_day_ : Day{};
  }

  const View& view_;
  Tree tree_;
  Day last_, court_day_, operation_day_;
  TokenRange court_, operation_, last_time_;
};

}  // namespace

void settle_times(const View& view, std::vector<SettledEvent>& events) {
  Times times(view);
  for (SettledEvent& event : events) {
    if (!event.untold) times.settle(event);
  }
}

}  // namespace plumbline::extract
