// SPDX-License-Identifier: Apache-2.0
//
// RFC 2047 words (declared in email.h). GMime has this too, but loads converters from files for
// it, which the sandbox forbids.

#include <array>
#include <cctype>
#include <optional>
#include <string>

#include "base/utf8.h"
#include "ingest/charset.h"
#include "ingest/decode.h"
#include "ingest/email.h"

namespace plumbline::ingest {
namespace {

int base64_digit(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+') return 62;
  return c == '/' ? 63 : -1;
}

std::string from_base64(std::string_view text) {
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const int digit = base64_digit(c);
    if (digit < 0) continue;
    bits = (bits << 6U) | static_cast<std::uint32_t>(digit);
    count += 6;
    if (count >= 8) {
      count -= 8;
      out.push_back(static_cast<char>((bits >> static_cast<unsigned>(count)) & 0xFFU));
    }
  }
  return out;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string from_quoted(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '_') {
      out.push_back(' ');
    } else if (text[at] == '=' && at + 2 < text.size() && hex_digit(text[at + 1]) >= 0 &&
               hex_digit(text[at + 2]) >= 0) {
      out.push_back(static_cast<char>(hex_digit(text[at + 1]) * 16 + hex_digit(text[at + 2])));
      at += 2;
    } else {
      out.push_back(text[at]);
    }
  }
  return out;
}

struct EncodedWord {
  std::string charset;
  std::string bytes;
  std::size_t size = 0;  // of the whole word in the header
};

// "=?charset?B?text?=" at the start of `text`.
std::optional<EncodedWord> encoded_word(std::string_view text) {
  if (!text.starts_with("=?")) return std::nullopt;
  const std::size_t charset_end = text.find('?', 2);
  if (charset_end == std::string_view::npos || charset_end + 2 >= text.size() ||
      text[charset_end + 2] != '?') {
    return std::nullopt;
  }
  const std::size_t begin = charset_end + 3;
  const std::size_t end = text.find("?=", begin);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view body = text.substr(begin, end - begin);
  const char how =
      static_cast<char>(std::toupper(static_cast<unsigned char>(text[charset_end + 1])));
  if (how != 'B' && how != 'Q') return std::nullopt;
  EncodedWord word;
  word.charset = std::string(text.substr(2, charset_end - 2));
  word.charset = word.charset.substr(0, word.charset.find('*'));  // RFC 2231 language
  word.bytes = how == 'B' ? from_base64(body) : from_quoted(body);
  word.size = end + 2;
  return word;
}

}  // namespace

std::string decode_header(std::string_view value) {
  const std::string plain = decode_text(value, "").text;
  std::string out;
  std::size_t at = 0;
  bool after_word = false;
  std::string bytes;  // of neighbouring words in one charset, which may share a character
  std::string charset;
  const auto flush = [&] {
    if (!bytes.empty()) out += decode_text(bytes, charset).text;
    bytes.clear();
  };
  while (at < plain.size()) {
    const std::string_view rest = std::string_view(plain).substr(at);
    if (const std::optional<EncodedWord> word = encoded_word(rest)) {
      if (word->charset != charset) flush();
      charset = word->charset;
      bytes += word->bytes;
      at += word->size;
      after_word = true;
      continue;
    }
    // White space between two words is folding, not text.
    const std::size_t blank = rest.find_first_not_of(" \t\r\n");
    if (after_word && blank != 0 && blank != std::string_view::npos &&
        encoded_word(rest.substr(blank))) {
      at += blank;
      continue;
    }
    flush();
    after_word = false;
    const char c = plain[at++];
    if (c == '\r' || c == '\n') continue;
    out.push_back(c == '\t' ? ' ' : c);
  }
  flush();
  return repair_utf8(out);
}

}  // namespace plumbline::ingest
