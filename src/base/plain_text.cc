// SPDX-License-Identifier: Apache-2.0

#include "base/plain_text.h"

#include <algorithm>

#include "base/utf8.h"

namespace plumbline {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::size_t next_border(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  while (!is_utf8_border(text, at)) ++at;
  return at;
}

}  // namespace plumbline
