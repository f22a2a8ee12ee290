// SPDX-License-Identifier: Apache-2.0

#include "ingest/dispatch.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>

#include "base/plain_text.h"
#include "ingest/decode.h"
#include "ingest/wacz.h"

namespace plumbline::ingest {
namespace {

constexpr std::size_t kLooked = 4096;

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

std::uint32_t little_endian(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  if (at + sizeof value <= bytes.size()) std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

// The table of contents of a zip, where member names stand; everything if it is damaged.
std::string_view zip_contents(std::string_view bytes) {
  const std::size_t end = bytes.rfind(std::string_view("PK\x05\x06", 4));
  if (end == std::string_view::npos || end + 20 > bytes.size()) return bytes;
  const std::size_t size = little_endian(bytes, end + 12);
  const std::size_t begin = little_endian(bytes, end + 16);
  if (begin > bytes.size() || size > bytes.size() - begin) return bytes;
  return bytes.substr(begin, size);
}

// A web archive collection: an archive with an account of itself.
bool is_wacz(std::string_view bytes) {
  if (!bytes.starts_with("PK\x03\x04")) return false;
  const std::string_view names = zip_contents(bytes);
  return has(names, "datapackage.json") && has(names, "archive/");
}

Format sniff_zip(const RawFile& raw) {
  const std::string_view head = raw.bytes.substr(0, 256);
  const std::string_view names = zip_contents(raw.bytes);
  if (has(head, "mimetypeapplication/epub+zip")) return Format::Epub;
  if (has(head, "mimetypeapplication/vnd.oasis.opendocument.text")) return Format::Odt;
  if (has(head, "mimetypeapplication/vnd.oasis.opendocument.")) return Format::Sheet;
  if (has(names, "word/document.xml")) return Format::Docx;
  if (has(names, "[Content_Types].xml") &&
      (has(names, "xl/workbook") || has(names, "ppt/presentation"))) {
    return Format::Sheet;
  }
  if (has(names, "META-INF/container.xml") && has(names, ".opf")) return Format::Epub;
  const std::string extension = extension_of(raw.name);
  if (extension == "docx" && has(names, "[Content_Types].xml")) return Format::Docx;
  if (extension == "odt" && has(names, "content.xml")) return Format::Odt;
  return Format::Archive;
}

bool is_picture(std::string_view bytes) {
  return bytes.starts_with("\x89PNG") || bytes.starts_with("\xFF\xD8\xFF") ||
         bytes.starts_with("GIF8") || bytes.starts_with("II*\0") ||
         bytes.starts_with(std::string_view("II*\0", 4)) ||
         bytes.starts_with(std::string_view("MM\0*", 4)) ||
         (bytes.starts_with("RIFF") && has(bytes.substr(0, 16), "WEBP"));
}

bool is_archive(std::string_view bytes) {
  constexpr std::array<std::string_view, 7> kMagics = {"\x1F\x8B",
                                                       "\x28\xB5\x2F\xFD",
                                                       "BZh",
                                                       "\xFD"
                                                       "7zXZ",
                                                       "7z\xBC\xAF",
                                                       "Rar!\x1A",
                                                       "\x04\x22\x4D\x18"};
  for (const std::string_view magic : kMagics) {
    if (bytes.starts_with(magic)) return true;
  }
  return bytes.size() > 262 && bytes.substr(257, 5) == "ustar";
}

struct HeaderTally {
  std::size_t count = 0;  // lines like "Name: value" from the top
  std::size_t mail = 0;   // of them, names that e-mails have
};

HeaderTally count_headers(std::string_view head) {
  constexpr std::array<std::string_view, 12> kMail = {
      "from",         "to",          "subject",      "date",         "received", "message-id",
      "mime-version", "return-path", "content-type", "delivered-to", "cc",       "reply-to"};
  HeaderTally found;
  std::size_t at = 0;
  while (at < head.size()) {
    const std::size_t end = std::min(head.find('\n', at), head.size());
    const std::string_view line = head.substr(at, end - at);
    at = end + 1;
    if (line.starts_with(' ') || line.starts_with('\t')) continue;
    const std::size_t colon = line.find(':');
    if (colon == 0 || colon == std::string_view::npos || colon > 60) break;
    const std::string name = lower_ascii(line.substr(0, colon));
    if (name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") != std::string::npos) {
      break;
    }
    ++found.count;
    found.mail += std::find(kMail.begin(), kMail.end(), name) != kMail.end() ? 1U : 0U;
  }
  return found;
}

Format sniff_mail(const RawFile& raw, std::string_view head) {
  const bool named = extension_of(raw.name) == "eml" || raw.charset == "message/rfc822";
  if (head.starts_with("From ") && !named) {
    const std::size_t line = std::min(head.find('\n'), head.size() - 1);
    if (count_headers(head.substr(line + 1)).count >= 1) return Format::Mailbox;
  }
  if (head.starts_with("From ")) head.remove_prefix(std::min(head.find('\n'), head.size() - 1) + 1);
  const HeaderTally headers = count_headers(head);
  if (headers.mail >= 3 || (named && headers.count >= 1)) return Format::Email;
  return Format::Text;
}

Format sniff_markup(std::string_view small, const std::string& extension) {
  constexpr std::array<std::string_view, 10> kHtml = {
      "<!doctype html", "<html", "<head", "<body", "<title",
      "<meta",          "<div",  "<p>",   "<h1",   "<!-- "};
  const bool named = extension == "html" || extension == "htm" || extension == "xhtml";
  if (small.starts_with("<?xml") || small.starts_with("<rss") || small.starts_with("<feed")) {
    return named || has(small, "<html") ? Format::Html : Format::Xml;
  }
  if (!small.starts_with("<")) return named && has(small, "<") ? Format::Html : Format::Text;
  for (const std::string_view tag : kHtml) {
    if (small.starts_with(tag)) return Format::Html;
  }
  if (named || has(small, "<html") || has(small, "<!doctype html")) return Format::Html;
  return extension == "xml" ? Format::Xml : Format::Text;
}

// One document, told under the file's own name.
Status give(Result<model::Document> document, const PartSink& sink) {
  if (!document) return std::move(document).error();
  (void)sink({"", std::nullopt, std::move(document).take()});
  return Done{};
}

Error not_read(const char* what) {
  return {ErrorCode::Unavailable, what};
}

}  // namespace

bool is_json(std::string_view head) {
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return false;
  const std::size_t second = head.find_first_not_of(" \t\r\n", first + 1);
  if (second == std::string_view::npos) return false;
  return (head[first] == '{' && head[second] == '"') || (head[first] == '[' && head[second] == '{');
}

std::string extension_of(std::string_view name) {
  const std::size_t slash = name.find_last_of("/!");
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string{}
                                                   : lower_ascii(name.substr(dot + 1));
}

bool is_web_archive(std::string_view bytes) {
  return bytes.starts_with("WARC/") || bytes.starts_with("filedesc://");
}

Format sniff(const RawFile& raw) {
  const std::string_view bytes = raw.bytes;
  if (is_web_archive(bytes)) return Format::WebArchive;
  if (has(bytes.substr(0, 1024), "%PDF-")) return Format::Pdf;
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return sniff_zip(raw);
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1")) return Format::OldOffice;
  if (is_picture(bytes)) return Format::Picture;
  if (is_archive(bytes)) return Format::Archive;
  const std::string head = decode_text(bytes.substr(0, kLooked), raw.charset).text;
  const std::string extension = extension_of(raw.name);
  std::string_view start = head;
  start.remove_prefix(std::min(start.find_first_not_of(" \t\r\n"), start.size()));
  if (start.starts_with("{\\rtf")) return Format::Rtf;
  if (const Format mail = sniff_mail(raw, head); mail != Format::Text) return mail;
  if (is_json(start)) return Format::Jsonl;
  if (const Format markup = sniff_markup(lower_ascii(start), extension); markup != Format::Text) {
    return markup;
  }
  if (extension == "csv" || extension == "tsv") return Format::Csv;
  return Format::Text;
}

Status read_by_content(const RawFile& raw, const PartSink& sink) {
  switch (sniff(raw)) {
    case Format::Text: return give(read_text(raw), sink);
    case Format::Html: return give(read_html(raw, HtmlScope::Article), sink);
    case Format::Xml: return give(read_html(raw, HtmlScope::Whole), sink);
    case Format::Docx: return give(read_docx(raw), sink);
    case Format::Odt: return give(read_odt(raw), sink);
    case Format::Rtf: return give(read_rtf(raw), sink);
    case Format::Epub: return give(read_epub(raw), sink);
    case Format::Csv: return give(read_csv(raw), sink);
    case Format::Email: return read_email(raw, sink);
    case Format::Mailbox: return read_mailbox(raw, sink);
    case Format::Jsonl: return read_jsonl(raw, sink);
    case Format::Archive:
      return is_wacz(raw.bytes) ? read_wacz(raw, sink) : read_archive(raw, sink);
    case Format::WebArchive: return read_web_archive(raw, sink);
    case Format::Pdf: return not_read("a PDF can only be read with poppler's programs");
    case Format::OldOffice:
      return not_read("this is an old Office or Outlook file; save it as DOCX, PDF or EML");
    case Format::Sheet:
      return not_read("spreadsheets and presentations are not read; save it as CSV or PDF");
    case Format::Picture:
      return not_read("this is a picture; text in pictures is not read, run OCR on it first");
  }
  return Error{ErrorCode::Internal, "no reader for this format"};
}

}  // namespace plumbline::ingest
