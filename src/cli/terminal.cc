// SPDX-License-Identifier: Apache-2.0

#include "cli/terminal.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <iostream>

#include <sys/ioctl.h>
#include <unistd.h>

#include "base/utf8.h"

namespace plumbline::cli {
namespace {

constexpr int kUsualWidth = 80;
constexpr int kLeastWidth = 40;
constexpr int kMostWidth = 120;

int descriptor_of(const std::ostream& stream) {
  if (&stream == &std::cout) return STDOUT_FILENO;
  return &stream == &std::cerr ? STDERR_FILENO : -1;
}

bool is_unsafe(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

bool is_terminal(const std::ostream& stream) {
  const int descriptor = descriptor_of(stream);
  return descriptor >= 0 && ::isatty(descriptor) != 0;
}

bool wants_colour(const std::ostream& stream) {
  const char* refused = std::getenv("NO_COLOR");
  const char* kind = std::getenv("TERM");
  const bool dumb = kind != nullptr && std::string_view(kind) == "dumb";
  return is_terminal(stream) && (refused == nullptr || *refused == '\0') && !dumb;
}

int width_of(const std::ostream& stream) {
  winsize size{};
  int width = 0;
  if (is_terminal(stream) && ::ioctl(descriptor_of(stream), TIOCGWINSZ, &size) == 0) {
    width = size.ws_col;
  } else if (const char* columns = std::getenv("COLUMNS")) {
    const std::string_view text(columns);
    std::from_chars(text.data(), text.data() + text.size(), width);
  }
  return width == 0 ? kUsualWidth : std::clamp(width, kLeastWidth, kMostWidth);
}

std::string one_line(std::string_view text) {
  std::string out;
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    at += c.size;
    if (c.value == ' ' || c.value == '\n' || c.value == '\t' || c.value == '\r') {
      blank = !out.empty();
      continue;
    }
    if (blank) out += ' ';
    blank = false;
    append_utf8(out, is_unsafe(c.value) ? U'\uFFFD' : c.value);
  }
  return out;
}

std::string shorten(const std::string& text, std::size_t most) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    if (count + 1 == most && count_code_points(std::string_view(text).substr(at)) > 1) {
      return text.substr(0, at) + "\u2026";
    }
    at += decode_utf8(text, at).size;
  }
  return text;
}

}  // namespace plumbline::cli
