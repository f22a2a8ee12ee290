// SPDX-License-Identifier: Apache-2.0
//
// When something was counted or done: the time told with the number, else that of its neighbour in
// the sentence. The year of a law or of a report's edition is no period, and a comparison has the
// time of what is compared, not of what it is compared with.

#include <algorithm>

#include "extract/counts_scope_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

using language::TimeExpression;

struct When {
  TokenRange tokens;  // with its preposition
  Period period;
  int years_back = 0;  // "the year before": to be counted from another period
  std::uint32_t owner = kNone;
};

class Periods {
 public:
  explicit Periods(CountedSentence& sentence)
      : s_(sentence),
        view_(sentence.view),
        headed_(!heading_country(sentence.view.scene).empty()) {}

  void find() {
    const TokenRange paired = pair_years(s_);
    for (const TimeExpression& time : beginning_in(view_.analysis().times, s_.tokens)) {
      if (time.tokens.end <= s_.tokens.end && !paired.contains(time.tokens.begin)) add(time);
    }
    add_year_before();
    add_the_year();
    add_same();
    std::sort(whens_.begin(), whens_.end(),
              [](const When& a, const When& b) { return a.tokens.begin < b.tokens.begin; });
    join_pairs();
    count_back();
    for (When& when : whens_) when.owner = owner(when);
    for (std::uint32_t i = 0; i < s_.counts.size(); ++i) settle(i);
    for (std::size_t i = 1; i < s_.counts.size(); ++i) share_worth(i);
    for (std::size_t i = s_.counts.size(); i-- > 1;) {
      const bool open =
          !s_.counts[i - 1].period.stated() && !s_.counts[i - 1].compares && !is_yardstick(i);
      if (open && linked(s_, i - 1)) s_.counts[i - 1].period = s_.counts[i].period;
    }
    for (std::uint32_t i = 0; i < s_.counts.size(); ++i) {
      Count& count = s_.counts[i];
      if (!count.period.stated() && !is_put_in(i)) count.period = only_period(count);
    }
    if (!s_.counts.empty()) inherit();
  }

 private:
  [[nodiscard]] bool is(std::uint32_t at, std::initializer_list<std::uint64_t> keys) const {
    return s_.tokens.contains(at) && view_.is(at, keys);
  }

  // What a comparison is made with belongs to the number told for it, if one is: "three times the
  // figure for 2018 (780)"; "22 percent more than in 2020, and found 732" has none.
  [[nodiscard]] std::uint32_t owner(const When& when) const {
    std::uint32_t index = kNone;
    // "the total for 2021 (1,204) is higher than that for 2020 (988)"
    for (std::uint32_t i = 0; i < s_.counts.size(); ++i) {
      const TokenRange& tokens = s_.counts[i].tokens;
      const bool beside = tokens.begin == when.tokens.end + 1 && is(tokens.end, {key(")")});
      if (beside && is(when.tokens.end, {key("(")})) return i;
    }
    // "11 men, fewer | than in 2019, when 17 were": with what it is compared, if a number is told.
    if (is(when.tokens.begin - 1, {key("than")}) && !s_.counts.empty()) {
      for (std::uint32_t i = 0; i < s_.counts.size(); ++i) {
        if (s_.counts[i].tokens.begin < when.tokens.end) continue;
        const bool told =
            is(when.tokens.end, {key("("), key("when")}) ||
            (is(when.tokens.end, {key(",")}) && is(when.tokens.end + 1, {key("when")}));
        return told ? i : kNone;
      }
      return kNone;
    }
    for (std::uint32_t i = 0; i < s_.counts.size() && s_.counts[i].tokens.begin < when.tokens.begin;
         ++i)
      index = i;
    if (index == kNone || !s_.counts[index].compares || !is_compared_with(s_.counts[index], when)) {
      const std::uint32_t own = owner_of(s_, when.tokens);
      return own != kNone && own > 0 && own == index && is_put_in(own) ? own - 1 : own;
    }
    const bool next =
        index + 1 < s_.counts.size() && s_.counts[index + 1].tokens.begin <= when.tokens.end + 2;
    return next ? index + 1 : kNone;
  }
  // "61 complaints, up from 43, were lodged in 2022": a comparison between commas.
  [[nodiscard]] bool is_put_in(std::uint32_t index) const {
    const TokenRange& tokens = s_.counts[index].tokens;
    return is(tokens.end, {key(",")}) && is(tokens.begin - 1, {key("from")}) &&
           is(tokens.begin - 2, {key("up"), key("down")});
  }
  [[nodiscard]] bool is_compared_with(const Count& count, const When& when) const {
    if (is(when.tokens.begin, {key("on"), key("for")})) return true;
    const std::uint32_t of = is(when.tokens.begin - 1, {key("of")}) ? 2 : 1;
    if (is(when.tokens.begin - of, {key("that"), key("those")}))
      return true;  // "twice that of 2021"
    // "double the number in 2018"
    if (is(count.tokens.end, {key("the")}) &&
        is(count.tokens.end + 1,
           {key("number"), key("figure"), key("total"), key("rate"), key("amount")})) {
      return true;
    }
    for (std::uint32_t at = count.tokens.end; at < when.tokens.begin; ++at) {
      if (is(at, {key("than")})) return true;
      if (is(at, {key("as")}) && at + 3 > when.tokens.begin) return true;
    }
    return is(when.tokens.begin, {key("than"), key("as")});
  }

  void add(const TimeExpression& time) {
    if (is_time_of_else(s_, time)) return;
    // "postponed to February"
    if (is(time.tokens.begin - 1, {key("to")})) return;
    // "for the first time since 2016"
    if (is(time.tokens.begin - 1, {key("since")}) && is(time.tokens.begin - 2, {key("time")}))
      return;
    When when{time.tokens, time.period};
    std::uint32_t before = time.tokens.begin - 1;
    static constexpr text::WordSet kSkipped{"the", "fiscal", "year",  "calendar", "fy", "financial",
                                            "of",  "end",    "early", "late",     "its"};
    while (s_.tokens.contains(before) && kSkipped.has(view_.form(before))) --before;
    const bool as_of = is(before, {key("as")}) && is(before + 1, {key("of")});
    const bool through = is(before, {key("through")}) && !is_in_time(view_, before - 1);
    const bool until = is(before, {key("by"), key("until"), key("till")}) || as_of || through;
    if (s_.tokens.contains(before) && (view_.word(before).pos == Pos::Adposition || until))
      when.tokens.begin = before;
    if (const int back = years_before(time.tokens); back != 0) {
      when.years_back = back;
    } else if (!time.period.stated()) {
      return;
    }
    if (until && time.period.stated()) {
      when.period.from = {};
      const bool ends = is(time.tokens.begin, {key("end"), key("close")});
      if (ends && time.period.from.month != time.period.to.month) {
        when.period.to.month = 0;
        when.period.to.day = 0;
      }
    }
    open_since(time, when);
    whens_.push_back(when);
  }

  // "since it was set up in 2019": from then on.
  void open_since(const TimeExpression& time, When& when) const {
    constexpr std::uint32_t kNear = 7;
    const std::uint32_t end = time.tokens.begin;
    const std::uint32_t begin = std::max(s_.tokens.begin, end > kNear ? end - kNear : 0);
    for (std::uint32_t at = begin; at < end; ++at) {
      if (is(at, {key(","), key(";")})) {
        when.period.to = time.period.to;
      } else if (is(at, {key("since")})) {
        when.period.to = {};
      }
    }
  }

  // "the previous year", "three years earlier" against another period of the text.
  // Negative: "the following year", "two years later".
  [[nodiscard]] int years_before(const TokenRange& tokens) const {
    const std::uint32_t last = tokens.end - 1;
    if (is(tokens.begin, {key("previous"), key("preceding")}) && is(last, {key("year")}))
      return has_year() ? 1 : 0;
    const bool later = is(last, {key("later")});
    if (!later && !is(last, {key("earlier"), key("before")})) return 0;
    if (!is(last - 1, {key("year"), key("years")})) return 0;
    if (is(tokens.begin, {key("a"), key("one")})) return later ? -1 : 1;
    for (const auto& [word, value] : kNumbers) {
      if (is(tokens.begin, {word})) return later ? -value : value;
    }
    return 0;
  }
  // Whether some period of this sentence is a year of its own.
  [[nodiscard]] bool has_year() const {
    for (const TimeExpression& time : beginning_in(view_.analysis().times, s_.tokens)) {
      if (time.period.stated() && !is(time.tokens.begin, {key("previous")})) return true;
    }
    return false;
  }
  // "74 the year before", "in the preceding year": the times layer leaves these alone.
  void add_year_before() {
    for (std::uint32_t at = s_.tokens.begin; at + 1 < s_.tokens.end; ++at) {
      const bool before = is(at, {key("year")}) && is(at + 1, {key("before"), key("earlier")}) &&
                          !is_in_time(view_, at);
      const bool preceding = is(at, {key("preceding"), key("prior")}) &&
                             is(at + 1, {key("year")}) && !is_in_time(view_, at);
      const bool following =
          is(at, {key("following"), key("subsequent")}) && is(at + 1, {key("year")});
      if (!before && !preceding && !following) continue;
      if (before && is(at + 2, {key("last")})) continue;
      When when{{at, at + 2}, {}, following ? -1 : 1};
      if (is(at - 1, {key("the"), key("a")})) when.tokens.begin = at - 1;
      if (is(when.tokens.begin - 1, {key("in"), key("of")})) --when.tokens.begin;
      whens_.push_back(when);
    }
  }

  // "During the year authorities freed 12", in a report that is dated by its year alone: that year.
  void add_the_year() {
    const Date& published = view_.scene.document.published;
    if (!published.stated() || published.month != 0) return;
    for (std::uint32_t at = s_.tokens.begin; at + 2 < s_.tokens.end; ++at) {
      const bool year = is(at, {key("during")}) && is(at + 1, {key("the")}) &&
                        is(at + 2, {key("year")}) && !is_in_time(view_, at + 2) &&
                        !is(at + 3, {key("of"), key("before"), key("ending"), key("to"), key("and"),
                                     key("prior"), key("preceding")});
      if (year) whens_.push_back({{at, at + 3}, {published, published}});
    }
  }

  // "in the same year", "in that year", "the same nine months": the time told before. "In the same
  // period of 2023" is its part of another year.
  void add_same() {
    static constexpr text::WordSet kDuring{"in", "during", "for", "over", "within", "throughout"};
    static constexpr text::WordSet kSpans{"period",  "half-year", "half",      "months",
                                          "quarter", "quarters",  "time-span", "interval"};
    for (std::uint32_t at = s_.tokens.begin + 1; at + 1 < s_.tokens.end; ++at) {
      const bool that = is(at, {key("that")}) && kDuring.has(view_.form(at - 1));
      const bool same = is(at, {key("same")}) && is(at - 1, {key("the"), key("this")}) &&
                        at - 1 > s_.tokens.begin && kDuring.has(view_.form(at - 2));
      if (!same && !that) continue;
      std::uint32_t noun = that && is(at + 1, {key("same")}) ? at + 2 : at + 1;
      if (s_.tokens.contains(noun) && is_numeral(view_, noun)) ++noun;
      const bool year = is(noun, {key("year")});
      const bool span = s_.tokens.contains(noun) && kSpans.has(view_.form(noun));
      if ((!year && !span) || is(noun + 1, {key("as")}) || is_in_time(view_, noun)) continue;
      const Period before = told_before(at, span);
      const std::uint32_t begin = that ? at - 1 : at - 2;
      if (span && go_back({begin, noun + 1}, before)) continue;
      if (!before.stated()) continue;
      if (span && shift(noun, before)) continue;
      const Date whole{before.to.year, 0, 0};
      if (year && before.from.stated() && before.from.year != before.to.year) continue;
      whens_.push_back({{begin, noun + 1}, year ? Period{whole, whole} : before});
    }
  }

  // "in the same period | a year earlier", "of the previous year": a year before what was told.
  // "Last year" is that of who writes; where it is no year before, the time stays open.
  [[nodiscard]] bool go_back(TokenRange same, const Period& before) {
    std::uint32_t at = same.end;
    while (is(at, {key("of"), key("in"), key("during"), key("the"), key("a"), key("one")})) ++at;
    const bool earlier = is(at, {key("year")}) && is(at + 1, {key("earlier"), key("before")});
    const bool last = is(at, {key("last")}) && is(at + 1, {key("year")});
    const bool previous =
        is(at, {key("previous"), key("preceding"), key("prior")}) && is(at + 1, {key("year")});
    if (!earlier && !last && !previous) return false;
    same.end = at + 2;
    const auto then = static_cast<std::int16_t>(before.to.year - 1);
    const auto meets = [&](const When& when) {
      return when.tokens.begin < same.end && same.begin < when.tokens.end;
    };
    bool differs = false;
    for (const When& when : whens_) {
      const bool told = meets(when) && when.years_back == 0;
      differs = differs || (told && when.period.to.year != then);
    }
    std::erase_if(whens_, meets);
    const bool open = !before.from.stated() || !before.to.stated() || (last && differs);
    if (open) {
      open_ = true;
      return true;
    }
    When when{same, before};
    when.period.from.year = static_cast<std::int16_t>(before.from.year - 1);
    when.period.to.year = then;
    whens_.push_back(when);
    return true;
  }

  // "the same period | of 2023": the year behind is narrowed to the months told before.
  [[nodiscard]] bool shift(std::uint32_t noun, const Period& before) {
    for (When& when : whens_) {
      const bool behind = when.tokens.end > noun && when.tokens.begin <= noun + 3;
      if (!behind || when.years_back != 0 || when.period.from.month != 0) continue;
      const auto years = static_cast<std::int16_t>(before.to.year - when.period.to.year);
      if (before.from.month == 0 || !before.from.stated()) return true;
      when.period = before;
      when.period.from.year = static_cast<std::int16_t>(before.from.year - years);
      when.period.to.year = static_cast<std::int16_t>(before.to.year - years);
      return true;
    }
    return false;
  }

  // The time that was told last before `at`: of this sentence, of the text behind what was counted
  // before it, of that. A law or a report has its own year.
  [[nodiscard]] Period told_before(std::uint32_t at, bool span) const {
    const auto fits = [span](const Period& period) {
      return period.to.stated() && (span || period.to.month == 0 || period.from.day == 0);
    };
    for (std::size_t i = whens_.size(); i-- > 0;) {
      const When& when = whens_[i];
      if (when.tokens.end <= at && when.years_back == 0 && fits(when.period)) return when.period;
    }
    constexpr std::uint32_t kReach = 150;  // tokens
    std::uint32_t from = s_.tokens.begin > kReach ? s_.tokens.begin - kReach : 0;
    Period counted;
    if (s_.before != nullptr) {
      for (std::size_t i = s_.before->counts.size(); i-- > 0 && !fits(counted);) {
        counted = s_.before->counts[i].period;
      }
      if (fits(counted)) from = std::max(from, s_.before->tokens.end);
    }
    Period found;
    for (const TimeExpression& time :
         beginning_in(view_.analysis().times, TokenRange{from, s_.tokens.begin})) {
      const std::uint32_t first = time.tokens.begin;
      const bool paper = (first > 0 && kWrittenWorks.has(view_.form(first - 1))) ||
                         (first > 1 && view_.is(first - 1, {key("of")}) &&
                          kWrittenWorks.has(view_.form(first - 2))) ||
                         kWrittenWorks.has(view_.form(time.tokens.end));
      if (!paper && !is_relative_year(time) && time.period.stated()) found = time.period;
    }
    if (found.stated()) return fits(found) ? found : Period{};
    return fits(counted) ? counted : Period{};
  }

  // "2019 and 2020", "November and December 2020", "2020 or 2021": one stretch.
  void join_pairs() {
    for (std::size_t i = 0; i + 1 < whens_.size(); ++i) {
      When& left = whens_[i];
      const When& right = whens_[i + 1];
      const bool joined = right.tokens.begin == left.tokens.end + 1 &&
                          is(left.tokens.end, {key("and"), key("or"), key("to")}) &&
                          left.years_back == 0 && right.years_back == 0;
      if (!joined || count_between(left, right) || right.period.to.year < left.period.from.year)
        continue;
      left.period.to = right.period.to;
      left.tokens.end = right.tokens.end;
      whens_.erase(whens_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
  }
  [[nodiscard]] bool count_between(const When& left, const When& right) const {
    return std::any_of(s_.counts.begin(), s_.counts.end(), [&](const Count& count) {
      return count.tokens.begin >= left.tokens.end && count.tokens.end <= right.tokens.begin;
    });
  }

  void count_back() {
    for (std::size_t i = 0; i < whens_.size(); ++i) {
      When& when = whens_[i];
      if (when.years_back == 0) continue;
      const When* anchor = nullptr;
      for (std::size_t j = 0; j < whens_.size(); ++j) {
        const bool own = whens_[j].years_back == 0 && whens_[j].period.to.stated();
        if (own && (anchor == nullptr || j < i)) anchor = &whens_[j];
      }
      Date year;
      if (anchor != nullptr) {
        year = anchor->period.to;
      } else if (s_.before != nullptr && !s_.before->counts.empty()) {
        year = s_.before->counts.back().period.to;
      }
      if (!year.stated()) {
        when.period = {};
        continue;
      }
      const Date then{static_cast<std::int16_t>(year.year - when.years_back), 0, 0};
      when.period = {then, then};
    }
    std::erase_if(whens_, [](const When& when) { return !when.period.stated(); });
  }

  void settle(std::uint32_t index) {
    Count& count = s_.counts[index];
    if (count.period.stated()) return;  // paired
    const When* best = nullptr;
    const auto distance = [&](const When& when) {
      return when.tokens.begin < count.tokens.begin ? count.tokens.begin - when.tokens.end
                                                    : when.tokens.begin - count.tokens.end;
    };
    for (const When& when : whens_) {
      if (when.owner != index || is_aside(s_, when.tokens, count)) continue;
      if (is_apart(when.tokens, count.tokens) || is_apart(count.tokens, when.tokens)) continue;
      if (best == nullptr || distance(when) < distance(*best)) best = &when;
    }
    if (best != nullptr) {
      count.period = best->period;
      return;
    }
    if (is_put_in(index) || says_the_year(index)) return;
    for (std::uint32_t before = index; before-- > 0;) {
      if (is_yardstick(before) || is_aside(s_, s_.counts[before].tokens, count)) continue;
      if (is_apart(s_.counts[before].tokens, count.tokens)) return;
      count.period = s_.counts[before].period;
      return;
    }
  }

  // A report on one country strings what it tells of it together with semicolons.
  [[nodiscard]] bool is_apart(const TokenRange& left, const TokenRange& right) const {
    for (std::uint32_t at = left.end; at < right.begin; ++at) {
      if (is(at, {key(";")}) && (headed_ || tells_of_now(s_, at + 1))) return true;
    }
    return false;
  }

  // "a budget of 9 million, with 62,000 spent | for the year": not the time of the number before.
  [[nodiscard]] bool says_the_year(std::size_t index) const {
    const bool last = index + 1 == s_.counts.size();
    const std::size_t told = !last && is_worth(index + 1) ? index + 1 : index;
    const std::uint32_t end =
        told + 1 < s_.counts.size() ? s_.counts[told + 1].tokens.begin : s_.tokens.end;
    for (std::uint32_t at = s_.counts[told].tokens.end; at + 2 < end; ++at) {
      if (is(at, {key("for"), key("in"), key("during")}) && is(at + 1, {key("the")}) &&
          is(at + 2, {key("year")}) && !is(at + 3, {key("of"), key("before")})) {
        return true;
      }
    }
    return false;
  }

  // An amount in brackets is what the one before it is worth: "50 million francs ($91,000) in
  // 2017".
  [[nodiscard]] bool is_worth(std::size_t index) const {
    if (index == 0) return false;
    const Count& count = s_.counts[index];
    const Count& before = s_.counts[index - 1];
    if (count.kind != CountKind::Money || before.kind != CountKind::Money) return false;
    constexpr std::uint32_t kReach = 4;
    const std::uint32_t end = before.tokens.end;
    if (count.tokens.begin < end || count.tokens.begin - end > kReach) return false;
    for (std::uint32_t at = end; at < count.tokens.begin; ++at) {
      if (is(at, {key("(")})) return true;
    }
    return false;
  }
  // The time told behind the brackets is that of both.
  void share_worth(std::size_t index) {
    const auto owns = [&](std::size_t count) {
      return std::any_of(whens_.begin(), whens_.end(),
                         [&](const When& when) { return when.owner == count; });
    };
    if (is_worth(index) && owns(index) && !owns(index - 1)) {
      s_.counts[index - 1].period = s_.counts[index].period;
    }
  }

  // What another number is held against: "106 employers, compared with | 100 in 2018", "up | 57
  // percent from 2019". Its time is not that of the others.
  [[nodiscard]] bool is_yardstick(std::size_t index) const {
    const Count& count = s_.counts[index];
    const std::uint32_t from = index == 0 ? s_.tokens.begin : s_.counts[index - 1].tokens.end;
    const std::uint32_t begin = count.tokens.begin;
    constexpr std::uint32_t kNear = 6;
    for (std::uint32_t at = begin; at > from && begin - at < kNear; --at) {
      if (is(at - 1, {key("compared"), key("versus"), key("vs")})) return true;
    }
    const bool moved =
        is(begin - 1, {key("up"), key("down")}) ||
        (is(begin - 1, {key("from"), key("by")}) && is(begin - 2, {key("up"), key("down")}));
    if (count.kind != CountKind::Share) return moved && is(begin - 1, {key("from")});
    return moved && is(std::max(count.tokens.end, count.beside ? count.unit.end : 0),
                       {key("from"), key("since"), key("over"), key("on")});
  }

  [[nodiscard]] Period only_period(const Count& count) const {
    Period found;
    for (const When& when : whens_) {
      if (is_apart(when.tokens, count.tokens) || is_apart(count.tokens, when.tokens)) continue;
      if (when.owner == kNone || is_yardstick(when.owner)) continue;
      if (is_aside(s_, when.tokens, count) || is(when.tokens.begin - 1, {key("than")})) continue;
      if (found.stated() && !(found == when.period)) return {};
      found = when.period;
    }
    return found;
  }

  // "This report covers the year 2021. Police recorded 64 offences.": the only period of the
  // sentence before, if this one has none and does not say that time went on.
  void inherit() {
    if (!whens_.empty() || open_) return;
    for (std::uint32_t at = s_.tokens.begin; at < s_.tokens.end; ++at) {
      if (is_in_time(view_, at) ||
          is(at, {key("later"), key("now"), key("since"), key("today"), key("then"), key("still"),
                  key("currently"), key("will"), key("earlier"), key("before"), key("each"),
                  key("every"), key("ago")})) {
        return;
      }
      // "in the same year", "that year": the one before
      if (is(at, {key("year")}) && !is(at - 1, {key("same"), key("that")})) return;
    }
    const Period before = period_before();
    for (Count& count : s_.counts) {
      if (!count.period.stated()) count.period = before;
    }
  }
  // "down from the previous year", "the same year": it stands for a comparison. So does "last year"
  // in "up on last year"; by itself it is the time of the sentence.
  [[nodiscard]] bool is_relative_year(const TimeExpression& time) const {
    const std::uint32_t begin = time.tokens.begin;
    if (view_.is(begin, {key("previous"), key("preceding"), key("prior"), key("same")}))
      return true;
    return view_.is(begin, {key("last")}) && begin > 0 &&
           view_.is(begin - 1, {key("from"), key("on"), key("over"), key("as"), key("with"),
                                key("to"), key("since"), key("like")});
  }
  [[nodiscard]] Period period_before() const {
    const auto& sentences = view_.analysis().sentences;
    const std::uint32_t own = view_.analysis().sentence_of[s_.tokens.begin];
    if (own == 0 || sentences[own - 1].paragraph != sentences[own].paragraph) return {};
    Period found;
    for (const TimeExpression& time :
         beginning_in(view_.analysis().times, sentences[own - 1].tokens)) {
      if (found.stated() || !time.period.stated()) return {};
      if (is_of_paper(s_, time) || is_of_law(view_, time.tokens)) return {};
      if (is_relative_year(time)) return {};
      found = time.period;
    }
    // "fewer than in the same period of 2019": the time of what it is compared with
    static constexpr text::WordSet kCompared{"than", "compared", "versus", "unlike"};
    const TokenRange& range = sentences[own - 1].tokens;
    for (std::uint32_t at = range.begin; at < range.end; ++at) {
      if (kCompared.has(view_.form(at))) return {};
    }
    const bool year = found.from.month == 0 && found.to.month == 0;
    return year ? found : Period{};
  }

  static constexpr std::pair<std::uint64_t, int> kNumbers[] = {
      {key("two"), 2},   {key("three"), 3}, {key("four"), 4}, {key("five"), 5}, {key("six"), 6},
      {key("seven"), 7}, {key("eight"), 8}, {key("nine"), 9}, {key("ten"), 10}};

  CountedSentence& s_;
  const View& view_;
  bool headed_;        // the document's title says which country it is on
  bool open_ = false;  // a time is told of which it cannot be said which it is
  std::vector<When> whens_;
};

}  // namespace

void find_periods(CountedSentence& sentence) {
  Periods(sentence).find();
}

}  // namespace plumbline::extract
