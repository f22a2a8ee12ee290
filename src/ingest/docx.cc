// SPDX-License-Identifier: Apache-2.0
//
// Word's DOCX: body, tables, foot- and endnotes, headers and footers.

#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "ingest/office.h"
#include "ingest/readers.h"

namespace plumbline::ingest {
namespace {

// Kept beside the text on purpose: what was deleted, moved away, or is there twice.
bool is_left_out(std::string_view name) {
  return name == "del" || name == "moveFrom" || name == "Fallback" || name == "instrText" ||
         name == "delText" || name == "rPr" || name == "sectPr" || name == "tblPr" ||
         name == "docPartObj";
}

// Word's own name of each style ("heading 1", whatever the language of the program) by its id.
using StyleNames = std::map<std::string, std::string>;

StyleNames read_styles(const OfficeParts& parts) {
  StyleNames names;
  const auto part = parts.find("word/styles.xml");
  if (part == parts.end()) return names;
  XmlScan scan(part->second);
  std::string id;
  while (scan.next() != XmlScan::Kind::End) {
    if (scan.kind() != XmlScan::Kind::Open) continue;
    if (scan.name() == "style") id = scan.attribute("styleId");
    if (scan.name() == "name" && !id.empty()) {
      std::string name = scan.attribute("val");
      for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      names.emplace(id, std::move(name));
    }
  }
  return names;
}

// What a paragraph's properties, which the scanner has just opened, say that it is for.
model::BlockRole read_properties(XmlScan& scan, const StyleNames& styles) {
  using model::BlockRole;
  BlockRole role = BlockRole::Body;
  while (scan.next() != XmlScan::Kind::End) {
    if (scan.kind() == XmlScan::Kind::Close && scan.name() == "pPr") break;
    if (scan.kind() != XmlScan::Kind::Open) continue;
    if (scan.name() == "numPr" && role == BlockRole::Body) role = BlockRole::ListItem;
    if (scan.name() == "outlineLvl" && role == BlockRole::Body) role = BlockRole::Heading;
    if (scan.name() != "pStyle") continue;
    const auto style = styles.find(scan.attribute("val"));
    const std::string name = style == styles.end() ? scan.attribute("val") : style->second;
    if (name.starts_with("heading") || name.starts_with("Heading")) role = BlockRole::Heading;
    if (name == "title" || name == "Title" || name == "subtitle") role = BlockRole::Headline;
    if (name == "caption" || name == "Caption") role = BlockRole::Caption;
  }
  return role;
}

struct Counts {
  std::size_t deleted = 0;
  std::size_t embedded = 0;  // altChunk, OLE objects
};

void append_symbol(TextBuilder& builder, const XmlScan& scan) {
  const unsigned long code = std::strtoul(scan.attribute("char").c_str(), nullptr, 16);
  const bool is_private = code >= 0xE000 && code <= 0xF8FF;  // a picture of a symbol font
  if (code < 0x20 || code > 0x10FFFF || is_private || (code >= 0xD800 && code <= 0xDFFF)) return;
  std::string sign;
  append_utf8(sign, static_cast<char32_t>(code));
  builder.append(sign, {scan.begin(), scan.end(), 0}, false);
}

// Word's words for what stands between the pieces of text.
bool append_break(TextBuilder& builder, const XmlScan& scan) {
  const std::string_view name = scan.name();
  if (name == "tab") {
    builder.append("\t", {scan.begin(), scan.end(), 0}, false);
  } else if (name == "br" || name == "cr") {
    builder.line();
  } else if (name == "noBreakHyphen") {
    builder.append("-", {scan.begin(), scan.end(), 0}, false);
  } else if (name == "sym") {
    append_symbol(builder, scan);
  } else {
    return false;
  }
  return true;
}

// True if `name` opens a paragraph, a row or a cell, or says what a paragraph is for.
bool open_block(XmlScan& scan, const StyleNames& styles, TableState& table, TextBuilder& builder) {
  const std::string_view name = scan.name();
  if (name == "p") {
    builder.role(model::BlockRole::Body);
    table.open_paragraph();
  } else if (name == "pPr") {
    builder.role(read_properties(scan, styles));
  } else if (name == "tr") {
    table.open_row();
  } else if (name == "tc") {
    table.open_cell();
  } else {
    return false;
  }
  return true;
}

void read_part(std::string_view xml, const StyleNames& styles, TextBuilder& builder,
               Counts& counts) {
  TableState table(builder);
  XmlScan scan(xml);
  bool in_text = false;
  while (scan.next() != XmlScan::Kind::End && !builder.full()) {
    const std::string_view name = scan.name();
    if (scan.kind() == XmlScan::Kind::Text) {
      if (in_text) append_token(builder, scan);
    } else if (scan.kind() == XmlScan::Kind::Close) {
      if (name == "t") in_text = false;
      if (name == "tc") table.close_cell();
      if (name == "tr") table.close_row();
    } else if (is_left_out(name)) {
      counts.deleted += name == "del" ? 1U : 0U;
      scan.skip();
    } else if (name == "t") {
      in_text = true;
    } else if (!open_block(scan, styles, table, builder) && !append_break(builder, scan)) {
      counts.embedded += name == "altChunk" || name == "OLEObject" ? 1U : 0U;
    }
  }
}

// The main part's name, which is not always word/document.xml.
std::string main_part(const OfficeParts& parts) {
  if (parts.contains("word/document.xml")) return "word/document.xml";
  const auto types = parts.find("[Content_Types].xml");
  if (types == parts.end()) return {};
  XmlScan scan(types->second);
  while (scan.next() != XmlScan::Kind::End) {
    if (scan.kind() != XmlScan::Kind::Open || scan.name() != "Override") continue;
    if (scan.attribute("ContentType").find("document.main+xml") == std::string::npos) continue;
    const std::string name = scan.attribute("PartName");
    return name.starts_with('/') ? name.substr(1) : name;
  }
  return {};
}

bool stands_under(const std::string& name, std::string_view start) {
  return name.starts_with(start) && name.find('/', start.size()) == std::string::npos;
}

}  // namespace

Result<model::Document> read_docx(const RawFile& raw) {
  PL_TRY(const OfficeParts parts, office_parts(raw, "word/"));
  const auto body = parts.find(main_part(parts));
  if (body == parts.end()) {
    return Error{ErrorCode::Malformed, "it holds no document part; the file is damaged"};
  }
  model::Document document;
  document.media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  TextBuilder builder(raw.limits.text_bytes);
  const StyleNames styles = read_styles(parts);
  Counts counts;
  bool comments = false;
  const auto all_under = [&](std::string_view start) {
    for (const auto& [name, xml] : parts) {
      if (!stands_under(name, start)) continue;
      builder.paragraph();
      read_part(xml, styles, builder, counts);
    }
  };
  all_under("word/header");
  builder.paragraph();
  read_part(body->second, styles, builder, counts);
  for (const char* start : {"word/footnotes", "word/endnotes", "word/footer"}) all_under(start);
  for (const auto& [name, xml] : parts) comments = comments || stands_under(name, "word/comments");
  if (const auto core = parts.find("docProps/core.xml"); core != parts.end()) {
    read_description(core->second, document);
  }
  builder.role(model::BlockRole::Body);
  builder.finish(document);
  if (counts.deleted > 0) {
    note(document, "I020", std::to_string(counts.deleted) + " tracked deletions were left out");
  }
  if (comments) note(document, "I021", "comments of reviewers were left out");
  if (counts.embedded > 0) {
    note(document, "I022", std::to_string(counts.embedded) + " embedded objects were not read");
  }
  if (document.text.empty()) note(document, "I006", "the file holds no text");
  return document;
}

}  // namespace plumbline::ingest
