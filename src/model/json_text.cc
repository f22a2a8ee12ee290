// SPDX-License-Identifier: Apache-2.0

#include <array>
#include <charconv>

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "model/json_text_internal.h"

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

void JsonText::key(std::string_view name) {
  begin_item();
  out_ += '"';
  out_ += name;
  out_ += indented_ ? "\": " : "\":";
  after_key_ = true;
}

void JsonText::text(std::string_view value) {
  begin_value();
  out_ += '"';
  std::size_t from = 0;  // what is not written yet
  for (std::size_t at = 0; at < value.size();) {
    const auto byte = static_cast<unsigned char>(value[at]);
    if (kPlain[byte]) {
      ++at;
      continue;
    }
    if (byte < 0x80) {
      out_ += value.substr(from, at - from);
      escape(value[at]);
      from = ++at;
      continue;
    }
    const CodePoint point = decode_utf8(value, at);
    if (!point.valid) {
      out_ += value.substr(from, at - from);
      out_ += kReplacement;
      from = at + point.size;
    }
    at += point.size;
  }
  out_ += value.substr(from);
  out_ += '"';
}

void JsonText::number(std::uint64_t value) {
  begin_value();
  std::array<char, 20> digits{};
  const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  out_.append(digits.data(), written.ptr);
}

// Rare, so the library writes it: the shortest digits that read back as the same number.
void JsonText::number(double value) {
  begin_value();
  out_ += nlohmann::json(value).dump();
}

void JsonText::flag(bool value) {
  begin_value();
  out_ += value ? "true" : "false";
}

void JsonText::open(char bracket) {
  begin_value();
  out_ += bracket;
  ++depth_;
  fresh_ = true;
}

void JsonText::close(char bracket) {
  --depth_;
  if (!fresh_) begin_line();
  out_ += bracket;
  fresh_ = false;
}

void JsonText::begin_value() {
  if (!after_key_) begin_item();
  after_key_ = false;
}

void JsonText::begin_item() {
  if (depth_ == 0) return;
  if (!fresh_) out_ += ',';
  begin_line();
  fresh_ = false;
}

void JsonText::begin_line() {
  if (!indented_) return;
  out_ += '\n';
  out_.append(std::size_t{2} * depth_, ' ');
}

void JsonText::escape(char c) {
  switch (c) {
    case '"': out_ += "\\\""; return;
    case '\\': out_ += "\\\\"; return;
    case '\b': out_ += "\\b"; return;
    case '\f': out_ += "\\f"; return;
    case '\n': out_ += "\\n"; return;
    case '\r': out_ += "\\r"; return;
    case '\t': out_ += "\\t"; return;
    default: break;
  }
  constexpr std::string_view kDigits = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  out_ += "\\u00";
  out_ += kDigits[byte >> 4U];
  out_ += kDigits[byte & 0xFU];
}

}  // namespace plumbline::model
