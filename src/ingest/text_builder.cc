// SPDX-License-Identifier: Apache-2.0

#include "ingest/text_builder.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "ingest/control_bytes.h"

namespace plumbline::ingest {
namespace {

// Of control characters.
bool is_dropped(char c) {
  return c != '\t';
}

bool is_blank_or_break(char c) {
  return c == ' ' || c == '\t' || c == '\n';
}

// The longest part of at most `size` bytes that ends at a code point border.
std::string_view cut_at_border(std::string_view piece, std::size_t size) {
  size = std::min(size, piece.size());
  while (size > 0 && !is_utf8_border(piece, size)) --size;
  return piece.substr(0, size);
}

}  // namespace

void TextBuilder::space() {
  if (text_.empty() || pending_ != Gap::None) return;
  if (text_.back() != ' ' && text_.back() != '\t') pending_ = Gap::Space;
}

void TextBuilder::trim_blanks() {
  while (!text_.empty() && (text_.back() == ' ' || text_.back() == '\t')) text_.pop_back();
  while (!map_.empty() && map_.back().text.end > text_.size()) {
    model::SourceRun run = map_.back();
    map_.pop_back();
    if (run.text.begin >= text_.size()) continue;
    const std::uint64_t cut = run.text.end - text_.size();
    const bool exact = run.end - run.begin == run.text.size();
    run.text.end = static_cast<std::uint32_t>(text_.size());
    if (exact) run.end -= cut;
    add_run(run, exact);
  }
}

void TextBuilder::close_gap() {
  if (pending_ == Gap::None) return;
  if (pending_ != Gap::Space) trim_blanks();
  if (!text_.empty()) {
    text_.append(pending_ == Gap::Space ? " " : pending_ == Gap::Line ? "\n" : "\n\n");
  }
  if (pending_ == Gap::Paragraph) block_open_ = false;
  if (pending_ != Gap::Space) trim_blocks();
  pending_ = Gap::None;
  extends_ = false;
}

// Equal sizes would read as a byte for byte copy: two runs say that it is none.
void TextBuilder::add_run(const model::SourceRun& run, bool exact) {
  const std::size_t size = run.text.size();
  if (exact || run.end - run.begin != size || size < 2) {
    map_.push_back(run);
    return;
  }
  const std::string_view piece = text::slice(text_, run.text);
  const auto middle =
      static_cast<std::uint32_t>(run.text.begin + cut_at_border(piece, size - 1).size());
  if (middle > run.text.begin) {
    map_.push_back({{run.text.begin, middle}, run.begin, run.end, run.page});
  }
  map_.push_back({{middle, run.text.end}, run.begin, run.end, run.page});
}

// White space that was taken off the end of a paragraph belongs to no block.
void TextBuilder::trim_blocks() {
  while (!blocks_.empty()) {
    std::uint32_t& end = blocks_.back().text.end;
    end = std::min(end, static_cast<std::uint32_t>(text_.size()));
    while (end > 0 && is_blank_or_break(text_[end - 1])) --end;
    if (!blocks_.back().text.empty()) return;
    blocks_.pop_back();
    block_open_ = false;
  }
}

// Text from `begin` to the end has the present role.
void TextBuilder::extend_block(std::size_t begin) {
  const bool grows = block_open_ && !blocks_.empty() && blocks_.back().role == role_;
  const auto end = static_cast<std::uint32_t>(text_.size());
  if (grows) {
    blocks_.back().text.end = end;
  } else if (role_ != model::BlockRole::Body) {
    blocks_.push_back({text::make_span(begin, end), role_, std::nullopt});
  }
  block_open_ = role_ != model::BlockRole::Body;
}

void TextBuilder::append(std::string_view piece, const Origin& origin, bool exact) {
  if (piece.empty() || full_) return;
  exact = exact && piece.size() == origin.end - origin.begin;
  if (find_control(piece, 0, is_dropped) == piece.size()) {
    put(piece, origin, exact);
    return;
  }
  std::size_t at = 0;
  while (at < piece.size()) {
    const std::size_t end = find_control(piece, at, is_dropped);
    const Origin part = exact ? Origin{origin.begin + at, origin.begin + end, origin.page} : origin;
    if (end > at) put(piece.substr(at, end - at), part, exact);
    if (end < piece.size()) ++dropped_;
    at = end + 1;
  }
}

void TextBuilder::put(std::string_view piece, const Origin& origin, bool exact) {
  close_gap();
  const std::size_t room = max_bytes_ - std::min(max_bytes_, text_.size());
  if (piece.size() > room) {
    full_ = true;
    piece = cut_at_border(piece, room);
    if (piece.empty()) return;
  }
  const std::size_t begin = text_.size();
  text_.append(piece);
  extend_block(begin);
  const text::Span span = text::make_span(begin, text_.size());
  const std::uint64_t end = exact ? origin.begin + piece.size() : origin.end;
  const bool ranged = origin.begin != origin.end;
  if (extends_ && !map_.empty()) {
    model::SourceRun& last = map_.back();
    const bool joins = last.text.end == begin && last.page == origin.page;
    const bool last_exact = last.end - last.begin == last.text.size();
    const bool follows = exact && last_exact && last.end == origin.begin;
    if (joins && (ranged ? follows : last.begin == last.end)) {
      last.text.end = span.end;
      if (ranged) last.end = end;
      return;
    }
  }
  extends_ = exact || !ranged;
  add_run({span, origin.begin, end, origin.page}, exact);
}

void TextBuilder::gap(std::string_view between) {
  if (between.find("\n\n") != std::string_view::npos) {
    paragraph();
  } else if (between.find('\n') != std::string_view::npos) {
    line();
  } else if (!between.empty()) {
    space();
  }
}

void TextBuilder::append_run(const model::Document& document, const model::SourceRun& run,
                             const Origin& origin) {
  const bool exact =
      run.end - run.begin == run.text.size() && origin.end - origin.begin == run.text.size();
  append(text::slice(document.text, run.text), origin, exact);
}

void TextBuilder::finish(model::Document& document) {
  pending_ = Gap::Paragraph;
  close_gap();
  while (!text_.empty() && text_.back() == '\n') text_.pop_back();
  if (dropped_ > 0) {
    document.diagnostics.push_back(
        {"I004", std::to_string(dropped_) + " control characters were dropped", std::nullopt});
  }
  if (full_) {
    document.diagnostics.push_back({"I005",
                                    "the text is longer than the limit of " +
                                        std::to_string(max_bytes_ >> 20U) +
                                        " MiB; what follows was not read",
                                    std::nullopt});
  }
  document.text = std::exchange(text_, {});
  document.map = std::exchange(map_, {});
  document.blocks = std::exchange(blocks_, {});
}

}  // namespace plumbline::ingest
