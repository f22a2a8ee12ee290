// SPDX-License-Identifier: Apache-2.0
//
// Lines of a head that say in words what they are, and what such lines tell (frame_head_forms.cc).

#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "language/frame_head.h"

namespace plumbline::language {

// "Reprinted from the Hill Star", "A Hill Inquirer investigation", "Host: Kofi Asante" and others;
// nothing if the line is none of them.
[[nodiscard]] std::optional<FrameLine> read_further_line(std::string_view text,
                                                         const text::Span& line,
                                                         const FrameNames& names);
// "Spring 2024", "Winter 2023/24" in a line: that year. Stated for want of a better date.
[[nodiscard]] std::optional<Segment> season_in(std::string_view text, const text::Span& line,
                                               const FrameNames& names);
// The body of "Compiled by the Embassy of Oman in Rome", "Prepared by the press section, ...".
[[nodiscard]] std::optional<text::Span> compiling_body(std::string_view text,
                                                       const text::Span& line,
                                                       const FrameNames& names);
// "Manzanillo, Colima, a 7 de octubre de 2024.": a date with places before it.
[[nodiscard]] bool is_placed_date(std::string_view text, const text::Span& line,
                                  const FrameNames& names);
// "Bay Light – quarterly of the Hill Society" as the first line of a head names whoever publishes
// and is no title (frame_head_lines.cc).
void take_described(std::string_view text, HeadInput& first, const FrameNames& names);
// "She spoke to Bay Light on 3 May 2024." in the first sentences of `running`, where the name is
// the publisher's: a date for want of a better one.
[[nodiscard]] std::optional<Segment> told_date(std::string_view text, const text::Span& running,
                                               const std::optional<text::Span>& publisher,
                                               const FrameNames& names);
// Bytes of "Radio Bari" in "Radio Bari 101.3": where it is heard is no part of its name.
[[nodiscard]] std::size_t without_frequency(std::string_view name, const FrameNames& names);
// "Nurses, fees and silence - Malabar Voice", as pages are titled: both parts; else nothing.
[[nodiscard]] std::vector<text::Span> title_and_outlet(std::string_view text,
                                                       const text::Span& line,
                                                       const FrameNames& names);

}  // namespace plumbline::language
