// SPDX-License-Identifier: Apache-2.0

#include "ingest/html_features.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "ingest/html_phrases.h"

namespace plumbline::ingest {
namespace {

constexpr std::uint32_t kProseWords = 12;

float share(double part, double whole) {
  return whole <= 0 ? 0.0F : static_cast<float>(part / whole);
}
float flag(bool value) {
  return value ? 1.0F : 0.0F;
}

// Sums over the blocks that share a kin_key().
struct Kin {
  std::uint32_t count = 0;
  std::uint32_t words = 0;
  std::uint32_t chars = 0;
  std::uint32_t link_chars = 0;
  std::uint32_t prose = 0;
};

class Page {
 public:
  Page(const HtmlTree& tree, std::string_view page) : tree_(tree), page_(page) {
    sum_blocks();
    find_main();
    find_kin();
    find_anchors();
  }

  [[nodiscard]] BlockFeatures features(std::size_t i) const {
    BlockFeatures row{};
    Filler fill{row, 0};
    own_words(i, fill);
    elements(i, fill);
    neighbours(i, fill);
    shares(i, fill);
    places(i, fill);
    phrases(i, fill);
    hints(i, row);
    return row;
  }

 private:
  struct Filler {
    BlockFeatures& row;
    std::size_t next;
    void operator()(float value) {
      if (next < kPlainFeatures) row[next++] = value;
    }
  };

  void sum_blocks() {
    prose_before_.push_back(0);
    words_before_.push_back(0);
    links_before_.push_back(0);
    chars_before_.push_back(0);
    for (const HtmlBlock& block : tree_.blocks) {
      prose_before_.push_back(prose_before_.back() + (reads_like_prose(block) ? block.words : 0));
      words_before_.push_back(words_before_.back() + block.words);
      links_before_.push_back(links_before_.back() + block.link_chars);
      chars_before_.push_back(chars_before_.back() + block.chars);
    }
  }

  [[nodiscard]] double prose_of(const HtmlNode& node) const {
    return static_cast<double>(prose_before_[node.last_block] - prose_before_[node.first_block]);
  }

  // The deepest element that holds most of the page's prose.
  void find_main() {
    const double total = static_cast<double>(prose_before_.back());
    for (std::uint32_t i = 0; i < tree_.nodes.size(); ++i) {
      const HtmlNode& node = tree_.nodes[i];
      const double mass = prose_of(node);
      const auto deeper = [&](std::uint32_t than) { return node.depth > tree_.nodes[than].depth; };
      if (mass >= 0.6 * total && deeper(main_)) main_ = i;
      if (mass >= 0.35 * total && deeper(core_)) core_ = i;
    }
  }

  void find_kin() {
    keys_.reserve(tree_.blocks.size());
    for (const HtmlBlock& block : tree_.blocks) {
      keys_.push_back(kin_key(tree_, block));
      Kin& kin = kin_[keys_.back()];
      ++kin.count;
      kin.words += block.words;
      kin.chars += block.chars;
      kin.link_chars += block.link_chars;
      kin.prose += reads_like_prose(block) ? block.words : 0;
    }
  }

  void find_anchors() {
    const HtmlNode& main = tree_.nodes[main_];
    first_prose_ = last_prose_ = tree_.blocks.size();
    for (std::size_t i = 0; i < tree_.blocks.size(); ++i) {
      const HtmlBlock& block = tree_.blocks[i];
      const bool h1 = (tree_.nodes[block.node].tags_above & tag_bit(HtmlTag::H1)) != 0;
      if (h1 && h1_ == kNoBlock) h1_ = i;
      if (i < main.first_block || i >= main.last_block || !reads_like_prose(block)) continue;
      if (first_prose_ == tree_.blocks.size()) first_prose_ = i;
      last_prose_ = i;
    }
  }

  void own_words(std::size_t i, Filler& fill) const {
    const HtmlBlock& block = tree_.blocks[i];
    const double words = block.words;
    fill(log_of(words));
    fill(share(block.chars, words));
    fill(share(block.link_chars, block.chars));
    fill(static_cast<float>(std::min<std::uint32_t>(block.links, 10)));
    fill(static_cast<float>(std::min<std::uint32_t>(block.stops, 10)));
    fill(share(block.stops, words));
    fill(share(block.commas, words));
    fill(share(block.digits, block.chars));
    fill(share(block.capitals, block.chars));
    const std::string_view last = last_piece(block);
    const char end = last.empty() ? ' ' : last.back();
    fill(flag(end == '.' || end == '!' || end == '?' || end == '"'));
    fill(flag(end == ':'));
    fill(static_cast<float>(std::min<std::uint32_t>(block.last_piece - block.first_piece, 20)));
    const std::string_view first = first_piece(block);
    const auto start = static_cast<unsigned char>(first.empty() ? ' ' : first.front());
    fill(flag(start >= 'A' && start <= 'Z'));
    fill(flag(start >= '0' && start <= '9'));
    fill(flag(block.words == 0));
    fill(flag(first.starts_with("\xC2\xA9") || first.starts_with("&copy")));
    fill(flag(reads_like_prose(block)));
  }

  void elements(std::size_t i, Filler& fill) const {
    const HtmlNode& node = tree_.nodes[tree_.blocks[i].node];
    for (const HtmlTag tag :
         {HtmlTag::P, HtmlTag::Li, HtmlTag::Div, HtmlTag::Td, HtmlTag::Section}) {
      fill(flag(node.tag == tag));
    }
    for (const HtmlTag tag :
         {HtmlTag::Article, HtmlTag::Main,       HtmlTag::Nav,     HtmlTag::Aside,
          HtmlTag::Footer,  HtmlTag::Header,     HtmlTag::Form,    HtmlTag::Table,
          HtmlTag::Ul,      HtmlTag::Ol,         HtmlTag::Dl,      HtmlTag::Blockquote,
          HtmlTag::Figure,  HtmlTag::Figcaption, HtmlTag::Details, HtmlTag::Address,
          HtmlTag::Section, HtmlTag::Pre,        HtmlTag::H1,      HtmlTag::H2,
          HtmlTag::H3,      HtmlTag::H4,         HtmlTag::P}) {
      fill(flag((node.tags_above & tag_bit(tag)) != 0));
    }
    fill(static_cast<float>(std::min<std::uint32_t>(node.depth, 40)));
  }

  void neighbour(std::size_t i, bool there, std::uint64_t own, Filler& fill) const {
    const HtmlBlock none;
    const HtmlBlock& block = there ? tree_.blocks[i] : none;
    fill(log_of(block.words));
    fill(share(block.link_chars, block.chars));
    fill(flag(there && keys_[i] == own));
    fill(flag(there && (tree_.nodes[block.node].tags_above &
                        (tag_bit(HtmlTag::H1) | tag_bit(HtmlTag::H2) | tag_bit(HtmlTag::H3) |
                         tag_bit(HtmlTag::H4))) != 0));
  }

  void neighbours(std::size_t i, Filler& fill) const {
    const std::size_t size = tree_.blocks.size();
    neighbour(i - 1, i > 0, keys_[i], fill);
    neighbour(i + 1, i + 1 < size, keys_[i], fill);
    neighbour(i + 2, i + 2 < size, keys_[i], fill);
    for (const std::size_t reach : {std::size_t{4}, std::size_t{12}}) {
      const std::size_t from = i > reach ? i - reach : 0;
      const std::size_t to = std::min(i + 1 + reach, size);
      fill(log_of(static_cast<double>(prose_before_[i] - prose_before_[from])));
      fill(log_of(static_cast<double>(prose_before_[to] - prose_before_[i + 1])));
      fill(share(static_cast<double>(links_before_[to] - links_before_[from]),
                 static_cast<double>(chars_before_[to] - chars_before_[from])));
    }
  }

  void around(std::uint32_t node, double total, Filler& fill) const {
    const HtmlNode none;
    const HtmlNode& at = node == kNoNode ? none : tree_.nodes[node];
    fill(share(prose_of(at), total));
    fill(share(static_cast<double>(links_before_[at.last_block] - links_before_[at.first_block]),
               static_cast<double>(chars_before_[at.last_block] - chars_before_[at.first_block])));
    fill(log_of(at.last_block - at.first_block));
  }

  void shares(std::size_t i, Filler& fill) const {
    const HtmlBlock& block = tree_.blocks[i];
    const double total = static_cast<double>(prose_before_.back());
    std::uint32_t node = tree_.nodes[block.node].parent;
    for (int level = 0; level < 4; ++level) {
      around(node, total, fill);
      if (node != kNoNode) node = tree_.nodes[node].parent;
    }
    const Kin& kin = kin_.find(keys_[i])->second;
    fill(log_of(kin.count));
    fill(share(kin.words, kin.count));
    fill(share(kin.link_chars, kin.chars));
    fill(share(kin.prose, total));
    fill(log_of(total));
    fill(log_of(static_cast<double>(words_before_.back())));
  }

  [[nodiscard]] bool inside(std::size_t i, std::uint32_t node) const {
    return i >= tree_.nodes[node].first_block && i < tree_.nodes[node].last_block;
  }

  void places(std::size_t i, Filler& fill) const {
    const auto at = static_cast<double>(i);
    const auto size = static_cast<double>(tree_.blocks.size());
    fill(share(at, size));
    fill(share(static_cast<double>(words_before_[i]), static_cast<double>(words_before_.back())));
    fill(share(static_cast<double>(prose_before_[i]), static_cast<double>(prose_before_.back())));
    fill(flag(inside(i, main_)));
    fill(flag(inside(i, core_)));
    fill(log_of(i < first_prose_ ? static_cast<double>(first_prose_ - i) : 0));
    fill(log_of(i > last_prose_ ? static_cast<double>(i - last_prose_) : 0));
    fill(h1_ == kNoBlock ? -1.0F : flag(i >= h1_));
    fill(h1_ == kNoBlock || i < h1_ ? -1.0F : log_of(static_cast<double>(i - h1_)));
  }

  void phrases(std::size_t i, Filler& fill) const {
    const HtmlBlock& block = tree_.blocks[i];
    const std::uint32_t from = tree_.pieces[block.first_piece].begin;
    const std::uint32_t to = tree_.pieces[block.last_piece - 1].end;
    const std::uint32_t said = read_phrases(page_.substr(from, to - from));
    for (std::size_t kind = 0; kind < kPhraseKinds; ++kind) {
      fill(static_cast<float>((said >> kind) & 1U));
    }
  }

  void hints(std::size_t i, BlockFeatures& row) const {
    const HtmlNode& node = tree_.nodes[tree_.blocks[i].node];
    std::uint64_t near = node.hints;
    if (node.parent != kNoNode) near |= tree_.nodes[node.parent].hints;
    const std::uint64_t above = node.hints_above | node.hints;
    for (std::size_t bit = 0; bit < 64; ++bit) {
      row[kPlainFeatures + bit] = static_cast<float>((near >> bit) & 1U);
      row[kPlainFeatures + 64 + bit] = static_cast<float>((above >> bit) & 1U);
    }
  }

  [[nodiscard]] std::string_view trimmed(const HtmlPiece& piece) const {
    std::string_view text = page_.substr(piece.begin, piece.end - piece.begin);
    while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
    while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
    return text;
  }
  [[nodiscard]] std::string_view first_piece(const HtmlBlock& block) const {
    for (std::uint32_t i = block.first_piece; i < block.last_piece; ++i) {
      if (const auto text = trimmed(tree_.pieces[i]); !text.empty()) return text;
    }
    return {};
  }
  [[nodiscard]] std::string_view last_piece(const HtmlBlock& block) const {
    for (std::uint32_t i = block.last_piece; i > block.first_piece; --i) {
      if (const auto text = trimmed(tree_.pieces[i - 1]); !text.empty()) return text;
    }
    return {};
  }

  static constexpr std::size_t kNoBlock = static_cast<std::size_t>(-1);

  const HtmlTree& tree_;
  std::string_view page_;
  std::vector<std::uint64_t> prose_before_, words_before_, links_before_, chars_before_;
  std::vector<std::uint64_t> keys_;
  std::unordered_map<std::uint64_t, Kin> kin_;  // looked up only, never walked
  std::uint32_t main_ = 0;
  std::uint32_t core_ = 0;
  std::size_t first_prose_ = 0;
  std::size_t last_prose_ = 0;
  std::size_t h1_ = kNoBlock;
};

}  // namespace

std::uint64_t kin_key(const HtmlTree& tree, const HtmlBlock& block) {
  std::uint64_t key = 0;
  std::uint32_t node = block.node;
  for (int level = 0; level < 3 && node != kNoNode; ++level) {
    key = key * 0x9E3779B97F4A7C15ULL + tree.nodes[node].shape;
    node = tree.nodes[node].parent;
  }
  return key;
}

bool reads_like_prose(const HtmlBlock& block) {
  return block.words >= kProseWords && block.link_chars * 10 < block.chars * 4;
}

std::vector<BlockFeatures> block_features(const HtmlTree& tree, std::string_view page) {
  std::vector<BlockFeatures> rows;
  if (tree.blocks.empty()) return rows;
  const Page facts(tree, page);
  rows.reserve(tree.blocks.size());
  for (std::size_t i = 0; i < tree.blocks.size(); ++i) rows.push_back(facts.features(i));
  return rows;
}

}  // namespace plumbline::ingest
