// SPDX-License-Identifier: Apache-2.0

#include "ingest/decode.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.h"
#include "ingest/charset.h"

namespace plumbline::ingest {
namespace {

struct Mark {
  std::string_view bytes;
  const char* encoding;
};

// Longest first: the UTF-16LE mark begins the UTF-32LE one.
constexpr std::array<Mark, 6> kMarks = {{{{"\xFF\xFE\0\0", 4}, "UTF-32LE"},
                                         {{"\0\0\xFE\xFF", 4}, "UTF-32BE"},
                                         {{"\xEF\xBB\xBF", 3}, "UTF-8"},
                                         {{"\xFF\xFE", 2}, "UTF-16LE"},
                                         {{"\xFE\xFF", 2}, "UTF-16BE"},
                                         {{"\x84\x31\x95\x33", 4}, "gb18030"}}};

struct Utf8Count {
  std::size_t good = 0;  // characters of two bytes or more
  std::size_t bad = 0;   // maximal invalid parts
};

Utf8Count count_utf8(std::string_view bytes) {
  Utf8Count count;
  std::size_t at = 0;
  while (at < bytes.size()) {
    const CodePoint point = decode_utf8(bytes, at);
    if (!point.valid) {
      ++count.bad;
    } else if (point.size > 1) {
      ++count.good;
    }
    at += point.size;
  }
  return count;
}

// ISO-2022 and HZ are 7-bit: only their escapes tell them from ASCII.
std::string seven_bit_encoding(std::string_view bytes) {
  const auto has = [bytes](std::string_view escape) {
    return bytes.find(escape) != std::string_view::npos;
  };
  if (bytes.find('\x1b') != std::string_view::npos) {
    if (has("\x1b$)C")) return "ISO-2022-KR";
    if (has("\x1b$)A") || has("\x1b$)G") || has("\x1b$*H")) return "ISO-2022-CN";
    if (has("\x1b$B") || has("\x1b$@") || has("\x1b(J") || has("\x1b$(D")) return "ISO-2022-JP";
  }
  if (has("~{") && has("~}")) return "HZ-GB-2312";
  return {};
}

Decoded as_is(std::string_view bytes, std::size_t skip) {
  Decoded out;
  out.text = std::string(bytes.substr(skip));
  out.encoding = "UTF-8";
  out.bytes_at = skip;
  return out;
}

void note_in(Decoded& out, const char* code, std::string message) {
  out.diagnostics.push_back({code, std::move(message), std::nullopt});
}

void note_loss(Decoded& out, std::size_t lost) {
  if (lost == 0) return;
  note_in(out, "I002",
          std::to_string(lost) + " places are not valid " + out.encoding +
              " and were replaced by U+FFFD");
}

Decoded repaired_utf8(std::string_view bytes, std::size_t skip) {
  Decoded out;
  out.encoding = "UTF-8";
  out.identity = false;
  const std::string_view body = bytes.substr(skip);
  out.text.reserve(body.size() + 64);
  std::size_t lost = 0;
  std::size_t at = 0;
  while (at < body.size()) {
    const std::size_t good = first_invalid_utf8(body.substr(at));
    if (good > 0) {
      const std::size_t begin = out.text.size();
      out.text.append(body.substr(at, good));
      out.map.push_back({text::make_span(begin, out.text.size()), skip + at, skip + at + good, 0});
      at += good;
    }
    if (at >= body.size()) break;
    // U+FFFD takes three bytes; three bad bytes in a row would read as an exact copy.
    const std::size_t size = decode_utf8(body, at).size;
    const std::size_t begin = out.text.size();
    append_utf8(out.text, 0xFFFD);
    out.map.push_back({text::make_span(begin, out.text.size()), skip + at, skip + at + size, 0});
    at += size;
    ++lost;
  }
  note_loss(out, lost);
  return out;
}

Decoded converted(std::string_view bytes, const std::string& encoding, std::size_t skip) {
  std::optional<Converted> result = convert(bytes.substr(skip), encoding, skip);
  if (!result) return repaired_utf8(bytes, skip);
  Decoded out;
  out.text = std::move(result->text);
  out.encoding = encoding;
  out.identity = false;
  out.map = std::move(result->map);
  note_loss(out, result->lost);
  return out;
}

std::optional<Decoded> by_mark(std::string_view bytes) {
  for (const Mark& mark : kMarks) {
    if (bytes.substr(0, mark.bytes.size()) != mark.bytes) continue;
    const std::size_t skip = mark.bytes.size();
    if (std::string_view(mark.encoding) != "UTF-8") return converted(bytes, mark.encoding, skip);
    return is_valid_utf8(bytes.substr(skip)) ? as_is(bytes, skip) : repaired_utf8(bytes, skip);
  }
  return std::nullopt;
}

std::optional<Decoded> by_declaration(std::string_view bytes, std::string_view declared) {
  const std::string encoding = known_encoding(declared);
  if (encoding.empty() || encoding == "UTF-8") return std::nullopt;
  Decoded out = converted(bytes, encoding, 0);
  if (!out.diagnostics.empty()) return std::nullopt;
  return out;
}

}  // namespace

Decoded decode_text(std::string_view bytes, std::string_view declared) {
  if (std::optional<Decoded> marked = by_mark(bytes)) return *std::move(marked);
  if (const std::string wide = wide_encoding(bytes); !wide.empty()) {
    Decoded out = converted(bytes, wide, 0);
    note_in(out, "I001",
            "no encoding is stated; read as " + wide + " from where its zero bytes stand");
    return out;
  }
  if (is_valid_utf8(bytes)) {
    const std::string seven = seven_bit_encoding(bytes);
    return seven.empty() ? as_is(bytes, 0) : converted(bytes, seven, 0);
  }
  if (std::optional<Decoded> stated = by_declaration(bytes, declared)) return *std::move(stated);
  // A damaged place or a cut end does not make another encoding likely.
  const Utf8Count count = count_utf8(bytes);
  if (count.good >= 4 * count.bad) return repaired_utf8(bytes, 0);
  const std::string guess = guess_encoding(bytes);
  Decoded out = converted(bytes, guess, 0);
  if (known_encoding(declared).empty()) {
    note_in(out, "I001",
            "no encoding is stated; read as " + guess + " from the statistics of its bytes");
  } else {
    note_in(out, "I003",
            "the stated encoding " + known_encoding(declared) +
                " does not fit its bytes; read as " + guess);
  }
  return out;
}

OriginalRange original_range(const Decoded& decoded, std::size_t begin, std::size_t end) {
  if (decoded.identity) return {begin + decoded.bytes_at, end + decoded.bytes_at};
  const auto& runs = decoded.map;
  auto run = std::upper_bound(
      runs.begin(), runs.end(), begin,
      [](std::size_t at, const model::SourceRun& candidate) { return at < candidate.text.end; });
  OriginalRange range{0, 0};
  bool found = false;
  for (; run != runs.end() && run->text.begin < end; ++run) {
    std::uint64_t from = run->begin;
    std::uint64_t to = run->end;
    if (run->end - run->begin == run->text.size()) {  // byte for byte
      from += std::max<std::size_t>(begin, run->text.begin) - run->text.begin;
      to -= run->text.end - std::min<std::size_t>(end, run->text.end);
    }
    range = found ? OriginalRange{std::min(range.begin, from), std::max(range.end, to)}
                  : OriginalRange{from, to};
    found = true;
  }
  return range;
}

}  // namespace plumbline::ingest
