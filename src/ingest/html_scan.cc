// SPDX-License-Identifier: Apache-2.0

#include "ingest/html_scan.h"

#include <algorithm>
#include <cstring>

namespace plumbline::ingest {
namespace {

constexpr std::size_t kNpos = std::string_view::npos;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}
bool ends_name(char c) {
  return is_space(c) || c == '/' || c == '>';
}

std::size_t find_from(std::string_view html, char wanted, std::size_t at) {
  if (at >= html.size()) return html.size();
  const void* hit = std::memchr(html.data() + at, wanted, html.size() - at);
  if (hit == nullptr) return html.size();
  return static_cast<std::size_t>(static_cast<const char*>(hit) - html.data());
}

bool name_at(std::string_view html, std::size_t at, std::string_view lower) {
  return html.size() - at >= lower.size() && same_name(html.substr(at, lower.size()), lower) &&
         (at + lower.size() == html.size() || ends_name(html[at + lower.size()]));
}

}  // namespace

bool same_name(std::string_view name, std::string_view lower) {
  if (name.size() != lower.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i] >= 'A' && name[i] <= 'Z' ? static_cast<char>(name[i] + 32) : name[i];
    if (c != lower[i]) return false;
  }
  return true;
}

std::string_view HtmlScanner::attribute(std::string_view name) const {
  for (const HtmlAttribute& attribute : attributes()) {
    if (same_name(attribute.name, name)) return attribute.value;
  }
  return {};
}

HtmlToken HtmlScanner::next() {
  if (raw_ != HtmlTag::Other) return raw_content();
  while (at_ < html_.size()) {
    const std::size_t open = find_from(html_, '<', at_);
    if (open > at_) return text_until(open);
    if (open + 1 >= html_.size()) return text_until(html_.size());
    const char c = html_[open + 1];
    if (is_letter(c)) return start_tag(open);
    if (c == '/' && open + 2 < html_.size() && is_letter(html_[open + 2])) return end_tag(open);
    if (c == '!' || c == '?' || (c == '/' && open + 2 < html_.size())) {
      at_ = skip_markup(open);
      continue;
    }
    return text_until(find_from(html_, '<', open + 1));  // a "<" that opens nothing is text
  }
  return {HtmlTokenKind::Eof, HtmlTag::Other, html_.size(), html_.size()};
}

HtmlToken HtmlScanner::text_until(std::size_t end) {
  const HtmlToken token{HtmlTokenKind::Text, HtmlTag::Other, at_, end};
  at_ = end;
  return token;
}

HtmlToken HtmlScanner::start_tag(std::size_t begin) {
  std::size_t at = begin + 1;
  while (at < html_.size() && !ends_name(html_[at])) ++at;
  const HtmlTag tag = html_tag(html_.substr(begin + 1, at - begin - 1));
  at_ = read_attributes(at);
  if ((html_traits(tag) & kRaw) != 0 || tag == HtmlTag::Xmp || tag == HtmlTag::Plaintext) {
    raw_ = tag;
  }
  return {HtmlTokenKind::Start, tag, begin, at_};
}

HtmlToken HtmlScanner::end_tag(std::size_t begin) {
  std::size_t at = begin + 2;
  while (at < html_.size() && !ends_name(html_[at])) ++at;
  const HtmlTag tag = html_tag(html_.substr(begin + 2, at - begin - 2));
  at_ = read_attributes(at);
  attribute_count_ = 0;
  return {HtmlTokenKind::End, tag, begin, at_};
}

std::size_t HtmlScanner::read_attributes(std::size_t at) {
  attribute_count_ = 0;
  const std::size_t size = html_.size();
  while (at < size) {
    while (at < size && (is_space(html_[at]) || html_[at] == '/')) ++at;
    if (at >= size) return size;
    if (html_[at] == '>') return at + 1;
    const std::size_t name = at++;  // a first "=" belongs to the name
    while (at < size && !ends_name(html_[at]) && html_[at] != '=') ++at;
    HtmlAttribute found{html_.substr(name, at - name), html_.substr(at, 0)};
    while (at < size && is_space(html_[at])) ++at;
    if (at < size && html_[at] == '=') {
      ++at;
      found.value = read_value(at);
    }
    if (attribute_count_ < kMaxAttributes) attributes_[attribute_count_++] = found;
  }
  return size;
}

// The value behind "="; moves `at` behind it.
std::string_view HtmlScanner::read_value(std::size_t& at) const {
  const std::size_t size = html_.size();
  while (at < size && is_space(html_[at])) ++at;
  const std::size_t begin = at;
  if (at < size && (html_[at] == '"' || html_[at] == '\'')) {
    const std::size_t close = find_from(html_, html_[at], at + 1);
    at = std::min(close + 1, size);
    return html_.substr(begin + 1, close - begin - 1);
  }
  while (at < size && !is_space(html_[at]) && html_[at] != '>') ++at;
  return html_.substr(begin, at - begin);
}

std::size_t HtmlScanner::skip_markup(std::size_t begin) {
  if (html_.substr(begin, 4) != "<!--")
    return std::min(find_from(html_, '>', begin) + 1, html_.size());
  std::size_t at = begin + 4;
  if (html_.substr(at, 1) == ">") return at + 1;
  if (html_.substr(at, 2) == "->") return at + 2;
  while (true) {
    const std::size_t close = find_from(html_, '>', at);
    if (close >= html_.size()) return html_.size();
    const std::string_view before = html_.substr(begin + 4, close - begin - 4);
    if (before.ends_with("--") || before.ends_with("--!")) return close + 1;
    at = close + 1;
  }
}

// The end of script data: "</script", unless it stands inside "<!-- <script> ... -->".
std::size_t HtmlScanner::end_of_script(std::size_t at) const {
  bool escaped = false;
  bool twice = false;
  std::size_t comment_end = 0;  // cached, so that the search is made once a comment
  for (std::size_t open = find_from(html_, '<', at); open < html_.size();
       open = find_from(html_, '<', open + 1)) {
    if (escaped && open >= comment_end) {
      escaped = false;
      twice = false;
    }
    if (!escaped && html_.substr(open, 4) == "<!--") {
      const std::size_t close = html_.find("-->", open + 2);
      comment_end = close == kNpos ? html_.size() : close + 3;
      escaped = true;
      // Only a comment that ends can hide an end tag: else half a page would be lost to a typo.
      if (close == kNpos) return end_of_raw(open, "script");
    } else if (escaped && !twice && name_at(html_, open + 1, "script")) {
      twice = true;
    } else if (html_.substr(open, 2) == "</" && name_at(html_, open + 2, "script")) {
      if (!twice) return open;
      twice = false;
    }
  }
  return html_.size();
}

std::size_t HtmlScanner::end_of_raw(std::size_t at, std::string_view name) const {
  for (std::size_t open = find_from(html_, '<', at); open < html_.size();
       open = find_from(html_, '<', open + 1)) {
    if (html_.substr(open, 2) == "</" && name_at(html_, open + 2, name)) return open;
  }
  return html_.size();
}

HtmlToken HtmlScanner::raw_content() {
  const HtmlTag tag = raw_;
  raw_ = HtmlTag::Other;
  const std::size_t begin = at_;
  std::size_t end = html_.size();
  if (tag == HtmlTag::Script) {
    end = end_of_script(begin);
  } else if (tag != HtmlTag::Plaintext) {
    end = end_of_raw(begin, html_tag_name(tag));
  }
  attribute_count_ = 0;
  at_ = end == html_.size() ? end : std::min(find_from(html_, '>', end) + 1, html_.size());
  return {HtmlTokenKind::Raw, tag, begin, end};
}

}  // namespace plumbline::ingest
