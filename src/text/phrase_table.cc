// SPDX-License-Identifier: Apache-2.0

#include "text/phrase_table.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace plumbline::text {
namespace {

// Header, edges, nodes, values, filter: each part is a flat array at an offset the header implies.
//
//   header  8 x u32  magic, version, edge slots (a power of two), nodes, values, filter words, 0, 0
//   edges   slots x {u64 key, u32 parent, u32 child}   open addressing; child 0: an empty slot
//   nodes   nodes x {u32 first value, u32 values}      node 0 is the root
//   values  u32 each, padded to 8 bytes
//   filter  u64 each: one bit for each key that begins a phrase
constexpr std::uint32_t kTableMagic = 0x5450504CU;  // "LPPT"
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kHeaderBytes = 32;
constexpr std::uint32_t kNoChild = 0;  // the root is nobody's child
constexpr std::uint32_t kMaxSlots = 1U << 28U;
constexpr std::uint32_t kMostValues = 1024;  // of a phrase; today's most are 143

struct Edge {
  std::uint64_t key = 0;
  std::uint32_t parent = 0;
  std::uint32_t child = kNoChild;
};
struct Node {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};
static_assert(sizeof(Edge) == 16 && sizeof(Node) == 8);

struct TableHeader {
  std::uint32_t magic = kTableMagic;
  std::uint32_t version = kVersion;
  std::uint32_t slots = 0;
  std::uint32_t nodes = 0;
  std::uint32_t values = 0;
  std::uint32_t filter_words = 0;
  std::uint32_t unused[2] = {0, 0};
};
static_assert(sizeof(TableHeader) == kHeaderBytes);

std::uint64_t slot_hash(std::uint64_t key, std::uint32_t parent) {
  std::uint64_t value = (key ^ (std::uint64_t{parent} * 0x9E3779B97F4A7C15ULL));
  value ^= value >> 29U;
  value *= 0xBF58476D1CE4E5B9ULL;
  return value ^ (value >> 32U);
}

std::size_t padded(std::size_t bytes) {
  return (bytes + 7) & ~std::size_t{7};
}

// The parts of a table, read in place: the bytes are aligned, and view() has checked that they are
// as long as the header says. What edges and nodes point at is checked when they are followed: a
// start would have to look at a million of them.
class Parts {
 public:
  explicit Parts(std::string_view bytes) : bytes_(bytes) {
    if (!bytes.empty()) std::memcpy(&header_, bytes.data(), kHeaderBytes);
  }

  [[nodiscard]] const TableHeader& header() const { return header_; }
  [[nodiscard]] const Edge* edges() const { return at<Edge>(kHeaderBytes); }
  // Of a node that child() has told of, or of the root.
  [[nodiscard]] std::span<const std::uint32_t> values_of(std::uint32_t number) const {
    const Node& node = at<Node>(nodes_offset())[number];
    if (node.count > kMostValues) return {};  // damaged: to look at all for each word takes hours
    if (node.first > header_.values || node.count > header_.values - node.first) return {};
    return {at<std::uint32_t>(values_offset()) + node.first, node.count};
  }
  [[nodiscard]] const std::uint64_t* filter() const { return at<std::uint64_t>(filter_offset()); }
  [[nodiscard]] std::size_t size() const {
    return filter_offset() + std::size_t{header_.filter_words} * sizeof(std::uint64_t);
  }

  [[nodiscard]] std::uint32_t child(std::uint32_t parent, std::uint64_t key) const {
    const std::uint32_t mask = header_.slots - 1;
    auto slot = static_cast<std::uint32_t>(slot_hash(key, parent)) & mask;
    for (std::uint32_t tried = 0; tried < header_.slots; ++tried) {
      const Edge& edge = edges()[slot];
      if (edge.child == kNoChild) break;
      if (edge.key == key && edge.parent == parent) {
        return edge.child < header_.nodes ? edge.child : kNoChild;
      }
      slot = (slot + 1) & mask;
    }
    return kNoChild;
  }

 private:
  [[nodiscard]] std::size_t nodes_offset() const {
    return kHeaderBytes + std::size_t{header_.slots} * sizeof(Edge);
  }
  [[nodiscard]] std::size_t values_offset() const {
    return nodes_offset() + std::size_t{header_.nodes} * sizeof(Node);
  }
  [[nodiscard]] std::size_t filter_offset() const {
    return values_offset() + padded(std::size_t{header_.values} * sizeof(std::uint32_t));
  }
  template <class T>
  [[nodiscard]] const T* at(std::size_t offset) const {
    return reinterpret_cast<const T*>(bytes_.data() + offset);
  }

  std::string_view bytes_;
  TableHeader header_;
};

template <class T>
void append_array(std::string& out, const T* first, std::size_t count) {
  if (count == 0) return;
  out.append(reinterpret_cast<const char*>(first), count * sizeof(T));
}

// The arrays of a table under construction.
struct Trie {
  std::vector<Edge> edges;  // in order of creation
  std::vector<Node> nodes;
  std::vector<std::uint32_t> values;
};

std::string to_bytes(const Trie& trie) {
  TableHeader header;
  header.slots = std::bit_ceil(static_cast<std::uint32_t>(trie.edges.size() * 4 / 3 + 2));
  header.nodes = static_cast<std::uint32_t>(trie.nodes.size());
  header.values = static_cast<std::uint32_t>(trie.values.size());
  std::size_t roots = 1;
  for (const Edge& edge : trie.edges) roots += edge.parent == 0 ? 1 : 0;
  header.filter_words = std::bit_ceil(static_cast<std::uint32_t>(roots / 4 + 1));
  std::vector<Edge> slots(header.slots);
  std::vector<std::uint64_t> filter(header.filter_words);
  for (const Edge& edge : trie.edges) {
    auto slot = static_cast<std::uint32_t>(slot_hash(edge.key, edge.parent)) & (header.slots - 1);
    while (slots[slot].child != kNoChild) slot = (slot + 1) & (header.slots - 1);
    slots[slot] = edge;
    if (edge.parent != 0) continue;
    const std::uint64_t bit = edge.key & (std::uint64_t{header.filter_words} * 64 - 1);
    filter[bit >> 6U] |= std::uint64_t{1} << (bit & 63U);
  }
  std::string out;
  append_array(out, &header, 1);
  append_array(out, slots.data(), slots.size());
  append_array(out, trie.nodes.data(), trie.nodes.size());
  append_array(out, trie.values.data(), trie.values.size());
  out.resize(padded(out.size()), '\0');
  append_array(out, filter.data(), filter.size());
  return out;
}

}  // namespace

void PhraseTableBuilder::add(std::string_view phrase, std::uint32_t value) {
  Entry entry;
  for (const Token& token : tokenize(phrase)) entry.keys.push_back(token.key);
  if (entry.keys.empty()) return;
  entry.value = value;
  entries_.push_back(std::move(entry));
}

std::string PhraseTableBuilder::build() const {
  std::vector<const Entry*> order;
  order.reserve(entries_.size());
  for (const Entry& entry : entries_) order.push_back(&entry);
  std::sort(order.begin(), order.end(), [](const Entry* a, const Entry* b) {
    return a->keys != b->keys ? a->keys < b->keys : a->value < b->value;
  });
  Trie trie;
  trie.nodes.emplace_back();
  std::vector<std::uint32_t> path{0};  // nodes from the root along `previous`
  const Entry* previous = nullptr;
  for (const Entry* entry : order) {
    if (previous != nullptr && entry->keys == previous->keys && entry->value == previous->value) {
      continue;
    }
    std::size_t shared = 0;
    while (previous != nullptr && shared < previous->keys.size() && shared < entry->keys.size() &&
           previous->keys[shared] == entry->keys[shared]) {
      ++shared;
    }
    path.resize(shared + 1);
    for (std::size_t i = shared; i < entry->keys.size(); ++i) {
      const auto child = static_cast<std::uint32_t>(trie.nodes.size());
      trie.nodes.emplace_back();
      trie.edges.push_back({entry->keys[i], path.back(), child});
      path.push_back(child);
    }
    // Entries of one phrase stand side by side, so their values do, too.
    Node& node = trie.nodes[path.back()];
    if (node.count == 0) node.first = static_cast<std::uint32_t>(trie.values.size());
    ++node.count;
    PL_CHECK(node.count <= kMostValues);
    trie.values.push_back(entry->value);
    previous = entry;
  }
  return to_bytes(trie);
}

Result<PhraseTable> PhraseTable::view(std::string_view bytes) {
  const auto malformed = [](const char* why) {
    return Error{ErrorCode::Malformed, std::string("phrase table: ") + why};
  };
  if (bytes.size() < kHeaderBytes) return malformed("shorter than its header");
  if (std::bit_cast<std::uintptr_t>(bytes.data()) % 8 != 0) return malformed("not aligned to 8");
  const Parts parts(bytes);
  const TableHeader& header = parts.header();
  if (header.magic != kTableMagic || header.version != kVersion) return malformed("another format");
  if (!std::has_single_bit(header.slots) || header.slots > kMaxSlots || header.nodes == 0 ||
      !std::has_single_bit(header.filter_words) || header.filter_words > kMaxSlots) {
    return malformed("impossible counts");
  }
  if (parts.size() != bytes.size()) return malformed("its size is not what its header says");
  PhraseTable table;
  table.bytes_ = bytes;
  table.filter_ = parts.filter();
  table.filter_mask_ = std::uint64_t{header.filter_words} * 64 - 1;
  return table;
}

namespace {

struct Found {
  std::uint32_t size = 0;  // tokens
  std::uint32_t node = 0;
};

// The longest phrase that begins at `at`; never over a paragraph border.
Found longest(const Parts& parts, std::span<const Token> tokens, std::uint32_t at) {
  Found found;
  std::uint32_t node = 0;
  for (std::uint32_t i = at; i < tokens.size(); ++i) {
    if (i > at && tokens[i].starts_block) break;
    node = parts.child(node, tokens[i].key);
    if (node == kNoChild) break;
    if (!parts.values_of(node).empty()) found = {i - at + 1, node};
  }
  return found;
}

}  // namespace

std::vector<PhraseMatch> PhraseTable::find_longest(std::span<const Token> tokens) const {
  std::vector<PhraseMatch> matches;
  if (bytes_.empty()) return matches;
  const Parts parts(bytes_);
  for (std::uint32_t at = 0; at < tokens.size();) {
    if (!may_begin(tokens[at].key)) {
      ++at;
      continue;
    }
    const Found found = longest(parts, tokens, at);
    if (found.size > 0) {
      for (const std::uint32_t value : parts.values_of(found.node)) {
        matches.push_back({{at, at + found.size}, value});
      }
    }
    at += std::max(found.size, 1U);
  }
  return matches;
}

std::uint32_t PhraseTable::match(std::span<const Token> tokens, std::uint32_t at,
                                 std::vector<std::uint32_t>& values) const {
  const Parts parts(bytes_);
  const Found found = longest(parts, tokens, at);
  if (found.size == 0) return 0;
  const std::span<const std::uint32_t> all = parts.values_of(found.node);
  values.insert(values.end(), all.begin(), all.end());
  return found.size;
}

namespace {

// Whether the phrase is one token for sure; of six letters may be two ("cannot").
bool is_plain_word(std::string_view phrase) {
  return !phrase.empty() && phrase.size() != 6 &&
         std::all_of(phrase.begin(), phrase.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

}  // namespace

std::vector<std::uint32_t> PhraseTable::lookup(std::string_view phrase) const {
  std::vector<std::uint32_t> values;
  if (is_plain_word(phrase)) {
    Token word;
    word.key = key_of(phrase);
    (void)match_at({&word, 1}, 0, values);
    return values;
  }
  const std::vector<Token> tokens = tokenize(phrase);
  if (match_at(tokens, 0, values) != tokens.size()) values.clear();
  return values;
}

}  // namespace plumbline::text
