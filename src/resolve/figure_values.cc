// SPDX-License-Identifier: Apache-2.0
//
// Two values of one row: whether they agree, and if they do not, what may explain it.

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/number_text.h"
#include "resolve/figures_internal.h"
#include "text/word_set.h"

namespace plumbline::resolve {
namespace {

struct Range {
  double low = 0;
  double high = 0;
};

// What a value told with that approximator can stand for.
Range range_of(const model::Figure& figure, const FigureTables& tables) {
  constexpr double kAbout = 0.1;  // "about 300" for 298 or 320
  constexpr double kNoEnd = std::numeric_limits<double>::infinity();
  const double low = figure.value;
  const double high = figure.upper.value_or(figure.value);
  const std::string_view sense = tables.sense_of(figure.approximator);
  if (sense.empty()) return {low, high};
  if (sense == "at-least" || sense == "more") return {low, kNoEnd};
  if (sense == "at-most" || sense == "fewer" || sense == "up-to") return {0, high};
  return {low * (1 - kAbout), high * (1 + kAbout)};
}

// 300 for 298, 12,000 for 11,840: printed with two figures and noughts behind.
bool is_rounded_of(double rounded, double exact) {
  constexpr double kHundred = 100;
  if (rounded < kHundred || rounded == exact) return false;
  double unit = 1;
  while (std::fmod(rounded, unit * 10) == 0) unit *= 10;
  const bool coarse = unit >= 10 && rounded / unit < kHundred;
  return coarse && std::round(exact / unit) * unit == rounded;
}

// What a body does by itself: two of them have two sums.
constexpr text::WordSet kDeeds{
    "assisted",   "rescued",    "referred", "repatriated",  "arrested",  "convicted",
    "sentenced",  "acquitted",  "charged",  "investigated", "deported",  "prosecuted",
    "identified", "registered", "reported", "trained",      "potential", "suspected",
    "opened",     "sheltered",  "received", "confirmed",    "expelled",  "intercepted",
    "dismantled", "withdrawn",  "inspected"};

// Deeds that happen at a moment; two of a day are two.
bool is_moment(const Period& period) {
  return period.stated() && !is_long(period);
}

std::string who_says(const Compared& all, std::size_t index) {
  const ReportedFigure& figure = all.figures[index];
  const FigureSource& source = all.sources[figure.document];
  std::string out(figure.voice.empty() ? std::string_view(source.publisher) : figure.voice);
  if (out.empty()) out = "an unnamed publisher";
  const std::string day = to_iso(source.published);
  return out + (day.empty() ? "" : " (document of " + day + ")");
}

Date published(const Compared& all, std::size_t index) {
  return all.sources[all.figures[index].document].published;
}

std::string titled(const std::string& title) {
  std::string out;
  for (const char c : text::fold(title)) {
    if ((c < '0' || c > '9') && c != '(' && c != ')') out += c;
  }
  return out;
}

}  // namespace

std::string written(const model::Figure& figure) {
  std::string out = grouped(figure.value);
  if (figure.upper) out += " to " + grouped(*figure.upper);
  if (figure.approximator.empty()) return out;
  if (is_order_of_size(figure.approximator)) return figure.approximator;
  const bool behind = figure.approximator.starts_with("or ");  // "two or more"
  return behind ? out + " " + figure.approximator : figure.approximator + " " + out;
}

bool may_agree(const model::Figure& a, const model::Figure& b, const FigureTables& tables) {
  const Range left = range_of(a, tables);
  const Range right = range_of(b, tables);
  if (left.low <= right.high && right.low <= left.high) return true;
  if (a.upper || b.upper) return false;
  constexpr double kHalf = 0.5;  // "7 percent" for 7.1
  const bool shares = a.unit_class == "share" && b.unit_class == "share";
  const bool whole = std::floor(a.value) == a.value || std::floor(b.value) == b.value;
  if (shares && whole && std::abs(a.value - b.value) <= kHalf) return true;
  return is_rounded_of(a.value, b.value) || is_rounded_of(b.value, a.value);
}

bool is_long(const Period& period) {
  if (!period.stated()) return false;
  if (!period.from.stated() || !period.to.stated()) return true;
  constexpr int kYear = 12;
  const auto month = [](const Date& date, int open) {
    return date.year * kYear + (date.month == 0 ? open : date.month);
  };
  constexpr int kQuarter = 3;
  return month(period.to, kYear) - month(period.from, 1) + 1 >= kQuarter;
}

bool is_same_series(const FigureSource& a, const FigureSource& b) {
  return !a.publisher.empty() && text::fold(a.publisher) == text::fold(b.publisher) &&
         !a.title.empty() && titled(a.title) == titled(b.title);
}

double likeness(const ReadFigure& a, const ReadFigure& b) {
  const std::vector<std::uint64_t>& left = a.said->telling;
  const std::vector<std::uint64_t>& right = b.said->telling;
  std::vector<std::uint64_t> both;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                        std::back_inserter(both));
  const std::size_t shorter = std::min(left.size(), right.size());
  return shorter == 0 ? 0 : static_cast<double>(both.size()) / static_cast<double>(shorter);
}

namespace {

// Whether the sentence of a figure holds the value of another, too: it tells the two apart.
bool tells_also(const ReadFigure& figure, std::uint64_t other) {
  const std::vector<std::uint64_t>& numbers = figure.said->numbers;
  return std::find(numbers.begin(), numbers.end(), other) != numbers.end();
}

// Whether the texts say too little of what they count for their values to be held together.
bool says_too_little(const ReadFigure& left, const ReadFigure& right) {
  constexpr double kAlike = 0.6;
  const auto& scope = left.measure.scope;
  const bool offence = std::any_of(scope.begin(), scope.end(), [](const std::string& facet) {
    return facet.starts_with("topic=") || facet.starts_with("form=");
  });
  const bool open = left.measure.stage.empty() || (left.field == "proceedings" && !offence);
  return open && likeness(left, right) < kAlike;
}

}  // namespace

std::optional<std::size_t> taken_back_by(const Compared& all, std::size_t index) {
  const ReportedFigure& told = all.figures[index];
  const FigureSource& source = all.sources[told.document];
  for (const std::size_t each : all.taken_back) {
    const ReportedFigure& back = all.figures[each];
    const FigureSource& by = all.sources[back.document];
    const std::string publisher = text::fold(by.publisher);
    const bool own = !publisher.empty() && (publisher == text::fold(source.publisher) ||
                                            publisher == text::fold(told.said_by));
    const Measure& a = all.read[index].measure;
    const Measure& b = all.read[each].measure;
    if (own && back.figure.value == told.figure.value && a.family == b.family &&
        a.country == b.country && by.published >= source.published) {
      return each;
    }
  }
  return std::nullopt;
}

Why why_differ(const Compared& all, std::size_t one, std::size_t other) {
  const ReportedFigure& a = all.figures[one];
  const ReportedFigure& b = all.figures[other];
  const ReadFigure& left = all.read[one];
  const ReadFigure& right = all.read[other];
  const bool clear = left.context == right.context && !says_too_little(left, right);
  if (a.document == b.document) return Why::SameText;
  if (left.whole.has_value() != right.whole.has_value()) return Why::Part;
  if (may_agree(a.figure, b.figure, all.tables)) return Why::Rounding;
  if (tells_also(left, right.digits) || tells_also(right, left.digits)) return Why::SameText;
  if (left.converted || right.converted) return Why::Conversion;
  if (!clear) return Why::Scope;
  if (!left.measure.period.stated() || left.measure.country.empty()) return Why::Period;
  const FigureSource& first = all.sources[a.document];
  const FigureSource& second = all.sources[b.document];
  if (is_same_series(first, second) && first.published != second.published) {
    constexpr double kSameSentence = 0.7;
    return likeness(left, right) < kSameSentence ? Why::Scope : Why::Edition;
  }
  if (taken_back_by(all, one) || taken_back_by(all, other)) return Why::Corrected;
  if (left.measure.stage.empty()) return Why::Scope;  // people of what kind is not said
  if (left.measure.stage == "estimated") return Why::Unsure;
  const bool bodies = !left.doer.empty() && !right.doer.empty() && left.doer != right.doer;
  if (bodies && kDeeds.has_folded(left.measure.stage)) return Why::Counter;
  if (is_moment(left.measure.period) && left.measure.place.empty()) return Why::Event;
  return Why::Conflict;
}

std::string words_of(const Compared& all, Why why, std::size_t one, std::size_t other) {
  const std::string a = written(all.figures[one].figure);
  const std::string b = written(all.figures[other].figure);
  switch (why) {
    case Why::Conflict:
      return who_says(all, one) + " gives " + a + ", " + who_says(all, other) + " " + b +
             ", and nothing in the texts explains the difference.";
    case Why::Rounding:
      if (!all.figures[one].figure.approximator.empty() &&
          !all.figures[other].figure.approximator.empty()) {
        return a + " and " + b + " do not contradict each other.";
      }
      return a + " and " + b + " can be one number, told with less and more care.";
    case Why::Part: return "One of " + a + " and " + b + " is told as part of a larger number.";
    case Why::Scope:
      return "The sentences around " + a + " and " + b +
             " do not tell whether the same people or offences are meant.";
    case Why::Period: return a + " and " + b + ": no period is stated, so they cannot be compared.";
    case Why::Definition: return "They count different stages.";
    case Why::Edition: {
      const bool later = published(all, one) > published(all, other);
      const std::size_t last = later ? one : other;
      const std::size_t first = later ? other : one;
      return "The edition of " + to_iso(published(all, last)) + " gives " + (later ? a : b) +
             ", that of " + to_iso(published(all, first)) + " gave " + (later ? b : a) +
             " for the same period.";
    }
    case Why::Corrected: {
      const auto first = taken_back_by(all, one);
      const auto back = first ? first : taken_back_by(all, other);
      if (!back) return {};
      const FigureSource& by = all.sources[all.figures[*back].document];
      return by.publisher + " took " + (first ? a : b) + " back on " + to_iso(by.published) + ".";
    }
    case Why::Counter:
      return a + " and " + b +
             " were counted by different bodies: " + all.figures[one].figure.counted_by + "; " +
             all.figures[other].figure.counted_by + ".";
    case Why::Event: return a + " and " + b + " may be of two events.";
    case Why::SameText:
      return "One document gives both " + a + " and " + b + " and tells them apart.";
    case Why::Conversion:
      return "At least one of " + a + " and " + b +
             " is what another amount was worth when it was written.";
    case Why::Unsure:
      return "At least one of " + a + " and " + b +
             " was not counted: it is estimated, planned or "
             "denied.";
  }
  return {};
}

const char* to_string(Why why) {
  switch (why) {
    case Why::Conflict: return "conflict";
    case Why::Rounding: return "rounding";
    case Why::Part: return "part";
    case Why::Scope: return "scope";
    case Why::Period: return "period";
    case Why::Definition: return "definition";
    case Why::Edition: return "edition";
    case Why::Corrected: return "corrected";
    case Why::Counter: return "counter";
    case Why::Event: return "event";
    case Why::SameText: return "same-text";
    case Why::Conversion: return "conversion";
    case Why::Unsure: return "unsure";
  }
  return "";
}

}  // namespace plumbline::resolve
