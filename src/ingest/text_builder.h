// SPDX-License-Identifier: Apache-2.0
//
// The canonical text of a Document while a reader makes it: paragraphs separated by a blank line,
// no control characters, and the map to the original kept with every piece.

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace plumbline::ingest {

// Where a piece stands in the original. begin == end: the format gives no byte range.
struct Origin {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  std::uint32_t page = 0;
};

class TextBuilder {
 public:
  explicit TextBuilder(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  // Room for so many bytes of text.
  void expect(std::size_t bytes) { text_.reserve(std::min(bytes, max_bytes_)); }

  // What follows begins a new paragraph. Any number of calls makes one blank line, none at the
  // ends.
  void paragraph() { pending_ = text_.empty() ? Gap::None : Gap::Paragraph; }

  // What follows begins a new line of the same paragraph (a list, a poem, an address).
  void line() {
    if (pending_ == Gap::None && !text_.empty()) pending_ = Gap::Line;
  }

  // What the markup says of the text that follows, until it says otherwise. It goes on over the
  // borders of paragraphs, but each paragraph is a block of its own.
  void role(model::BlockRole role) { role_ = role; }

  // A space before what follows, unless text is at a border already.
  void space();

  // `piece` must be valid UTF-8. If its size equals that of the origin it counts as a byte for byte
  // copy; pass exact = false where it is none. Control characters other than the tab are dropped.
  void append(std::string_view piece, const Origin& origin, bool exact = true);

  // All of a document that another reader made, as new paragraphs; `place` moves its origins.
  template <class Place>
  void append_document(const model::Document& document, const Place& place) {
    paragraph();
    std::uint32_t last = 0;
    const model::BlockRole outer = role_;
    for (const model::SourceRun& run : document.map) {
      gap(std::string_view(document.text).substr(last, run.text.begin - last));
      const model::Block* block = model::block_at(document, run.text.begin);
      role_ = block != nullptr ? block->role : outer;
      append_run(document, run, place(run));
      last = run.text.end;
    }
    role_ = outer;
  }

  // The limit was reached: nothing more is taken.
  [[nodiscard]] bool full() const { return full_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }
  [[nodiscard]] const std::string& text() const { return text_; }

  // Moves text and map into the document and adds what was lost as diagnostics.
  void finish(model::Document& document);

 private:
  enum class Gap : std::uint8_t { None, Space, Line, Paragraph };
  void put(std::string_view piece, const Origin& origin, bool exact);
  void add_run(const model::SourceRun& run, bool exact);
  void trim_blanks();
  void close_gap();
  void extend_block(std::size_t begin);
  void trim_blocks();
  void gap(std::string_view between);
  void append_run(const model::Document& document, const model::SourceRun& run,
                  const Origin& origin);

  std::string text_;
  std::vector<model::SourceRun> map_;
  std::vector<model::Block> blocks_;
  std::size_t max_bytes_;
  std::size_t dropped_ = 0;  // control characters
  Gap pending_ = Gap::None;
  model::BlockRole role_ = model::BlockRole::Body;
  bool block_open_ = false;  // the last block may grow
  bool extends_ = false;     // the last run may grow
  bool full_ = false;
};

}  // namespace plumbline::ingest
