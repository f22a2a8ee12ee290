// SPDX-License-Identifier: Apache-2.0

#include "publish/drawing.h"

#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/utf8.h"
#include "publish/display.h"

namespace plumbline::publish {
namespace {

// Two decimals at most, the same on every machine.
std::string number(double value) {
  const auto hundredths = static_cast<std::int64_t>(std::llround(value * 100));
  std::string out = fmt::format("{}{}", hundredths < 0 ? "-" : "", std::abs(hundredths) / 100);
  const auto rest = std::abs(hundredths) % 100;
  if (rest != 0)
    out += rest % 10 == 0 ? fmt::format(".{}", rest / 10) : fmt::format(".{:02}", rest);
  return out;
}

std::string paint(const Colour& fill, const Colour& line, double width, Dash dash) {
  std::string out = fill.none ? " fill=\"none\"" : fmt::format(" fill=\"#{:06x}\"", fill.rgb);
  if (line.none) return out;
  out += fmt::format(" stroke=\"#{:06x}\" stroke-width=\"{}\"", line.rgb, number(width));
  if (dash == Dash::Dashed) out += " stroke-dasharray=\"6 3\"";
  if (dash == Dash::Dotted) out += " stroke-dasharray=\"1.5 2.5\" stroke-linecap=\"round\"";
  return out;
}

void svg(std::string& out, const Outline& shape) {
  out += "<path d=\"";
  for (std::size_t i = 0; i < shape.points.size(); ++i) {
    out += fmt::format("{}{} {}", i == 0 ? "M" : "L", number(shape.points[i].x),
                       number(shape.points[i].y));
  }
  out += shape.closed ? "Z\"" : "\"";
  out += paint(shape.fill, shape.line, shape.width, shape.dash) + "/>\n";
}

void svg(std::string& out, const Disc& shape) {
  out += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{}/>\n", number(shape.centre.x),
                     number(shape.centre.y), number(shape.radius),
                     paint(shape.fill, shape.line, shape.width, Dash::Solid));
}

void svg(std::string& out, const Lettering& shape) {
  constexpr std::array<const char*, 3> kAnchors = {"start", "middle", "end"};
  const std::string words = escape_html(visible(shape.words));
  const std::string place = fmt::format("x=\"{}\" y=\"{}\" font-size=\"{}\" text-anchor=\"{}\"{}",
                                        number(shape.at.x), number(shape.at.y), number(shape.size),
                                        kAnchors[static_cast<std::size_t>(shape.anchor)],
                                        shape.bold ? " font-weight=\"bold\"" : "");
  if (shape.halo) {
    // Twice, since not every reader of SVG paints a rim below the letters when asked to.
    out += fmt::format(
        "<text {} fill=\"#ffffff\" stroke=\"#ffffff\" stroke-width=\"2.5\" "
        "stroke-linejoin=\"round\" aria-hidden=\"true\">{}</text>\n",
        place, words);
  }
  out += fmt::format("<text {} fill=\"#{:06x}\">{}</text>\n", place, shape.colour.rgb, words);
}

}  // namespace

std::string to_svg(const Drawing& drawing, std::string_view instead) {
  std::string out = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" "
      "height=\"{1}\" role=\"img\" aria-label=\"{2}\" font-family=\"'Noto Sans', 'Helvetica "
      "Neue', Arial, sans-serif\">\n<title>{2}</title>\n",
      number(drawing.width), number(drawing.height), escape_html(visible(instead)));
  for (const Shape& shape : drawing.shapes) {
    std::visit([&out](const auto& one) { svg(out, one); }, shape);
  }
  return out + "</svg>\n";
}

double lettering_width(std::string_view words, double size) {
  constexpr double kNarrow = 0.3;
  constexpr double kCommon = 0.56;
  constexpr double kWide = 0.72;
  double width = 0;
  std::size_t at = 0;
  while (at < words.size()) {
    const CodePoint point = decode_utf8(words, at);
    at += point.size;
    const char32_t c = point.value;
    const bool narrow = c == 'i' || c == 'l' || c == 'j' || c == 't' || c == 'f' || c == 'r' ||
                        c == ' ' || c == '.' || c == ',' || c == 'I';
    const bool wide = c == 'm' || c == 'w' || (c >= 'A' && c <= 'Z');
    width += narrow ? kNarrow : (wide ? kWide : kCommon);
  }
  return width * size;
}

std::vector<Spot> clipped(std::vector<Spot> polygon, Spot low, Spot high) {
  for (int side = 0; side < 4 && !polygon.empty(); ++side) {
    const auto depth = [&](const Spot& p) {
      switch (side) {
        case 0: return p.x - low.x;
        case 1: return high.x - p.x;
        case 2: return p.y - low.y;
        default: return high.y - p.y;
      }
    };
    std::vector<Spot> kept;
    for (std::size_t i = 0; i < polygon.size(); ++i) {
      const Spot& from = polygon[i];
      const Spot& to = polygon[(i + 1) % polygon.size()];
      const double a = depth(from);
      const double b = depth(to);
      if (a >= 0) kept.push_back(from);
      if ((a >= 0) == (b >= 0)) continue;
      const double share = a / (a - b);
      kept.push_back({from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)});
    }
    polygon = std::move(kept);
  }
  return polygon;
}

}  // namespace plumbline::publish
