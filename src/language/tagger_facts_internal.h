// SPDX-License-Identifier: Apache-2.0
//
// What the tagger knows of a word by itself. Shared by the tagger and by its trainer, as
// tagger_internal.h is.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace plumbline::language::tagging {

// What is known of one word without its neighbours.
struct Facts {
  std::uint64_t word = 0;  // hash of its lower-case bytes
  std::uint64_t suffix1 = 0;
  std::uint64_t suffix2 = 0;
  std::uint64_t suffix3 = 0;
  std::uint64_t suffix4 = 0;
  std::uint64_t prefix = 0;  // three bytes
  std::uint64_t shape = 0;   // case, digits, hyphen, place in the sentence, length
};

constexpr bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr char lower(char c) {
  return is_upper(c) ? static_cast<char>(c + 32) : c;
}

// The letters by which words are compared: ASCII lower case, typographic apostrophes, quotation
// marks and dashes as their ASCII forms, everything else as it is. Long words keep both ends.
struct Folded {
  std::array<char, 48> bytes;  // NOLINT(cppcoreguidelines-pro-type-member-init): up to `size`
  std::size_t size = 0;
  void push(char c) {
    if (size < bytes.size()) bytes[size++] = c;
  }
};

inline Folded fold_word(std::string_view word) {
  Folded out;
  while (out.size < word.size() && out.size < out.bytes.size() && word[out.size] != '\xE2') {
    out.bytes[out.size] = lower(word[out.size]);
    ++out.size;
  }
  for (std::size_t i = out.size; i < word.size(); ++i) {
    const bool general = i + 2 < word.size() && word[i] == '\xE2' && word[i + 1] == '\x80';
    if (!general) {
      out.push(lower(word[i]));
      continue;
    }
    const auto last = static_cast<unsigned char>(word[i + 2]);
    if (last >= 0x90 && last <= 0x95) out.push('-');
    if (last >= 0x98 && last <= 0x9B) out.push('\'');
    if (last >= 0x9C && last <= 0x9F) out.push('"');
    if (last == 0xA6) out.push('.');
    i += 2;
  }
  return out;
}

inline std::uint64_t hash_bytes(const char* begin, std::size_t size) {
  std::uint64_t value = 0xcbf29ce484222325ULL ^ size;
  for (std::size_t i = 0; i < size; ++i) {
    value = (value ^ static_cast<unsigned char>(begin[i])) * 0x100000001b3ULL;
  }
  return value ^ (value >> 29U);
}

// What shape_of() counts of one byte: capitals, small letters and digits in fields of 21 bits.
constexpr unsigned kShapeField = 21;
constexpr std::uint64_t kShapeMask = (std::uint64_t{1} << kShapeField) - 1;
inline constexpr std::array<std::uint64_t, 256> kShapeCounts = [] {
  std::array<std::uint64_t, 256> counts{};
  for (std::size_t byte = 0; byte < counts.size(); ++byte) {
    const bool small = (byte >= 'a' && byte <= 'z') || byte >= 0xC3;
    const char c = byte < 0x80 ? static_cast<char>(byte) : '\0';
    counts[byte] = static_cast<std::uint64_t>(is_upper(c)) |
                   (static_cast<std::uint64_t>(small) << kShapeField) |
                   (static_cast<std::uint64_t>(is_digit(c)) << (2 * kShapeField));
  }
  return counts;
}();

inline std::uint64_t shape_of(std::string_view word, bool first) {
  std::uint64_t counts = 0;
  for (const char c : word) counts += kShapeCounts[static_cast<unsigned char>(c)];
  const std::uint64_t upper_count = counts & kShapeMask;
  const std::uint64_t lower_count = (counts >> kShapeField) & kShapeMask;
  const std::uint64_t digits = counts >> (2 * kShapeField);
  const bool plain = upper_count + lower_count + digits == word.size();
  const std::uint64_t hyphen = !plain && word.find('-') != std::string_view::npos ? 1U : 0U;
  const std::uint64_t dot = !plain && word.find('.') != std::string_view::npos ? 1U : 0U;
  const bool capital = !word.empty() && is_upper(word.front());
  std::uint64_t letters = 0;
  if (upper_count == 0) letters = lower_count == 0 ? 0U : 1U;
  if (upper_count == 1) letters = capital ? (lower_count == 0 ? 2U : 3U) : 4U;
  if (upper_count > 1) letters = lower_count == 0 ? 5U : (capital ? 6U : 7U);
  std::uint64_t figures = digits == 0 ? 0U : (digits == word.size() ? 1U : 2U);
  if (figures == 1 && digits == 4) figures = 3;
  const std::uint64_t length = word.size() <= 2 ? 0U : (word.size() <= 5 ? 1U : 2U);
  return letters | (figures << 3U) | (hyphen << 5U) | (dot << 6U) |
         (static_cast<std::uint64_t>(first) << 7U) | (length << 8U);
}

template <std::size_t Size>
std::uint64_t hash_of(const char* begin) {
  return hash_bytes(begin, Size);
}

// `first`: the word opens a sentence (marks aside), so that its capital says little.
inline Facts facts_of(std::string_view word, bool first) {
  const Folded folded = fold_word(word);
  const char* bytes = folded.bytes.data();
  const std::size_t size = folded.size;
  Facts facts{.word = hash_bytes(bytes, size), .shape = shape_of(word, first)};
  if (size >= 4) {
    facts.suffix1 = hash_of<1>(bytes + size - 1);
    facts.suffix2 = hash_of<2>(bytes + size - 2);
    facts.suffix3 = hash_of<3>(bytes + size - 3);
    facts.suffix4 = hash_of<4>(bytes + size - 4);
    facts.prefix = hash_of<3>(bytes);
    return facts;
  }
  facts.suffix1 = size < 2 ? facts.word : hash_of<1>(bytes + size - 1);
  facts.suffix2 = size < 3 ? facts.word : hash_of<2>(bytes + size - 2);
  facts.suffix3 = facts.suffix4 = facts.prefix = facts.word;  // all of it
  return facts;
}

}  // namespace plumbline::language::tagging
