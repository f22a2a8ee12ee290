// SPDX-License-Identifier: Apache-2.0
//
// Drawings as enhanced metafiles ([MS-EMF]: records of 32-bit words, little-endian). One unit of
// the file is a twentieth of a point. Only records that Word, LibreOffice and converters all draw:
// pens, brushes, polygons, polylines, ellipses, text.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <initializer_list>
#include <vector>

#include "base/utf8.h"
#include "publish/display.h"
#include "publish/drawing.h"

namespace plumbline::publish {
namespace {

constexpr double kUnits = 20;  // in a point
constexpr double kPointsPerInch = 72;
constexpr double kHundredthsPerInch = 2540;  // of a millimetre

enum Record : std::uint32_t {
  kHeader = 1,
  kPolygon = 3,
  kPolyline = 4,
  kSetWindowExt = 9,
  kSetWindowOrg = 10,
  kSetViewportExt = 11,
  kEnd = 14,
  kSetMapMode = 17,
  kSetBackMode = 18,
  kSetPolyFill = 19,
  kSetTextAlign = 22,
  kSetTextColour = 24,
  kSelect = 37,
  kPen = 38,
  kBrush = 39,
  kDelete = 40,
  kEllipse = 42,
  kFont = 82,
  kText = 84,
};

// Objects are made, used and deleted one at a time, so three numbers do.
constexpr std::uint32_t kPenNumber = 1;
constexpr std::uint32_t kBrushNumber = 2;
constexpr std::uint32_t kFontNumber = 3;

std::int32_t unit(double points) {
  return static_cast<std::int32_t>(std::lround(points * kUnits));
}

void put16(std::string& out, std::uint32_t value) {
  out += static_cast<char>(value & 0xFFU);
  out += static_cast<char>((value >> 8U) & 0xFFU);
}
void put32(std::string& out, std::uint32_t value) {
  put16(out, value & 0xFFFFU);
  put16(out, value >> 16U);
}
void put_signed(std::string& out, std::int32_t value) {
  put32(out, static_cast<std::uint32_t>(value));
}

std::uint32_t colour_ref(const Colour& colour) {
  return ((colour.rgb & 0xFFU) << 16U) | (colour.rgb & 0xFF00U) | (colour.rgb >> 16U);
}

class Emf {
 public:
  explicit Emf(const Drawing& drawing) : drawing_(drawing) {
    record(kSetMapMode, {8});  // anisotropic: window and viewport say the scale
    record(kSetWindowOrg, {0, 0});
    const auto wide = static_cast<std::uint32_t>(unit(drawing.width));
    const auto high = static_cast<std::uint32_t>(unit(drawing.height));
    record(kSetWindowExt, {wide, high});
    record(kSetViewportExt, {wide, high});
    record(kSetBackMode, {1});  // transparent
    record(kSetPolyFill, {1});  // alternate
    for (const Shape& shape : drawing.shapes) {
      std::visit([this](const auto& one) { draw(one); }, shape);
    }
    record(kEnd, {0, 16, 20});
  }

  std::string bytes() {
    std::string head;
    const std::int32_t wide = unit(drawing_.width);
    const std::int32_t high = unit(drawing_.height);
    constexpr std::uint32_t kSize = 108;
    put32(head, kHeader);
    put32(head, kSize);
    for (const std::int32_t edge : {0, 0, wide, high}) put_signed(head, edge);  // bounds
    const double hundredths = kHundredthsPerInch / kPointsPerInch;
    for (const double edge : {0.0, 0.0, drawing_.width, drawing_.height}) {
      put_signed(head, static_cast<std::int32_t>(std::lround(edge * hundredths)));
    }
    put32(head, 0x464D4520);  // " EMF"
    put32(head, 0x10000);
    put32(head, static_cast<std::uint32_t>(kSize + body_.size()));
    put32(head, records_ + 1);
    put16(head, 4);  // handles: three and the one that is reserved
    put16(head, 0);
    for (int i = 0; i < 3; ++i) put32(head, 0);  // no description, no palette
    // A reference device of 1440 units an inch.
    put_signed(head, wide);
    put_signed(head, high);
    const double millimetres = 25.4 / kPointsPerInch;
    put_signed(head, static_cast<std::int32_t>(std::lround(drawing_.width * millimetres)));
    put_signed(head, static_cast<std::int32_t>(std::lround(drawing_.height * millimetres)));
    for (int i = 0; i < 3; ++i) put32(head, 0);  // no pixel format, no OpenGL
    put_signed(head, static_cast<std::int32_t>(std::lround(drawing_.width * millimetres * 1000)));
    put_signed(head, static_cast<std::int32_t>(std::lround(drawing_.height * millimetres * 1000)));
    return head + body_;
  }

 private:
  void record(std::uint32_t type, const std::string& payload) {
    put32(body_, type);
    const std::size_t padded = (payload.size() + 3) / 4 * 4;
    put32(body_, static_cast<std::uint32_t>(8 + padded));
    body_ += payload;
    body_.append(padded - payload.size(), '\0');
    ++records_;
  }
  void record(std::uint32_t type, std::initializer_list<std::uint32_t> words) {
    std::string payload;
    for (const std::uint32_t word : words) put32(payload, word);
    record(type, payload);
  }

  void take(const Colour& fill, const Colour& line, double width, Dash dash) {
    const std::uint32_t style =
        line.none ? 5 : (dash == Dash::Solid ? 0 : (dash == Dash::Dashed ? 1 : 2));
    record(kPen, {kPenNumber, style, static_cast<std::uint32_t>(unit(width)), 0, colour_ref(line)});
    record(kSelect, {kPenNumber});
    record(kBrush, {kBrushNumber, fill.none ? 1U : 0U, colour_ref(fill), 0});
    record(kSelect, {kBrushNumber});
  }
  void drop() {
    // Stock objects are selected before ours are deleted.
    record(kSelect, {0x80000007});  // black pen
    record(kSelect, {0x80000005});  // no brush
    record(kDelete, {kPenNumber});
    record(kDelete, {kBrushNumber});
  }

  void draw(const Outline& shape) {
    if (shape.points.size() < 2) return;
    take(shape.fill, shape.line, shape.width, shape.dash);
    std::string payload;
    Spot low = shape.points.front();
    Spot high = low;
    for (const Spot& p : shape.points) {
      low = {std::min(low.x, p.x), std::min(low.y, p.y)};
      high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
    for (const double edge : {low.x, low.y, high.x, high.y}) put_signed(payload, unit(edge));
    put32(payload, static_cast<std::uint32_t>(shape.points.size()));
    for (const Spot& p : shape.points) {
      put_signed(payload, unit(p.x));
      put_signed(payload, unit(p.y));
    }
    record(shape.closed ? kPolygon : kPolyline, payload);
    drop();
  }

  void draw(const Disc& shape) {
    take(shape.fill, shape.line, shape.width, Dash::Solid);
    std::string payload;
    const double r = shape.radius;
    for (const double edge :
         {shape.centre.x - r, shape.centre.y - r, shape.centre.x + r, shape.centre.y + r}) {
      put_signed(payload, unit(edge));
    }
    record(kEllipse, payload);
    drop();
  }

  void draw(const Lettering& shape) {
    const std::string words = visible(shape.words);
    std::string wide;  // UTF-16
    std::vector<double> steps;
    for (std::size_t at = 0; at < words.size();) {
      const CodePoint point = decode_utf8(words, at);
      steps.push_back(lettering_width(std::string_view(words).substr(at, point.size), shape.size));
      at += point.size;
      if (point.value >= 0x10000) {
        const std::uint32_t rest = point.value - 0x10000;
        put16(wide, 0xD800 + (rest >> 10U));
        put16(wide, 0xDC00 + (rest & 0x3FFU));
        steps.push_back(0);
      } else {
        put16(wide, point.value);
      }
    }
    const std::size_t count = steps.size();
    if (count == 0) return;
    make_font(shape);
    const std::uint32_t anchor = shape.anchor == Lettering::Anchor::Start    ? 0
                                 : shape.anchor == Lettering::Anchor::Middle ? 6
                                                                             : 2;
    record(kSetTextAlign, {24U | anchor});  // at the base line
    record(kSetTextColour, {colour_ref(shape.colour)});
    std::string payload;
    for (int i = 0; i < 4; ++i) put32(payload, i < 2 ? 0 : 0xFFFFFFFFU);  // bounds: not known
    put32(payload, 1);                                                    // compatible
    put32(payload, 0x3F800000);                                           // scales: 1
    put32(payload, 0x3F800000);
    put_signed(payload, unit(shape.at.x));
    put_signed(payload, unit(shape.at.y));
    put32(payload, static_cast<std::uint32_t>(count));
    constexpr std::uint32_t kTextAt = 76;
    put32(payload, kTextAt);
    put32(payload, 0);
    for (int i = 0; i < 4; ++i) put32(payload, 0);  // no clipping
    const std::size_t padded = (wide.size() + 3) / 4 * 4;
    put32(payload, static_cast<std::uint32_t>(kTextAt + padded));  // steps from letter to letter
    payload += wide;
    payload.append(padded - wide.size(), '\0');
    for (const double step : steps) put_signed(payload, unit(step));
    record(kText, payload);
    record(kSelect, {0x8000000D});  // system font
    record(kDelete, {kFontNumber});
  }

  void make_font(const Lettering& shape) {
    std::string payload;
    put32(payload, kFontNumber);
    put_signed(payload, -unit(shape.size));
    for (int i = 0; i < 3; ++i) put32(payload, 0);  // width, slants
    put32(payload, shape.bold ? 700 : 400);
    put32(payload, 0x01000000);  // upright; default character set
    put32(payload, 0);
    constexpr std::size_t kFaceLetters = 32;
    const std::string_view face = "Arial";
    for (std::size_t i = 0; i < kFaceLetters; ++i) {
      put16(payload, i < face.size() ? static_cast<unsigned char>(face[i]) : 0);
    }
    // The rest of an extended font is not used by anybody but must be there.
    constexpr std::size_t kExtended = 332;
    payload.resize(kExtended - 8, '\0');
    record(kFont, payload);
    record(kSelect, {kFontNumber});
  }

  const Drawing& drawing_;
  std::string body_;
  std::uint32_t records_ = 0;
};

}  // namespace

std::string to_emf(const Drawing& drawing) {
  return Emf(drawing).bytes();
}

}  // namespace plumbline::publish
