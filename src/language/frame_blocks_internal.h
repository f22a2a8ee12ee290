// SPDX-License-Identifier: Apache-2.0
//
// The lines of a document, and the blocks that they become once each has its role.

#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "text/span.h"

namespace plumbline::language {

// A line of the text, or a part of one that stands for a line of its own.
struct TextLine {
  text::Span text;
  model::BlockRole role = model::BlockRole::Body;  // as markup states it, later as found
  bool marked = false;                             // markup states it
  bool first = true;                               // of its paragraph
};

// A text that is typed without full stops has no headings: what looks like them is the text.
void keep_text_without_stops(std::span<TextLine> running);
// Lines as blocks, with what stands before the text of some ("LAGOS -", bullets) by itself.
[[nodiscard]] std::vector<model::Block> blocks_of(std::string_view text,
                                                  std::span<const TextLine> lines,
                                                  std::span<const model::Block> leads);

}  // namespace plumbline::language
