// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>

#include "app/dossier_parts_internal.h"
#include "app/route_map.h"

namespace plumbline::app {
namespace {

constexpr double kMapMargin = 0.6;   // of what is told, around it
constexpr double kLeastMargin = 10;  // degrees
constexpr double kDegree = std::numbers::pi / 180;

std::optional<model::MapPoint> point_of(const refdata::RefData& refdata, std::string_view country) {
  const refdata::Country* known = refdata.country(country);
  if (known == nullptr || (known->latitude == 0 && known->longitude == 0)) return std::nullopt;
  return model::MapPoint{known->latitude, known->longitude};
}

// "1520,4410 -3,12;..." of data/country_shapes.tsv.
std::vector<std::vector<model::MapPoint>> rings_of(std::string_view cell) {
  std::vector<std::vector<model::MapPoint>> out(1);
  int x = 0;
  int y = 0;
  const char* at = cell.data();
  const char* end = cell.data() + cell.size();
  while (at < end) {
    int dx = 0;
    int dy = 0;
    const auto first = std::from_chars(at, end, dx);
    if (first.ec != std::errc() || first.ptr == end) break;
    const auto second = std::from_chars(first.ptr + 1, end, dy);
    if (second.ec != std::errc()) break;
    x += dx;
    y += dy;
    out.back().push_back({y / 100.0, x / 100.0});
    at = second.ptr;
    if (at < end && *at == ';') {
      out.emplace_back();
      x = 0;
      y = 0;
    }
    ++at;
  }
  return out;
}

// The part of the world around some points; longitudes are counted from the first of them.
class Window {
 public:
  void take(const model::MapPoint& point) {
    if (!begun_) middle_ = point.longitude;
    const double x = near(point.longitude);
    west_ = begun_ ? std::min(west_, x) : x;
    east_ = begun_ ? std::max(east_, x) : x;
    south_ = begun_ ? std::min(south_, point.latitude) : point.latitude;
    north_ = begun_ ? std::max(north_, point.latitude) : point.latitude;
    begun_ = true;
  }
  [[nodiscard]] bool meets(const std::vector<model::MapPoint>& ring) const {
    if (ring.empty()) return false;
    const double wide =
        std::max(kLeastMargin, std::max(east_ - west_, north_ - south_) * kMapMargin);
    double low_x = 400;
    double high_x = -400;
    double low_y = 100;
    double high_y = -100;
    const double shift = near(ring.front().longitude) - ring.front().longitude;
    for (const model::MapPoint& point : ring) {
      low_x = std::min(low_x, point.longitude + shift);
      high_x = std::max(high_x, point.longitude + shift);
      low_y = std::min(low_y, point.latitude);
      high_y = std::max(high_y, point.latitude);
    }
    // A picture is broader than tall, and a degree of longitude shorter towards the poles.
    const double broad = 2 * wide / std::max(0.3, std::cos((south_ + north_) / 2 * kDegree));
    return low_x < east_ + broad && high_x > west_ - broad && low_y < north_ + wide &&
           high_y > south_ - wide;
  }

 private:
  [[nodiscard]] double near(double longitude) const {
    while (longitude - middle_ > 180) longitude -= 360;
    while (longitude - middle_ < -180) longitude += 360;
    return longitude;
  }
  bool begun_ = false;
  double middle_ = 0;
  double west_ = 0;
  double east_ = 0;
  double south_ = 0;
  double north_ = 0;
};

std::optional<model::RouteMap::Way> way_of(const model::ProfileRoute& route,
                                           const model::MapPoint& home,
                                           const refdata::RefData& refdata) {
  using Direction = model::RouteMap::Direction;
  if (route.partner.empty() || route.support.documents == 0) return std::nullopt;
  const auto there = point_of(refdata, route.partner);
  if (!there) return std::nullopt;
  const Direction direction = route.direction == "in"    ? Direction::In
                              : route.direction == "out" ? Direction::Out
                                                         : Direction::Through;
  if (route.direction == "internal") return std::nullopt;
  const bool towards_home = direction == Direction::In || route.partner_role == "origin";
  const std::size_t origins = std::max<std::size_t>(1, route.support.origins);
  if (towards_home)
    return model::RouteMap::Way{*there, home, route.partner_name, direction, origins, false, 0};
  return model::RouteMap::Way{home, *there, route.partner_name, direction, origins, true, 0};
}

}  // namespace

std::string ways_in_words(const model::RouteMap& map, const DossierPen& pen) {
  std::string out;
  for (std::size_t direction = 0; direction < 3; ++direction) {
    std::vector<std::string> names;
    for (const auto& way : map.ways) {
      const bool here = static_cast<std::size_t>(way.direction) == direction;
      if (here && std::find(names.begin(), names.end(), way.partner) == names.end()) {
        names.push_back(way.partner);
      }
    }
    if (names.empty()) continue;
    out += (out.empty() ? "" : " ") + capitalised(map.legend[direction]) + ": " + pen.list(names) +
           ".";
  }
  return out;
}

namespace {

// Ways and the lands around them, without words.
std::optional<model::RouteMap> drawn_routes(const model::CountryProfile& profile,
                                            const refdata::RefData& refdata) {
  model::RouteMap out;
  out.country = profile.country;
  const auto home = point_of(refdata, out.country);
  if (!home) return std::nullopt;
  const refdata::Country* own = refdata.country(out.country);
  out.name = own == nullptr ? out.country : std::string(own->name);
  out.home = *home;
  for (std::size_t at = 0; at < profile.routes.size(); ++at) {
    auto way = way_of(profile.routes[at], *home, refdata);
    if (!way) continue;
    way->route = at;
    way->key = route_key(profile.routes[at]);
    out.ways.push_back(std::move(*way));
  }
  if (out.ways.empty()) return std::nullopt;
  Window window;
  window.take(*home);
  for (const auto& way : out.ways) {
    window.take(way.from);
    window.take(way.to);
  }
  const refdata::TableView shapes = refdata.table_view("country_shapes");
  for (std::size_t row = 0; row < shapes.rows(); ++row) {
    model::RouteMap::Land land{std::string(shapes.cell(row, 0)), {}};
    for (auto& ring : rings_of(shapes.cell(row, 1))) {
      if (window.meets(ring)) land.rings.push_back(std::move(ring));
    }
    if (!land.rings.empty()) out.lands.push_back(std::move(land));
  }
  return out;
}

}  // namespace

std::optional<model::RouteMap> route_map(const DossierMatter& matter, const DossierPen& pen) {
  auto out = drawn_routes(matter.profile, matter.refdata);
  if (!out) return std::nullopt;
  out->legend[0] = pen.words("routes.out");
  out->legend[1] = pen.words("routes.in");
  out->legend[2] = pen.words("routes.through");
  out->words = {pen.words("routes.map", {{"country", matter.profile.name}}),
                ways_in_words(*out, pen)};
  return out;
}

Result<std::optional<model::RouteMap>> route_map(const model::CountryProfile& profile) {
  PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
  return drawn_routes(profile, refdata);
}

}  // namespace plumbline::app
