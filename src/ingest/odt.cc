// SPDX-License-Identifier: Apache-2.0
//
// OpenDocument text: body and tables, then its notes.

#include <algorithm>
#include <cstdlib>
#include <string>

#include "ingest/office.h"
#include "ingest/readers.h"

namespace plumbline::ingest {
namespace {

enum class Pass : std::uint8_t { Body, Notes };

// White space means one space, as in HTML; `text:s` stands for more.
void append_collapsed(TextBuilder& builder, const XmlScan& scan) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::string_view text = scan.text();
  const bool exact = text.size() == scan.end() - scan.begin();
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t begin = text.find_first_not_of(kBlank, at);
    if (begin != at) builder.space();
    if (begin == std::string_view::npos) return;
    const std::size_t end = std::min(text.find_first_of(kBlank, begin), text.size());
    const Origin origin = exact ? Origin{scan.begin() + begin, scan.begin() + end, 0}
                                : Origin{scan.begin(), scan.end(), 0};
    builder.append(text.substr(begin, end - begin), origin, exact);
    at = end;
  }
}

class OdtReader {
 public:
  OdtReader(TextBuilder& builder, Pass pass) : builder_(builder), table_(builder), pass_(pass) {}

  void read(std::string_view xml) {
    XmlScan scan(xml);
    while (scan.next() != XmlScan::Kind::End && !builder_.full()) {
      if (scan.kind() == XmlScan::Kind::Open) {
        open(scan);
      } else if (scan.kind() == XmlScan::Kind::Close) {
        close(scan.name());
      } else if (paragraphs_ > 0 && speaks()) {
        append_collapsed(builder_, scan);
      }
    }
  }

  [[nodiscard]] std::size_t annotations() const { return annotations_; }
  [[nodiscard]] std::size_t changes() const { return changes_; }

 private:
  [[nodiscard]] bool speaks() const { return pass_ == Pass::Body ? notes_ == 0 : notes_ > 0; }

  void open(XmlScan& scan) {
    const std::string_view name = scan.name();
    if (name == "annotation" || name == "tracked-changes" || name == "note-citation" ||
        scan.qualified() == "svg:title" || scan.qualified() == "svg:desc") {
      annotations_ += name == "annotation" ? 1U : 0U;
      changes_ += name == "tracked-changes" ? 1U : 0U;
      scan.skip();
      return;
    }
    if (name == "note") ++notes_;
    if (name == "list-item") ++items_;
    if (name == "p" || name == "h") {
      ++paragraphs_;
      if (speaks()) table_.open_paragraph();
      builder_.role(role_of(name, scan.attribute("style-name")));
    }
    if (!speaks()) return;
    if (name == "table-row") table_.open_row();
    if (name == "table-cell") table_.open_cell();
    if (name == "line-break") builder_.line();
    if (name == "tab") builder_.append("\t", {scan.begin(), scan.end(), 0}, false);
    if (name == "s") builder_.space();
  }

  [[nodiscard]] model::BlockRole role_of(std::string_view name, const std::string& style) const {
    using model::BlockRole;
    if (name == "h") return BlockRole::Heading;
    if (style == "Title" || style == "Subtitle") return BlockRole::Headline;
    if (style == "Caption" || style == "Illustration" || style == "Figure") {
      return BlockRole::Caption;
    }
    return items_ > 0 ? BlockRole::ListItem : BlockRole::Body;
  }

  void close(std::string_view name) {
    if (name == "list-item" && items_ > 0) --items_;
    if (name == "note" && notes_ > 0) {
      if (pass_ == Pass::Notes) builder_.paragraph();
      --notes_;
    }
    if ((name == "p" || name == "h") && paragraphs_ > 0) --paragraphs_;
    if (!speaks()) return;
    if (name == "table-cell") table_.close_cell();
    if (name == "table-row") table_.close_row();
  }

  TextBuilder& builder_;
  TableState table_;
  Pass pass_;
  std::size_t notes_ = 0;
  std::size_t items_ = 0;
  std::size_t paragraphs_ = 0;
  std::size_t annotations_ = 0;
  std::size_t changes_ = 0;
};

}  // namespace

Result<model::Document> read_odt(const RawFile& raw) {
  PL_TRY(const OfficeParts parts, office_parts(raw, ""));
  const auto manifest = parts.find("META-INF/manifest.xml");
  if (manifest != parts.end() && manifest->second.find("encryption-data") != std::string::npos) {
    return Error{ErrorCode::Unreadable,
                 "it is protected with a password; save a copy without it first"};
  }
  const auto content = parts.find("content.xml");
  if (content == parts.end()) {
    return Error{ErrorCode::Malformed, "it holds no content part; the file is damaged"};
  }
  model::Document document;
  document.media_type = "application/vnd.oasis.opendocument.text";
  TextBuilder builder(raw.limits.text_bytes);
  OdtReader body(builder, Pass::Body);
  body.read(content->second);
  builder.paragraph();
  OdtReader(builder, Pass::Notes).read(content->second);
  if (const auto meta = parts.find("meta.xml"); meta != parts.end()) {
    read_description(meta->second, document);
  }
  builder.finish(document);
  if (body.changes() > 0) note(document, "I020", "tracked deletions were left out");
  if (body.annotations() > 0) note(document, "I021", "comments of reviewers were left out");
  if (document.text.empty()) note(document, "I006", "the file holds no text");
  return document;
}

}  // namespace plumbline::ingest
