// SPDX-License-Identifier: Apache-2.0
//
// The lines of a document, and the blocks that they become once each has its role.

#pragma once

#include <span>
#include <vector>

#include "language/frame_internal.h"
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

// The lines of a text, blank ones left out. Of the first `most` those that markup says nothing of
// are cut at their signs: "Bay Light | Jane Roe | Three held after raid | 3 May 2024".
[[nodiscard]] std::vector<TextLine> cut_into_lines(const model::Document& document,
                                                   std::size_t most, const FrameNames& names);

// A text that is typed without full stops has no headings: what looks like them is the text.
void keep_text_without_stops(std::span<TextLine> running);
// Lines as blocks, with what stands before the text of some ("LAGOS -", bullets) by itself, and the
// turns of an interview; what is plain text is no block.
[[nodiscard]] std::vector<model::Block> blocks_of(const model::Document& document,
                                                  std::span<const TextLine> lines,
                                                  std::span<const model::Block> leads,
                                                  const FrameNames& names);

}  // namespace plumbline::language
