// SPDX-License-Identifier: Apache-2.0
//
// What a stretch of a document is for: running text, or the frame around it. A text is more than
// sentences: headlines, bylines, datelines, captions and "Read also" lines stand in it too, and
// none of them is a statement of its outlet. Readers set the roles that markup states; the rest is
// found from form (language/frame.h). Blocks change no text and no offsets.

#pragma once

#include <cstdint>
#include <optional>

#include "text/span.h"

namespace plumbline::model {

enum class BlockRole : std::uint8_t {
  Body,         // running text
  Headline,     // title or standfirst: may claim something, in few words
  Masthead,     // the outlet's name, alone or as "Outlet." before the text
  Byline,       // "By Jane Roe, Hill Gazette, 3 May 2024"
  DateLine,     // a line of date, outlet, section: "Hill Gazette / Society / 3 May 2024"
  Dateline,     // "LAGOS, May 6 (Gulf Post) - " before the first sentence
  Credit,       // "Source: ...", "Editing by ...", "(c) Hill Gazette 2024"
  Heading,      // of a section
  ListItem,     // running text, a sentence of its own
  Caption,      // below a picture
  Table,        // a row of cells
  Question,     // asked by an interviewer
  Answer,       // running text of the one who was asked
  Label,        // "Q:", "Jane Roe:" before a turn, a bullet before an item
  Boilerplate,  // "Read also", "Subscribe", contact and copyright lines
};

struct Block {
  text::Span text;
  BlockRole role = BlockRole::Body;
  std::optional<text::Span> speaker;  // of a question or answer: who is named as speaking
  bool operator==(const Block&) const = default;
};

// Sentences in it are statements of somebody: body, list items, answers. A headline is none, but
// what it claims is kept and marked (Claim::headline).
[[nodiscard]] constexpr bool is_running(BlockRole role) {
  return role == BlockRole::Body || role == BlockRole::ListItem || role == BlockRole::Answer;
}

[[nodiscard]] const char* to_string(BlockRole role);

}  // namespace plumbline::model
