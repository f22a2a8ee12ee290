// SPDX-License-Identifier: Apache-2.0

#include "assess/when.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace plumbline::assess {
namespace {

// Days since 1970-01-01.
long day_number(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  return std::chrono::sys_days{date}.time_since_epoch().count();
}

long first_day(const Date& date) {
  return day_number(date.year, date.month == 0 ? 1 : date.month, date.day == 0 ? 1 : date.day);
}

long last_day(const Date& date) {
  const int month = date.month == 0 ? 12 : date.month;
  const int day = date.day == 0 ? days_in_month(date.year, month) : date.day;
  return day_number(date.year, month, day);
}

// A year in running text, the first there is: "2023 Report", "Report (2023)".
int year_in(const refdata::PlainWords& words) {
  constexpr int kFirst = 1990;
  constexpr int kLast = 2100;
  for (const refdata::PlainWords::Word& word : words.words) {
    if (word.folded.size() != 4) continue;
    int year = 0;
    std::from_chars(word.folded.data(), word.folded.data() + word.folded.size(), year);
    if (year >= kFirst && year < kLast) return year;
  }
  return 0;
}

// "Since 2010", "over the past twelve years": too wide to say when, if its document lies inside.
bool is_wide(const Period& told, const Period& document) {
  constexpr long kWide = 2L * 366;
  if (!document.stated()) return false;
  const bool open = !told.from.stated() || !told.to.stated();
  const long from = told.from.stated() ? first_day(told.from) : first_day(document.from);
  const long to = told.to.stated() ? last_day(told.to) : last_day(document.to);
  const bool inside = from <= first_day(document.from) && last_day(document.to) <= to;
  return inside && (open || to - from > kWide);
}

Period stated_in(const model::Claim& claim) {
  if (claim.when.stated()) return claim.when;
  if (claim.incident && claim.incident->when.stated()) return claim.incident->when;
  if (claim.figure && claim.figure->period.stated()) return claim.figure->period;
  return {};
}

}  // namespace

Placement place(const Period& told, const Period& period) {
  if (!told.stated()) return Placement::Undated;
  const long begin = first_day(period.from);
  const long end = last_day(period.to);
  const long from = first_day(told.from.stated() ? told.from : told.to);
  // "since 2015" reaches to where nobody says it ended
  const long to = told.to.stated() ? last_day(told.to) : std::max(end, last_day(told.from));
  const long shared = std::min(end, to) - std::max(begin, from) + 1;
  const long shorter = std::min(end - begin, to - from) + 1;
  if (shared > 0 && shared * 2 >= shorter) return Placement::Within;
  return from + to < begin + end ? Placement::Before : Placement::After;
}

ReportPeriods::ReportPeriods(const refdata::RefData& refdata) {
  const refdata::TableView table = refdata.table_view("standards/reports");
  for (std::size_t i = 0; i < table.rows(); ++i) {
    Result<refdata::WordPattern> words = refdata::WordPattern::parse(table.cell(i, 0));
    const auto begins = year_day(std::string(table.cell(i, 1)));
    const auto ends = year_day(std::string(table.cell(i, 2)));
    if (!words || !begins || !ends) continue;
    Result<refdata::WordPattern> publisher = refdata::WordPattern::parse(table.cell(i, 4));
    series_.push_back({std::move(words).take(), *begins, *ends, std::string(table.cell(i, 3)),
                       publisher ? std::move(publisher).take() : refdata::WordPattern()});
  }
}

const ReportPeriods::Series* ReportPeriods::series_of(const DocumentAtHand& document) const {
  const refdata::PlainWords title = refdata::plain_words(document.title);
  const refdata::PlainWords publisher = refdata::plain_words(document.publisher);
  for (const Series& series : series_) {
    if (series.words.found_in(title) || series.words.found_in(publisher)) return &series;
  }
  return nullptr;
}

Period ReportPeriods::of(const DocumentAtHand& document) const {
  const Series* series = series_of(document);
  if (series == nullptr) return {};
  const int stated = year_in(refdata::plain_words(document.title));
  const int year = stated != 0 ? stated : document.published.year;
  if (year == 0) return {};
  return {day_in(year, series->begins), day_in(year, series->ends)};
}

std::string_view ReportPeriods::standard_of(const DocumentAtHand& document) const {
  const Series* series = series_of(document);
  if (series == nullptr) return {};
  // A newspaper writes of the report and is silent on nearly all of it. Who published a file is
  // often not known, so a title that begins with the report's name, or the year and its name, is
  // enough.
  const auto in_title = series->words.find_in(refdata::plain_words(document.title));
  const bool own = (in_title && *in_title <= 1) ||
                   series->publisher.found_in(refdata::plain_words(document.publisher));
  return own ? std::string_view(series->standard) : std::string_view();
}

Period ReportPeriods::own_of(const DocumentAtHand& document, std::string_view standard) const {
  return standard_of(document) == standard ? of(document) : Period{};
}

Period told_of(const ClaimAtHand& at_hand, const DocumentAtHand& document,
               const ReportPeriods& reports) {
  const model::Claim& claim = *at_hand.claim;
  const Period stated = stated_in(claim);
  Period of_document = reports.of(document);
  if (!of_document.stated()) of_document = {document.published, document.published};
  // The year that a trend states may be the one it is compared with.
  const bool compares = claim.kind == model::ClaimKind::Trend && of_document.stated();
  if (!stated.stated() || compares || is_wide(stated, of_document)) return of_document;
  return stated;
}

int edition_of(const Period& told, const Standard& standard) {
  const Date& day = told.to.stated() ? told.to : told.from;
  if (!day.stated()) return 0;
  for (const int offset : {0, 1, -1}) {
    const int year = day.year + offset;
    const Result<Period> period = period_of(standard, year);
    if (period && place(told, *period) == Placement::Within) return year;
  }
  return day.year;
}

}  // namespace plumbline::assess
