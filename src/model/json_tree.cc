// SPDX-License-Identifier: Apache-2.0

#include "model/json_tree.h"

#include <array>
#include <charconv>
#include <cstring>
#include <limits>
#include <system_error>

#include "base/utf8.h"

namespace plumbline::model {
namespace {

bool is_json_digit(char c) {
  return c >= '0' && c <= '9';
}

// Bytes of a text that stand for themselves, eight at a time: none is a quotation mark, a backslash
// or below a blank. Where it stops, one of the next eight is, or fewer are left.
std::size_t plain_blocks(const char* text, std::size_t at, std::size_t end) {
  constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
  constexpr std::uint64_t kHighs = 0x8080808080808080ULL;
  const auto zero_byte = [](std::uint64_t block) { return (block - kOnes) & ~block & kHighs; };
  for (; at + 8 <= end; at += 8) {
    std::uint64_t block = 0;
    std::memcpy(&block, text + at, 8);
    const std::uint64_t marks = zero_byte(block ^ (kOnes * '"')) |
                                zero_byte(block ^ (kOnes * '\\')) |
                                ((block - kOnes * 0x20) & ~block & kHighs);
    if (marks != 0) return at;
  }
  return at;
}

template <class Number>
std::optional<Number> whole_number(std::string_view words) {
  Number value = 0;
  const char* const begin = words.data();
  const char* const end = begin + words.size();
  const auto read = std::from_chars(begin, end, value);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return value;
}

}  // namespace

// Walks over the text once. Each function takes what it is named after and says whether it stood
// there; blanks before a value are taken by whoever asks for one.
class JsonTreeReader {
 public:
  using Node = JsonValue::Node;
  using Kind = JsonValue::Kind;

  JsonTreeReader(std::string_view text, JsonTree& tree)
      : text_(text.data()), size_(text.size()), nodes_(tree.nodes_), unescaped_(tree.unescaped_) {}

  // Lists and objects that are open stand in `open_`; a value is followed by all that may follow
  // within them.
  bool document() {
    do {
      blanks();
      if (!begin_value()) return false;
      while (!begun_ && depth_ > 0) {
        blanks();
        if (take(',')) {
          if (!name_if_object()) return false;
          break;
        }
        if (!close()) return false;
      }
    } while (begun_ || depth_ > 0);
    blanks();
    return at_ == size_;
  }

 private:
  void blanks() {
    while (at_ < size_ &&
           (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t')) {
      ++at_;
    }
  }

  bool take(char c) {
    if (at_ >= size_ || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  bool take(std::string_view word) {
    if (size_ - at_ < word.size() || std::memcmp(text_ + at_, word.data(), word.size()) != 0) {
      return false;
    }
    at_ += word.size();
    return true;
  }

  bool put(Kind kind) {
    nodes_.push_back({nullptr, 0, 1, kind});
    return true;
  }

  // Afterwards `begun_` says whether a list or object was opened that holds something, whose first
  // value stands next.
  bool begin_value() {
    begun_ = false;
    switch (at_ < size_ ? text_[at_] : '\0') {
      case '"': return text();
      case '{': return open(Kind::Object, '}');
      case '[': return open(Kind::List, ']');
      case 't': return take("true") && put(Kind::True);
      case 'f': return take("false") && put(Kind::False);
      case 'n': return take("null") && put(Kind::Null);
      default: return number();
    }
  }

  bool open(Kind kind, char end) {
    ++at_;
    if (depth_ == open_.size()) return false;
    open_[depth_++] = nodes_.size();
    put(kind);
    blanks();
    if (at_ < size_ && text_[at_] == end) return close();
    begun_ = true;
    return kind == Kind::List || name();
  }

  bool close() {
    Node& node = nodes_[open_[depth_ - 1]];
    if (!take(node.kind == Kind::Object ? '}' : ']')) return false;
    node.reach = static_cast<std::uint32_t>(nodes_.size() - open_[depth_ - 1]);
    --depth_;
    return true;
  }

  bool name_if_object() {
    if (nodes_[open_[depth_ - 1]].kind != Kind::Object) return true;
    blanks();
    return name();
  }

  bool name() {
    if (!text()) return false;
    blanks();
    return take(':');
  }

  bool text() {
    if (!take('"')) return false;
    const std::size_t from = at_;
    skip_plain();
    if (take('"')) {
      nodes_.push_back({text_ + from, static_cast<std::uint32_t>(at_ - 1 - from), 1, Kind::Text});
      return true;
    }
    at_ = from;
    return escaped_text();
  }

  void skip_plain() {
    at_ = plain_blocks(text_, at_, size_);
    while (at_ < size_ && text_[at_] != '"' && text_[at_] != '\\' &&
           static_cast<unsigned char>(text_[at_]) >= 0x20) {
      ++at_;
    }
  }

  // What it means is no longer than what is written, so that `unescaped_` never moves.
  bool escaped_text() {
    const std::size_t begin = unescaped_.size();
    while (true) {
      const std::size_t from = at_;
      skip_plain();
      unescaped_.append(text_ + from, at_ - from);
      if (take('"')) break;
      if (!take('\\') || !escape()) return false;
    }
    nodes_.push_back({unescaped_.data() + begin,
                      static_cast<std::uint32_t>(unescaped_.size() - begin), 1, Kind::Text});
    return true;
  }

  bool escape() {
    constexpr std::string_view kNamed = "\"\\/bfnrt";
    constexpr std::string_view kMeant = "\"\\/\b\f\n\r\t";
    if (at_ >= size_) return false;
    if (const std::size_t found = kNamed.find(text_[at_]); found != std::string_view::npos) {
      ++at_;
      unescaped_ += kMeant[found];
      return true;
    }
    std::uint32_t unit = 0;
    if (!take('u') || !four_digits(unit)) return false;
    if (unit >= 0xD800 && unit < 0xDC00) {  // the first of a surrogate pair
      std::uint32_t low = 0;
      if (!take("\\u") || !four_digits(low) || low < 0xDC00 || low > 0xDFFF) return false;
      unit = 0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00);
    } else if (unit >= 0xDC00 && unit <= 0xDFFF) {
      return false;
    }
    append_utf8(unescaped_, static_cast<char32_t>(unit));
    return true;
  }

  bool four_digits(std::uint32_t& unit) {
    constexpr std::size_t kDigits = 4;
    if (size_ - at_ < kDigits) return false;
    const char* const end = text_ + at_ + kDigits;
    const auto read = std::from_chars(text_ + at_, end, unit, 16);
    at_ += kDigits;
    return read.ec == std::errc() && read.ptr == end;
  }

  bool digits() {
    const std::size_t from = at_;
    while (at_ < size_ && is_json_digit(text_[at_])) ++at_;
    return at_ > from;
  }

  bool number() {
    const std::size_t from = at_;
    take('-');
    if (!take('0') && !digits()) return false;
    if (take('.') && !digits()) return false;
    if (take('e') || take('E')) {
      if (!take('+')) take('-');
      if (!digits()) return false;
    }
    nodes_.push_back({text_ + from, static_cast<std::uint32_t>(at_ - from), 1, Kind::Number});
    return true;
  }

  const char* text_;
  std::size_t size_;
  std::vector<Node>& nodes_;
  std::string& unescaped_;
  std::size_t at_ = 0;
  std::array<std::size_t, JsonTree::kDeepest> open_{};
  std::size_t depth_ = 0;
  bool begun_ = false;
};

bool JsonTree::read(std::string_view text) {
  nodes_.clear();
  unescaped_.clear();
  const bool fits = text.size() < std::numeric_limits<std::uint32_t>::max() && is_valid_utf8(text);
  if (fits && text.find('\\') != std::string_view::npos) unescaped_.reserve(text.size());
  if (fits && JsonTreeReader(text, *this).document()) return true;
  nodes_.clear();
  return false;
}

JsonValue JsonTree::root() const {
  return nodes_.empty() ? JsonValue() : JsonValue(nodes_.data());
}

std::string_view JsonValue::text() const {
  return is_text() ? std::string_view(node_->begin, node_->size) : std::string_view();
}

std::optional<std::int64_t> JsonValue::whole() const {
  if (!is_number()) return std::nullopt;
  return whole_number<std::int64_t>({node_->begin, node_->size});
}

std::optional<std::uint64_t> JsonValue::natural() const {
  if (!is_number()) return std::nullopt;
  return whole_number<std::uint64_t>({node_->begin, node_->size});
}

std::optional<double> JsonValue::number() const {
  if (!is_number()) return std::nullopt;
  double value = 0;
  const auto read = std::from_chars(node_->begin, node_->begin + node_->size, value);
  // Beyond what a double holds.
  if (read.ec == std::errc::result_out_of_range) return std::nullopt;
  return value;
}

JsonValue JsonValue::member(std::string_view name) const {
  if (!is_object()) return {};
  const Node* const end = node_ + node_->reach;
  for (const Node* each = node_ + 1; each != end;) {
    const Node* const value = each + 1;
    if (each->size == name.size() && std::memcmp(each->begin, name.data(), name.size()) == 0) {
      return JsonValue(value);
    }
    each = value + value->reach;
  }
  return {};
}

JsonValue::Items JsonValue::items() const {
  if (!is_list()) return {nullptr, nullptr};
  return {node_ + 1, node_ + node_->reach};
}

std::size_t JsonValue::size() const {
  std::size_t count = 0;
  for ([[maybe_unused]] const JsonValue each : items()) ++count;
  return count;
}

JsonValue JsonValue::item(std::size_t index) const {
  for (const JsonValue each : items()) {
    if (index-- == 0) return each;
  }
  return {};
}

}  // namespace plumbline::model
