// SPDX-License-Identifier: Apache-2.0
//
// What a saved page shows beside its article: the name of the site behind the title, other articles
// below the text.

#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string_view>

#include "text/span.h"

namespace plumbline::language {

class FrameNames;

// The line, behind `body`, with which a list of other articles begins ("Latest posts") and behind
// which no running text comes any more; `count` if there is none. `line`: the words of line i.
[[nodiscard]] std::size_t where_others_begin(
    std::size_t body, std::size_t count, const std::function<std::string_view(std::size_t)>& line,
    const FrameNames& names);

// "Shelters report more calls" of "Title: Shelters report more calls"; nothing without such a
// label.
[[nodiscard]] std::optional<text::Span> title_behind_label(std::string_view text,
                                                           const text::Span& line,
                                                           const FrameNames& names);

// "Two held in Osh - Hill Gazette" beside a line "Two held in Osh".
struct SiteTitle {
  std::size_t line = 0;  // that holds both
  text::Span title;      // the line beside it
  text::Span site;
};
// Nothing if no line of `head` is another one with the name of a body behind it: no section, place
// or person ("... - Opinion", "... - Kenya").
[[nodiscard]] std::optional<SiteTitle> site_in_title(std::string_view text,
                                                     std::span<const text::Span> head,
                                                     const FrameNames& names);

}  // namespace plumbline::language
