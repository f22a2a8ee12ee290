// SPDX-License-Identifier: Apache-2.0
//
// Which format is this, and which reader takes it? Content decides; the name only settles what
// content cannot (CSV).

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "ingest/readers.h"

namespace plumbline::ingest {

enum class Format : std::uint8_t {
  Text,
  Html,
  Xml,  // of no kind that is known: its text is read
  Pdf,
  Docx,
  Odt,
  Rtf,
  Epub,
  Email,
  Mailbox,
  Csv,
  Jsonl,       // one JSON object a line, or an array of objects
  Archive,     // zip, tar, 7z, rar and single compressed files
  WebArchive,  // WARC, ARC
  OldOffice,   // .doc, .xls, .msg: recognised and refused
  Sheet,       // .xlsx, .pptx, .ods and their like: recognised and refused
  Picture,     // recognised and refused
};

// Looks at the first few kilobytes, and at a zip's table of contents.
[[nodiscard]] Format sniff(const RawFile& raw);

// WARC or ARC, whatever the first page in it is.
[[nodiscard]] bool is_web_archive(std::string_view bytes);

// Reads anything but PDF, which needs programs that a reader cannot run.
[[nodiscard]] Status read_by_content(const RawFile& raw, const PartSink& sink);

// The beginning of one JSON object with keys, or of an array of objects.
[[nodiscard]] bool is_json(std::string_view head);

// "csv" of "a/b.CSV"; empty if there is none.
[[nodiscard]] std::string extension_of(std::string_view name);

}  // namespace plumbline::ingest
