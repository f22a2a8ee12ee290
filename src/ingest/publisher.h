// SPDX-License-Identifier: Apache-2.0
//
// What the first lines of a plain text say about itself: outlet, author, date, title. Only forms
// that newsrooms use and nothing else looks like; in doubt the field stays empty.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "model/document.h"
#include "text/span.h"

namespace plumbline::ingest {

struct FrontMatter {
  std::optional<text::Span> publisher;
  std::vector<text::Span> authors;
  std::optional<text::Span> title;
  Date published;
  // A leading "Name. " that may be an outlet or a place: only a gazetteer can tell.
  std::optional<text::Span> label;
};

// `text`: paragraphs separated by a blank line. Looks at the first few only.
[[nodiscard]] FrontMatter find_front_matter(std::string_view text);

// Fills the empty fields of `document` from its own text. A label that is not certain becomes the
// diagnostic I010 with its place, for a later stage that knows places.
void state_front_matter(model::Document& document);

// "24 June 2024", "June 24, 2024", "24.06.2024", "2024-06-24" and what surrounds them in a short
// line; nothing if the year is not stated.
[[nodiscard]] std::optional<Date> find_date(std::string_view line);

}  // namespace plumbline::ingest
