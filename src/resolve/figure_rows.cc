// SPDX-License-Identifier: Apache-2.0
//
// Rows against rows: what is part of what, what only looks the same, and years that do not fit
// their series.

#include <algorithm>
#include <map>

#include "resolve/figures_internal.h"

namespace plumbline::resolve {
namespace {

bool same_time(const Measure& a, const Measure& b) {
  return a.kind == b.kind && a.period == b.period && a.per == b.per;
}

bool overlap(const Period& a, const Period& b) {
  const auto first = [](const Date& date) { return date.year * 12 + std::max(date.month - 1, 0); };
  const auto last = [](const Date& date) {
    return date.year * 12 + (date.month == 0 ? 11 : date.month - 1);
  };
  if (!a.from.stated() || !a.to.stated() || !b.from.stated() || !b.to.stated()) return false;
  return first(a.from) <= last(b.to) && first(b.from) <= last(a.to);
}

class Rows {
 public:
  Rows(const Compared& all, std::vector<FigureRow>& rows) : all_(all), rows_(rows) {}

  void compare() {
    // Rows of one place and field that can be taken for one another, by the years they touch.
    std::map<std::pair<std::string, int>, std::vector<std::size_t>> near;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const Measure& measure = rows_[i].measure;
      if (measure.country.empty() || !measure.period.stated()) continue;
      const std::string group =
          measure.country + "|" + std::string(all_.tables.field_of(measure.family));
      const int to = measure.period.to.stated() ? measure.period.to.year : measure.period.from.year;
      near[{group, to}].push_back(i);
    }
    for (const auto& [key, rows] : near) {
      for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t k = 0; k < rows.size(); ++k) {
          if (i != k) compare(rows[i], rows[k]);
        }
      }
    }
  }

 private:
  // What a reader of row `one` must know of row `other`.
  void compare(std::size_t one, std::size_t other) {
    FigureRow& row = rows_[one];
    const Measure& a = row.measure;
    const Measure& b = rows_[other].measure;
    const bool same_words = a.words == b.words && a.per == b.per;
    if (!same_words) return;
    const bool same_thing = a.family == b.family && a.stage == b.stage;
    const bool narrower = a.scope.size() > b.scope.size() && a.place == b.place;
    const bool inside = a.scope == b.scope && !a.place.empty() && b.place.empty();
    if (same_thing && same_time(a, b) && (narrower || inside) &&
        std::includes(a.scope.begin(), a.scope.end(), b.scope.begin(), b.scope.end())) {
      const std::size_t known = row.whole ? rows_[*row.whole].measure.scope.size() : 0;
      if (!row.whole || b.scope.size() > known) row.whole = other;
      return;
    }
    if (a.scope != b.scope || a.place != b.place) return;
    if (same_time(a, b) && !same_thing) return tell_definition(one, other);
    if (same_thing && !same_time(a, b) && overlap(a.period, b.period)) tell_period(one, other);
  }

  void tell_definition(std::size_t one, std::size_t other) {
    const Measure& a = rows_[one].measure;
    const Measure& b = rows_[other].measure;
    std::string words;
    if (a.family != b.family) {
      words = "Another count than " + std::string(all_.tables.name_of_family(b.family)) + ".";
    } else if (b.stage.empty() || a.stage.empty()) {
      words = "For one of the two it is not said how it was counted.";
    } else {
      words = "Not the same as " + std::string(all_.tables.name_of_stage(b.stage)) + ": " +
              std::string(all_.tables.meaning_of_stage(b.stage)) + ".";
    }
    add(one, other, Why::Definition, std::move(words));
  }

  void tell_period(std::size_t one, std::size_t other) {
    add(one, other, Why::Period,
        "Another period: " + describe_period(rows_[one].measure) + ", not " +
            describe_period(rows_[other].measure) + ".");
  }

  void add(std::size_t one, std::size_t other, Why why, std::string words) {
    rows_[one].others.push_back({why, other, rows_[one].values.front().reports.front(),
                                 rows_[other].values.front().reports.front(), std::move(words)});
  }

  const Compared& all_;
  std::vector<FigureRow>& rows_;
};

bool is_one_year(const Measure& measure) {
  return measure.kind == PeriodKind::Calendar && measure.period.from == measure.period.to &&
         measure.period.from.month == 0 && measure.period.from.stated();
}

}  // namespace

void compare_rows(const Compared& all, std::vector<FigureRow>& rows) {
  Rows(all, rows).compare();
}

std::vector<Jump> find_jumps(const Compared& all, const std::vector<FigureRow>& rows) {
  constexpr double kTenfold = 10;
  constexpr double kMany = 50;
  std::map<std::string, std::vector<std::size_t>> series;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Measure measure = rows[i].measure;
    if (!is_one_year(measure) || measure.country.empty()) continue;
    measure.period = {};
    series[key_of(measure)].push_back(i);
  }
  std::vector<Jump> out;
  for (auto& [key, years] : series) {
    std::sort(years.begin(), years.end(), [&](std::size_t a, std::size_t b) {
      return rows[a].measure.period.from.year < rows[b].measure.period.from.year;
    });
    for (std::size_t i = 1; i < years.size(); ++i) {
      const FigureRow& before = rows[years[i - 1]];
      const FigureRow& row = rows[years[i]];
      if (row.measure.period.from.year != before.measure.period.from.year + 1) continue;
      const model::Figure& a = all.figures[before.values.front().reports.front()].figure;
      const model::Figure& b = all.figures[row.values.front().reports.front()].figure;
      const auto [low, high] = std::minmax(a.value, b.value);
      if (low <= 0 || high < kMany || high < low * kTenfold) continue;
      constexpr double kAlike = 0.5;
      const ReadFigure& left = all.read[before.values.front().reports.front()];
      const ReadFigure& right = all.read[row.values.front().reports.front()];
      if (left.context != right.context || likeness(left, right) < kAlike) continue;
      std::string words = "From " + written(a) + " (" + to_iso(before.measure.period.from) +
                          ") to " + written(b) + " (" + to_iso(row.measure.period.from) +
                          "): more than ten times. A slip, or another way of counting?";
      if (row.values.size() > 1) words += " Another report gives a different number for that year.";
      out.push_back({years[i], years[i - 1], std::move(words)});
    }
  }
  std::sort(out.begin(), out.end(), [](const Jump& a, const Jump& b) { return a.row < b.row; });
  return out;
}

}  // namespace plumbline::resolve
