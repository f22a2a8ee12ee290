// SPDX-License-Identifier: Apache-2.0
//
// A text as lines (declared in frame_blocks_internal.h).

#include <algorithm>

#include "language/frame_blocks_internal.h"
#include "language/frame_head.h"
#include "language/frame_lines.h"

namespace plumbline::language {
namespace {

// What markup says of the line; null if nothing that holds for it.
const model::Block* block_of_line(const model::Document& document, const text::Span& line) {
  const model::Block* block = model::block_at(document, line.begin);
  // Whole sentences in a table: it lays out a page or a letter.
  const bool laid_out = block != nullptr && block->role == model::BlockRole::Table &&
                        is_sentence(text::slice(document.text, line));
  return laid_out ? nullptr : block;
}

}  // namespace

std::vector<TextLine> cut_into_lines(const model::Document& document, std::size_t most,
                                     const FrameNames& names) {
  const std::string_view text = document.text;
  std::vector<TextLine> lines;
  bool first = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    text::Span span = text::make_span(at, end);
    at = end + 1;
    while (!span.empty() && is_space(text[span.begin])) ++span.begin;
    while (!span.empty() && is_space(text[span.end - 1])) --span.end;
    if (span.empty()) {
      first = true;
      continue;
    }
    const model::Block* block = block_of_line(document, span);
    std::vector<text::Span> parts;
    if (block == nullptr && lines.size() < most) parts = parts_of_line(text, span, names);
    if (parts.empty()) parts = {span};
    for (const text::Span& part : parts) {
      lines.push_back({part, block != nullptr ? block->role : model::BlockRole::Body,
                       block != nullptr, first && part.begin == span.begin});
    }
    first = false;
  }
  return lines;
}

}  // namespace plumbline::language
