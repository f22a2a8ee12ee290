// SPDX-License-Identifier: Apache-2.0

#include "language/frame_lines.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "language/frame_internal.h"

namespace plumbline::language {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n';
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool in_word = false;
  for (const char c : text) {
    if (!is_space(c) && !in_word) ++words;
    in_word = !is_space(c);
  }
  return words;
}

char32_t last_sign(std::string_view text) {
  while (!text.empty()) {
    std::size_t at = text.size() - 1;
    while (at > 0 && !is_utf8_border(text, at)) --at;
    const char32_t point = decode_utf8(text, at).value;
    if (point != U'"' && point != U'\'' && point != U')' && point != U']' && point != 0x201D &&
        point != 0x2019 && point != 0xBB && point != U' ') {
      return point;
    }
    text = text.substr(0, at);
  }
  return 0;
}

bool ends_sentence(std::string_view text) {
  const char32_t last = last_sign(text);
  return last == U'.' || last == U'!' || last == U'?' || last == 0x2026 || last == 0x589 ||
         last == 0x3002 || last == 0x61F;
}

bool is_sentence(std::string_view text) {
  constexpr std::size_t kWords = 5;  // that a short one has at least
  return ends_sentence(text) && count_words(text) >= kWords;
}

bool may_be_heading(std::string_view text) {
  constexpr std::size_t kMostWords = 13;
  if (count_words(text) > kMostWords || !begins_sentence(text)) return false;
  if (text.find_first_of("\"|\t") != std::string_view::npos ||
      text.find("“") != std::string_view::npos || text.find("«") != std::string_view::npos) {
    return false;
  }
  const char32_t last = last_sign(text);
  if (last == U'?') return true;
  return !ends_sentence(text) && last != U':' && last != U';' && last != U',';
}

bool may_be_headline(std::string_view text) {
  constexpr std::size_t kLongestTitle = 220;
  constexpr std::size_t kMostTitleWords = 26;
  const std::size_t count = count_words(text);
  const char32_t last = last_sign(text);
  return count >= 2 && count <= kMostTitleWords && text.size() <= kLongestTitle &&
         begins_sentence(text) && last != U':' && last != U';' && last != U',';
}

namespace {

// "3.1 The commission ...", "4.2.1. The ...", "2/ The ...": numbers of whole paragraphs and posts,
// behind which a sentence begins. `digits`: of the first number.
std::size_t paragraph_number_size(std::string_view line, std::size_t digits) {
  if (digits == 0 || !ends_sentence(line)) return 0;
  const auto digit = [&](std::size_t i) {
    return i < line.size() && line[i] >= '0' && line[i] <= '9';
  };
  std::size_t at = digits;
  std::size_t parts = 1;
  while (at < line.size() && line[at] == '.' && digit(at + 1) && !digit(at + 3)) {
    ++at;
    while (digit(at)) ++at;
    ++parts;
  }
  const bool post = parts == 1 && at < line.size() && line[at] == '/';
  if (post) ++at;
  if (!post && parts < 2) return 0;
  if (!post && at < line.size() && line[at] == '.') ++at;
  const std::size_t text = line.find_first_not_of(" \t", at);
  if (text == std::string_view::npos || text == at) return 0;
  return line[text] >= 'A' && line[text] <= 'Z' ? text : 0;
}

}  // namespace

std::size_t bullet_size(std::string_view line) {
  constexpr std::array<std::string_view, 12> kBullets = {"•", "●",      "▪", "■", "‣", "◦",
                                                         "·", "\uF0B7", "*", "-", "–", "—"};
  for (const std::string_view bullet : kBullets) {
    if (!line.starts_with(bullet)) continue;
    const std::size_t end = line.find_first_not_of(" \t", bullet.size());
    if (end == std::string_view::npos) return 0;
    const bool mark = static_cast<unsigned char>(bullet[0]) >= 0x80 && bullet != "–" &&
                      bullet != "—" && bullet != "·";
    return end > bullet.size() || mark ? end : 0;
  }
  std::size_t digits = 0;
  while (digits < line.size() && digits < 3 && line[digits] >= '0' && line[digits] <= '9') {
    ++digits;
  }
  const bool letter = digits == 0 && line.size() > 2 && line[1] == ')';
  const std::size_t label = letter ? 1 : digits;
  if (label == 0 || label + 1 >= line.size()) return 0;
  if (const std::size_t numbered = paragraph_number_size(line, digits); numbered > 0) {
    return numbered;
  }
  const bool divided = (line[label] == ')' || line[label] == '.') && is_space(line[label + 1]);
  return divided ? line.find_first_not_of(" \t", label + 1) : 0;
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool has_address(std::string_view line) {
  const std::size_t at = line.find('@');
  return (at != std::string_view::npos && at > 0 && line.find('.', at) != std::string_view::npos) ||
         line.starts_with("http://") || line.starts_with("https://") || line.starts_with("www.");
}

bool is_contact(std::string_view text) {
  return text.size() <= kShortLine && has_address(text) && !ends_sentence(text);
}

}  // namespace plumbline::language
