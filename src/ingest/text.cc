// SPDX-License-Identifier: Apache-2.0
//
// Plain text: lines to paragraphs. Nothing is left out, page furniture included; only line ends
// that a fixed width made are undone.

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "ingest/control_bytes.h"
#include "ingest/decode.h"
#include "ingest/readers.h"
#include "ingest/text_builder.h"

namespace plumbline::ingest {
namespace {

constexpr std::size_t kWidest = 130;    // a line longer than this was not wrapped by width
constexpr std::size_t kNarrowest = 30;  // narrower columns are lists and poems

struct TextLine {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;      // without the line end and the blanks around
  std::uint32_t width = 0;    // code points, at most kWidest + 1
  bool blank_before = false;  // a blank line or page break stands before
};

bool ends_line(char c) {
  return c == '\n' || c == '\r' || c == '\f';
}

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

std::vector<TextLine> split_lines(std::string_view text) {
  std::vector<TextLine> lines;
  bool blank = false;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = find_control(text, at, ends_line);
    TextLine line{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end), 0, blank};
    while (line.begin < line.end && is_blank(text[line.begin])) ++line.begin;
    while (line.end > line.begin && is_blank(text[line.end - 1])) --line.end;
    const bool page_break = end < text.size() && text[end] == '\f';
    if (line.begin < line.end) {
      const std::size_t size = std::min<std::size_t>(line.end - line.begin, 4 * kWidest + 8);
      line.width = static_cast<std::uint32_t>(
          std::min(count_code_points(text.substr(line.begin, size)), kWidest + 1));
      lines.push_back(line);
      blank = false;
    } else {
      blank = true;
    }
    blank = blank || page_break;
    at = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  return lines;
}

std::uint32_t first_word_width(std::string_view text, const TextLine& line) {
  const std::string_view body = text.substr(line.begin, line.end - line.begin);
  return static_cast<std::uint32_t>(
      count_code_points(body.substr(0, std::min<std::size_t>(body.find(' '), 4 * kWidest))));
}

// Ends like a sentence, closing marks aside.
bool ends_sentence(std::string_view text, const TextLine& line) {
  constexpr std::array<std::string_view, 12> kClosing = {"\"", "'", ")", "]",      "”", "’",
                                                         "»",  "*", "_", "\u00A0", "›", " "};
  constexpr std::array<std::string_view, 10> kEnds = {".", "!", "?",  ":", ";",
                                                      "…", "։", "。", "؟", "۔"};
  std::string_view body = text.substr(line.begin, line.end - line.begin);
  bool more = true;
  while (more) {
    more = false;
    for (const std::string_view sign : kClosing) {
      if (body.size() > sign.size() && body.ends_with(sign)) {
        body.remove_suffix(sign.size());
        more = true;
      }
    }
  }
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [body](std::string_view sign) { return body.ends_with(sign); });
}

bool starts_small(std::string_view text, const TextLine& line) {
  return u_islower(static_cast<UChar32>(decode_utf8(text, line.begin).value)) != 0;
}

// "- item", "* item", "3. item", "> quoted": a line of its own whatever its width.
bool starts_item(std::string_view text, const TextLine& line) {
  const std::string_view body = text.substr(line.begin, line.end - line.begin);
  if (body.starts_with("•") || body.starts_with(">") || body.starts_with("– ") ||
      body.starts_with("— "))
    return true;
  if (body.size() > 2 && (body[0] == '-' || body[0] == '*' || body[0] == '+'))
    return body[1] == ' ';
  std::size_t digits = 0;
  while (digits < body.size() && digits < 4 && body[digits] >= '0' && body[digits] <= '9') ++digits;
  return digits > 0 && digits <= 3 && body.size() > digits + 1 &&
         (body[digits] == '.' || body[digits] == ')') && body[digits + 1] == ' ';
}

// The width at which this text was wrapped; 0 if it was not. In wrapped text most lines have no
// room for the first word of the next one, and most do not end a sentence.
std::uint32_t wrap_width(std::string_view text, const std::vector<TextLine>& lines) {
  std::array<std::size_t, kWidest + 2> histogram{};
  for (const TextLine& line : lines) ++histogram[line.width];
  if (lines.size() < 3 || histogram[kWidest + 1] * 20 > lines.size()) return 0;
  std::size_t above = 0;
  std::uint32_t width = kWidest;
  while (width > 0 && (above += histogram[width]) * 20 < lines.size()) --width;
  if (width < kNarrowest) return 0;
  std::size_t pairs = 0;
  std::size_t full = 0;
  std::size_t open = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].blank_before) continue;
    ++pairs;
    full += lines[i - 1].width + 1 + first_word_width(text, lines[i]) > width ? 1U : 0U;
    open += ends_sentence(text, lines[i - 1]) ? 0U : 1U;
  }
  return pairs > 0 && full * 2 >= pairs && open * 2 >= pairs ? width : 0;
}

// Ends in a word that the next line goes on with: "traf-", "ficking".
bool breaks_word(std::string_view text, const TextLine& line) {
  std::string_view body = text.substr(line.begin, line.end - line.begin);
  constexpr std::array<std::string_view, 3> kHyphens = {"-", "\u2010", "\u00AD"};
  for (const std::string_view hyphen : kHyphens) {
    if (!body.ends_with(hyphen)) continue;
    body.remove_suffix(hyphen.size());
    return !body.empty() &&
           u_isalpha(static_cast<UChar32>(static_cast<unsigned char>(body.back())));
  }
  return false;
}

bool flows_on(std::string_view text, const TextLine& line, const TextLine& next,
              std::uint32_t width) {
  if (next.blank_before || starts_item(text, next)) return false;
  if (breaks_word(text, line) && starts_small(text, next)) return true;
  const bool open = !ends_sentence(text, line);
  if (width == 0) return open && line.width >= 40 && starts_small(text, next);
  if (line.width + 1 + first_word_width(text, next) > width) return true;
  return open && line.width * 2 > width && starts_small(text, next);
}

// Text may hold a few stray control characters; a program or picture holds many.
bool is_binary(std::string_view text) {
  const std::string_view sample = text.substr(0, 65536);
  const auto is_odd = [](char c) {
    const bool expected = c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\x1b';
    return !expected && c != '\x7F';
  };
  std::size_t odd = 0;
  for (std::size_t at = find_control(sample, 0, is_odd); at < sample.size();
       at = find_control(sample, at + 1, is_odd)) {
    ++odd;
  }
  std::size_t replaced = 0;
  for (std::size_t at = sample.find("\xEF\xBF\xBD"); at != std::string_view::npos;
       at = sample.find("\xEF\xBF\xBD", at + 3)) {
    ++replaced;
  }
  constexpr std::size_t kStray = 4;  // even a short note may hold a few
  return odd + replaced > kStray && (odd + replaced) * 20 > sample.size();
}

}  // namespace

Result<model::Document> read_text(const RawFile& raw) {
  // More than the limit of text cannot be kept, so it is not decoded either.
  const bool cut = raw.bytes.size() > raw.limits.text_bytes;
  Decoded decoded = decode_text(raw.bytes.substr(0, raw.limits.text_bytes), raw.charset);
  const std::string_view text = decoded.text;
  if (is_binary(text)) {
    return Error{ErrorCode::Malformed, "this is binary data of no format that is read here"};
  }
  const std::vector<TextLine> lines = split_lines(text);
  const std::uint32_t width = wrap_width(text, lines);
  TextBuilder builder(raw.limits.text_bytes);
  builder.expect(text.size());
  for (std::size_t i = 0; i < lines.size() && !builder.full(); ++i) {
    const TextLine& line = lines[i];
    const bool joined = i > 0 && flows_on(text, lines[i - 1], line, width);
    if (joined) {
      builder.space();
    } else {
      builder.paragraph();
    }
    const OriginalRange at = original_range(decoded, line.begin, line.end);
    builder.append(text.substr(line.begin, line.end - line.begin), {at.begin, at.end, 0});
  }
  model::Document document;
  document.media_type = "text/plain";
  document.diagnostics = std::move(decoded.diagnostics);
  builder.finish(document);
  if (cut) {
    document.diagnostics.push_back(
        {"I005", "the file is longer than the limit of text; what follows was not read",
         std::nullopt});
  }
  if (document.text.empty()) {
    document.diagnostics.push_back({"I006", "the file holds no text", std::nullopt});
  }
  return document;
}

}  // namespace plumbline::ingest
