// SPDX-License-Identifier: Apache-2.0
//
// GeoJSON (RFC 7946) of routes and of places of events. No point is finer than a first-level
// region, for a place may single a victim out; where a place is not known the geometry is null.

#include <cmath>

#include "base/date.h"
#include "exchange/json_internal.h"
#include "exchange/writer.h"

namespace plumbline::exchange {
namespace {

using Point = std::pair<double, double>;  // longitude, latitude

// Hundredths of a degree: about a kilometre, far finer than what the point stands for.
double rounded(double degrees) {
  return std::round(degrees * 100) / 100;
}

Json position(const Point& point) {
  return Json::array({rounded(point.first), rounded(point.second)});
}

// Pieces of the shorter way from one point to the other, cut where it crosses the antimeridian
// (section 3.1.9).
std::vector<std::vector<Point>> pieces(const Point& from, const Point& to) {
  const double way = to.first - from.first;
  if (std::abs(way) <= 180) return {{from, to}};
  const double edge = way < 0 ? 180 : -180;  // the side that is left
  const double length = 360 - std::abs(way);
  const double share = length == 0 ? 0 : std::abs(edge - from.first) / length;
  const double latitude = from.second + (to.second - from.second) * share;
  return {{from, {edge, latitude}}, {{-edge, latitude}, to}};
}

class GeoJsonWriter : public Writer {
 public:
  explicit GeoJsonWriter(const Outlet& outlet)
      : outlet_(outlet),
        stream_(outlet.sink, R"({"type":"FeatureCollection","features":[)", "]}") {}

  Status add(const Entry& entry) override {
    for (const ClaimEntry& claim : entry.claims) {
      if (const auto& way = claim.claim.route; way) {
        if (Status added = stream_.add(route(entry, claim, *way)); !added) return added;
      }
      std::size_t number = 0;
      const auto put = [&](const model::Incident& incident) -> Status {
        ++number;
        return incident.place ? stream_.add(event(entry, claim, incident, number)) : Done{};
      };
      if (claim.claim.incident) {
        if (Status added = put(*claim.claim.incident); !added) return added;
      }
      for (const model::Incident& more : claim.claim.more_incidents) {
        if (Status added = put(more); !added) return added;
      }
    }
    return Done{};
  }
  Status finish() override { return stream_.finish(); }

 private:
  static Json properties(const Entry& entry, const ClaimEntry& it, const char* what) {
    Json out;
    out["what"] = what;
    out["claim"] = claim_iri(entry, it);
    out["words"] = it.words.front().exact;
    out["chain"] = model::describe(it.claim.chain);
    out["modality"] = model::to_string(it.claim.modality);
    out["polarity"] = model::to_string(it.claim.polarity);
    out["publisher"] = entry.document.publisher;
    out["published"] = to_iso(entry.document.published);
    if (const std::string url = web_url(entry.document); !url.empty()) out["url"] = url;
    return out;
  }

  static Json feature(const std::string& id, Json geometry, Json properties) {
    Json out;
    out["type"] = "Feature";
    out["id"] = id;
    out["geometry"] = std::move(geometry);
    out["properties"] = std::move(properties);
    return out;
  }

  [[nodiscard]] Json place(const Spot& spot) const {
    Json out;
    out["country"] = spot.country;
    out["country_name"] = outlet_.setting.world.country_name(spot.country);
    out["region"] = spot.region;
    out["precision"] = spot.region.empty() ? "country" : "first-level region";
    return out;
  }

  [[nodiscard]] Json event(const Entry& entry, const ClaimEntry& it,
                           const model::Incident& incident, std::size_t number) const {
    Json told = properties(entry, it, "event");
    told["event"] = incident.type;
    told["event_modality"] = model::to_string(incident.modality);
    told["from"] = to_iso(incident.when.from);
    told["to"] = to_iso(incident.when.to);
    Json geometry;  // null: where it is, is not known
    const auto spot = incident.place ? outlet_.setting.world.spot(*incident.place) : std::nullopt;
    if (spot) {
      told.update(place(*spot));
      geometry = {{"type", "Point"}, {"coordinates", position({spot->longitude, spot->latitude})}};
    }
    return feature(claim_iri(entry, it) + ":event" + std::to_string(number), geometry, told);
  }

  // Stops of one role stand side by side; each way from a role to the next is a line. What happens
  // within a country or at a place lies on no way: a point.
  [[nodiscard]] Json route(const Entry& entry, const ClaimEntry& it,
                           const model::Route& way) const {
    Json told = properties(entry, it, "route");
    told["internal"] = way.internal;
    told["stops"] = Json::array();
    std::vector<std::vector<Point>> steps;
    std::vector<Point> beside;
    for (const model::PlaceRole role :
         {model::PlaceRole::Origin, model::PlaceRole::Transit, model::PlaceRole::Destination,
          model::PlaceRole::Internal, model::PlaceRole::Location}) {
      std::vector<Point> here;
      for (const model::RouteStop& stop : way.stops) {
        if (stop.role != role) continue;
        const auto spot = outlet_.setting.world.spot(stop.place);
        Json shown = {{"role", model::to_string(role)}};
        if (spot) {
          shown.update(place(*spot));
          here.emplace_back(spot->longitude, spot->latitude);
        } else {
          shown["name"] = stop.place.name;
          shown["precision"] = "not on the map";
        }
        told["stops"].push_back(shown);
      }
      const bool on_way = role != model::PlaceRole::Internal && role != model::PlaceRole::Location;
      if (!on_way) {
        beside.insert(beside.end(), here.begin(), here.end());
      } else if (!here.empty()) {
        steps.push_back(std::move(here));
      }
    }
    return feature(claim_iri(entry, it) + ":route", whole(steps, beside), told);
  }

  static Json whole(const std::vector<std::vector<Point>>& steps,
                    const std::vector<Point>& beside) {
    if (beside.empty()) return geometry(steps);
    if (steps.empty()) return points(beside);
    return {{"type", "GeometryCollection"},
            {"geometries", Json::array({geometry(steps), points(beside)})}};
  }

  static Json geometry(const std::vector<std::vector<Point>>& steps) {
    if (steps.empty()) return nullptr;
    if (steps.size() == 1) return points(steps.front());
    std::vector<std::vector<Point>> lines;
    for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
      for (const Point& from : steps[i]) {
        for (const Point& to : steps[i + 1]) {
          for (auto& piece : pieces(from, to)) add_piece(std::move(piece), lines);
        }
      }
    }
    Json out = Json::array();
    for (const std::vector<Point>& line : lines) {
      Json positions = Json::array();
      for (const Point& point : line) positions.push_back(position(point));
      out.push_back(std::move(positions));
    }
    if (out.size() == 1) return {{"type", "LineString"}, {"coordinates", out.front()}};
    return {{"type", "MultiLineString"}, {"coordinates", out}};
  }

  // A piece that goes on where the last line ends is part of it.
  static void add_piece(std::vector<Point> piece, std::vector<std::vector<Point>>& lines) {
    if (!lines.empty() && lines.back().back() == piece.front()) {
      lines.back().push_back(piece.back());
    } else {
      lines.push_back(std::move(piece));
    }
  }

  static Json points(const std::vector<Point>& here) {
    if (here.size() == 1) return {{"type", "Point"}, {"coordinates", position(here.front())}};
    Json out = Json::array();
    for (const Point& point : here) out.push_back(position(point));
    return {{"type", "MultiPoint"}, {"coordinates", out}};
  }

  Outlet outlet_;
  JsonArrayStream stream_;
};

}  // namespace

std::unique_ptr<Writer> geojson_writer(const Outlet& outlet) {
  return std::make_unique<GeoJsonWriter>(outlet);
}

}  // namespace plumbline::exchange
