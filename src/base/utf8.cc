// SPDX-License-Identifier: Apache-2.0

#include "base/utf8.h"

#include <array>
#include <cstring>

namespace plumbline {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

std::uint32_t byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

bool continues(std::string_view text, std::size_t at) {
  return at < text.size() && (byte_at(text, at) & 0xC0U) == 0x80U;
}

// Most text is ASCII: the first byte from `at` on that is not, or the size. 32 at a time.
std::size_t end_of_ascii(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kHigh = 0x8080808080808080ULL;
  for (; at + 32 <= text.size(); at += 32) {
    std::array<std::uint64_t, 4> blocks{};
    std::memcpy(blocks.data(), text.data() + at, sizeof blocks);
    if (((blocks[0] | blocks[1] | blocks[2] | blocks[3]) & kHigh) != 0) break;
  }
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t block = 0;
    std::memcpy(&block, text.data() + at, 8);
    if ((block & kHigh) != 0) break;
  }
  while (at < text.size() && byte_at(text, at) < 0x80) ++at;
  return at;
}

}  // namespace

CodePoint decode_utf8(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {0, 0, true};
  const std::uint32_t lead = byte_at(text, at);
  if (lead < 0x80) return {static_cast<char32_t>(lead), 1, true};
  std::uint32_t length = 0;
  std::uint32_t value = 0;
  std::uint32_t least = 0;
  if (lead >= 0xC2 && lead < 0xE0) {
    length = 2, value = lead & 0x1FU, least = 0x80;
  } else if (lead >= 0xE0 && lead < 0xF0) {
    length = 3, value = lead & 0x0FU, least = 0x800;
  } else if (lead >= 0xF0 && lead < 0xF5) {
    length = 4, value = lead & 0x07U, least = 0x10000;
  } else {
    return {kReplacement, 1, false};
  }
  for (std::uint32_t i = 1; i < length; ++i) {
    if (!continues(text, at + i)) return {kReplacement, i, false};
    value = (value << 6U) | (byte_at(text, at + i) & 0x3FU);
  }
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < least || value > 0x10FFFF || surrogate) return {kReplacement, 1, false};
  return {static_cast<char32_t>(value), length, true};
}

void append_utf8(std::string& out, char32_t code_point) {
  const auto value = static_cast<std::uint32_t>(code_point);
  const auto put = [&out](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0U | (value >> 6U));
    put(0x80U | (value & 0x3FU));
  } else if (value < 0x10000) {
    put(0xE0U | (value >> 12U));
    put(0x80U | ((value >> 6U) & 0x3FU));
    put(0x80U | (value & 0x3FU));
  } else {
    put(0xF0U | (value >> 18U));
    put(0x80U | ((value >> 12U) & 0x3FU));
    put(0x80U | ((value >> 6U) & 0x3FU));
    put(0x80U | (value & 0x3FU));
  }
}

bool is_ascii(std::string_view text) {
  return end_of_ascii(text, 0) == text.size();
}

std::size_t first_invalid_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    at = end_of_ascii(text, at);
    if (at >= text.size()) break;
    const CodePoint point = decode_utf8(text, at);
    if (!point.valid) return at;
    at += point.size;
  }
  return text.size();
}

std::string repair_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t good = first_invalid_utf8(text.substr(at));
    out.append(text.substr(at, good));
    at += good;
    if (at >= text.size()) break;
    append_utf8(out, kReplacement);
    at += decode_utf8(text, at).size;
  }
  return out;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t behind = 0;  // bytes that continue a code point
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {  // eight at a time: 10xxxxxx, and no other byte
    std::uint64_t block = 0;
    std::memcpy(&block, text.data() + at, 8);
    const std::uint64_t marks = (block >> 7U) & (~block >> 6U) & 0x0101010101010101ULL;
    behind += (marks * 0x0101010101010101ULL) >> 56U;
  }
  for (; at < text.size(); ++at) behind += continues(text, at) ? 1U : 0U;
  return text.size() - behind;
}

}  // namespace plumbline
