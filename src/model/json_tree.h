// SPDX-License-Identifier: Apache-2.0
//
// Reads JSON (RFC 8259) into one flat table of values, without a piece of memory for each.
//
// The table lies in the order of the text and is used again for the next one, and words stand where
// they stood, so that reading the thousands of readings that a question is asked of costs little
// more than walking over their bytes. For writing there is json_text.h.

#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline::model {

// One value of a JsonTree, which must outlive it unchanged. A value that is not there (a member
// that an object lacks) is null, and null has no members and no items.
class JsonValue {
 public:
  JsonValue() = default;

  [[nodiscard]] bool is_null() const { return kind() == Kind::Null; }
  [[nodiscard]] bool is_object() const { return kind() == Kind::Object; }
  [[nodiscard]] bool is_list() const { return kind() == Kind::List; }
  [[nodiscard]] bool is_text() const { return kind() == Kind::Text; }
  [[nodiscard]] bool is_number() const { return kind() == Kind::Number; }
  [[nodiscard]] bool is_flag() const { return kind() == Kind::True || kind() == Kind::False; }

  // Empty unless it is a text.
  [[nodiscard]] std::string_view text() const;
  [[nodiscard]] bool flag() const { return kind() == Kind::True; }
  // None unless it is a number that is written without fraction and exponent and is in range.
  [[nodiscard]] std::optional<std::int64_t> whole() const;
  [[nodiscard]] std::optional<std::uint64_t> natural() const;
  // The nearest to what is written; none unless it is a number.
  [[nodiscard]] std::optional<double> number() const;

  // Of an object; of several of one name the first.
  [[nodiscard]] JsonValue member(std::string_view name) const;

  // Items of a list, nothing of other values.
  class Items;
  [[nodiscard]] Items items() const;
  [[nodiscard]] std::size_t size() const;  // how many items; counted
  [[nodiscard]] JsonValue item(std::size_t index) const;

 private:
  friend class JsonTree;
  friend class JsonTreeReader;
  enum class Kind : std::uint8_t { Null, False, True, Number, Text, List, Object };
  struct Node {
    const char* begin = nullptr;  // of the words of a text or number
    std::uint32_t size = 0;       // of these, in bytes
    std::uint32_t reach = 1;      // nodes that it and all within it take
    Kind kind = Kind::Null;
  };
  explicit JsonValue(const Node* node) : node_(node) {}
  [[nodiscard]] Kind kind() const { return node_ == nullptr ? Kind::Null : node_->kind; }

  // In an object each name, a text, stands before its value.
  const Node* node_ = nullptr;
};

class JsonValue::Items {
 public:
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = JsonValue;
    using difference_type = std::ptrdiff_t;
    using pointer = const JsonValue*;
    using reference = JsonValue;

    explicit Iterator(const Node* node) : node_(node) {}
    [[nodiscard]] JsonValue operator*() const { return JsonValue(node_); }
    Iterator& operator++() {
      node_ += node_->reach;
      return *this;
    }
    Iterator operator++(int) {
      const Iterator before = *this;
      ++*this;
      return before;
    }
    [[nodiscard]] bool operator==(const Iterator&) const = default;

   private:
    const Node* node_;
  };
  Items(const Node* begin, const Node* end) : begin_(begin), end_(end) {}
  [[nodiscard]] Iterator begin() const { return Iterator(begin_); }
  [[nodiscard]] Iterator end() const { return Iterator(end_); }
  [[nodiscard]] bool empty() const { return begin_ == end_; }

 private:
  const Node* begin_;
  const Node* end_;
};

class JsonTree {
 public:
  static constexpr std::size_t kDeepest = 64;  // lists and objects in each other

  // False if `text` is no JSON, is not UTF-8, is deeper than kDeepest or larger than 4 GiB; root()
  // is null then. `text` must outlive what is asked of the tree. About linear in its bytes.
  [[nodiscard]] bool read(std::string_view text);
  [[nodiscard]] JsonValue root() const;

 private:
  friend class JsonTreeReader;
  std::vector<JsonValue::Node> nodes_;
  std::string unescaped_;  // words that are written with escapes, without them
};

}  // namespace plumbline::model
