// SPDX-License-Identifier: Apache-2.0

#include "model/json_text.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

#include <nlohmann/json.hpp>

#include "base/result.h"
#include "base/utf8.h"

namespace plumbline::model {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

// Bytes of a string that stand for themselves.
constexpr auto kPlain = [] {
  std::array<bool, 256> plain{};
  for (std::size_t byte = 0x20; byte < 0x80; ++byte) plain[byte] = byte != '"' && byte != '\\';
  return plain;
}();

}  // namespace

inline void JsonText::add(char c) {
  if (waits_ == waiting_.size()) flush();
  waiting_[waits_++] = c;
}

inline void JsonText::add(std::string_view piece) {
  if (piece.size() > waiting_.size() - waits_) {
    flush();
    if (piece.size() > waiting_.size()) {
      out_ += piece;
      return;
    }
  }
  std::memcpy(waiting_.data() + waits_, piece.data(), piece.size());
  waits_ += piece.size();
}

void JsonText::flush() {
  out_.append(waiting_.data(), waits_);
  waits_ = 0;
}

// As a whole: an article has a thousand keys.
void JsonText::key(std::string_view name) {
  constexpr std::size_t kMarks = 4;  // quotation marks, colon, blank
  begin_item();
  PL_CHECK(name.size() + kMarks <= waiting_.size());
  if (name.size() + kMarks > waiting_.size() - waits_) flush();
  char* to = waiting_.data() + waits_;
  *to++ = '"';
  std::memcpy(to, name.data(), name.size());
  to += name.size();
  *to++ = '"';
  *to++ = ':';
  if (indented_) *to++ = ' ';
  waits_ = static_cast<std::size_t>(to - waiting_.data());
  after_key_ = true;
}

void JsonText::key_of_others(std::string_view name) {
  text(name);
  add(indented_ ? std::string_view(": ") : std::string_view(":"));
  after_key_ = true;
}

void JsonText::text(std::string_view value) {
  begin_value();
  add('"');
  std::size_t from = 0;  // what is not written yet
  for (std::size_t at = 0; at < value.size();) {
    const auto byte = static_cast<unsigned char>(value[at]);
    if (kPlain[byte]) {
      ++at;
      continue;
    }
    if (byte < 0x80) {
      add(value.substr(from, at - from));
      escape(value[at]);
      from = ++at;
      continue;
    }
    const CodePoint point = decode_utf8(value, at);
    if (!point.valid) {
      add(value.substr(from, at - from));
      add(kReplacement);
      from = at + point.size;
    }
    at += point.size;
  }
  add(value.substr(from));
  add('"');
}

void JsonText::number(std::uint64_t value) {
  begin_value();
  std::array<char, 20> digits{};
  const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  add({digits.data(), static_cast<std::size_t>(written.ptr - digits.data())});
}

void JsonText::number(std::int64_t value) {
  if (value >= 0) {
    number(static_cast<std::uint64_t>(value));
  } else {
    begin_value();
    add(std::to_string(value));
  }
}

// Most figures are whole numbers. Of others the library writes the shortest digits that read back
// as the same number, and of large ones an exponent.
void JsonText::number(double value) {
  constexpr double kLargest = 1e15;
  if (value >= 1 && value < kLargest && value == std::floor(value)) {
    number(static_cast<std::uint64_t>(value));
    add(".0");
    return;
  }
  begin_value();
  add(nlohmann::json(value).dump());
}

void JsonText::flag(bool value) {
  begin_value();
  add(value ? std::string_view("true") : std::string_view("false"));
}

void JsonText::null() {
  begin_value();
  add("null");
}

void JsonText::written(std::string_view json) {
  begin_value();
  add(json);
}

void JsonText::open(char bracket) {
  begin_value();
  add(bracket);
  ++depth_;
  fresh_ = true;
}

void JsonText::close(char bracket) {
  --depth_;
  if (!fresh_) begin_line();
  add(bracket);
  fresh_ = false;
}

void JsonText::begin_value() {
  if (!after_key_) begin_item();
  after_key_ = false;
}

void JsonText::begin_item() {
  if (depth_ == 0) return;
  if (!fresh_) add(',');
  begin_line();
  fresh_ = false;
}

void JsonText::begin_line() {
  if (!indented_) return;
  add('\n');
  for (std::uint32_t level = 0; level < depth_; ++level) add("  ");
}

void JsonText::escape(char c) {
  switch (c) {
    case '"': add("\\\""); return;
    case '\\': add("\\\\"); return;
    case '\b': add("\\b"); return;
    case '\f': add("\\f"); return;
    case '\n': add("\\n"); return;
    case '\r': add("\\r"); return;
    case '\t': add("\\t"); return;
    default: break;
  }
  constexpr std::string_view kDigits = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  add("\\u00");
  add(kDigits[byte >> 4U]);
  add(kDigits[byte & 0xFU]);
}

}  // namespace plumbline::model
