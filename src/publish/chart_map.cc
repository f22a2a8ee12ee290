// SPDX-License-Identifier: Apache-2.0
//
// The map of routes. Plate carree with the true proportions at its middle latitude: distances are
// right there, and no projection library is needed for a picture of arrows.

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "publish/charts.h"
#include "publish/charts_internal.h"
#include "publish/display.h"

namespace plumbline::publish {
namespace {

using model::RouteMap;

constexpr Colour kSea = {0xEAF1F6};
constexpr Colour kLand = {0xF7F5EF};
constexpr Colour kBorder = {0xB9B4A6};
constexpr Colour kHome = {0xE5D9B6};
// A taller map would not fit under a heading and leave half a page empty before it.
constexpr double kMostHeight = 290;
constexpr double kLeastHeight = 210;
constexpr double kLegend = 22;
constexpr double kLeastSpan = 9;  // degrees of latitude

struct WayStyle {
  Colour colour;
  Dash dash;
};
constexpr std::array<WayStyle, 3> kWays = {{
    {{0xA8322A}, Dash::Solid},   // out
    {{0x1F6F8B}, Dash::Dashed},  // in
    {{0x6B4E9B}, Dash::Dotted},  // through
}};

double radians(double degrees) {
  return degrees * std::numbers::pi / 180;
}

// What part of the world is shown, and where a point of it lies in the picture.
class Frame {
 public:
  explicit Frame(const RouteMap& map) {
    std::vector<model::MapPoint> points;
    for (const auto& way : map.ways) {
      points.push_back(way.from);
      points.push_back(way.to);
    }
    if (points.empty()) {
      for (const auto& land : map.lands) {
        if (land.country != map.country || land.rings.empty()) continue;
        points = land.rings.front();
      }
    }
    if (points.empty()) points.push_back({});
    // Longitudes are counted from the first point, so that the edge of the map lies behind it.
    middle_ = points.front().longitude;
    Spot low{400, 100};
    Spot high{-400, -100};
    for (const auto& point : points) {
      const double x = near(point.longitude);
      low = {std::min(low.x, x), std::min(low.y, point.latitude)};
      high = {std::max(high.x, x), std::max(high.y, point.latitude)};
    }
    fit(low, high);
  }

  // The longitude next to the middle, beyond 180 where the map crosses that line.
  [[nodiscard]] double near(double longitude) const {
    while (longitude - middle_ > 180) longitude -= 360;
    while (longitude - middle_ < -180) longitude += 360;
    return longitude;
  }
  [[nodiscard]] Spot at(const model::MapPoint& point) const {
    return at_near(near(point.longitude), point.latitude);
  }
  [[nodiscard]] Spot at_near(double longitude, double latitude) const {
    return {(longitude - low_.x) * scale_ * shrink_, (high_.y - latitude) * scale_};
  }
  [[nodiscard]] double height() const { return height_; }

 private:
  void fit(Spot low, Spot high) {
    const double latitude = (low.y + high.y) / 2;
    shrink_ = std::max(0.3, std::cos(radians(std::clamp(latitude, -70.0, 70.0))));
    const double tall = std::max(kLeastSpan, (high.y - low.y) * 1.3);
    const double broad = std::max(kLeastSpan * 1.6, (high.x - low.x) * shrink_ * 1.3);
    height_ = std::clamp(kPictureWidth * tall / broad, kLeastHeight, kMostHeight);
    scale_ = std::min(kPictureWidth / broad, height_ / tall);
    const double x = (low.x + high.x) / 2;
    low_ = {x - kPictureWidth / scale_ / shrink_ / 2, latitude - height_ / scale_ / 2};
    high_ = {x + kPictureWidth / scale_ / shrink_ / 2, latitude + height_ / scale_ / 2};
  }

  double middle_ = 0;
  Spot low_;
  Spot high_;
  double shrink_ = 1;
  double scale_ = 1;  // points a degree of latitude
  double height_ = kLeastHeight;
};

// In square degrees, by Gauss; enough to tell which of two lands may lie inside the other.
double area_of(const RouteMap::Land& land) {
  double most = 0;
  for (const auto& ring : land.rings) {
    double twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const auto& a = ring[i];
      const auto& b = ring[(i + 1) % ring.size()];
      twice += a.longitude * b.latitude - b.longitude * a.latitude;
    }
    most = std::max(most, std::abs(twice) / 2);
  }
  return most;
}

// Without points that lie so near the one before that no printer shows it: a map of the world holds
// tens of thousands.
std::vector<Spot> thinned(const std::vector<Spot>& outline) {
  constexpr double kStep = 0.5;  // points of print, a sixth of a millimetre
  std::vector<Spot> kept;
  for (const Spot& spot : outline) {
    const bool near = !kept.empty() && std::abs(spot.x - kept.back().x) < kStep &&
                      std::abs(spot.y - kept.back().y) < kStep;
    if (!near) kept.push_back(spot);
  }
  return kept.size() < 3 ? outline : kept;
}

enum class LandStyle : std::uint8_t { Other, Home, HomeBorder };

void put_land(Drawing& out, const Frame& frame, const RouteMap::Land& land, LandStyle style) {
  for (const auto& ring : land.rings) {
    if (ring.empty()) continue;
    std::vector<Spot> outline;
    double before = frame.near(ring.front().longitude);
    for (const auto& point : ring) {
      // A ring is not torn: each point lies near the one before it.
      double x = point.longitude;
      while (x - before > 180) x -= 360;
      while (x - before < -180) x += 360;
      before = x;
      outline.push_back(frame.at_near(x, point.latitude));
    }
    outline = clipped(thinned(outline), {-2, -2}, {kPictureWidth + 2, frame.height() + 2});
    if (outline.size() < 3) continue;
    const bool home = style == LandStyle::Home;
    const bool border = style == LandStyle::HomeBorder;
    out.shapes.push_back(Outline{std::move(outline), border ? kNoColour : (home ? kHome : kLand),
                                 kBorder, border ? 1.0 : 0.5});
  }
}

// The largest first, so that a land inside another (Lesotho, San Marino) is seen, whichever of them
// the map is about.
void put_lands(Drawing& out, const Frame& frame, const RouteMap& map) {
  std::vector<std::pair<double, const RouteMap::Land*>> lands;
  for (const auto& land : map.lands) lands.emplace_back(area_of(land), &land);
  std::stable_sort(lands.begin(), lands.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  for (const auto& [area, land] : lands) {
    put_land(out, frame, *land, land->country == map.country ? LandStyle::Home : LandStyle::Other);
  }
  for (const auto& land : map.lands) {
    if (land.country == map.country) put_land(out, frame, land, LandStyle::HomeBorder);
  }
}

// From a to b, bowed to the left of the way, so that there and back lie apart.
std::vector<Spot> bow(Spot a, Spot b) {
  constexpr int kSteps = 20;
  constexpr double kBend = 0.16;
  const Spot control{(a.x + b.x) / 2 + (b.y - a.y) * kBend, (a.y + b.y) / 2 - (b.x - a.x) * kBend};
  std::vector<Spot> out;
  for (int i = 0; i <= kSteps; ++i) {
    const double t = static_cast<double>(i) / kSteps;
    const double u = 1 - t;
    out.push_back({u * u * a.x + 2 * u * t * control.x + t * t * b.x,
                   u * u * a.y + 2 * u * t * control.y + t * t * b.y});
  }
  return out;
}

void put_head(Drawing& out, const std::vector<Spot>& way, Colour colour, double size) {
  const Spot tip = way.back();
  const Spot from = way[way.size() - 3];
  const double length = std::hypot(tip.x - from.x, tip.y - from.y);
  if (length < 0.1) return;
  const Spot d{(tip.x - from.x) / length, (tip.y - from.y) / length};
  const Spot foot{tip.x - d.x * size * 2, tip.y - d.y * size * 2};
  out.shapes.push_back(Outline{
      {tip, {foot.x - d.y * size, foot.y + d.x * size}, {foot.x + d.y * size, foot.y - d.x * size}},
      colour});
}

double width_of(std::size_t origins) {
  return origins >= 5 ? 2.8 : (origins >= 2 ? 2.0 : 1.3);
}

void put_way(Drawing& out, const Frame& frame, const RouteMap::Way& way) {
  const WayStyle& style = kWays[static_cast<std::size_t>(way.direction)];
  const std::vector<Spot> line = bow(frame.at(way.from), frame.at(way.to));
  const double width = width_of(way.origins);
  out.shapes.push_back(Outline{line, kNoColour, style.colour, width, style.dash, false});
  put_head(out, line, style.colour, 2.6 + width * 0.7);
}

struct Box {
  Spot low;
  Spot high;
};
bool meet(const Box& a, const Box& b) {
  return a.low.x < b.high.x && b.low.x < a.high.x && a.low.y < b.high.y && b.low.y < a.high.y;
}

// Puts names beside their points: where no other name stands and, if it can be, no way goes.
class Namer {
 public:
  Namer(Drawing& out, const Frame& frame, const RouteMap& map) : out_(out), frame_(frame) {
    for (const auto& way : map.ways) {
      const std::vector<Spot> line = bow(frame.at(way.from), frame.at(way.to));
      for (std::size_t i = 1; i < line.size(); ++i) {
        // between the bends, too: a name is less broad than a long way's step
        for (const double t : {0.25, 0.5, 0.75, 1.0}) {
          ways_.push_back({line[i - 1].x + (line[i].x - line[i - 1].x) * t,
                           line[i - 1].y + (line[i].y - line[i - 1].y) * t});
        }
      }
    }
  }

  // Not twice. Where there is no room it is left to the table.
  void place(const std::string& name, Spot at, bool bold) {
    if (name.empty() || std::find(named_.begin(), named_.end(), name) != named_.end()) return;
    const double width = lettering_width(name, kSize);
    const std::array<Spot, 4> tries = {{{at.x + 6, at.y + 3},
                                        {at.x - width - 6, at.y + 3},
                                        {at.x - width / 2, at.y - 7},
                                        {at.x - width / 2, at.y + 13}}};
    const Spot* best = nullptr;
    for (const Spot& corner : tries) {
      const Box box = box_of(corner, width);
      if (is_taken(box)) continue;
      if (best == nullptr) best = &corner;
      if (is_crossed(box)) continue;
      best = &corner;
      break;
    }
    if (best == nullptr) return;
    taken_.push_back(box_of(*best, width));
    named_.push_back(name);
    out_.shapes.push_back(
        Lettering{*best, name, kSize, kInk, Lettering::Anchor::Start, bold, true});
  }

 private:
  static constexpr double kSize = 8.5;

  static Box box_of(Spot corner, double width) {
    return {{corner.x - 1, corner.y - kSize}, {corner.x + width + 1, corner.y + 3}};
  }
  [[nodiscard]] bool is_taken(const Box& box) const {
    const bool outside = box.low.x < 2 || box.high.x > kPictureWidth - 2 || box.low.y < 2 ||
                         box.high.y > frame_.height() - 2;
    return outside ||
           std::any_of(taken_.begin(), taken_.end(), [&](const Box& b) { return meet(b, box); });
  }
  [[nodiscard]] bool is_crossed(const Box& box) const {
    return std::any_of(ways_.begin(), ways_.end(), [&](const Spot& spot) {
      return spot.x > box.low.x && spot.x < box.high.x && spot.y > box.low.y && spot.y < box.high.y;
    });
  }

  Drawing& out_;
  const Frame& frame_;
  std::vector<Spot> ways_;
  std::vector<Box> taken_;
  std::vector<std::string> named_;
};

// The best supported first.
void put_names(Drawing& out, const Frame& frame, const RouteMap& map) {
  Namer namer(out, frame, map);
  std::vector<const RouteMap::Way*> ways;
  for (const auto& way : map.ways) ways.push_back(&way);
  std::stable_sort(ways.begin(), ways.end(),
                   [](const auto* a, const auto* b) { return a->origins > b->origins; });
  for (const auto* way : ways) {
    const Spot at = frame.at(way->to_partner ? way->to : way->from);
    out.shapes.push_back(Disc{at, 2.2, kInk});
    namer.place(visible(way->partner), at, false);
  }
  // Its land is marked; where there is little room the others need it more.
  namer.place(visible(map.name), frame.at(map.home), true);
}

void put_legend(Drawing& out, const Frame& frame, const RouteMap& map) {
  double x = 4;
  const double y = frame.height() + kLegend - 8;
  for (std::size_t i = 0; i < kWays.size(); ++i) {
    const bool used = std::any_of(map.ways.begin(), map.ways.end(), [i](const auto& way) {
      return static_cast<std::size_t>(way.direction) == i;
    });
    if (!used) continue;
    const std::vector<Spot> line = {{x, y - 3}, {x + 13, y - 3}, {x + 26, y - 3}};
    out.shapes.push_back(Outline{line, kNoColour, kWays[i].colour, 1.8, kWays[i].dash, false});
    put_head(out, line, kWays[i].colour, 3.6);
    out.shapes.push_back(Lettering{{x + 32, y}, map.legend[i], 8.5, kInk});
    x += 48 + lettering_width(map.legend[i], 8.5);
  }
}

}  // namespace

Drawing draw(const model::RouteMap& map) {
  const Frame frame(map);
  Drawing out{kPictureWidth, frame.height() + kLegend, {}};
  const Spot end{kPictureWidth, frame.height()};
  out.shapes.push_back(Outline{{{0, 0}, {end.x, 0}, end, {0, end.y}}, kSea});
  put_lands(out, frame, map);
  for (const auto& way : map.ways) put_way(out, frame, way);
  put_names(out, frame, map);
  // Covers what hangs over the edge, and frames the picture.
  out.shapes.push_back(Outline{{{0, 0}, {end.x, 0}, end, {0, end.y}}, kNoColour, kFaint, 0.75});
  put_legend(out, frame, map);
  return out;
}

}  // namespace plumbline::publish
