// SPDX-License-Identifier: Apache-2.0
//
// One document as read: canonical text, where it came from, and the way back to the original.
// Immutable after reading; a correction is a new version.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "model/block.h"
#include "model/passage.h"
#include "text/span.h"

namespace plumbline::model {

// Something a reader must know about how the document was read. Codes are stable and listed in
// docs/reference/diagnostics.md.
struct Diagnostic {
  std::string code;  // "I003"
  std::string message;
  std::optional<text::Span> where;
  bool operator==(const Diagnostic&) const = default;
};

// A run of canonical text and where it stands in the original.
struct SourceRun {
  text::Span text;
  std::uint64_t begin = 0;  // bytes of the original file (of the archive member; of the XML part)
  std::uint64_t end = 0;    // begin == end: the format gives no byte range
  std::uint32_t page = 0;   // from 1; 0: the format has no pages
  bool operator==(const SourceRun&) const = default;
};

struct Document {
  DocumentId id;
  std::string name;        // path as given; "outer.zip!inner.txt" for a member
  std::string media_type;  // "text/html"
  std::string url;
  std::string publisher;                   // outlet as the document states it; empty if it does not
  std::optional<text::Span> publisher_at;  // where `text` states it; none: metadata does
  std::vector<std::string> authors;
  std::vector<std::optional<text::Span>> authors_at;  // one for each author, or empty
  std::string title;
  std::optional<text::Span> title_at;
  Date published;
  std::optional<text::Span> published_at;
  std::string language;        // ISO 639-1, empty if unknown
  std::string text;            // valid UTF-8, "\n" line ends, paragraphs separated by a blank line
  std::vector<SourceRun> map;  // sorted by text.begin, not overlapping
  std::vector<Block> blocks;   // sorted, not overlapping, within text; what none covers is body
  std::vector<Diagnostic> diagnostics;
  bool operator==(const Document&) const = default;
};

// Where `span` stands in the original: runs that overlap it are joined. Nothing if no run does.
[[nodiscard]] std::optional<SourceRun> locate(const Document& document, const text::Span& span);

// The block that covers byte `at` of the text; nothing: it is body.
[[nodiscard]] const Block* block_at(const Document& document, std::uint32_t at);

}  // namespace plumbline::model
