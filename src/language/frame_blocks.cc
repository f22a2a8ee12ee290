// SPDX-License-Identifier: Apache-2.0
//
// What the lines of a document become once each has its role.

#include <vector>

#include "language/frame_blocks_internal.h"
#include "language/frame_lines.h"

namespace plumbline::language {

using model::Block;
using model::BlockRole;

void keep_text_without_stops(std::span<TextLine> running) {
  std::size_t headings = 0;
  std::size_t texts = 0;
  for (const TextLine& line : running) {
    if (line.marked) continue;
    headings += line.role == BlockRole::Heading ? 1U : 0U;
    texts += line.role == BlockRole::Body || line.role == BlockRole::ListItem ? 1U : 0U;
  }
  if (headings <= texts) return;
  for (TextLine& line : running) {
    if (!line.marked && line.role == BlockRole::Heading) line.role = BlockRole::Body;
  }
}

std::vector<Block> blocks_of(const model::Document& document, std::span<const TextLine> lines,
                             std::span<const Block> leads, const FrameNames& names) {
  const std::string_view text = document.text;
  std::vector<Block> all;
  std::size_t lead = 0;
  for (const TextLine& line : lines) {
    text::Span rest = line.text;
    for (; lead < leads.size() && leads[lead].text.begin < line.text.end; ++lead) {
      if (leads[lead].text.begin < rest.begin) continue;
      text::Span before = text::make_span(rest.begin, leads[lead].text.begin);
      while (!before.empty() && is_space(text[before.end - 1])) --before.end;
      if (!before.empty()) all.push_back({before, line.role, std::nullopt});
      all.push_back(leads[lead]);
      rest.begin = leads[lead].text.end;
      while (!rest.empty() && is_space(text[rest.begin])) ++rest.begin;
    }
    if (!rest.empty()) all.push_back({rest, line.role, std::nullopt});
  }
  find_turns(document, names, all);
  std::erase_if(all, [](const Block& block) { return block.role == BlockRole::Body; });
  return all;
}

}  // namespace plumbline::language
