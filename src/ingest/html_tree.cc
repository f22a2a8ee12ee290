// SPDX-License-Identifier: Apache-2.0

#include "ingest/html_tree.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "base/hash.h"
#include "ingest/html_hints.h"
#include "ingest/html_scan.h"

namespace plumbline::ingest {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFFU;
constexpr std::size_t kMaxFacts = 4096;  // of each kind; a page of a million meta tags is no page

// One open element. The `*_at` are stack places of the nearest open element that a start tag may
// have to close, inherited at push, so that no search of the stack is needed.
struct Open {
  HtmlTag tag = HtmlTag::Other;
  bool has_node = false;
  bool unseen = false;
  bool link = false;
  std::uint32_t node = 0;
  std::uint32_t p_at = kNone;
  std::uint32_t li_at = kNone;
  std::uint32_t cell_at = kNone;
  std::uint32_t row_at = kNone;
  std::uint32_t dd_at = kNone;
  std::uint32_t block_at = 0;    // nearest block element
  std::uint32_t border_at = 0;   // nearest element that end tags inside do not cross
  std::uint32_t before = kNone;  // the open element of the same tag below this one
};

constexpr std::uint8_t kLetter = 1;
constexpr std::uint8_t kDigit = 2;
constexpr std::uint8_t kUpper = 4;
constexpr std::uint8_t kStop = 8;
constexpr std::uint8_t kComma = 16;
constexpr std::uint8_t kBlankClass = 32;
constexpr std::array<std::uint8_t, 256> build_classes() {
  std::array<std::uint8_t, 256> classes{};
  for (unsigned c = 0; c < 256; ++c) {
    if ((c >= 'a' && c <= 'z') || c >= 0x80) classes[c] = kLetter;
    if (c >= 'A' && c <= 'Z') classes[c] = kLetter | kUpper;
    if (c >= '0' && c <= '9') classes[c] = kDigit;
    if (c <= ' ') classes[c] = kBlankClass;
  }
  classes['.'] = classes['!'] = classes['?'] = kStop;
  classes[','] = classes[';'] = kComma;
  return classes;
}
constexpr std::array<std::uint8_t, 256> kClasses = build_classes();

bool hides(std::string_view style) {
  std::string flat;
  for (const char c : style.substr(0, 512)) {
    if (c != ' ' && c != '\t') flat += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return flat.find("display:none") != std::string::npos ||
         flat.find("visibility:hidden") != std::string::npos;
}

class Builder {
 public:
  explicit Builder(std::string_view html) : html_(html), scanner_(html) {
    tree_.nodes.push_back({});
    last_.fill(kNone);
    Open root;
    root.has_node = true;
    stack_.push_back(root);
  }

  HtmlTree build() {
    for (HtmlToken token = scanner_.next(); token.kind != HtmlTokenKind::Eof;
         token = scanner_.next()) {
      ++tree_.steps;
      token_begin_ = token.begin;
      switch (token.kind) {
        case HtmlTokenKind::Text: text(token); break;
        case HtmlTokenKind::Start: start(token); break;
        case HtmlTokenKind::End: end(token); break;
        case HtmlTokenKind::Raw: raw(token); break;
        case HtmlTokenKind::Eof: break;
      }
    }
    flush();
    pop_to(0);
    close_node(0);
    return std::move(tree_);
  }

 private:
  // -- text --------------------------------------------------------------------------------------

  void text(const HtmlToken& token) {
    const Open& top = stack_.back();
    if (top.unseen || tree_.too_many) return;
    count(html_.substr(token.begin, token.end - token.begin), top.link);
    tree_.pieces.push_back(
        {static_cast<std::uint32_t>(token.begin), static_cast<std::uint32_t>(token.end)});
    if (block_.chars > 0) breaks_ = 0;
  }

  void count(std::string_view piece, bool link) {
    std::uint32_t chars = 0;
    bool in_word = false;
    for (const char c : piece) {
      const auto byte = static_cast<unsigned char>(c);
      const std::uint8_t kind = kClasses[byte];
      if ((kind & kBlankClass) != 0) {
        in_word = false;
        continue;
      }
      if ((byte & 0xC0U) != 0x80U) ++chars;
      const bool worded = (kind & (kLetter | kDigit)) != 0;
      if (worded && !in_word) ++block_.words;
      in_word = worded || (in_word && kind == 0);
      block_.stops += (kind & kStop) != 0 ? 1U : 0U;
      block_.commas += (kind & kComma) != 0 ? 1U : 0U;
      block_.digits += (kind & kDigit) != 0 ? 1U : 0U;
      block_.capitals += (kind & kUpper) != 0 ? 1U : 0U;
    }
    tree_.steps += piece.size();
    block_.chars += chars;
    if (link) block_.link_chars += chars;
  }

  void line_break() {
    if (stack_.back().unseen) return;
    if (++breaks_ == 2 && block_.chars > 0) {
      flush();
      return;
    }
    const std::uint32_t at = tree_.pieces.empty() ? 0 : tree_.pieces.back().end;
    if (!tree_.too_many) tree_.pieces.push_back({at, at});
  }

  // Ends the paragraph that is being read.
  void flush() {
    breaks_ = 0;
    const auto pieces = static_cast<std::uint32_t>(tree_.pieces.size());
    if (block_.chars == 0) {
      tree_.pieces.resize(first_piece_);
    } else if (tree_.blocks.size() >= kMaxBlocks) {
      tree_.too_many = true;
      tree_.pieces.resize(first_piece_);
    } else {
      block_.node = stack_.back().node;
      block_.first_piece = first_piece_;
      block_.last_piece = pieces;
      tree_.blocks.push_back(block_);
      first_piece_ = pieces;
    }
    block_ = {};
  }

  // -- elements ----------------------------------------------------------------------------------

  void start(const HtmlToken& token) {
    const HtmlTag tag = token.tag;
    if (head_fact(tag)) return;
    if (tag == HtmlTag::Br) return line_break();
    const std::uint8_t traits = html_traits(tag);
    if (tag == HtmlTag::Html || tag == HtmlTag::Head || (traits & kRaw) != 0) return;
    if ((traits & kBlock) != 0) {
      flush();
      close_implied(tag, traits);
    }
    if ((traits & kVoid) != 0) return;
    if (stack_.size() >= kMaxDepth) {
      tree_.too_deep = true;
      return;
    }
    push(tag, traits);
    if (tag == HtmlTag::Time || tag == HtmlTag::Span || tag == HtmlTag::A || tag == HtmlTag::Div ||
        tag == HtmlTag::P || tag == HtmlTag::Address || tag == HtmlTag::Li ||
        tag == HtmlTag::Other) {
      named_fact(token);
    }
  }

  void close_implied(HtmlTag tag, std::uint8_t traits) {
    if ((traits & kClosesP) != 0 && stack_.back().p_at != kNone) pop_to(stack_.back().p_at);
    const Open& top = stack_.back();
    if (tag == HtmlTag::Li && top.li_at != kNone) pop_to(top.li_at);
    if ((tag == HtmlTag::Dd || tag == HtmlTag::Dt) && top.dd_at != kNone) pop_to(top.dd_at);
    if ((tag == HtmlTag::Td || tag == HtmlTag::Th) && top.cell_at != kNone) pop_to(top.cell_at);
    const bool row = tag == HtmlTag::Tr || tag == HtmlTag::Tbody || tag == HtmlTag::Thead ||
                     tag == HtmlTag::Tfoot;
    if (row && top.row_at != kNone) pop_to(top.row_at);
  }

  void push(HtmlTag tag, std::uint8_t traits) {
    const Open& top = stack_.back();
    const auto place = static_cast<std::uint32_t>(stack_.size());
    Open open = top;
    open.tag = tag;
    open.has_node = false;
    open.unseen = top.unseen || (traits & kUnseen) != 0 || hidden(tag, traits);
    open.link = top.link || (tag == HtmlTag::A && scanner_.has_attribute("href")) ||
                tag == HtmlTag::Button || tag == HtmlTag::Label;
    if (tag == HtmlTag::A && !top.unseen) ++block_.links;
    if ((traits & kBlock) != 0 && !open.unseen) {
      open.node = add_node(tag, top.node);
      open.has_node = true;
      open.block_at = place;
    }
    inherit_places(tag, place, open);
    open.before = last_[index(tag)];
    last_[index(tag)] = place;
    stack_.push_back(open);
  }

  static void inherit_places(HtmlTag tag, std::uint32_t place, Open& open) {
    switch (tag) {
      case HtmlTag::P: open.p_at = place; break;
      case HtmlTag::Li: open.li_at = place; break;
      case HtmlTag::Ul:
      case HtmlTag::Ol:
      case HtmlTag::Menu: open.li_at = kNone; break;
      case HtmlTag::Dd:
      case HtmlTag::Dt: open.dd_at = place; break;
      case HtmlTag::Dl: open.dd_at = kNone; break;
      case HtmlTag::Tr: open.row_at = place; break;
      case HtmlTag::Table:
        open.row_at = open.cell_at = open.li_at = open.dd_at = open.p_at = kNone;
        open.border_at = place;
        break;
      case HtmlTag::Td:
      case HtmlTag::Th:
      case HtmlTag::Caption:
        open.cell_at = place;
        open.li_at = open.dd_at = open.p_at = kNone;
        open.border_at = place;
        break;
      case HtmlTag::Button: open.p_at = kNone; break;
      default: break;
    }
  }

  bool hidden(HtmlTag tag, std::uint8_t traits) const {
    // Pages hide body and main until a script has run: their text is what the reader sees.
    if (tag == HtmlTag::Body || tag == HtmlTag::Main || tag == HtmlTag::Article) return false;
    for (const HtmlAttribute& attribute : scanner_.attributes()) {
      if (same_name(attribute.name, "hidden")) return !same_name(attribute.value, "until-found");
      if (same_name(attribute.name, "style") && hides(attribute.value)) return true;
      if ((traits & kBlock) == 0 && same_name(attribute.name, "aria-hidden") &&
          same_name(attribute.value, "true")) {
        return true;
      }
    }
    return false;
  }

  std::uint32_t add_node(HtmlTag tag, std::uint32_t parent) {
    const HtmlNode& above = tree_.nodes[parent];
    HtmlNode node;
    node.tag = tag;
    node.parent = parent;
    node.depth = above.depth + 1;
    node.tags_above = above.tags_above | tag_bit(tag);
    node.hints_above = tag == HtmlTag::Body ? 0 : above.hints_above | above.hints;
    std::uint64_t shape = static_cast<std::uint64_t>(tag) + 1;
    if (tag != HtmlTag::Body) {
      for (const HtmlAttribute& attribute : scanner_.attributes()) {
        const bool is_class = same_name(attribute.name, "class");
        if (is_class || same_name(attribute.name, "id") || same_name(attribute.name, "role") ||
            same_name(attribute.name, "itemprop") || same_name(attribute.name, "data-component")) {
          node.hints |= hints_of(attribute.value);
          if (is_class) shape ^= fast_hash(attribute.value.substr(0, 64));
        }
      }
    }
    node.shape = static_cast<std::uint32_t>(shape);
    node.first_block = static_cast<std::uint32_t>(tree_.blocks.size());
    tree_.nodes.push_back(node);
    return static_cast<std::uint32_t>(tree_.nodes.size() - 1);
  }

  std::uint64_t hints_of(std::string_view name) {
    name = name.substr(0, 256);
    if (name.empty()) return 0;
    const auto [entry, fresh] = hints_.try_emplace(name, 0);
    if (fresh) entry->second = read_hints(name);
    return entry->second;
  }

  void end(const HtmlToken& token) {
    const HtmlTag tag = token.tag;
    if (tag == HtmlTag::Br) return line_break();
    const std::uint8_t traits = html_traits(tag);
    if ((traits & kBlock) != 0) flush();
    if (tag == HtmlTag::Body || tag == HtmlTag::Html) return;  // what follows is still shown
    const std::uint32_t place = last_[index(tag)];
    if (place == kNone || place == 0) return;
    const Open& top = stack_.back();
    if (tag != HtmlTag::Table && place < top.border_at && (traits & kBorder) == 0 &&
        tag != HtmlTag::Tr) {
      return;
    }
    // An inline end tag does not close blocks: <b><p>x</b>y</p> is one paragraph.
    if ((traits & kBlock) == 0 && !top.unseen && place < top.block_at) return;
    pop_keeping_text(place);
  }

  // Closes the element at `place` and all above it.
  void pop_to(std::uint32_t place) {
    flush();
    pop_keeping_text(place);
  }

  // The same for inline elements, whose end does not end the paragraph.
  void pop_keeping_text(std::uint32_t place) {
    while (stack_.size() > std::max<std::size_t>(place, 1)) {
      const Open& top = stack_.back();
      last_[index(top.tag)] = top.before;
      if (top.has_node) close_node(top.node);
      close_byline(static_cast<std::uint32_t>(stack_.size() - 1));
      stack_.pop_back();
      ++tree_.steps;
    }
  }

  void close_node(std::uint32_t node) {
    tree_.nodes[node].last_block = static_cast<std::uint32_t>(tree_.blocks.size());
  }

  // -- facts -------------------------------------------------------------------------------------

  bool head_fact(HtmlTag tag) {
    HtmlFacts& facts = tree_.facts;
    if (tag == HtmlTag::Html) {
      facts.language = scanner_.attribute("lang");
      if (facts.language.empty()) facts.language = scanner_.attribute("xml:lang");
    }
    if (tag == HtmlTag::Frame || tag == HtmlTag::Frameset) facts.frames = true;
    if (tag == HtmlTag::Link && facts.canonical.empty() &&
        same_name(scanner_.attribute("rel"), "canonical")) {
      facts.canonical = scanner_.attribute("href");
    }
    if (tag == HtmlTag::Script) {
      json_ld_ = same_name(scanner_.attribute("type").substr(0, 19), "application/ld+json");
    }
    if (tag != HtmlTag::Meta) return false;
    const std::string_view value = scanner_.attribute("content");
    if (value.empty() || facts.metas.size() >= kMaxFacts) return true;
    for (const std::string_view name : {"property", "name", "itemprop", "http-equiv"}) {
      if (const std::string_view key = scanner_.attribute(name); !key.empty()) {
        facts.metas.push_back({key, value});
        break;
      }
    }
    return true;
  }

  void named_fact(const HtmlToken& token) {
    HtmlFacts& facts = tree_.facts;
    const auto blocks = static_cast<std::uint32_t>(tree_.blocks.size());
    const auto own = hints_of(scanner_.attribute("class")) |
                     hints_of(scanner_.attribute("itemprop")) | hints_of(scanner_.attribute("id"));
    const HtmlNode& node = tree_.nodes[stack_.back().node];
    const bool stamp = token.tag == HtmlTag::Time || scanner_.has_attribute("datetime");
    if (stamp && facts.times.size() < kMaxFacts) {
      facts.times.push_back(
          {scanner_.attribute("datetime"), blocks, own | node.hints | node.hints_above});
    }
    std::uint8_t strength = 0;
    if ((own & (hint_bit(HtmlHint::Author) | hint_bit(HtmlHint::Byline))) != 0) strength = 1;
    if (same_name(scanner_.attribute("rel"), "author")) strength = 2;
    if (same_name(scanner_.attribute("itemprop"), "author")) strength = 3;
    if (strength == 0 || facts.bylines.size() >= kMaxFacts || stack_.back().unseen) return;
    open_bylines_.push_back({static_cast<std::uint32_t>(stack_.size() - 1),
                             static_cast<std::uint32_t>(facts.bylines.size())});
    facts.bylines.push_back({static_cast<std::uint32_t>(token.end),
                             static_cast<std::uint32_t>(token.end), blocks, strength});
  }

  void close_byline(std::uint32_t place) {
    while (!open_bylines_.empty() && open_bylines_.back().place >= place) {
      tree_.facts.bylines[open_bylines_.back().byline].end =
          static_cast<std::uint32_t>(token_begin_);
      open_bylines_.pop_back();
    }
  }

  void raw(const HtmlToken& token) {
    const std::string_view content = html_.substr(token.begin, token.end - token.begin);
    HtmlFacts& facts = tree_.facts;
    if (token.tag == HtmlTag::Script && json_ld_ && facts.json_ld.size() < kMaxFacts) {
      facts.json_ld.push_back(content);
    }
    if (token.tag == HtmlTag::Title && facts.title.empty() && !stack_.back().unseen) {
      facts.title = content;
    }
    if (token.tag == HtmlTag::Xmp || token.tag == HtmlTag::Plaintext) {
      text(token);
      flush();
      if (token.tag == HtmlTag::Xmp) end({HtmlTokenKind::End, HtmlTag::Xmp, token.end, token.end});
    }
  }

  static std::size_t index(HtmlTag tag) { return static_cast<std::size_t>(tag); }

  struct OpenByline {
    std::uint32_t place;
    std::uint32_t byline;
  };

  std::string_view html_;
  HtmlScanner scanner_;
  HtmlTree tree_;
  std::vector<Open> stack_;
  std::vector<OpenByline> open_bylines_;
  std::array<std::uint32_t, static_cast<std::size_t>(HtmlTag::Count)> last_{};
  std::unordered_map<std::string_view, std::uint64_t> hints_;
  HtmlBlock block_;
  std::uint32_t first_piece_ = 0;
  std::uint32_t breaks_ = 0;
  std::size_t token_begin_ = 0;
  bool json_ld_ = false;
};

}  // namespace

HtmlTree build_html_tree(std::string_view html) {
  return Builder(html).build();
}

}  // namespace plumbline::ingest
