// SPDX-License-Identifier: Apache-2.0

#include "ingest/office.h"

#include <algorithm>

#include "base/utf8.h"
#include "ingest/archive.h"
#include "ingest/decode.h"

namespace plumbline::ingest {

Result<OfficeParts> office_parts(const RawFile& raw, std::string_view folder) {
  const auto wanted = [folder](std::string_view name) {
    if (!name.ends_with(".xml")) return false;
    return name.find('/') == std::string_view::npos || name.starts_with("docProps/") ||
           name.starts_with("META-INF/") || (!folder.empty() && name.starts_with(folder));
  };
  PL_TRY(OfficeParts parts, unpack_some(raw.bytes, raw.limits, wanted));
  for (auto& [name, xml] : parts) {
    if (has_document_type(xml)) {
      return Error{ErrorCode::Malformed, name +
                                             " declares a document type, which no office program "
                                             "writes and entity bombs need; it was not read"};
    }
    if (!is_valid_utf8(xml)) xml = decode_text(xml, "").text;
  }
  return parts;
}

void read_description(std::string_view xml, model::Document& document) {
  XmlScan scan(xml);
  while (scan.next() != XmlScan::Kind::End) {
    if (scan.kind() != XmlScan::Kind::Open) continue;
    const std::string_view name = scan.name();
    std::string* field = nullptr;
    if (name == "title") field = &document.title;
    if (name == "language") field = &document.language;
    const bool author = name == "creator" || name == "initial-creator";
    if (field == nullptr && !author) continue;
    if (scan.next() != XmlScan::Kind::Text) continue;
    std::string value(scan.text().substr(0, 1000));
    value = repair_utf8(value);
    if (author) {
      const auto& known = document.authors;
      if (std::find(known.begin(), known.end(), value) == known.end()) {
        document.authors.push_back(std::move(value));
      }
    } else if (field->empty()) {
      *field = std::move(value);
    }
  }
  document.language = document.language.substr(0, document.language.find('-'));
  if (document.language.size() != 2) document.language.clear();
}

void TableState::open_row() {
  if (cells_open_ == 0) builder_.paragraph();
  first_cell_ = true;
}

void TableState::close_row() {
  if (cells_open_ == 0) builder_.paragraph();
}

void TableState::open_cell() {
  if (cells_open_ == 0 && !first_cell_) builder_.append("\t", {});
  first_cell_ = false;
  ++cells_open_;
  cell_has_text_ = false;
}

void TableState::close_cell() {
  if (cells_open_ > 0) --cells_open_;
}

void TableState::open_paragraph() {
  if (cells_open_ == 0) {
    builder_.paragraph();
    return;
  }
  if (cell_has_text_) builder_.space();
  cell_has_text_ = true;
}

void append_token(TextBuilder& builder, const XmlScan& scan) {
  builder.append(scan.text(), {scan.begin(), scan.end(), 0});
}

}  // namespace plumbline::ingest
