// SPDX-License-Identifier: Apache-2.0
//
// Dates that do not fit: a period that ends before it begins, what lies behind the publication, a
// day of the week that is another's.

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <optional>
#include <string>

#include "base/date.h"
#include "base/hash.h"
#include "verify/checks_internal.h"

namespace plumbline::verify {
namespace {

using text::LetterCase;
using text::Token;
using text::TokenKind;

constexpr std::array<std::string_view, 7> kWeekdays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                       "Thursday", "Friday", "Saturday"};

// First day before, or last day after, what is not stated.
Date earliest(Date date) {
  if (date.month == 0) date.month = 1;
  if (date.day == 0) date.day = 1;
  return date;
}
Date latest(Date date) {
  if (date.month == 0) date.month = 12;
  if (date.day == 0) date.day = static_cast<std::int8_t>(days_in_month(date.year, date.month));
  return date;
}

std::string written_period(const Period& period) {
  const std::string from = to_iso(period.from);
  const std::string to = to_iso(period.to);
  return from == to ? from : from + " to " + to;
}

std::size_t weekday_of(const Date& date) {
  const std::chrono::year_month_day day{std::chrono::year{date.year},
                                        std::chrono::month{static_cast<unsigned>(date.month)},
                                        std::chrono::day{static_cast<unsigned>(date.day)}};
  return std::chrono::weekday{std::chrono::sys_days{day}}.c_encoding();
}

// Words of what is to come: "by 2030", "is due in May", "adjourned to 28 May".
bool plans(const Checking& checking, const text::Span& span) {
  const refdata::TableView rows = checking.refdata.table_view("wordlists/forward_words");
  const auto tokens = checking.tokens_in(span);
  const auto found = checking.refdata.wordlist("forward_words").find_longest(tokens);
  return std::any_of(found.begin(), found.end(), [&](const text::PhraseMatch& match) {
    if (rows.cell(match.value, 1) == "ahead") return true;
    return match.tokens.end < tokens.size() && tokens[match.tokens.end].kind == TokenKind::Number;
  });
}

int months_between(const Date& a, const Date& b) {
  return std::abs((a.year - b.year) * 12 + a.month - b.month);
}

// "in July", printed in February: the July before. Only next door to the publication is a month
// without its year beyond doubt.
bool may_be_of_year_before(const Checking& checking, const text::Span& span, const Date& begin) {
  const Date& published = checking.document.published;
  if (begin.month == 0 || published.month == 0 || months_between(begin, published) <= 1) {
    return false;
  }
  const std::string year = std::to_string(begin.year);
  return checking.words(checking.sentence_of(span)).find(year) == std::string_view::npos;
}

void check_period(Checking& checking, const model::Claim& claim, const Period& period) {
  const text::Span span = claim.passages.front().span;
  const bool both = period.from.stated() && period.to.stated();
  if (both && earliest(period.from) > latest(period.to)) {
    model::Finding& finding = checking.add("date-conflict", claim, span);
    finding.expected = "a period that begins before it ends";
    finding.explanation = "The period " + written_period(period) + " ends before it begins.";
    return;
  }
  const Date& published = checking.document.published;
  const Date& begin = period.from.stated() ? period.from : period.to;
  const bool looks_ahead = claim.modality == model::Modality::Predicted ||
                           claim.modality == model::Modality::Conditional ||
                           claim.kind == model::ClaimKind::Law ||
                           claim.kind == model::ClaimKind::Response || plans(checking, span);
  if (looks_ahead || !published.stated() || !begin.stated()) return;
  if (earliest(begin) <= latest(published) || may_be_of_year_before(checking, span, begin)) return;
  model::Finding& finding = checking.add("date-conflict", claim, span);
  finding.expected = "a date not after " + to_iso(published);
  finding.explanation = "What is told lies at " + written_period(period) +
                        ", after the publication of the document (" + to_iso(published) + ").";
}

// Dates as printed, whatever is claimed there.
class PrintedDates {
 public:
  explicit PrintedDates(Checking& checking) : checking_(checking), tokens_(checking.tokens) {}

  void check() {
    for (std::size_t at = 0; at + 2 < tokens_.size(); ++at) {
      check_weekday(at);
      check_range(at);
    }
  }

 private:
  struct Read {
    Date date;
    std::size_t end = 0;
  };

  [[nodiscard]] std::string_view word(std::size_t at) const {
    return at < tokens_.size() ? checking_.words(tokens_[at].span) : std::string_view();
  }
  // A whole number of `least` to `most`; 0 if it is none.
  [[nodiscard]] int number(std::size_t at, int least, int most) const {
    const std::string_view digits = word(at);
    if (digits.empty() || digits.size() > 4 || tokens_[at].kind != TokenKind::Number) return 0;
    int value = 0;
    for (const char c : digits) {
      if (c < '0' || c > '9') return 0;
      value = value * 10 + (c - '0');
    }
    return value >= least && value <= most ? value : 0;
  }
  [[nodiscard]] int year(std::size_t at) const { return number(at, 1900, 2100); }
  [[nodiscard]] int month(std::size_t at) const {
    if (at >= tokens_.size() || tokens_[at].letters != LetterCase::Title) return 0;
    const auto rows = checking_.refdata.wordlist("months").lookup(word(at));
    if (rows.empty()) return 0;
    const refdata::TableView table = checking_.refdata.table_view("wordlists/months");
    return std::atoi(std::string(table.cell(*rows.begin(), 1)).c_str());
  }

  // "10 October 2024", "October 10, 2024", "October 2024".
  [[nodiscard]] std::optional<Read> read(std::size_t at) const {
    Read out;
    const int day_first = number(at, 1, 31);
    if (day_first != 0) ++at;
    out.date.month = static_cast<std::int8_t>(month(at));
    if (out.date.month == 0) return std::nullopt;
    ++at;
    const int day_behind = day_first == 0 ? number(at, 1, 31) : 0;
    if (day_behind != 0) ++at;
    if (word(at) == ",") ++at;
    out.date.year = static_cast<std::int16_t>(year(at));
    out.date.day = static_cast<std::int8_t>(day_first != 0 ? day_first : day_behind);
    out.end = at + 1;
    const bool exists =
        out.date.year != 0 && out.date.day <= days_in_month(out.date.year, out.date.month);
    return exists ? std::optional(out) : std::nullopt;
  }

  // "Friday, October 10, 2024", which was a Thursday.
  void check_weekday(std::size_t at) {
    if (tokens_[at].letters != LetterCase::Title) return;
    const auto named = std::find(kWeekdays.begin(), kWeekdays.end(), word(at));
    if (named == kWeekdays.end()) return;
    const std::size_t next = word(at + 1) == "," ? at + 2 : at + 1;
    if (next >= tokens_.size() || tokens_[next].starts_block) return;
    const std::optional<Read> found = read(next);
    if (!found || found->date.day == 0) return;
    const std::string_view right = kWeekdays.at(weekday_of(found->date));
    if (right == *named) return;
    tell({tokens_[at].span.begin, tokens_[found->end - 1].span.end}, std::string(right),
         to_iso(found->date) + " was a " + std::string(right) + ", not a " + std::string(*named) +
             ".");
  }

  // "From October 2024 to March 2024", "between October 2024 and March 2024".
  void check_range(std::size_t at) {
    static constexpr text::WordSet kTo{"to", "until", "till", "through"};
    constexpr std::uint64_t kBetween = fast_hash("between");
    constexpr std::uint64_t kFrom = fast_hash("from");
    constexpr std::uint64_t kAnd = fast_hash("and");
    const bool between = tokens_[at].key == kBetween;
    if (!between && tokens_[at].key != kFrom) return;
    const std::optional<Read> from = read(at + 1);
    if (!from || from->end >= tokens_.size()) return;
    const std::uint64_t joint = tokens_[from->end].key;
    if (between ? joint != kAnd : !kTo.has(joint)) return;
    const std::optional<Read> to = read(from->end + 1);
    if (!to || earliest(from->date) <= latest(to->date) || is_no_period(at)) return;
    tell({tokens_[at].span.begin, tokens_[to->end - 1].span.end},
         "a period that begins before it ends",
         "The period " + written_period(Period{from->date, to->date}) + " ends before it begins.");
  }

  // "moved from 12 June 2024 to 3 May 2024", "the difference between May 2024 and May 2023": two
  // dates and no time between them.
  [[nodiscard]] bool is_no_period(std::size_t at) const {
    static constexpr text::WordSet kMoved{
        "moved",     "move",       "moving",     "brought",     "changed",  "change",
        "postponed", "corrected",  "shifted",    "backdated",   "advanced", "rescheduled",
        "dated",     "redated",    "adjusted",   "pushed",      "put",      "amended",
        "forward",   "back",       "difference", "differences", "gap",      "comparison",
        "compared",  "comparing",  "compare",    "contrast",    "choose",   "distinguish",
        "altered",   "correction", "differ",     "differs",     "differed", "comparisons"};
    constexpr std::size_t kReach = 8;  // words before "from"
    for (std::size_t back = at; back-- > 0 && at - back <= kReach;) {
      if (tokens_[back + 1].starts_block || word(back) == ".") return false;
      if (kMoved.has(tokens_[back].key)) return true;
    }
    return false;
  }

  void tell(const text::Span& span, std::string expected, std::string explanation) {
    const bool told = std::any_of(
        checking_.findings.begin(), checking_.findings.end(), [&](const model::Finding& finding) {
          return finding.code == "date-conflict" && finding.passage.span.overlaps(span);
        });
    if (told) return;
    model::Finding& finding =
        checking_.findings.emplace_back("date-conflict", checking_.passage(span));
    if (const model::Claim* claim = claim_at(checking_, span)) finding.claim = claim->id;
    finding.words = std::string(checking_.words(span));
    finding.expected = std::move(expected);
    finding.explanation = std::move(explanation);
  }

  Checking& checking_;
  const std::vector<Token>& tokens_;
};

}  // namespace

void check_dates(Checking& checking) {
  for (const model::Claim& claim : checking.claims) {
    if (claim.figure && claim.figure->period.stated()) {
      check_period(checking, claim, claim.figure->period);
    } else if (claim.incident && claim.incident->when.stated()) {
      check_period(checking, claim, claim.incident->when);
    } else if (claim.when.stated()) {
      check_period(checking, claim, claim.when);
    }
    const Date& published = checking.document.published;
    if (claim.verdict && published.stated() && claim.verdict->edition > published.year) {
      model::Finding& finding = checking.add("date-conflict", claim, claim.passages.front().span);
      finding.expected = "an edition not after " + std::to_string(published.year);
      finding.explanation = "The " + std::to_string(claim.verdict->edition) +
                            " edition had not appeared when the document was published.";
    }
  }
  PrintedDates(checking).check();
}

}  // namespace plumbline::verify
