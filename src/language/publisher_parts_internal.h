// SPDX-License-Identifier: Apache-2.0
//
// The parts of a line that may be a name: what stands between signs that divide, and neighbours of
// these where a name may hold the sign ("Ministry of Labour, Region VII", "Shelter "Nadezhda"").

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace plumbline::language {

// What divides a part from its neighbour.
enum class PartBorder : std::uint8_t {
  None,  // nothing: the part was not cut by signs
  Edge,  // of the line
  Bar,   // "|", "·", ">", a wide gap
  Dash,
  Slash,
  Colon,
  Comma,
  Bracket,
  Quote,
  Stop,
  By,      // " for ", "special to the "
  Rights,  // "©"
  Verb,    // " welcomes ": a body speaks of itself
  Tail,    // " No. 27", " magazine": what follows is no part of the name
};

struct LinePart {
  text::Span text;
  PartBorder before = PartBorder::Edge;
  PartBorder behind = PartBorder::Edge;
  std::vector<PartBorder> inside;  // signs that would divide it further
};

[[nodiscard]] std::vector<LinePart> parts_of(std::string_view text, const text::Span& line);

// What a line goes on with behind a name, up to the next sign; and what stands before one.
[[nodiscard]] std::string_view first_part(std::string_view behind);
[[nodiscard]] std::string_view last_part(std::string_view before);
// "no. 44", "Issue 3", "vol. 9", "4/2018", "#12"
[[nodiscard]] bool opens_number(std::string_view words);

// "Three held after raid | Bay Light", "Bay Light | Three held after the raid on a farm": the title
// without the name, if a sign divides them.
[[nodiscard]] std::optional<text::Span> title_beside(std::string_view text, const text::Span& title,
                                                     const text::Span& publisher);

// "THE HILL COURIER. Lagos region": a line that is the outlet's, with what it says of itself.
[[nodiscard]] bool heads_line(std::string_view text, const text::Span& line,
                              const text::Span& name);

}  // namespace plumbline::language
