// SPDX-License-Identifier: Apache-2.0

#include "publish/display.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>

#include "base/utf8.h"

namespace plumbline::publish {
namespace {

struct CodePointRange {
  char32_t first;
  char32_t last;
};

// Zero-width, joiner-less and bidirectional formatting characters. U+200C and U+200D stay: Persian,
// Urdu and Indic spelling needs them.
constexpr std::array<CodePointRange, 7> kUnseen = {{{0x00AD, 0x00AD},
                                                    {0x200B, 0x200B},
                                                    {0x200E, 0x200F},
                                                    {0x202A, 0x202E},
                                                    {0x2060, 0x2069},
                                                    {0xFEFF, 0xFEFF},
                                                    {0xE0000, 0xE007F}}};

constexpr std::array<CodePointRange, 6> kCombining = {{{0x0300, 0x036F},
                                                       {0x0483, 0x0489},
                                                       {0x0591, 0x05BD},
                                                       {0x064B, 0x065F},
                                                       {0x20D0, 0x20FF},
                                                       {0xFE00, 0xFE0F}}};

constexpr std::array<CodePointRange, 5> kWide = {
    {{0x1100, 0x115F}, {0x2E80, 0xA4CF}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0x1F300, 0x1FAFF}}};

template <std::size_t kCount>
bool within(char32_t value, const std::array<CodePointRange, kCount>& ranges) {
  return std::any_of(ranges.begin(), ranges.end(), [value](const CodePointRange& range) {
    return value >= range.first && value <= range.last;
  });
}

bool is_space(char32_t value) {
  return value <= 0x20 || value == 0x7F || (value >= 0x80 && value <= 0xA0) || value == 0x2028 ||
         value == 0x2029;
}

}  // namespace

std::string visible(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    at += point.size;
    if (is_space(point.value)) {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
    } else if (within(point.value, kUnseen)) {
      std::array<char, 16> name{};
      std::snprintf(name.data(), name.size(), "<U+%04X>", static_cast<unsigned>(point.value));
      out += name.data();
    } else {
      append_utf8(out, point.value);
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string shortened(std::string_view text, std::size_t most) {
  std::string clean = visible(text);
  const std::size_t length = count_code_points(clean);
  if (length <= most) return clean;
  // Two thirds from the beginning, one third from the end, both cut back to a word.
  const std::size_t tail_size = most / 3;
  const std::size_t head_size = most - tail_size;
  std::size_t seen = 0;
  std::size_t head = 0;
  std::size_t tail = clean.size();
  for (std::size_t at = 0; at < clean.size(); at += decode_utf8(clean, at).size, ++seen) {
    if (clean[at] != ' ') continue;
    if (seen <= head_size) head = at;
    if (seen >= length - tail_size) {
      tail = at;
      break;
    }
  }
  return clean.substr(0, head) + " \u2026" + clean.substr(tail);
}

std::size_t columns(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    at += point.size;
    if (within(point.value, kCombining)) continue;
    width += within(point.value, kWide) ? std::size_t{2} : std::size_t{1};
  }
  return width;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t used = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t space = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, space - at);
    at = space + 1;
    if (word.empty()) continue;
    const std::size_t needs = columns(word);
    if (!line.empty() && used + 1 + needs > width) {
      lines.push_back(std::move(line));
      line.clear();
      used = 0;
    }
    if (!line.empty()) {
      line.push_back(' ');
      ++used;
    }
    line += word;
    used += needs;
  }
  if (!line.empty()) lines.push_back(std::move(line));
  return lines;
}

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out.push_back(c);
    }
  }
  return out;
}

std::string safe_html(std::string_view text) {
  return escape_html(visible(text));
}

std::string in_marks(std::string_view words) {
  const auto count = [&words](std::string_view mark) {
    std::size_t found = 0;
    for (std::size_t at = words.find(mark); at != std::string_view::npos;
         at = words.find(mark, at + mark.size())) {
      ++found;
    }
    return found;
  };
  std::string out(words);
  const bool straight = count("\"") > 0;
  const bool curly = count("\u201C") + count("\u201D") > 0;
  const bool angled = count("\u00AB") + count("\u00BB") > 0;
  if (!straight && !curly && !angled) return "\u201C" + out + "\u201D";
  if (count("\"") % 2 == 1) out += '"';
  if (count("\u201C") > count("\u201D")) out += "\u201D";
  if (count("\u00AB") > count("\u00BB")) out += "\u00BB";
  return out;
}

std::string passage_in_marks(std::string_view words) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kPairs = {
      {{"\"", "\""}, {"\u201C", "\u201D"}, {"\u00AB", "\u00BB"}}};
  for (const auto& [open, close] : kPairs) {
    if (words.size() <= open.size() + close.size()) break;
    const std::string_view inner =
        words.substr(open.size(), words.size() - open.size() - close.size());
    const bool within =
        inner.find(open) != std::string_view::npos || inner.find(close) != std::string_view::npos;
    if (words.starts_with(open) && words.ends_with(close) && !within) return std::string(words);
  }
  return "\u201C" + std::string(words) + "\u201D";
}

}  // namespace plumbline::publish
