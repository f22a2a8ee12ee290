// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>

#include "resolve/words_internal.h"

namespace plumbline::resolve {
namespace {

enum class Class : std::uint8_t { Gap, Letter, Inside, Alone };

struct Sign {
  Class kind = Class::Gap;
  std::uint8_t size = 1;
};

constexpr std::array<Sign, 128> ascii_signs() {
  std::array<Sign, 128> table{};
  for (std::size_t c = '0'; c <= '9'; ++c) table[c].kind = Class::Letter;
  for (std::size_t c = 'a'; c <= 'z'; ++c) table[c].kind = Class::Letter;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) table[c].kind = Class::Letter;
  table['\''].kind = Class::Inside;
  return table;
}
constexpr std::array<Sign, 128> kAscii = ascii_signs();

// Letters and digits of ASCII in small; 0 for all else.
constexpr std::array<std::uint8_t, 256> kLowered = [] {
  std::array<std::uint8_t, 256> table{};
  for (std::size_t c = 0; c < kAscii.size(); ++c) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (kAscii[c].kind == Class::Letter) table[c] = static_cast<std::uint8_t>(upper ? c + 32 : c);
  }
  return table;
}();

std::uint8_t byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<std::uint8_t>(text[at]) : 0;
}

// What is beyond ASCII, by its UTF-8 bytes.
Sign wide_sign(std::string_view text, std::size_t at) {
  const std::uint8_t first = byte_at(text, at);
  const std::uint8_t second = byte_at(text, at + 1);
  if (first < 0xE0) {
    if (first != 0xC2) return {Class::Letter, 2};
    return {second == 0xAD ? Class::Inside : Class::Gap, 2};  // soft hyphen; Latin-1 signs
  }
  if (first >= 0xF0) return {Class::Alone, 4};
  if (first == 0xE2 && second == 0x80) {
    const std::uint8_t third = byte_at(text, at + 2);
    const bool inside = third == 0x99 || (third >= 0x8B && third <= 0x8D);  // apostrophe, joiners
    return {inside ? Class::Inside : Class::Gap, 3};
  }
  if (first == 0xE2) return {Class::Gap, 3};                    // arrows, signs, boxes
  if (first == 0xE3 && second == 0x80) return {Class::Gap, 3};  // marks of Chinese
  if (first == 0xEF) return {Class::Gap, 3};                    // byte order mark, wide marks
  return {first >= 0xE3 && first <= 0xE9 ? Class::Alone : Class::Letter, 3};
}

Sign sign_at(std::string_view text, std::size_t at) {
  const std::uint8_t first = byte_at(text, at);
  return first < 0x80 ? kAscii[first] : wide_sign(text, at);
}

constexpr std::uint64_t kPrime = 0x100000001B3ULL;

// Nearly all of a text is letters of ASCII: those are taken one after the other.
// `last` is where the last of them ends.
std::size_t take_letters(std::string_view text, std::size_t at, std::uint64_t& key,
                         std::size_t& last) {
  for (; at < text.size() && kLowered[byte_at(text, at)] != 0; last = ++at) {
    key = (key ^ kLowered[byte_at(text, at)]) * kPrime;
  }
  return at;
}

// fn(key, begin, end); gap(begin, end) for what stands between words.
template <class Fn, class Gap>
void scan(std::string_view text, Fn fn, Gap gap) {
  for (std::size_t at = 0; at < text.size();) {
    Sign sign = sign_at(text, at);
    std::size_t end = std::min(at + sign.size, text.size());
    if (sign.kind == Class::Gap || sign.kind == Class::Inside) {
      gap(at, end);
      at = end;
      continue;
    }
    std::uint64_t key = 0xCBF29CE484222325ULL;
    std::size_t last = at;  // end of what belongs to the word for sure
    for (std::size_t next = at; next < text.size(); next = end) {
      next = take_letters(text, next, key, last);
      if (next >= text.size()) break;
      sign = sign_at(text, next);
      end = std::min(next + sign.size, text.size());
      const bool alone = sign.kind == Class::Alone;
      if (sign.kind == Class::Gap || (alone && next > at)) break;
      if (sign.kind == Class::Inside) continue;
      for (std::size_t i = next; i < end; ++i) key = (key ^ byte_at(text, i)) * kPrime;
      last = end;
      if (alone) break;
    }
    fn(key ^ (key >> 32U), at, last);
    at = last;
  }
}

// Whether the text stands between quotation marks. A mark left open ends with its paragraph.
class Quotes {
 public:
  void see(std::string_view text, std::size_t at, std::size_t size) {
    const std::string_view mark = text.substr(at, size);
    if (mark == "\n") {
      if (line_ended_) open_ = false;
      line_ended_ = true;
      return;
    }
    if (mark != " " && mark != "\t" && mark != "\r") line_ended_ = false;
    if (mark == "\"") open_ = !open_;
    if (mark == "\u201C" || mark == "\u201E" || mark == "\u00AB") open_ = true;
    if (mark == "\u201D" || mark == "\u00BB") open_ = false;
  }
  [[nodiscard]] bool word() {
    line_ended_ = false;
    return open_;
  }

 private:
  bool open_ = false;
  bool line_ended_ = false;
};

}  // namespace

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  words.reserve(text.size() / 6);
  Quotes quotes;
  scan(
      text,
      [&](std::uint64_t key, std::size_t begin, std::size_t end) {
        words.push_back({key, text::make_span(begin, end), quotes.word()});
      },
      [&](std::size_t begin, std::size_t end) { quotes.see(text, begin, end - begin); });
  return words;
}

void append_keys(std::string_view text, std::vector<std::uint64_t>& keys) {
  scan(
      text, [&](std::uint64_t key, std::size_t, std::size_t) { keys.push_back(key); },
      [](std::size_t, std::size_t) {});
}

}  // namespace plumbline::resolve
