// SPDX-License-Identifier: Apache-2.0
//
// What DOCX and ODT share: their parts as XML, their tables, their description of themselves.

#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "ingest/readers.h"
#include "ingest/text_builder.h"
#include "ingest/xml_scan.h"

namespace plumbline::ingest {

using OfficeParts = std::map<std::string, std::string>;

// The XML parts of an office file as UTF-8. An error if one declares a document type, is over a
// limit, or is encrypted.
[[nodiscard]] Result<OfficeParts> office_parts(const RawFile& raw, std::string_view folder);

// Title, authors and language from docProps/core.xml or meta.xml.
void read_description(std::string_view xml, model::Document& document);

// A row of a table is a paragraph, its cells divided by tabs; tables may hold tables.
class TableState {
 public:
  explicit TableState(TextBuilder& builder) : builder_(builder) {}
  void open_row();
  void close_row();
  void open_cell();
  void close_cell();
  // A paragraph begins: in a cell, what was a paragraph is a space.
  void open_paragraph();

 private:
  TextBuilder& builder_;
  int cells_open_ = 0;
  bool cell_has_text_ = false;
  bool first_cell_ = true;
};

// Appends the text of the scanner's present token; exact where no entity was resolved.
void append_token(TextBuilder& builder, const XmlScan& scan);

}  // namespace plumbline::ingest
