// SPDX-License-Identifier: Apache-2.0
//
// Routes, exploitation, figures, responses, events.

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

#include <fmt/format.h>

#include "app/dossier_parts_internal.h"
#include "publish/display.h"
#include "text/token.h"
#include "text/word_set.h"

namespace plumbline::app {
namespace {

using Form = model::DossierParagraph::Form;

constexpr std::size_t kMostRows = 14;    // of a table of groups
constexpr std::size_t kMostRoutes = 12;  // of the table of routes, in one direction
constexpr std::size_t kMostSeries = 4;   // drawn
constexpr std::size_t kMostEvents = 14;
constexpr std::size_t kLeastPoints = 3;  // of a series that is drawn

std::string route_name(const model::ProfileRoute& route, const DossierPen& pen,
                       const std::string& country) {
  if (route.direction == "internal") return pen.words("route.internal", {{"country", country}});
  std::string key = "route." + route.direction;
  const bool place = !route.partner_name.empty() &&
                     !(route.partner_name[0] >= 'a' && route.partner_name[0] <= 'z');
  if (route.partner_name.empty()) {
    key += ".alone";
  } else if (!place && route.partner.empty()) {
    key += ".told";  // "abroad"
  } else if (route.partner_role == "transit") {
    key = "route.transit." + route.direction;
  } else if (route.direction == "through") {
    key += route.partner_role == "origin" ? ".from" : ".to";
  }
  return pen.words(key, {{"partner", place ? pen.place(route.partner_name) : route.partner_name},
                         {"country", country}});
}

}  // namespace

std::string_view role_words(std::string_view direction) {
  if (direction == "out") return "source origin";
  if (direction == "in") return "destination";
  return direction == "through" ? "transit" : "within internal domestically";
}

std::string route_key(const model::ProfileRoute& route) {
  std::string out = route.direction;
  for (const std::string* part :
       {&route.partner_role, route.partner.empty() ? &route.partner_name : &route.partner}) {
    if (!part->empty()) out += "." + *part;
  }
  return out;
}

void write_routes(const DossierMatter& matter, DossierPen& pen, Blocks& out) {
  const model::CountryProfile& profile = matter.profile;
  // A way that is only denied is none that the documents tell of.
  const std::size_t told = supported(profile.routes);
  if (told == 0) return;
  std::set<std::string> partners;
  for (const model::ProfileRoute& route : profile.routes) {
    if (!route.partner.empty() && route.support.documents > 0) partners.insert(route.partner);
  }
  put_paragraph(out, {pen.say("routes.lead", "routes.lead",
                              {{"country", profile.name},
                               {"routes", static_cast<double>(told)},
                               {"partners", static_cast<double>(partners.size())}}),
                      pen.say("routes.how", "routes.how")});
  if (auto map = route_map(matter, pen)) out.emplace_back(std::move(*map));
  model::DossierTable table = support_table(pen, "routes.table", "routes.table", "column.route");
  for (const std::string_view direction : {"out", "in", "through", "internal"}) {
    const std::size_t before = table.rows.size();
    for (const model::ProfileRoute& route : profile.routes) {
      if (route.direction != direction || table.rows.size() - before >= kMostRoutes) continue;
      const std::string_view sought =
          route.partner_name.empty() ? role_words(route.direction) : route.partner_name;
      put_support_row(table, pen, profile,
                      {route_key(route), route_name(route, pen, profile.name), std::string(sought)},
                      route.support);
    }
  }
  const std::size_t rest = told - table.rows.size();
  out.emplace_back(std::move(table));
  if (rest > 0) {
    put_paragraph(out, {pen.say("routes.more", "more.rows", {{"n", static_cast<double>(rest)}})});
  }
}

namespace {

void write_groups(const std::vector<model::ProfileGroup>& groups, std::string_view key,
                  const DossierMatter& matter, DossierPen& pen, Blocks& out) {
  const std::size_t told = supported(groups);
  if (told == 0) return;
  model::DossierTable table =
      support_table(pen, "exploitation." + std::string(key), "exploitation." + std::string(key),
                    "column." + std::string(key));
  for (const model::ProfileGroup& group : groups) {
    if (table.rows.size() >= kMostRows) break;
    put_support_row(table, pen, matter.profile, {group.code, capitalised(group.name)},
                    group.support);
  }
  const std::size_t rest = told - table.rows.size();
  out.emplace_back(std::move(table));
  if (rest > 0) {
    put_paragraph(out, {pen.say("exploitation." + std::string(key) + ".more", "more.rows",
                                {{"n", static_cast<double>(rest)}})});
  }
}

}  // namespace

void write_exploitation(const DossierMatter& matter, DossierPen& pen, Blocks& out) {
  const model::CountryProfile& profile = matter.profile;
  if (supported(profile.forms) + supported(profile.sectors) + supported(profile.victims) +
          supported(profile.nationalities) + supported(profile.perpetrators) ==
      0) {
    return;
  }
  put_paragraph(out,
                {pen.say("exploitation.lead", "exploitation.lead", {{"country", profile.name}})});
  write_groups(profile.forms, "forms", matter, pen, out);
  write_groups(profile.sectors, "sectors", matter, pen, out);
  write_groups(profile.victims, "victims", matter, pen, out);
  write_groups(profile.nationalities, "nationalities", matter, pen, out);
  write_groups(profile.perpetrators, "perpetrators", matter, pen, out);
}

namespace {

int year_of(const std::string& iso) {
  int year = 0;
  if (iso.size() >= 4) std::from_chars(iso.data(), iso.data() + 4, year);
  return year;
}

// "People: children" and "Cases" count nobody knows what: at school, at hand, in court.
bool says_what_it_counts(const model::ProfileSeries& series) {
  if (series.unit == "people") return !series.status.empty() && series.status != "reported";
  return series.unit != "cases" || !series.status.empty() || !series.scope.empty();
}

std::string value_words(const model::ProfilePoint& point, const DossierPen& pen) {
  // "Dozens" is all that is told; the dozen is what the program makes of it to compare.
  static constexpr text::WordSet kNoNumber{"dozens", "scores",   "hundreds", "thousands",
                                           "tens",   "millions", "several",  "many"};
  std::string out = point.approximator.empty() ? "" : point.approximator + " ";
  const std::string first = text::fold(out.substr(0, out.find(' ')));
  if (kNoNumber.has_folded(first)) return point.approximator;
  out += pen.number(point.value);
  if (point.upper > point.value) out += "\u2013" + pen.number(point.upper);
  return out;
}

std::string series_name(const model::ProfileSeries& series) {
  const bool told = series.place.empty() || series.name.find(series.place) != std::string::npos;
  return capitalised(series.name) + (told ? "" : " (" + series.place + ")");
}

// Months from the first day of a period to its last; 0 if that is not known.
int months_of(const model::ProfilePoint& point) {
  const auto from = parse_iso(point.from);
  const auto to = parse_iso(point.to.empty() ? point.from : point.to);
  if (!from || !to || from->year == 0 || to->year == 0) return 0;
  const int first = from->year * 12 + (from->month == 0 ? 1 : from->month);
  const int last = to->year * 12 + (to->month == 0 ? 12 : to->month);
  // A period that ends on the first of a month does not reach into it.
  const bool whole = from->day == 0 || to->day == 0 || to->day >= from->day - 1;
  return last - first + (whole ? 1 : 0);
}

// A calendar, fiscal or reporting year; those are a month longer or shorter at times.
bool is_of_a_year(const model::ProfilePoint& point) {
  const int months = months_of(point);
  return months >= 11 && months <= 13;
}

// Points by year, where several tell of one year the one with most origins.
std::vector<model::SeriesChart::Point> drawn_points(const model::ProfileSeries& series) {
  std::map<int, const model::ProfilePoint*> best;
  for (const model::ProfilePoint& point : series.points) {
    // A count over several years, a month or a day is no point of a yearly line.
    if (!is_of_a_year(point)) continue;
    const int year = year_of(point.to.empty() ? point.from : point.to);
    const auto [at, fresh] = best.try_emplace(year, &point);
    if (!fresh && point.origins > at->second->origins) at->second = &point;
  }
  std::vector<model::SeriesChart::Point> out;
  for (const auto& [year, point] : best) {
    out.push_back({year, point->value, std::max(point->value, point->upper), point->contested});
  }
  return out;
}

std::optional<model::SeriesChart> chart_of(const DossierMatter& matter, const DossierPen& pen) {
  model::SeriesChart out;
  std::vector<std::pair<std::size_t, model::SeriesChart::Line>> lines;
  for (const model::ProfileSeries& series : matter.profile.series) {
    if (!says_what_it_counts(series)) continue;
    std::vector<model::SeriesChart::Point> points = drawn_points(series);
    if (points.size() < kLeastPoints) continue;
    const std::size_t count = points.size();
    lines.emplace_back(count, model::SeriesChart::Line{series_name(series), std::move(points)});
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string instead;
  for (auto& [count, line] : lines) {
    if (out.lines.size() >= kMostSeries) break;
    instead += (instead.empty() ? "" : "; ") + line.name + ":";
    for (const auto& point : line.points)
      instead += fmt::format(" {} {}", point.year, pen.number(point.low));
    out.lines.push_back(std::move(line));
  }
  if (out.lines.empty()) return std::nullopt;
  out.words = {pen.words("figures.chart", {{"country", matter.profile.name}}), instead + "."};
  return out;
}

}  // namespace

namespace {

// Values of one period that differ and do not contradict each other: of one event each, or of
// parts that their words do not name.
bool has_others(const model::ProfileSeries& series, const model::ProfilePoint& point) {
  return std::any_of(series.points.begin(), series.points.end(), [&](const auto& other) {
    return other.from == point.from && other.to == point.to &&
           (other.value != point.value || other.upper != point.upper);
  });
}

std::string point_remark(const model::ProfileSeries& series, const model::ProfilePoint& point,
                         const DossierPen& pen) {
  if (point.contested) return pen.words("remark.contested");
  if (has_others(series, point)) return pen.words("remark.several");
  return point.origins == 0 ? pen.words("remark.circle") : std::string();
}

}  // namespace

void write_figures(const DossierMatter& matter, DossierPen& pen, Blocks& out) {
  const model::CountryProfile& profile = matter.profile;
  const auto told = static_cast<std::size_t>(
      std::count_if(profile.series.begin(), profile.series.end(), says_what_it_counts));
  if (told == 0) return;
  put_paragraph(out, {pen.say("figures.lead", "figures.lead", {{"n", static_cast<double>(told)}}),
                      pen.say("figures.how", "figures.how")});
  if (auto chart = chart_of(matter, pen)) out.emplace_back(std::move(*chart));
  constexpr std::size_t kMostPoints = 60;
  model::DossierTable table{"figures.table",
                            pen.words("figures.table"),
                            {{pen.words("column.counted"), 7, false},
                             {pen.words("column.period"), 4, false},
                             {pen.words("column.value"), 3, true},
                             {pen.words("column.origins"), 3, true},
                             {pen.words("column.remarks"), 4, false}},
                            {}};
  std::size_t rest = 0;
  for (const model::ProfileSeries& series : profile.series) {
    if (!says_what_it_counts(series)) continue;
    for (auto point = series.points.rbegin(); point != series.points.rend(); ++point) {
      if (table.rows.size() >= kMostPoints) {
        ++rest;
        continue;
      }
      table.keys.push_back(point->row + "." + value_words(*point, pen));
      table.rows.push_back({{series_name(series), pen.cite(profile, point->passages, 3)},
                            {readable(pen, point->period), {}},
                            {value_words(*point, pen), {}},
                            {pen.number(static_cast<double>(point->origins)), {}},
                            {point_remark(series, *point, pen), {}}});
    }
  }
  out.emplace_back(std::move(table));
  std::vector<model::DossierStatement> left;
  if (rest > 0)
    left.push_back(pen.say("figures.more", "more.rows", {{"n", static_cast<double>(rest)}}));
  if (told < profile.series.size()) {
    left.push_back(pen.say("figures.vague", "figures.vague",
                           {{"n", static_cast<double>(profile.series.size() - told)}}));
  }
  if (profile.figures_undated > 0) {
    left.push_back(pen.say("figures.undated", "figures.undated",
                           {{"n", static_cast<double>(profile.figures_undated)}}));
  }
  put_paragraph(out, std::move(left));
}

void write_responses(const DossierMatter& matter, DossierPen& pen, Blocks& out) {
  const model::CountryProfile& profile = matter.profile;
  if (supported(profile.responses) == 0) return;
  put_paragraph(out, {pen.say("responses.lead", "responses.lead", {{"country", profile.name}})});
  for (const std::string_view group : {"prosecution", "protection", "prevention", "partnership"}) {
    model::DossierTable table = support_table(pen, "responses." + std::string(group),
                                              "group." + std::string(group), "column.response");
    for (const model::ProfileResponse& response : profile.responses) {
      if (response.group != group) continue;
      std::string name = capitalised(response.name);
      if (response.direction == "hinders") name = pen.words("response.hinders", {{"name", name}});
      if (response.direction == "unclear") name = pen.words("response.unclear", {{"name", name}});
      put_support_row(table, pen, profile,
                      {response.code + "." + response.direction, std::move(name)},
                      response.support);
    }
    if (!table.rows.empty()) out.emplace_back(std::move(table));
  }
}

namespace {

std::string when_of(const IncidentShown& incident, const DossierPen& pen) {
  if (incident.from.empty()) return pen.words("incident.undated");
  const std::string from = pen.date(incident.from);
  const std::string to = pen.date(incident.to);
  return to.empty() || to == from ? from : from + " \u2013 " + to;
}

std::string noun_of(const refdata::RefData& refdata, const std::string& type) {
  const refdata::TableView table = refdata.table_view("happenings");
  const auto column = table.column("noun");
  for (std::size_t row = 0; column && row < table.rows(); ++row) {
    if (table.cell(row, 0) == type && !table.cell(row, *column).empty())
      return std::string(table.cell(row, *column));
  }
  return type;
}

// "reports of migrants and": the joint that was left where the rest was cut off.
std::string without_joint(std::string people) {
  static constexpr text::WordSet kJoints{"and",  "or",   "of",  "in", "by", "from", "to",
                                         "with", "that", "the", "a",  "an", "for",  "who"};
  while (true) {
    while (!people.empty() && std::string_view(" ,").find(people.back()) != std::string_view::npos)
      people.pop_back();
    const std::size_t last = people.rfind(' ');
    if (last == std::string::npos || !kJoints.has(text::key_of(people.substr(last + 1))))
      return people;
    people.erase(last);
  }
}

// "the case of the three defendants Davis", "Man Linked to Hill Road Investigation": words up to
// the first name that is not one of a people or a state; who is accused is named nowhere.
std::string up_to_a_name(const refdata::RefData& refdata, std::string people) {
  const std::vector<text::Token> tokens = text::tokenize(people);
  std::uint32_t known = 0;  // where the last name of a people or a state ends
  for (std::uint32_t at = 0; at < tokens.size(); ++at) {
    const bool capital = tokens[at].letters == text::LetterCase::Title ||
                         tokens[at].letters == text::LetterCase::Upper ||
                         tokens[at].letters == text::LetterCase::Mixed;
    if (!capital || at < known) continue;
    std::vector<std::uint32_t> values;
    const std::uint32_t size = refdata.country_names().match_at(tokens, at, values);
    known = std::max(known, at + size);
    if (size > 0 || at == 0) continue;
    people.erase(tokens[at].span.begin);
    break;
  }
  return people;
}

// "the recruiter" of "The recruiter Ann Example": who is accused, or was acquitted, is told of
// without a name. Nothing if nothing else is told.
std::string without_names(const refdata::RefData& refdata, std::string people,
                          const IncidentShown& incident) {
  const auto erase = [&people](const std::string& name) {
    if (name.empty()) return;
    for (std::size_t at = people.find(name); at != std::string::npos; at = people.find(name)) {
      people.erase(at, name.size());
    }
  };
  for (const AccusedPerson& person : incident.accused) {
    erase(person.name);
    for (const std::string& spelling : person.spellings) erase(spelling);
  }
  people = without_joint(up_to_a_name(refdata, std::move(people)));
  while (people.starts_with(' ') || people.starts_with(',')) people.erase(0, 1);
  // "and three of his accomplices", "least 17 doctors": what was joined to a name, or cut off.
  if (people.starts_with("and ")) people.erase(0, 4);
  if (people.starts_with("least ")) people.insert(0, "at ");
  if (people.starts_with("The ")) people.front() = 't';
  return people;
}

// Whether words tell of people: what was seized, asked or put off is no line of an event.
bool tell_of_people(const refdata::RefData& refdata, std::string_view words) {
  const std::string padded = " " + text::fold(words) + " ";
  const refdata::TableView table = refdata.table_view("frames/person");
  const auto pattern = table.column("pattern");
  for (std::size_t row = 0; pattern && row < table.rows(); ++row) {
    // An office or an agency is no one to be arrested.
    const std::string_view part = table.cell(row, 0);
    std::string_view rest =
        part == "victim" || part == "perpetrator" ? table.cell(row, *pattern) : std::string_view();
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('|'), rest.size());
      if (padded.find(" " + std::string(rest.substr(0, end)) + " ") != std::string::npos)
        return true;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return false;
}

// "raid; rescue: 23 workers; arrest: two men".
std::string happenings_of(const IncidentShown& incident, const DossierMatter& matter) {
  std::vector<std::string> parts;
  for (const IncidentHappening& happening : incident.happenings) {
    std::string one = noun_of(matter.refdata, happening.type);
    const std::string people = without_names(matter.refdata, happening.people, incident);
    if (!people.empty() && tell_of_people(matter.refdata, people))
      one += ": " + publish::shortened(people, 70);
    if (std::find(parts.begin(), parts.end(), one) == parts.end()) parts.push_back(std::move(one));
  }
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "; ") + part;
  return capitalised(out);
}

}  // namespace

void write_incidents(const DossierMatter& matter, DossierPen& pen, Blocks& out) {
  const IncidentsAnswer& answer = matter.incidents;
  if (answer.incidents.empty()) return;
  const std::size_t shown = std::min(kMostEvents, answer.incidents.size());
  put_paragraph(out, {pen.say("incidents.lead", "incidents.lead",
                              {{"n", static_cast<double>(answer.all)},
                               {"rest", static_cast<double>(answer.all - shown)},
                               {"shown", static_cast<double>(shown)}}),
                      pen.say("incidents.how", "incidents.how")});
  model::DossierTable table{"incidents.table",
                            pen.words("incidents.table"),
                            {{pen.words("column.when"), 4, false},
                             {pen.words("column.where"), 4, false},
                             {pen.words("column.told"), 10, false},
                             {pen.words("column.reports"), 3, true},
                             {pen.words("column.origins"), 3, true}},
                            {}};
  for (const IncidentShown& incident : answer.incidents) {
    if (table.rows.size() >= kMostEvents) break;
    std::vector<std::size_t> passages;
    std::set<std::string> seen;
    for (const IncidentHappening& happening : incident.happenings) {
      for (const IncidentTelling& telling : happening.tellings) {
        if (passages.size() < 4 && !telling.exact.empty() &&
            seen.insert(telling.document + happening.kin).second) {
          passages.push_back(pen.cite(telling));
        }
      }
    }
    std::string told = happenings_of(incident, matter);
    if (!incident.marks.empty()) told += " (" + pen.words("incident.withdrawn") + ")";
    table.keys.push_back(incident.id);
    table.rows.push_back({{when_of(incident, pen), {}},
                          {incident.place, {}},
                          {std::move(told), std::move(passages)},
                          {pen.number(static_cast<double>(incident.reports.size())), {}},
                          {pen.number(static_cast<double>(incident.origins)), {}}});
  }
  out.emplace_back(std::move(table));
}

}  // namespace plumbline::app
