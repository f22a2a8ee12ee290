// SPDX-License-Identifier: Apache-2.0
//
// Rows in words.

#include <algorithm>

#include "resolve/figures_internal.h"

namespace plumbline::resolve {
namespace {

void append(std::string& out, std::string_view part) {
  if (part.empty()) return;
  if (!out.empty()) out += ", ";
  out += part;
}

// "age=child sex=female" in words; facets that have a word together are told by it.
std::string scope_in_words(std::vector<std::string> scope, const FigureTables& tables) {
  const refdata::RefData& refdata = tables.refdata();
  const refdata::TableView names = refdata.table_view("figure_facets");
  std::string out;
  for (std::size_t row = 0; row < names.rows(); ++row) {
    std::vector<std::string> facets;
    std::string_view rest = names.cell(row, 0);
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      facets.emplace_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    if (!std::includes(scope.begin(), scope.end(), facets.begin(), facets.end())) continue;
    append(out, names.cell(row, 1));
    for (const std::string& facet : facets) std::erase(scope, facet);
  }
  constexpr std::string_view kNationality = "nationality=";
  for (const std::string& facet : scope) {
    if (!facet.starts_with(kNationality)) continue;
    append(out, "from " + place_name(facet.substr(kNationality.size()), refdata));
  }
  return out;
}

bool is_within_year(const Period& period) {
  return period.from.year == period.to.year && period.from.month == 0 && period.to.month == 0;
}

}  // namespace

std::string place_name(const std::string& place, const refdata::RefData& refdata) {
  const refdata::Country* country = refdata.country(place);
  return country == nullptr ? place : std::string(country->name);
}

std::string describe(const Measure& measure, const refdata::RefData& refdata) {
  const FigureTables tables(refdata);
  std::string out(tables.name_of_stage(measure.stage));
  append(out, scope_in_words(measure.scope, tables));
  for (const std::string& word : measure.words) append(out, word);
  if (!measure.per.empty()) append(out, "for each " + measure.per);
  if (!measure.place.empty()) append(out, "in " + measure.place);
  return out;
}

std::string describe_period(const Measure& measure) {
  const Period& period = measure.period;
  if (!period.stated()) return "no period stated";
  if (measure.kind == PeriodKind::Document)
    return "the year of a document of " + to_iso(period.from);
  if (measure.kind == PeriodKind::Since) return "since " + to_iso(period.from);
  if (!period.from.stated()) return "until " + to_iso(period.to);
  std::string out = to_iso(period.from);
  if (!is_within_year(period) && !(period.from == period.to)) out += " to " + to_iso(period.to);
  if (measure.kind == PeriodKind::Fiscal) return "fiscal year " + out;
  if (measure.kind == PeriodKind::Reporting) return "reporting period " + out;
  return out;
}

const char* to_string(PeriodKind kind) {
  switch (kind) {
    case PeriodKind::Unstated: return "unstated";
    case PeriodKind::Calendar: return "calendar";
    case PeriodKind::Fiscal: return "fiscal";
    case PeriodKind::Reporting: return "reporting";
    case PeriodKind::Since: return "since";
    case PeriodKind::Document: return "document";
  }
  return "";
}

std::string key_of(const Measure& measure) {
  std::string key = measure.country + "|" + measure.place + "|" + measure.family + "|" +
                    to_iso(measure.period.from) + "|" + to_iso(measure.period.to) + "|" +
                    to_string(measure.kind) + "|" + measure.per + "|" + measure.stage + "|";
  for (const std::string& facet : measure.scope) key += facet + " ";
  key += "|";
  for (const std::string& word : measure.words) key += word + " ";
  return key;
}

}  // namespace plumbline::resolve
