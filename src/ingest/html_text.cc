// SPDX-License-Identifier: Apache-2.0

#include "ingest/html_text.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "ingest/html_entities.h"
#include "ingest/html_hints.h"

namespace plumbline::ingest {
namespace {

constexpr std::uint32_t kCellChars = 200;  // a longer cell is layout, not data

// Bytes that a run may hold as they are. A space is decided by what follows it.
constexpr std::array<bool, 256> build_plain() {
  std::array<bool, 256> plain{};
  for (unsigned c = 0x21; c < 256; ++c) plain[c] = c != '&' && c != 0x7F && c != 0xC2;
  return plain;
}
constexpr std::array<bool, 256> kPlainSigns = build_plain();

class PageWriter {
 public:
  PageWriter(std::string_view page, HtmlText& out) : page_(page), out_(out) {}

  void block(const HtmlTree& tree, const HtmlBlock& block) {
    lines_kept_ = (tree.nodes[block.node].tags_above & tag_bit(HtmlTag::Pre)) != 0 ||
                  tree.nodes[block.node].tag == HtmlTag::Xmp;
    gap_ = Gap::Nothing;
    begun_ = false;
    for (std::uint32_t i = block.first_piece; i < block.last_piece; ++i) {
      const HtmlPiece& piece = tree.pieces[i];
      if (piece.begin == piece.end) {
        gap_ = Gap::Line;
      } else {
        this->piece(piece.begin, piece.end);
      }
    }
  }

  void separate(std::string_view separator) {
    if (!out_.text.empty()) out_.text += separator;
  }

 private:
  enum class Gap : std::uint8_t { Nothing, Space, Line };

  void piece(std::size_t at, std::size_t end) {
    while (at < end) {
      const auto byte = static_cast<unsigned char>(page_[at]);
      if (kPlainSigns[byte]) {
        std::size_t stop = at + 1;
        while (stop < end && plain_at(stop, end)) ++stop;
        fill_gap();
        copy(at, stop);
        at = stop;
      } else if (byte == '&') {
        at = reference(at, end);
      } else if (byte == 0xC2) {
        if (at + 1 < end && static_cast<unsigned char>(page_[at + 1]) == 0xA0) {
          gap_ = std::max(gap_, Gap::Space);
        } else {
          fill_gap();
          copy(at, at + 2);
        }
        at += 2;
      } else {
        if (byte == '\n' && lines_kept_) {
          gap_ = Gap::Line;
        } else if (byte == ' ' || (byte >= '\t' && byte <= '\r')) {
          gap_ = std::max(gap_, Gap::Space);
        }
        ++at;  // other control characters show nothing
      }
    }
  }

  // A single blank between two plain characters stays in the run.
  [[nodiscard]] bool plain_at(std::size_t at, std::size_t end) const {
    const auto byte = static_cast<unsigned char>(page_[at]);
    return kPlainSigns[byte] ||
           (byte == ' ' && at + 1 < end && kPlainSigns[static_cast<unsigned char>(page_[at + 1])]);
  }

  std::size_t reference(std::size_t at, std::size_t end) {
    const CharacterReference found = read_reference(page_.substr(0, end), at);
    if (found.size == 0) {
      fill_gap();
      copy(at, at + 1);
      return at + 1;
    }
    if (found.value <= ' ' || found.value == 0xA0) {
      gap_ = std::max(gap_, Gap::Space);
    } else {
      fill_gap();
      const std::size_t begin = out_.text.size();
      append_utf8(out_.text, found.value);
      out_.map.push_back({text::make_span(begin, out_.text.size()), at, at + found.size, 0});
      exact_ = false;
    }
    return at + found.size;
  }

  void fill_gap() {
    if (begun_ && gap_ != Gap::Nothing) out_.text += gap_ == Gap::Line ? '\n' : ' ';
    gap_ = Gap::Nothing;
    begun_ = true;
  }

  void copy(std::size_t begin, std::size_t end) {
    const std::size_t at = out_.text.size();
    out_.text.append(page_.substr(begin, end - begin));
    if (exact_ && !out_.map.empty() && out_.map.back().end == begin &&
        out_.map.back().text.end == at) {
      out_.map.back().text.end = static_cast<std::uint32_t>(out_.text.size());
      out_.map.back().end = end;
      return;
    }
    out_.map.push_back({text::make_span(at, out_.text.size()), begin, end, 0});
    exact_ = true;
  }

  std::string_view page_;
  HtmlText& out_;
  Gap gap_ = Gap::Nothing;
  bool begun_ = false;
  bool exact_ = false;
  bool lines_kept_ = false;
};

// Node of the row that holds the cell `block` stands in; kNoNode if it stands in none.
std::uint32_t row_of(const HtmlTree& tree, const HtmlBlock& block) {
  const HtmlNode& cell = tree.nodes[block.node];
  const bool is_cell = cell.tag == HtmlTag::Td || cell.tag == HtmlTag::Th;
  if (!is_cell || block.chars > kCellChars || cell.parent == kNoNode) return kNoNode;
  return tree.nodes[cell.parent].tag == HtmlTag::Tr ? cell.parent : kNoNode;
}

constexpr std::uint32_t kLongestByline = 20;  // a longer paragraph of class "author" is about them

// What the tags and classes around a paragraph say that it is for.
model::BlockRole role_of(const HtmlTree& tree, const HtmlBlock& block, bool cell) {
  using model::BlockRole;
  const HtmlNode& node = tree.nodes[block.node];
  const std::uint64_t tags = node.tags_above;
  const auto within = [tags](HtmlTag tag) { return (tags & tag_bit(tag)) != 0; };
  const auto named = [&node](HtmlHint hint) { return (node.hints & hint_bit(hint)) != 0; };
  if (cell) return BlockRole::Table;
  if (within(HtmlTag::H1)) return BlockRole::Headline;
  if (within(HtmlTag::H2) || within(HtmlTag::H3) || within(HtmlTag::H4)) return BlockRole::Heading;
  if (within(HtmlTag::Figcaption) || named(HtmlHint::Caption)) return BlockRole::Caption;
  if (within(HtmlTag::Footer) && named(HtmlHint::Copyright)) return BlockRole::Boilerplate;
  if ((named(HtmlHint::Byline) || named(HtmlHint::Author)) && block.words <= kLongestByline &&
      block.stops <= 1) {
    return BlockRole::Byline;
  }
  if (within(HtmlTag::Li) || within(HtmlTag::Dd)) return BlockRole::ListItem;
  return within(HtmlTag::Dt) ? BlockRole::Heading : BlockRole::Body;
}

// From counts of the decoded page to counts of the file. Encodings of one or two bytes a character
// allow a place inside a line to be computed; others give the line.
class FilePlaces {
 public:
  explicit FilePlaces(const Decoded& page) : page_(page) {}

  // Where byte `wanted` of the page's text stands in the file. Asked in rising order.
  std::uint64_t place(std::size_t wanted, bool is_end) {
    while (line_ + 1 < page_.map.size() &&
           (is_end ? page_.map[line_].text.end < wanted : page_.map[line_].text.end <= wanted)) {
      ++line_;
    }
    const model::SourceRun& run = page_.map[line_];
    if (run.end - run.begin == run.text.size()) return run.begin + (wanted - run.text.begin);
    if (counted_line_ != line_) begin_line(run);
    if (width_ == 0) return is_end ? run.end : run.begin;
    for (; at_ < wanted; ++at_) count_ += is_utf8_border(page_.text, at_) ? 1U : 0U;
    return run.begin + count_ * width_;
  }

 private:
  void begin_line(const model::SourceRun& run) {
    counted_line_ = line_;
    at_ = run.text.begin;
    count_ = 0;
    const std::uint64_t points = count_code_points(text::slice(page_.text, run.text));
    const std::uint64_t bytes = run.end - run.begin;
    width_ = points > 0 && bytes % points == 0 ? bytes / points : 0;
    if (width_ > 2) width_ = 0;
  }

  const Decoded& page_;
  std::size_t line_ = 0;
  std::size_t counted_line_ = static_cast<std::size_t>(-1);
  std::size_t at_ = 0;       // in the page's text, not after the word
  std::uint64_t count_ = 0;  // code points of the line before `at_`
  std::uint64_t width_ = 0;  // bytes a code point, 0: they differ
};

// Word by word: the bytes of a whole run would be too coarse an answer.
void map_words(const model::SourceRun& run, const Decoded& page, FilePlaces& places,
               std::vector<model::SourceRun>& mapped) {
  const bool copied = run.end - run.begin == run.text.size();
  std::size_t begin = run.begin;
  while (begin < run.end) {
    std::size_t end = run.end;
    if (copied) end = std::min<std::size_t>(page.text.find(' ', begin + 1), run.end);
    const std::size_t from = run.text.begin + (copied ? begin - run.begin : 0);
    const std::size_t to = copied ? run.text.begin + (end - run.begin) : run.text.end;
    const std::uint64_t first = places.place(begin, false);
    mapped.push_back(
        {text::make_span(from, to), first, std::max(first, places.place(end, true)), 0});
    begin = end;
  }
}

void map_to_file(const Decoded& page, std::vector<model::SourceRun>& map) {
  if (page.identity) {
    for (model::SourceRun& run : map) {
      run.begin += page.bytes_at;
      run.end += page.bytes_at;
    }
    return;
  }
  std::vector<model::SourceRun> mapped;
  FilePlaces places(page);
  for (const model::SourceRun& run : map) map_words(run, page, places, mapped);
  map = std::move(mapped);
}

}  // namespace

HtmlText write_html_text(const HtmlTree& tree, const std::vector<bool>& keep, const Decoded& page,
                         std::size_t max_bytes) {
  HtmlText out;
  PageWriter writer(page.text, out);
  std::uint32_t row = kNoNode;
  std::uint32_t cell = kNoNode;
  for (std::size_t i = 0; i < tree.blocks.size(); ++i) {
    if (!keep[i]) continue;
    const HtmlBlock& block = tree.blocks[i];
    const std::size_t source = tree.pieces[block.last_piece - 1].end;
    if (out.text.size() + (source - tree.pieces[block.first_piece].begin) > max_bytes) {
      out.cut = true;
      break;
    }
    const std::uint32_t own_row = row_of(tree, block);
    const std::size_t before = out.text.size();
    // Paragraphs of one cell stay paragraphs.
    const bool next_cell = own_row != kNoNode && own_row == row && block.node != cell;
    writer.separate(next_cell ? " | " : "\n\n");
    const std::size_t begun = out.text.size();
    writer.block(tree, block);
    if (out.text.size() == begun) {
      out.text.resize(before);  // nothing but &nbsp;
      continue;
    }
    row = own_row;
    cell = block.node;
    const model::BlockRole role = role_of(tree, block, own_row != kNoNode);
    if (role == model::BlockRole::Body) continue;
    if (next_cell && !out.blocks.empty() && out.blocks.back().text.end == before) {
      out.blocks.back().text.end = static_cast<std::uint32_t>(out.text.size());
    } else {
      out.blocks.push_back({text::make_span(begun, out.text.size()), role, std::nullopt});
    }
  }
  map_to_file(page, out.map);
  return out;
}

std::string block_text(const HtmlTree& tree, std::string_view page, std::size_t block) {
  HtmlText out;
  PageWriter(page, out).block(tree, tree.blocks[block]);
  return std::move(out.text);
}

}  // namespace plumbline::ingest
