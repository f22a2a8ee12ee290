// SPDX-License-Identifier: Apache-2.0
//
// Chosen blocks of a page as clean text, with a map to the bytes each word came from.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/decode.h"
#include "ingest/html_tree.h"
#include "model/document.h"

namespace plumbline::ingest {

struct HtmlText {
  std::string text;                   // paragraphs separated by a blank line
  std::vector<model::SourceRun> map;  // runs that equal their bytes, and one run a reference
  std::vector<model::Block> blocks;   // what the tags say that paragraphs are for
  bool cut = false;                   // the limit was reached
};

// `keep[i]` says whether tree.blocks[i] is wanted. `page` is what the tree was built from; the map
// counts bytes of the file that `page` was decoded from. White space is collapsed (kept in pre),
// cells of a table row stand in one line. At most `max_bytes` of text.
[[nodiscard]] HtmlText write_html_text(const HtmlTree& tree, const std::vector<bool>& keep,
                                       const Decoded& page, std::size_t max_bytes);

// One block alone, without a map.
[[nodiscard]] std::string block_text(const HtmlTree& tree, std::string_view page,
                                     std::size_t block);

}  // namespace plumbline::ingest
