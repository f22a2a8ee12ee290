// SPDX-License-Identifier: Apache-2.0

#include "publish/charts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include <fmt/format.h>

#include "base/utf8.h"
#include "publish/charts_internal.h"
#include "publish/display.h"

namespace plumbline::publish {
namespace {

using Anchor = Lettering::Anchor;

void put_line(Drawing& out, Spot from, Spot to, Colour colour, double width,
              Dash dash = Dash::Solid) {
  out.shapes.push_back(Outline{{from, to}, kNoColour, colour, width, dash, false});
}

void put_box(Drawing& out, Spot low, Spot high, Colour fill, Colour line = kNoColour) {
  out.shapes.push_back(
      Outline{{low, {high.x, low.y}, high, {low.x, high.y}}, fill, line, 0.75, Dash::Solid, true});
}

Colour of_rank(int rank, std::size_t ranks) {
  if (rank < 0) return kFaint;
  constexpr std::array<std::uint32_t, 4> kRamp = {0x2E7D5B, 0x8A9A2E, 0xC77D1E, 0xA8322A};
  const std::size_t step =
      ranks < 2 ? 0 : static_cast<std::size_t>(rank) * (kRamp.size() - 1) / (ranks - 1);
  return {kRamp[std::min(step, kRamp.size() - 1)]};
}

// A mark for a rank: the worse, the more corners. Disc, square, triangle, cross-like diamond.
void put_rank(Drawing& out, Spot at, int rank, Colour colour) {
  constexpr double kSize = 4.2;
  const double s = kSize;
  switch (rank) {
    case 0: out.shapes.push_back(Disc{at, s, colour}); return;
    case 1:
      put_box(out, {at.x - s * 0.85, at.y - s * 0.85}, {at.x + s * 0.85, at.y + s * 0.85}, colour);
      return;
    case 2:
      out.shapes.push_back(Outline{
          {{at.x, at.y - s}, {at.x + s, at.y + s * 0.8}, {at.x - s, at.y + s * 0.8}}, colour});
      return;
    case 3:
      out.shapes.push_back(Outline{{{at.x, at.y - s * 1.2},
                                    {at.x + s * 1.2, at.y},
                                    {at.x, at.y + s * 1.2},
                                    {at.x - s * 1.2, at.y}},
                                   colour});
      return;
    default: out.shapes.push_back(Disc{at, s * 0.8, kNoColour, kSoft, 1}); return;
  }
}

// "1,200", "1.2k" is never written: a chart of a dossier is read with its table.
std::string short_number(double value) {
  if (value == std::floor(value)) return fmt::format("{:.0f}", value);
  return fmt::format("{:.1f}", value);
}

// The beginning of the words that has room, with an ellipsis if it is not all of them.
std::string fitted(std::string_view words, double size, double room) {
  std::string name = visible(words);
  if (lettering_width(name, size) <= room) return name;
  while (!name.empty() && lettering_width(name, size) > room - size) {
    std::size_t end = name.size() - 1;
    while (end > 0 && !is_utf8_border(name, end)) --end;
    name.resize(end);
  }
  return name + "\u2026";
}

constexpr double kPanel = 92;  // height of one series

struct YearRange {
  int first = 0;
  int last = 0;
};
YearRange years_of(const model::SeriesChart& chart) {
  YearRange range{9999, 0};
  for (const auto& line : chart.lines) {
    for (const auto& point : line.points) {
      range.first = std::min(range.first, point.year);
      range.last = std::max(range.last, point.year);
    }
  }
  if (range.first == range.last) --range.first;
  return range;
}

void put_series(Drawing& out, const model::SeriesChart::Line& line, YearRange years, double top) {
  constexpr double kLeft = 14;
  const double right = kPictureWidth - 24;
  const double bottom = top + kPanel - 22;
  const double high_at = top + 32;
  double most = 1;
  for (const auto& point : line.points) most = std::max(most, point.high);
  const auto x_of = [&](int year) {
    return kLeft + (right - kLeft) * (year - years.first) / std::max(1, years.last - years.first);
  };
  const auto y_of = [&](double value) { return bottom - (bottom - high_at) * value / most; };
  out.shapes.push_back(Lettering{{0, top + 11}, line.name, 9, kInk, Anchor::Start, true});
  put_line(out, {kLeft - 8, bottom}, {right + 12, bottom}, kFaint, 0.75);
  const int step = std::max(1, (years.last - years.first) / 12 + 1);
  for (int year = years.last; year >= years.first; year -= step) {
    out.shapes.push_back(
        Lettering{{x_of(year), bottom + 11}, std::to_string(year), 7.5, kSoft, Anchor::Middle});
  }
  // The line breaks where a year is missing: nothing is known in between.
  for (std::size_t i = 1; i < line.points.size(); ++i) {
    const auto& a = line.points[i - 1];
    const auto& b = line.points[i];
    if (b.year - a.year > 1) continue;
    put_line(out, {x_of(a.year), y_of(a.low)}, {x_of(b.year), y_of(b.low)}, kAccent, 1.25);
  }
  double last_label = -100;
  for (const auto& point : line.points) {
    const double x = x_of(point.year);
    if (point.high > point.low)
      put_line(out, {x, y_of(point.low)}, {x, y_of(point.high)}, kAccent, 2.5);
    out.shapes.push_back(
        Disc{{x, y_of(point.low)}, 2.8, point.contested ? kPaper : kAccent, kAccent, 1.2});
    const std::string label = short_number(point.low);
    const double width = lettering_width(label, 7.5);
    if (x - width / 2 < last_label) continue;
    last_label = x + width / 2 + 2;
    out.shapes.push_back(
        Lettering{{x, y_of(point.high) - 5.5}, label, 7.5, kInk, Anchor::Middle, false, true});
  }
}

}  // namespace

Drawing draw(const model::TierTimeline& timeline) {
  constexpr double kLeft = 92;
  constexpr double kRow = 24;
  Drawing out{kPictureWidth, 0, {}};
  const double top = 16;
  const double bottom = top + kRow * static_cast<double>(timeline.ranks.size());
  out.height = bottom + 22;
  for (std::size_t i = 0; i < timeline.ranks.size(); ++i) {
    const double y = top + kRow * static_cast<double>(i) + kRow / 2;
    put_line(out, {kLeft, y}, {kPictureWidth - 8, y}, kFaint, 0.75);
    out.shapes.push_back(Lettering{{0, y + 3}, timeline.ranks[i], 8.5, kInk});
  }
  if (timeline.years.empty()) return out;
  const int first = timeline.years.front().year;
  const int last = timeline.years.back().year;
  const auto x_of = [&](int year) {
    return kLeft + 10 + (kPictureWidth - kLeft - 30) * (year - first) / std::max(1, last - first);
  };
  const auto y_of = [&](int rank) { return rank < 0 ? bottom - 2 : top + kRow * rank + kRow / 2; };
  for (std::size_t i = 1; i < timeline.years.size(); ++i) {
    const auto& a = timeline.years[i - 1];
    const auto& b = timeline.years[i];
    if (b.year - a.year > 1 || a.rank < 0 || b.rank < 0) continue;
    out.shapes.push_back(Outline{
        {{x_of(a.year), y_of(a.rank)}, {x_of(b.year), y_of(a.rank)}, {x_of(b.year), y_of(b.rank)}},
        kNoColour,
        kSoft,
        1,
        Dash::Solid,
        false});
  }
  for (const auto& year : timeline.years) {
    put_rank(out, {x_of(year.year), y_of(year.rank)}, year.rank,
             of_rank(year.rank, timeline.ranks.size()));
  }
  const int step = (last - first) > 16 ? 3 : ((last - first) > 9 ? 2 : 1);
  for (int year = last; year >= first; year -= step) {
    out.shapes.push_back(
        Lettering{{x_of(year), bottom + 14}, std::to_string(year), 8, kSoft, Anchor::Middle});
  }
  return out;
}

Drawing draw(const model::SeriesChart& chart) {
  Drawing out{kPictureWidth, kPanel * static_cast<double>(chart.lines.size()) + 6, {}};
  const YearRange years = years_of(chart);
  for (std::size_t i = 0; i < chart.lines.size(); ++i) {
    put_series(out, chart.lines[i], years, kPanel * static_cast<double>(i));
  }
  return out;
}

Drawing draw(const model::CriteriaMatrix& matrix) {
  constexpr double kRow = 21;
  constexpr double kName = 214;
  constexpr double kZero = 405;  // where the two bars meet
  constexpr double kBar = 60;
  Drawing out{kPictureWidth, 22 + kRow * static_cast<double>(matrix.rows.size()) + 4, {}};
  std::size_t most = 1;
  for (const auto& row : matrix.rows) most = std::max({most, row.supporting, row.against});
  out.shapes.push_back(
      Lettering{{kZero + 4, 11}, matrix.supporting, 7.5, kGood, Anchor::Start, true});
  out.shapes.push_back(Lettering{{kZero - 4, 11}, matrix.against, 7.5, kBad, Anchor::End, true});
  for (std::size_t i = 0; i < matrix.rows.size(); ++i) {
    const auto& row = matrix.rows[i];
    const double top = 18 + kRow * static_cast<double>(i);
    const double middle = top + kRow / 2;
    if (i % 2 == 0) put_box(out, {0, top}, {kPictureWidth, top + kRow}, kStripe);
    const std::string name = fitted(row.name, 8.5, kName - 6);
    out.shapes.push_back(Lettering{{4, middle + 3}, name, 8.5, kInk});
    put_mark(out, {kName + 8, middle}, row.mark);
    out.shapes.push_back(Lettering{{kName + 18, middle + 3},
                                   row.finding + (row.decided ? " *" : ""),
                                   8.5,
                                   kInk,
                                   Anchor::Start,
                                   row.decided});
    const double scale = kBar / static_cast<double>(most);
    const double left = kZero - scale * static_cast<double>(row.against);
    const double right = kZero + scale * static_cast<double>(row.supporting);
    if (row.against > 0) {
      put_box(out, {left, middle - 5}, {kZero, middle + 5}, kBad);
      out.shapes.push_back(
          Lettering{{left - 2, middle + 2.5}, std::to_string(row.against), 7, kInk, Anchor::End});
    }
    if (row.supporting > 0) {
      put_box(out, {kZero, middle - 5}, {right, middle + 5}, kPaper, kGood);
      out.shapes.push_back(
          Lettering{{right + 2, middle + 2.5}, std::to_string(row.supporting), 7, kInk});
    }
    put_line(out, {kZero, top}, {kZero, top + kRow}, kSoft, 0.5);
  }
  return out;
}

void put_mark(Drawing& out, Spot at, model::CellMark mark) {
  constexpr double kSize = 4;
  switch (mark) {
    case model::CellMark::Good: out.shapes.push_back(Disc{at, kSize, kGood}); break;
    case model::CellMark::Middle:
      out.shapes.push_back(Outline{
          {{at.x, at.y - kSize}, {at.x + kSize, at.y + kSize}, {at.x - kSize, at.y + kSize}},
          kMiddle});
      break;
    case model::CellMark::Bad:
      put_box(out, {at.x - kSize, at.y - kSize}, {at.x + kSize, at.y + kSize}, kBad);
      break;
    case model::CellMark::Open: out.shapes.push_back(Disc{at, kSize, kPaper, kSoft, 1.2}); break;
    case model::CellMark::None: break;
  }
}

Drawing draw(const model::SourceNetwork& network) {
  constexpr double kRow = 17;
  constexpr double kLeft = 190;
  constexpr double kRight = 290;
  std::vector<double> y(network.nodes.size(), 0);
  std::array<std::size_t, 2> used{};
  for (std::size_t i = 0; i < network.nodes.size(); ++i) {
    std::size_t& side = used[network.nodes[i].publisher ? 0 : 1];
    y[i] = 12 + kRow * static_cast<double>(side++);
  }
  // The shorter side stands in the middle of the other.
  const std::size_t longer = std::max(used[0], used[1]);
  for (std::size_t i = 0; i < network.nodes.size(); ++i) {
    const std::size_t own = used[network.nodes[i].publisher ? 0 : 1];
    y[i] += kRow * static_cast<double>(longer - own) / 2;
  }
  Drawing out{kPictureWidth, 12 + kRow * static_cast<double>(std::max(used[0], used[1])), {}};
  for (const auto& tie : network.ties) {
    Outline curve{{},
                  kNoColour,
                  kTie,
                  std::min(6.0, 0.6 + 0.8 * std::sqrt(static_cast<double>(tie.claims))),
                  network.nodes[tie.to].named ? Dash::Solid : Dash::Dotted,
                  false};
    constexpr int kSteps = 14;
    for (int i = 0; i <= kSteps; ++i) {
      const double t = static_cast<double>(i) / kSteps;
      const double ease = t * t * (3 - 2 * t);
      curve.points.push_back(
          {kLeft + (kRight - kLeft) * t, y[tie.from] + (y[tie.to] - y[tie.from]) * ease});
    }
    out.shapes.push_back(std::move(curve));
  }
  for (std::size_t i = 0; i < network.nodes.size(); ++i) {
    const auto& node = network.nodes[i];
    const double x = node.publisher ? kLeft : kRight;
    const double radius = std::min(5.0, 2.0 + 0.5 * std::sqrt(static_cast<double>(node.documents)));
    out.shapes.push_back(node.named ? Disc{{x, y[i]}, radius, kAccent}
                                    : Disc{{x, y[i]}, radius, kPaper, kSoft, 1});
    constexpr double kRoom = 156;  // whichever font is there
    const std::string name = fitted(node.name, 8.5, kRoom);
    out.shapes.push_back(Lettering{{node.publisher ? x - 9 : x + 9, y[i] + 3},
                                   name,
                                   8.5,
                                   kInk,
                                   node.publisher ? Anchor::End : Anchor::Start});
  }
  return out;
}

}  // namespace plumbline::publish
