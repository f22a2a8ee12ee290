// SPDX-License-Identifier: Apache-2.0
//
// A page as the paragraphs it shows (blocks), each with the block elements around it. Inline
// elements leave no node: what matters of them (is it a link, is it hidden) is counted at once, so
// a page of 2 MB makes a few thousand small nodes.
//
// Which blocks are the article is html_select.h; what they read is html_text.h.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "ingest/html_tags.h"

namespace plumbline::ingest {

constexpr std::uint32_t kNoNode = 0xFFFFFFFFU;

// A block element, or the root (node 0, tag Other).
struct HtmlNode {
  HtmlTag tag = HtmlTag::Other;
  bool hidden = false;  // by style or attribute: its text was left out
  std::uint32_t parent = kNoNode;
  std::uint32_t depth = 0;
  std::uint64_t hints = 0;        // what class, id, role and itemprop say: html_hints.h
  std::uint64_t hints_above = 0;  // the same of all ancestors below body
  std::uint64_t tags_above = 0;   // bit of tag_bit() for each ancestor-or-self
  std::uint32_t shape = 0;        // tag and class: siblings of one list share it
  std::uint32_t first_block = 0;  // blocks of the subtree: [first_block, last_block)
  std::uint32_t last_block = 0;
};

// A run of characters as they stand in the page, or a line break (begin == end).
struct HtmlPiece {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// One paragraph, list item, table cell, heading: text without a block border inside.
struct HtmlBlock {
  std::uint32_t node = 0;         // innermost block element
  std::uint32_t first_piece = 0;  // [first_piece, last_piece)
  std::uint32_t last_piece = 0;
  std::uint32_t chars = 0;       // without white space
  std::uint32_t link_chars = 0;  // of these, in links and buttons
  std::uint32_t links = 0;
  std::uint32_t words = 0;
  std::uint32_t stops = 0;  // . ! ? and their kin
  std::uint32_t commas = 0;
  std::uint32_t digits = 0;
  std::uint32_t capitals = 0;  // ASCII capitals
};

struct HtmlMeta {
  std::string_view key;    // name, property, itemprop or http-equiv, raw
  std::string_view value;  // content, raw
};

struct HtmlTime {
  std::string_view stamp;   // datetime, raw; empty: read the text
  std::uint32_t block = 0;  // the next block when it was met
  std::uint64_t hints = 0;  // of the element and those around it
};

// A short element whose class, rel or itemprop says that it names the author.
struct HtmlByline {
  std::uint32_t begin = 0;  // in the page: from its start tag's end to its end tag
  std::uint32_t end = 0;
  std::uint32_t block = 0;
  std::uint8_t strength = 0;  // 3 itemprop, 2 rel, 1 class
  bool open = true;           // while the tree is built
};

// What the head and the structured parts of the page say of it. Views into the page.
struct HtmlFacts {
  std::vector<HtmlMeta> metas;
  std::vector<std::string_view> json_ld;
  std::vector<HtmlTime> times;
  std::vector<HtmlByline> bylines;
  std::string_view title;
  std::string_view language;
  std::string_view canonical;
  bool frames = false;
};

struct HtmlTree {
  std::vector<HtmlNode> nodes;
  std::vector<HtmlBlock> blocks;
  std::vector<HtmlPiece> pieces;
  HtmlFacts facts;
  bool too_deep = false;    // elements below kMaxDepth were flattened
  bool too_many = false;    // text after kMaxBlocks was left out
  std::uint64_t steps = 0;  // work done, for the tests that it grows with the input only
};

constexpr std::size_t kMaxDepth = 512;  // as browsers
constexpr std::size_t kMaxBlocks = std::size_t{1} << 20U;

// `html` is UTF-8, below 4 GiB and outlives the tree. Linear in its size; no recursion.
[[nodiscard]] HtmlTree build_html_tree(std::string_view html);

[[nodiscard]] constexpr std::uint64_t tag_bit(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::Article: return 1U << 0U;
    case HtmlTag::Main: return 1U << 1U;
    case HtmlTag::Nav: return 1U << 2U;
    case HtmlTag::Aside: return 1U << 3U;
    case HtmlTag::Footer: return 1U << 4U;
    case HtmlTag::Header: return 1U << 5U;
    case HtmlTag::Form: return 1U << 6U;
    case HtmlTag::Table: return 1U << 7U;
    case HtmlTag::Ul: return 1U << 8U;
    case HtmlTag::Ol: return 1U << 9U;
    case HtmlTag::Dl: return 1U << 10U;
    case HtmlTag::Blockquote: return 1U << 11U;
    case HtmlTag::Figure: return 1U << 12U;
    case HtmlTag::Figcaption: return 1U << 13U;
    case HtmlTag::Details: return 1U << 14U;
    case HtmlTag::Dialog: return 1U << 15U;
    case HtmlTag::Address: return 1U << 16U;
    case HtmlTag::Fieldset: return 1U << 17U;
    case HtmlTag::Section: return 1U << 18U;
    case HtmlTag::Pre: return 1U << 19U;
    case HtmlTag::Li: return 1U << 20U;
    case HtmlTag::Td: return 1U << 21U;
    case HtmlTag::Th: return 1U << 22U;
    case HtmlTag::P: return 1U << 23U;
    case HtmlTag::H1: return 1U << 24U;
    case HtmlTag::H2: return 1U << 25U;
    case HtmlTag::H3: return 1U << 26U;
    case HtmlTag::H4:
    case HtmlTag::H5:
    case HtmlTag::H6: return 1U << 27U;
    case HtmlTag::Dt: return 1U << 28U;
    case HtmlTag::Dd: return 1U << 29U;
    case HtmlTag::Noframes: return 1U << 30U;
    default: return 0;
  }
}

}  // namespace plumbline::ingest
