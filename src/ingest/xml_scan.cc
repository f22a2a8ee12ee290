// SPDX-License-Identifier: Apache-2.0

#include "ingest/xml_scan.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"

namespace plumbline::ingest {
namespace {

constexpr std::string_view kXmlBlanks = " \t\r\n";

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// The code point of "#x41" or "#65"; U+FFFD if there is none such.
char32_t numbered(std::string_view reference) {
  const bool hexadecimal = reference.size() > 1 && (reference[1] == 'x' || reference[1] == 'X');
  std::uint32_t value = 0;
  for (const char c : reference.substr(hexadecimal ? 2 : 1)) {
    std::uint32_t digit = 99;
    if (c >= '0' && c <= '9') digit = static_cast<std::uint32_t>(c - '0');
    if (hexadecimal && c >= 'a' && c <= 'f') digit = static_cast<std::uint32_t>(c - 'a') + 10;
    if (hexadecimal && c >= 'A' && c <= 'F') digit = static_cast<std::uint32_t>(c - 'A') + 10;
    if (digit > 15 || value > 0x110000) return 0xFFFD;
    value = value * (hexadecimal ? 16U : 10U) + digit;
  }
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  return value == 0 || surrogate || value > 0x10FFFF ? 0xFFFD : static_cast<char32_t>(value);
}

bool append_entity(std::string& out, std::string_view name) {
  constexpr std::array<std::pair<std::string_view, char>, 5> kNamed = {
      {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
  if (name.size() > 1 && name[0] == '#') {
    append_utf8(out, numbered(name));
    return true;
  }
  for (const auto& [known, sign] : kNamed) {
    if (name != known) continue;
    out.push_back(sign);
    return true;
  }
  return false;
}

}  // namespace

std::string resolve_entities(std::string_view text) {
  constexpr std::size_t kLongest = 12;
  std::string out;
  out.reserve(text.size());
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t sign = std::min(text.find('&', at), text.size());
    out.append(text.substr(at, sign - at));
    if (sign == text.size()) break;
    const std::size_t stop = text.substr(sign, kLongest).find(';');
    if (stop != std::string_view::npos && append_entity(out, text.substr(sign + 1, stop - 1))) {
      at = sign + stop + 1;
    } else {
      out.push_back('&');
      at = sign + 1;
    }
  }
  return out;
}

bool has_document_type(std::string_view xml) {
  return xml.find("<!DOCTYPE") != std::string_view::npos ||
         xml.find("<!ENTITY") != std::string_view::npos;
}

std::string_view XmlScan::name() const {
  return without_prefix(name_);
}

XmlScan::Kind XmlScan::next() {
  if (close_pending_) {
    close_pending_ = false;
    return kind_ = Kind::Close;
  }
  while (at_ < xml_.size()) {
    begin_ = at_;
    if (xml_[at_] != '<') {
      read_text();
      return kind_ = Kind::Text;
    }
    const std::string_view rest = xml_.substr(at_);
    if (rest.starts_with("<![CDATA[")) {
      const std::size_t stop = std::min(rest.find("]]>"), rest.size());
      text_ = rest.substr(9, stop - std::min<std::size_t>(stop, 9));
      at_ += std::min(stop + 3, rest.size());
      return kind_ = Kind::Text;
    }
    if (rest.starts_with("<!--")) {
      at_ += std::min(rest.find("-->", 4), rest.size() - 3) + 3;
      continue;
    }
    if (rest.starts_with("<?") || rest.starts_with("<!")) {
      at_ += std::min(rest.find('>'), rest.size() - 1) + 1;
      continue;
    }
    read_tag();
    return kind_;
  }
  begin_ = at_;
  return kind_ = Kind::End;
}

void XmlScan::read_text() {
  at_ = std::min(xml_.find('<', at_), xml_.size());
  text_ = xml_.substr(begin_, at_ - begin_);
  if (text_.find('&') == std::string_view::npos) return;
  resolved_ = resolve_entities(text_);
  text_ = resolved_;
}

void XmlScan::read_tag() {
  std::size_t end = at_ + 1;
  char quote = 0;
  while (end < xml_.size() && (quote != 0 || xml_[end] != '>')) {
    const char c = xml_[end];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    }
    ++end;
  }
  std::string_view inside = xml_.substr(at_ + 1, end - at_ - 1);
  at_ = std::min(end + 1, xml_.size());
  kind_ = Kind::Open;
  if (inside.starts_with('/')) {
    kind_ = Kind::Close;
    inside.remove_prefix(1);
  } else if (inside.ends_with('/')) {
    close_pending_ = true;
    inside.remove_suffix(1);
  }
  const std::size_t stop = std::min(inside.find_first_of(kXmlBlanks), inside.size());
  name_ = inside.substr(0, stop);
  attributes_ = inside.substr(stop);
}

std::string XmlScan::attribute(std::string_view name) const {
  std::size_t at = 0;
  while (true) {
    at = attributes_.find_first_not_of(kXmlBlanks, at);
    if (at == std::string_view::npos) return {};
    const std::size_t equals = attributes_.find('=', at);
    if (equals == std::string_view::npos) return {};
    std::string_view key = attributes_.substr(at, equals - at);
    key = key.substr(0, key.find_last_not_of(kXmlBlanks) + 1);
    const std::size_t open = attributes_.find_first_of("\"'", equals);
    if (open == std::string_view::npos) return {};
    const std::size_t close = attributes_.find(attributes_[open], open + 1);
    if (close == std::string_view::npos) return {};
    if (without_prefix(key) == name) {
      return resolve_entities(attributes_.substr(open + 1, close - open - 1));
    }
    at = close + 1;
  }
}

void XmlScan::skip() {
  std::size_t depth = 1;
  while (depth > 0 && next() != Kind::End) {
    if (kind_ == Kind::Open) ++depth;
    if (kind_ == Kind::Close) --depth;
  }
}

}  // namespace plumbline::ingest
