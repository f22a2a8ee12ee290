// SPDX-License-Identifier: Apache-2.0

#include "app/country_json.h"

#include <cmath>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/json_dump_internal.h"

namespace plumbline::app {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kProfileSchema = 1;

Json country_part(const model::ProfilePassage& passage) {
  Json out = {
      {"document", passage.passage.document.value},
      {"name", passage.name},
      {"title", passage.title},
      {"publisher", passage.publisher},
      {"published", passage.published},
      {"claim", passage.claim},
      {"passage", {{"start", passage.start}, {"end", passage.end}, {"exact", passage.exact}}},
      {"chain", passage.chain}};
  if (!passage.source.empty()) {
    out["source"] = passage.source;
    out["source_named"] = passage.source_named;
  }
  out["modality"] = to_string(passage.modality);
  if (passage.denied) out["denied"] = true;
  if (passage.year != 0) {
    out["year"] = passage.year;
    out["year_told"] = passage.year_told;
  }
  if (passage.repeats != 0) {
    out["repeats"] = passage.repeats;
    if (!passage.repeated_since.empty()) out["repeated_since"] = passage.repeated_since;
  }
  return out;
}

Json country_part(const model::ProfileSupport& support) {
  Json out = {{"documents", support.documents},
              {"origins", support.origins},
              {"claims", support.claims},
              {"alleged", support.alleged},
              {"denied", support.denied}};
  if (support.first_year != 0) {
    out["first_year"] = support.first_year;
    out["last_year"] = support.last_year;
  }
  out["old"] = support.old;
  out["passages"] = support.passages;
  return out;
}

Json groups_json(const std::vector<model::ProfileGroup>& groups) {
  Json out = Json::array();
  for (const model::ProfileGroup& group : groups) {
    out.push_back(
        {{"code", group.code}, {"name", group.name}, {"support", country_part(group.support)}});
  }
  return out;
}

Json routes_json(const std::vector<model::ProfileRoute>& routes) {
  Json out = Json::array();
  for (const model::ProfileRoute& route : routes) {
    Json entry = {{"direction", route.direction}};
    if (!route.partner_name.empty()) {
      entry["partner"] = {
          {"country", route.partner}, {"name", route.partner_name}, {"role", route.partner_role}};
    }
    entry["support"] = country_part(route.support);
    out.push_back(std::move(entry));
  }
  return out;
}

Json responses_json(const std::vector<model::ProfileResponse>& responses) {
  Json out = Json::array();
  for (const model::ProfileResponse& response : responses) {
    Json entry = {{"group", response.group}, {"code", response.code}, {"name", response.name}};
    if (!response.direction.empty()) entry["direction"] = response.direction;
    entry["support"] = country_part(response.support);
    out.push_back(std::move(entry));
  }
  return out;
}

Json series_json(const std::vector<model::ProfileSeries>& all) {
  Json out = Json::array();
  for (const model::ProfileSeries& series : all) {
    Json points = Json::array();
    for (const model::ProfilePoint& point : series.points) {
      Json entry = {{"row", point.row}, {"period", point.period}, {"from", point.from},
                    {"to", point.to},   {"value", point.value},   {"upper", point.upper}};
      if (!point.approximator.empty()) entry["approximator"] = point.approximator;
      entry["documents"] = point.documents;
      entry["origins"] = point.origins;
      entry["contested"] = point.contested;
      entry["passages"] = point.passages;
      points.push_back(std::move(entry));
    }
    out.push_back({{"unit", series.unit},
                   {"name", series.name},
                   {"status", series.status},
                   {"scope", series.scope},
                   {"place", series.place},
                   {"period_kind", series.period_kind},
                   {"points", std::move(points)}});
  }
  return out;
}

template <class Notes>
Json notes_json(const Notes& notes) {
  Json out = Json::array();
  for (const auto& note : notes) {
    out.push_back({{"code", note.code}, {"words", note.words}, {"passages", note.passages}});
  }
  return out;
}

}  // namespace

std::string to_json(const std::vector<CountryEntry>& countries) {
  Json out = Json::array();
  for (const CountryEntry& each : countries) {
    Json entry = {{"country", each.country},
                  {"name", each.name},
                  {"documents", each.documents},
                  {"oldest", each.oldest},
                  {"newest", each.newest}};
    if (each.edition != 0) entry["tier"] = {{"edition", each.edition}, {"tier", each.tier}};
    out.push_back(std::move(entry));
  }
  return dumped(out);
}

namespace {

Json tellers_json(const std::vector<model::ProfileTeller>& all) {
  Json out = Json::array();
  for (const model::ProfileTeller& one : all) {
    out.push_back({{"name", one.name},
                   {"named", one.named},
                   {"documents", one.documents},
                   {"claims", one.claims}});
  }
  return out;
}

Json ties_json(const std::vector<model::ProfileTie>& all) {
  Json out = Json::array();
  for (const model::ProfileTie& one : all) {
    out.push_back({{"publisher", one.publisher},
                   {"source", one.source},
                   {"claims", one.claims},
                   {"passages", one.passages}});
  }
  return out;
}

}  // namespace

std::string to_json(const model::CountryProfile& profile) {
  Json tiers = Json::array();
  for (const model::ProfileTier& tier : profile.tiers) {
    tiers.push_back({{"edition", tier.edition},
                     {"tier", tier.tier},
                     {"evidence", tier.evidence},
                     {"source", tier.source}});
  }
  Json passages = Json::array();
  for (const model::ProfilePassage& passage : profile.passages) {
    passages.push_back(country_part(passage));
  }
  Json out = {{"schema", kProfileSchema},
              {"country", profile.country},
              {"name", profile.name},
              {"since", profile.since},
              {"until", profile.until},
              {"documents", profile.documents},
              {"claims", profile.claims},
              {"origins", profile.origins},
              {"oldest", profile.oldest},
              {"newest", profile.newest},
              {"old_before", profile.old_before},
              {"tiers", std::move(tiers)},
              {"routes", routes_json(profile.routes)},
              {"forms", groups_json(profile.forms)},
              {"sectors", groups_json(profile.sectors)},
              {"victims", groups_json(profile.victims)},
              {"nationalities", groups_json(profile.nationalities)},
              {"perpetrators", groups_json(profile.perpetrators)},
              {"series", series_json(profile.series)},
              {"figures_undated", profile.figures_undated},
              {"responses", responses_json(profile.responses)},
              {"contradictions", notes_json(profile.contradictions)},
              {"questions", notes_json(profile.questions)},
              {"publishers", tellers_json(profile.publishers)},
              {"sources", tellers_json(profile.sources)},
              {"ties", ties_json(profile.ties)},
              {"passages", std::move(passages)}};
  if (profile.rejected != 0) out["rejected"] = profile.rejected;
  return dumped(out);
}

std::string to_json(const model::RouteMap& map) {
  // A hundredth of a degree is how finely the shapes are kept.
  const auto spot = [](const model::MapPoint& point) {
    const auto fine = [](double degrees) { return std::round(degrees * 100) / 100; };
    return Json::array({fine(point.longitude), fine(point.latitude)});
  };
  Json lands = Json::array();
  for (const model::RouteMap::Land& land : map.lands) {
    Json rings = Json::array();
    for (const std::vector<model::MapPoint>& ring : land.rings) {
      Json points = Json::array();
      for (const model::MapPoint& point : ring) points.push_back(spot(point));
      rings.push_back(std::move(points));
    }
    lands.push_back({{"country", land.country}, {"rings", std::move(rings)}});
  }
  Json ways = Json::array();
  for (const model::RouteMap::Way& way : map.ways) {
    ways.push_back({{"route", way.route}, {"from", spot(way.from)}, {"to", spot(way.to)}});
  }
  return dumped({{"country", map.country}, {"lands", std::move(lands)}, {"ways", std::move(ways)}});
}

}  // namespace plumbline::app
