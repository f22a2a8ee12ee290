// SPDX-License-Identifier: Apache-2.0
//
// Writes JSON text straight into one string: no tree, no copy of a value before it is written.

#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace plumbline::model {

// Values come in the order in which they shall stand; what is opened must be closed. Bytes that are
// not UTF-8 become U+FFFD.
class JsonText {
 public:
  enum class Form : std::uint8_t { Compact, Indented };  // by two blanks a level

  // `expected`: about how many bytes will be written.
  explicit JsonText(Form form, std::size_t expected = 0) : indented_(form == Form::Indented) {
    out_.reserve(expected);
  }

  void open_object() { open('{'); }
  void close_object() { close('}'); }
  void open_list() { open('['); }
  void close_list() { close(']'); }

  // Of the object that is open; a name of ours, written as it is.
  void key(std::string_view name);
  void key_of_others(std::string_view name);  // whatever stands in it

  void text(std::string_view value);
  void number(std::uint64_t value);
  void number(std::int64_t value);
  void number(double value);
  void flag(bool value);
  void null();
  void written(std::string_view json);  // a value that is JSON already, in the same form

  // A key of ours with its value.
  void text(std::string_view name, std::string_view value) {
    key(name);
    text(value);
  }
  template <std::integral Whole>
    requires(!std::same_as<Whole, bool>)
  void number(std::string_view name, Whole value) {
    key(name);
    number(std::conditional_t<std::is_signed_v<Whole>, std::int64_t, std::uint64_t>{value});
  }
  void flag(std::string_view name, bool value) {
    key(name);
    flag(value);
  }

  [[nodiscard]] std::string take() && {
    flush();
    return std::move(out_);
  }

 private:
  void open(char bracket);
  void close(char bracket);
  void begin_value();
  void begin_item();
  void begin_line();
  void escape(char c);
  void add(char c);
  void add(std::string_view piece);
  void flush();

  std::string out_;
  // What is still to be added to it. An article has thousands of pieces of few bytes, and each
  // would be a call to the string.
  std::array<char, 1024> waiting_{};
  std::size_t waits_ = 0;
  std::uint32_t depth_ = 0;
  bool indented_ = false;
  bool fresh_ = true;       // nothing stands in the innermost bracket yet
  bool after_key_ = false;  // the value belongs to the key just written
};

}  // namespace plumbline::model
