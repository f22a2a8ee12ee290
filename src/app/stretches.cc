// SPDX-License-Identifier: Apache-2.0

#include "app/stretches.h"

#include <array>

#include "base/utf8.h"

namespace plumbline::app {
namespace {

// Where the stretch that begins at `begin` and may reach `limit` ends.
std::size_t cut(std::string_view text, std::size_t begin, std::size_t limit) {
  constexpr std::array<std::string_view, 4> kBorders = {"\n\n", "\n", ". ", " "};
  const std::size_t middle = begin + (limit - begin) / 2;
  for (const std::string_view border : kBorders) {
    const std::size_t found = text.substr(0, limit).rfind(border);
    if (found != std::string_view::npos && found > middle) return found + border.size();
  }
  while (!is_utf8_border(text, limit)) --limit;
  return limit;
}

}  // namespace

std::vector<text::Span> stretches(std::string_view text) {
  std::vector<text::Span> spans;
  std::size_t begin = 0;
  while (text.size() - begin > kStretchBytes) {
    const std::size_t end = cut(text, begin, begin + kStretchBytes);
    spans.push_back(text::make_span(begin, end));
    begin = end;
  }
  spans.push_back(text::make_span(begin, text.size()));
  return spans;
}

}  // namespace plumbline::app
