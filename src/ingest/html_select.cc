// SPDX-License-Identifier: Apache-2.0

#include "ingest/html_select.h"

#include <algorithm>
#include <cstdint>

#include "ingest/html_features.h"
#include "ingest/html_forest.h"

namespace plumbline::ingest {
namespace {

constexpr float kThreshold = 0.0F;

constexpr std::uint64_t kHeadings =
    tag_bit(HtmlTag::H1) | tag_bit(HtmlTag::H2) | tag_bit(HtmlTag::H3) | tag_bit(HtmlTag::H4);

std::vector<float> scores_of(const HtmlTree& tree, std::string_view page) {
  const std::vector<BlockFeatures> rows = block_features(tree, page);
  std::vector<float> scores;
  scores.reserve(rows.size());
  for (const BlockFeatures& row : rows) scores.push_back(judge(kHtmlFirstForest, row));
  const std::vector<JudgedFeatures> judged = judged_features(tree, rows, scores);
  for (std::size_t i = 0; i < judged.size(); ++i) scores[i] = judge(kHtmlSecondForest, judged[i]);
  return scores;
}

bool is_heading_block(const HtmlTree& tree, const HtmlBlock& block) {
  return (tree.nodes[block.node].tags_above & kHeadings) != 0;
}

// A page of a few words (a notice, a stub) can leave nothing above the threshold: its best prose,
// or all of it, is still an answer.
void keep_something(const HtmlTree& tree, const std::vector<float>& scores,
                    std::vector<bool>& keep) {
  if (std::find(keep.begin(), keep.end(), true) != keep.end()) return;
  bool found = false;
  for (std::size_t i = 0; i < keep.size(); ++i) {
    keep[i] = reads_like_prose(tree.blocks[i]) && scores[i] > -2.0F;
    found = found || keep[i];
  }
  if (found) return;
  for (std::size_t i = 0; i < keep.size(); ++i) {
    keep[i] = tree.blocks[i].link_chars * 2 < tree.blocks[i].chars;
  }
}

// A heading goes with what follows it: alone at the end of nothing it is a label of a widget.
void drop_orphan_headings(const HtmlTree& tree, std::vector<bool>& keep) {
  for (std::size_t i = keep.size(); i-- > 0;) {
    if (!keep[i] || !is_heading_block(tree, tree.blocks[i])) continue;
    const std::size_t end = std::min(keep.size(), i + 6);
    bool followed = false;
    for (std::size_t next = i + 1; next < end && !followed; ++next) followed = keep[next];
    if (!followed) keep[i] = false;
  }
}

}  // namespace

std::vector<bool> select_article(const HtmlTree& tree, std::string_view page) {
  const std::vector<float> scores = scores_of(tree, page);
  std::vector<bool> keep(scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) keep[i] = scores[i] > kThreshold;
  drop_orphan_headings(tree, keep);
  keep_something(tree, scores, keep);
  return keep;
}

}  // namespace plumbline::ingest
