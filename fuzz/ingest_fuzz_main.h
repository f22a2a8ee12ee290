// SPDX-License-Identifier: Apache-2.0
//
// What all reader targets check: any bytes give a document that keeps its promises, or an error.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/utf8.h"
#include "ingest/readers.h"

namespace plumbline::fuzz {

inline ingest::RawFile raw_file(const std::uint8_t* data, std::size_t size, const char* name) {
  ingest::RawFile raw{name, {reinterpret_cast<const char*>(data), size}, "", {}};
  raw.limits.file_bytes = std::size_t{8} << 20U;
  raw.limits.text_bytes = std::size_t{1} << 20U;
  raw.limits.unpacked_bytes = std::size_t{16} << 20U;
  raw.limits.members = 1000;
  return raw;
}

inline void require(bool condition) {
  if (!condition) __builtin_trap();
}

inline void check_document(const model::Document& document, std::size_t max_text) {
  const std::string_view text = document.text;
  require(is_valid_utf8(text) && text.size() <= max_text);
  require(is_valid_utf8(document.title) && is_valid_utf8(document.publisher));
  for (const auto& author : document.authors) require(is_valid_utf8(author));
  require(text.find('\r') == std::string_view::npos && text.find('\0') == std::string_view::npos);
  std::uint32_t last = 0;
  for (const model::SourceRun& run : document.map) {
    require(run.text.begin >= last && run.text.begin < run.text.end && run.text.end <= text.size());
    require(is_utf8_border(text, run.text.begin) && is_utf8_border(text, run.text.end));
    require(run.begin <= run.end);
    last = run.text.end;
  }
  for (const model::Diagnostic& diagnostic : document.diagnostics) {
    require(is_valid_utf8(diagnostic.message));
    if (diagnostic.where) require(diagnostic.where->end <= text.size());
  }
  if (document.publisher_at) {
    require(document.publisher_at->end <= text.size());
    require(text::slice(text, *document.publisher_at) == document.publisher);
  }
}

inline void check(const Result<model::Document>& read, const ingest::RawFile& raw) {
  if (read) check_document(*read, raw.limits.text_bytes);
}

// Of UTF-8 input, a byte for byte run must hold the very bytes of the original. One character alone
// may have the size of what it was made from by chance: no part of it can be cited.
inline void check_exact(const Result<model::Document>& read, const ingest::RawFile& raw) {
  if (!read) return;
  const bool plain = is_valid_utf8(raw.bytes) && raw.bytes.find('\x1b') == std::string_view::npos &&
                     raw.bytes.find('\0') == std::string_view::npos &&
                     raw.bytes.find("~{") == std::string_view::npos;
  for (const model::SourceRun& run : read->map) {
    require(run.end <= raw.bytes.size());
    const std::string_view piece = text::slice(read->text, run.text);
    if (!plain || run.end - run.begin != piece.size() || count_code_points(piece) < 2) continue;
    require(raw.bytes.substr(run.begin, piece.size()) == piece);
  }
}

inline ingest::PartSink checking_sink(const ingest::RawFile& raw) {
  return [&raw](const ingest::Part& part) {
    require(is_valid_utf8(part.name));
    if (part.range)
      require(part.range->begin <= part.range->end && part.range->end <= raw.bytes.size());
    if (const auto* document = std::get_if<model::Document>(&part.content)) {
      check_document(*document, raw.limits.text_bytes);
    } else if (const auto* member = std::get_if<ingest::Member>(&part.content)) {
      require(member->bytes.size() <= raw.limits.file_bytes);
      if (member->range) require(member->range->end <= raw.bytes.size());
    }
    return true;
  };
}

}  // namespace plumbline::fuzz
