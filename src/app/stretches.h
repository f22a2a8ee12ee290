// SPDX-License-Identifier: Apache-2.0
//
// Long documents are read in stretches, so that work and memory grow with their length and no
// faster: who is meant by "the agency" is looked for in the same stretch only.

#pragma once

#include <string_view>
#include <vector>

#include "text/span.h"

namespace plumbline::app {

// About 20,000 words: longer than any article and most chapters of a report.
constexpr std::size_t kStretchBytes = std::size_t{128} << 10U;

// Spans that follow each other and cover `text` (valid UTF-8), each of at most kStretchBytes. Cut
// at the last paragraph, else line, else sentence, else blank of the second half. One span for a
// text that is short enough, also for an empty one.
[[nodiscard]] std::vector<text::Span> stretches(std::string_view text);

}  // namespace plumbline::app
