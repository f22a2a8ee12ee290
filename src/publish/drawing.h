// SPDX-License-Identifier: Apache-2.0
//
// A picture as a list of shapes, and its two forms: SVG for pages, EMF ([MS-EMF]) for word
// processors, not all of which show SVG. Both are drawn from one list, so that a chart is laid out
// once.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace plumbline::publish {

// Points; y grows downwards.
struct Spot {
  double x = 0;
  double y = 0;
};

struct Colour {
  std::uint32_t rgb = 0;  // 0xRRGGBB
  bool none = false;
};
constexpr Colour kNoColour = {0, true};

enum class Dash : std::uint8_t { Solid, Dashed, Dotted };

// Closed if it is filled.
struct Outline {
  std::vector<Spot> points;
  Colour fill = kNoColour;
  Colour line = kNoColour;
  double width = 1;
  Dash dash = Dash::Solid;
  bool closed = true;
};

struct Disc {
  Spot centre;
  double radius = 1;
  Colour fill = kNoColour;
  Colour line = kNoColour;
  double width = 1;
};

struct Lettering {
  enum class Anchor : std::uint8_t { Start, Middle, End };
  Spot at;  // on the base line
  std::string words;
  double size = 9;
  Colour colour;
  Anchor anchor = Anchor::Start;
  bool bold = false;
  bool halo = false;  // a light rim, over other shapes
};

using Shape = std::variant<Outline, Disc, Lettering>;

struct Drawing {
  double width = 0;
  double height = 0;
  std::vector<Shape> shapes;  // the first lies lowest
};

// An <svg> element without outside references; `instead` is its text for those who cannot see it.
[[nodiscard]] std::string to_svg(const Drawing& drawing, std::string_view instead);

// The bytes of an enhanced metafile.
[[nodiscard]] std::string to_emf(const Drawing& drawing);

// How wide words are in a common sans-serif face; a guess, for placing labels.
[[nodiscard]] double lettering_width(std::string_view words, double size);

// The part of a polygon inside a rectangle (Sutherland and Hodgman 1974).
[[nodiscard]] std::vector<Spot> clipped(std::vector<Spot> polygon, Spot low, Spot high);

}  // namespace plumbline::publish
