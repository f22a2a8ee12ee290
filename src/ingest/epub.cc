// SPDX-License-Identifier: Apache-2.0
//
// EPUB: the chapters in the order of the book's spine. `page` of a run is the chapter's number, its
// bytes are those of the chapter's file.

#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/utf8.h"
#include "ingest/archive.h"
#include "ingest/office.h"
#include "ingest/readers.h"
#include "ingest/text_builder.h"
#include "ingest/xml_scan.h"

namespace plumbline::ingest {
namespace {

bool is_wanted(std::string_view name) {
  for (const std::string_view ending : {".xhtml", ".html", ".htm", ".xml", ".opf"}) {
    if (name.ends_with(ending)) return true;
  }
  return false;
}

std::string root_file(const OfficeParts& parts) {
  const auto container = parts.find("META-INF/container.xml");
  if (container != parts.end()) {
    XmlScan scan(container->second);
    while (scan.next() != XmlScan::Kind::End) {
      if (scan.kind() == XmlScan::Kind::Open && scan.name() == "rootfile")
        return scan.attribute("full-path");
    }
  }
  for (const auto& [name, bytes] : parts) {
    if (name.ends_with(".opf")) return name;
  }
  return {};
}

std::string from_percent(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '%' && at + 2 < text.size()) {
      out.push_back(static_cast<char>(std::strtol(text.substr(at + 1, 2).c_str(), nullptr, 16)));
      at += 2;
    } else {
      out.push_back(text[at]);
    }
  }
  return out;
}

struct Book {
  std::vector<std::string> chapters;  // member names in reading order
  std::string publisher;
  std::string date;
};

Book read_package(const std::string& name, std::string_view opf, model::Document& document) {
  Book book;
  const std::size_t slash = name.rfind('/');
  const std::string folder = slash == std::string::npos ? std::string() : name.substr(0, slash + 1);
  std::map<std::string, std::string> files;
  XmlScan scan(opf);
  while (scan.next() != XmlScan::Kind::End) {
    if (scan.kind() != XmlScan::Kind::Open) continue;
    if (scan.name() == "item") {
      files[scan.attribute("id")] = folder + from_percent(scan.attribute("href"));
    } else if (scan.name() == "itemref") {
      const auto file = files.find(scan.attribute("idref"));
      if (file != files.end()) book.chapters.push_back(file->second);
    } else if (scan.name() == "publisher" || scan.name() == "date") {
      std::string& field = scan.name() == "date" ? book.date : book.publisher;
      if (scan.next() == XmlScan::Kind::Text && field.empty())
        field = repair_utf8(scan.text().substr(0, 500));
    }
  }
  read_description(opf, document);
  return book;
}

}  // namespace

Result<model::Document> read_epub(const RawFile& raw) {
  PL_TRY(const OfficeParts parts, unpack_some(raw.bytes, raw.limits, is_wanted));
  if (parts.contains("META-INF/encryption.xml") &&
      parts.at("META-INF/encryption.xml").find("CipherReference") != std::string::npos &&
      parts.contains("META-INF/rights.xml")) {
    return Error{ErrorCode::Unreadable, "it is protected against copying"};
  }
  const std::string root = root_file(parts);
  const auto package = parts.find(root);
  if (package == parts.end())
    return Error{ErrorCode::Malformed, "it does not say what it holds; the file is damaged"};
  model::Document document;
  document.media_type = "application/epub+zip";
  const Book book = read_package(root, package->second, document);
  document.publisher = book.publisher;
  if (const auto date = parse_iso(book.date)) document.published = *date;
  TextBuilder builder(raw.limits.text_bytes);
  std::uint32_t number = 0;
  for (const std::string& name : book.chapters) {
    ++number;
    const auto file = parts.find(name);
    if (file == parts.end()) {
      document.diagnostics.push_back(
          {"I050", "chapter " + std::to_string(number) + " is named but not in the file",
           std::nullopt});
      continue;
    }
    RawFile inner = raw;
    inner.name = name;
    inner.bytes = file->second;
    const Result<model::Document> chapter = read_html(inner, HtmlScope::Whole);
    if (chapter) {
      builder.append_document(*chapter, [number](const model::SourceRun& run) {
        return Origin{run.begin, run.end, number};
      });
    } else {
      document.diagnostics.push_back(
          {"I050",
           "chapter " + std::to_string(number) + " could not be read: " + chapter.error().message,
           std::nullopt});
    }
  }
  builder.finish(document);
  if (document.text.empty())
    document.diagnostics.push_back({"I006", "the book holds no text", std::nullopt});
  return document;
}

}  // namespace plumbline::ingest
