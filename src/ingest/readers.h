// SPDX-License-Identifier: Apache-2.0
//
// The readers: one pure function a format, from bytes to what they hold. No files, no clock, no
// programs, no globals: they run in the sandboxed child, in tests and in fuzz targets alike.
//
// A reader sets everything in Document but `id`, `name` (the caller knows them) and `language`
// (found later from the text). It never throws and never aborts on input; libraries' exceptions
// and failures are turned into an Error or a diagnostic inside it.

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "base/memory_file.h"
#include "base/result.h"
#include "ingest/ingest.h"
#include "model/document.h"

namespace plumbline::ingest {

enum class GateForm : std::uint8_t;
// Whether bytes are worth reading; gate.h.
using WantsBytes =
    std::function<bool(GateForm form, std::string_view bytes, std::string_view charset)>;

// One file or member in memory. Views: the caller keeps the bytes alive.
struct RawFile {
  std::string_view name;     // as the user or the container calls it; only a hint
  std::string_view bytes;    // may be anything
  std::string_view charset;  // what a container says of it (a MIME part); empty: nothing said
  Limits limits;
  std::uint64_t records_before = 0;   // of a list that is read in several windows
  const WantsBytes* wants = nullptr;  // pages and records it does not want are passed over
  // What `bytes` may lie in, so that a child need not take them; nothing: only the program has
  // them.
  const MemoryFile* held = nullptr;
};

// Bytes [begin, end) of the file that a part was found in.
struct ByteRange {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
};

// A member to be read on by its own content: bytes unpacked, or a range of the outer file as it is.
struct Member {
  std::string bytes;
  std::optional<ByteRange> range;  // given: `bytes` is empty
  std::string charset;
};

// One thing that a container holds, in file order: a document, a member, or why it is not there.
struct Part {
  std::string name;  // within the container: "inner.txt", "12"; empty: the file itself
  std::optional<ByteRange> range;  // the part of the file that a document was made from; none: all
  std::variant<model::Document, Member, Error> content;
};

// False stops the reader: nobody wants more.
using PartSink = std::function<bool(Part part)>;

// Says of the whole document what was odd in it.
inline void note(model::Document& document, const char* code, std::string message) {
  document.diagnostics.push_back({code, std::move(message), std::nullopt});
}

// Formats that are one document.
[[nodiscard]] Result<model::Document> read_text(const RawFile& raw);
[[nodiscard]] Result<model::Document> read_docx(const RawFile& raw);
[[nodiscard]] Result<model::Document> read_odt(const RawFile& raw);
[[nodiscard]] Result<model::Document> read_rtf(const RawFile& raw);
[[nodiscard]] Result<model::Document> read_epub(const RawFile& raw);
[[nodiscard]] Result<model::Document> read_csv(const RawFile& raw);

// HTML (html*.cc). `Article`: the main text without menus, with title, authors, publisher, date.
// `Whole`: all visible text in order (a chapter of a book, the body of an e-mail).
enum class HtmlScope : std::uint8_t { Article, Whole };
[[nodiscard]] Result<model::Document> read_html(const RawFile& raw, HtmlScope scope);

// What `pdftotext -bbox-layout` wrote about a PDF; the program itself is run by `pdf.h`.
[[nodiscard]] Result<model::Document> read_pdf_layout(const RawFile& raw);

// Formats that hold several. The status is an error only if the container itself cannot be read;
// what was given to `sink` before stays good.
[[nodiscard]] Status read_jsonl(const RawFile& raw, const PartSink& sink);
[[nodiscard]] Status read_email(const RawFile& raw, const PartSink& sink);
[[nodiscard]] Status read_mailbox(const RawFile& raw, const PartSink& sink);
[[nodiscard]] Status read_archive(const RawFile& raw, const PartSink& sink);
// WARC and ARC. Each page is a part "12 http://...", its url that of its record; when it was
// fetched is the diagnostic I080, for that is not when it was published.
[[nodiscard]] Status read_web_archive(const RawFile& raw, const PartSink& sink);

}  // namespace plumbline::ingest
