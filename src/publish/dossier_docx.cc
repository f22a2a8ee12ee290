// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/zip_writer.h"
#include "publish/charts.h"
#include "publish/display.h"
#include "publish/docx_parts_internal.h"
#include "publish/dossier.h"
#include "publish/dossier_notes.h"

namespace plumbline::publish {
namespace {

constexpr int kTextWidth = 9637;        // twentieths of a point between the margins
constexpr double kEmuPerPoint = 12700;  // English metric units

std::string safe_xml(std::string_view words) {
  return xml_text(visible(words));
}

std::string run(std::string_view words, std::string_view properties = {}) {
  if (words.empty()) return {};
  std::string out = "<w:r>";
  if (!properties.empty()) out += fmt::format("<w:rPr>{}</w:rPr>", properties);
  return out + fmt::format("<w:t xml:space=\"preserve\">{}</w:t></w:r>", xml_text(words));
}

std::string runs(const Runs& list) {
  std::string out;
  for (const Run& each : list) {
    if (each.passage != 0) {
      out += fmt::format("<w:hyperlink w:anchor=\"p{}\">{}</w:hyperlink>", each.passage,
                         run(each.words, "<w:rStyle w:val=\"Hyperlink\"/>"));
    } else {
      out += run(each.words, each.italic ? "<w:i/>" : "");
    }
  }
  return out;
}

std::string paragraph(std::string_view style, const std::string& content,
                      std::string_view more = {}) {
  return fmt::format("<w:p><w:pPr><w:pStyle w:val=\"{}\"/>{}</w:pPr>{}</w:p>\n", style, more,
                     content);
}

Result<std::string> zipped(const std::vector<std::pair<std::string, std::string>>& members) {
  std::string out;
  const ByteSink sink = [&out](std::string_view bytes) -> Status {
    out += bytes;
    return Done{};
  };
  ZipWriter zip(sink);
  for (const auto& [path, bytes] : members) {
    if (Status added = zip.add(path, bytes, ZipWriter::Packing::Deflated); !added) {
      return Error(added.error());
    }
  }
  if (Status done = zip.finish(); !done) return Error(done.error());
  return out;
}

const char* docx_sign(model::CellMark mark) {
  switch (mark) {
    case model::CellMark::Good: return "\u25CF\u00A0";
    case model::CellMark::Middle: return "\u25B2\u00A0";
    case model::CellMark::Bad: return "\u25A0\u00A0";
    case model::CellMark::Open: return "\u25CB\u00A0";
    case model::CellMark::None: break;
  }
  return "";
}

class File {
 public:
  explicit File(const model::Dossier& dossier) : dossier_(dossier), notes_(dossier) {}

  Result<std::string> write() {
    cover();
    contents();
    for (const model::DossierSection& section : dossier_.sections) write(section);
    references();
    passages();
    body_ += paragraph("PassageFacts", run(words("doc.footer")));
    std::vector<std::pair<std::string, std::string>> members = {
        {"[Content_Types].xml", docx_content_types(pictures_.size())},
        {"_rels/.rels", docx_root_relations()},
        {"docProps/core.xml", docx_core(dossier_)},
        {"word/document.xml", document()},
        {"word/_rels/document.xml.rels", docx_relations(pictures_.size())},
        {"word/styles.xml", docx_styles(dossier_)},
        {"word/numbering.xml", docx_numbering()},
        {"word/settings.xml", docx_settings()},
        {"word/footnotes.xml", footnotes()},
        {"word/header1.xml", docx_header(dossier_)},
        {"word/footer1.xml", docx_footer()},
    };
    for (std::size_t i = 0; i < pictures_.size(); ++i) {
      members.emplace_back(fmt::format("word/media/picture{}.emf", i + 1), std::move(pictures_[i]));
    }
    return zipped(members);
  }

 private:
  [[nodiscard]] std::string words(std::string_view key) const { return words_of(dossier_, key); }

  void cover() {
    body_ += paragraph("Kicker", run(words("doc.kicker"))) +
             paragraph("Title", run(visible(dossier_.country_name))) +
             paragraph("Subtitle", run(visible(dossier_.subtitle)));
    for (const Fact& fact : cover_facts(dossier_)) put_fact(fact);
  }
  void put_fact(const Fact& fact) {
    body_ += paragraph("PassageFacts", run(fact.label + ": ") + run(fact.value),
                       "<w:keepNext/><w:spacing w:after=\"20\"/><w:ind w:left=\"0\"/>");
  }

  [[nodiscard]] std::vector<std::pair<std::string, std::string>> chapters() const {
    std::vector<std::pair<std::string, std::string>> out;
    for (const auto& section : dossier_.sections)
      out.emplace_back("s-" + section.id, visible(section.title));
    if (!notes_.in_notes()) out.emplace_back("s-references", words("doc.references"));
    out.emplace_back("s-passages", words("doc.passages"));
    return out;
  }

  // A field that a word processor brings up to date, with its last result: no page numbers, which
  // only a word processor knows.
  void contents() {
    body_ += paragraph("TOCHeading", run(words("doc.contents")));
    const auto list = chapters();
    for (std::size_t i = 0; i < list.size(); ++i) {
      std::string content;
      if (i == 0) {
        content =
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText "
            "xml:space=\"preserve\"> TOC \\o "
            "\"1-1\" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar "
            "w:fldCharType=\"separate\"/></w:r>";
      }
      content += fmt::format("<w:hyperlink w:anchor=\"{}\">{}</w:hyperlink>",
                             xml_text(list[i].first), run(list[i].second));
      if (i + 1 == list.size()) content += "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
      body_ += paragraph("TOC1", content);
    }
  }

  void heading(std::string_view style, const std::string& title, const std::string& anchor,
               bool on_new_page = false) {
    std::string content = run(title);
    if (!anchor.empty()) content = bookmark(anchor, content);
    body_ += paragraph(style, content, on_new_page ? "<w:pageBreakBefore/>" : "");
  }
  std::string bookmark(const std::string& name, const std::string& content) {
    ++bookmarks_;
    return fmt::format(
        "<w:bookmarkStart w:id=\"{0}\" w:name=\"{1}\"/>{2}<w:bookmarkEnd w:id=\"{0}\"/>",
        bookmarks_, xml_text(name), content);
  }

  void write(const model::DossierSection& section) {
    heading("Heading1", visible(section.title), "s-" + section.id,
            &section == &dossier_.sections.front());
    for (const model::DossierBlock& block : section.blocks) {
      std::visit([this](const auto& one) { write(one); }, block);
    }
  }

  std::string cited(const std::vector<std::size_t>& passages) {
    const Notes::Mark mark = notes_.cite(passages);
    if (mark.words.empty()) return {};
    if (mark.note == 0) return run(" ") + runs(mark.words);
    return fmt::format(
        "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference "
        "w:id=\"{}\"/></w:r>",
        mark.note);
  }

  void write(const model::DossierHeading& one) {
    heading(one.level <= 3 ? "Heading2" : "Heading3", visible(one.words), {});
  }
  void write(const model::DossierParagraph& one) {
    using Form = model::DossierParagraph::Form;
    std::string content;
    for (const model::DossierStatement& statement : one.statements) {
      if (!content.empty()) content += run(" ");
      content += run(visible(statement.words)) + cited(statement.passages);
      if (statement.hand && !statement.hand->tag.empty()) {
        content += run(" [" + visible(statement.hand->tag) + "]", "<w:rStyle w:val=\"Hand\"/>");
      }
    }
    if (one.form == Form::Own) body_ += paragraph("OwnLabel", run(visible(one.label)));
    body_ += paragraph(style_of(one.form), content);
  }
  static const char* style_of(model::DossierParagraph::Form form) {
    using Form = model::DossierParagraph::Form;
    switch (form) {
      case Form::Item: return "ListBullet";
      case Form::Aside: return "Aside";
      case Form::Own: return "Own";
      case Form::Body: break;
    }
    return "BodyText";
  }

  void write(const model::DossierTable& table) {
    body_ += paragraph("Caption", run(visible(table.caption)));
    body_ += fmt::format(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"DossierTable\"/>{}<w:tblW w:w=\"{}\" "
        "w:type=\"dxa\"/><w:tblLayout "
        "w:type=\"fixed\"/><w:tblLook w:val=\"04A0\" w:firstRow=\"1\" "
        "w:firstColumn=\"1\"/><w:tblCaption "
        "w:val=\"{}\"/></w:tblPr><w:tblGrid>",
        dossier_.words.right_to_left ? "<w:bidiVisual/>" : "", kTextWidth, safe_xml(table.caption));
    int all = 0;
    for (const auto& column : table.columns) all += std::max(1, column.width);
    std::vector<int> widths;
    for (const auto& column : table.columns) {
      widths.push_back(kTextWidth * std::max(1, column.width) / std::max(1, all));
      body_ += fmt::format("<w:gridCol w:w=\"{}\"/>", widths.back());
    }
    body_ += "</w:tblGrid>\n<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
    for (std::size_t i = 0; i < widths.size(); ++i) {
      put_cell(widths[i], run(visible(table.columns[i].words), "<w:b/>"), table.columns[i].number);
    }
    body_ += "</w:tr>\n";
    for (const auto& row : table.rows) {
      body_ += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
      for (std::size_t i = 0; i < widths.size(); ++i) {
        const model::DossierCell none;
        const model::DossierCell& cell = i < row.size() ? row[i] : none;
        put_cell(widths[i],
                 run(docx_sign(cell.mark) + visible(cell.words), i == 0 ? "<w:b/>" : "") +
                     cited(cell.passages),
                 table.columns[i].number);
      }
      body_ += "</w:tr>\n";
    }
    body_ += "</w:tbl>\n" + paragraph("BodyText", "");
  }
  void put_cell(int width, const std::string& content, bool number) {
    body_ += fmt::format("<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/></w:tcPr>", width) +
             paragraph("TableText", content, number ? "<w:jc w:val=\"right\"/>" : "") + "</w:tc>";
  }

  // Every other block is a picture.
  template <class Block>
  void write(const Block& block) {
    const Drawing drawing = draw(block);
    pictures_.push_back(to_emf(drawing));
    body_ += paragraph("Caption", run(visible(block.words.caption)));
    const auto wide = std::lround(drawing.width * kEmuPerPoint);
    const auto high = std::lround(drawing.height * kEmuPerPoint);
    body_ += paragraph(
        "BodyText",
        fmt::format(
            "<w:r><w:drawing><wp:inline "
            "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
            "distT=\"0\" "
            "distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{0}\" cy=\"{1}\"/><wp:docPr "
            "id=\"{2}\" "
            "name=\"Picture {2}\" descr=\"{3}\"/><a:graphic "
            "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData "
            "uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic "
            "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/"
            "picture\"><pic:nvPicPr><pic:cNvPr "
            "id=\"{2}\" "
            "name=\"picture{2}.emf\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip "
            "r:embed=\"picture{2}\"/><a:stretch><a:fillRect/></a:stretch></"
            "pic:blipFill><pic:spPr><a:xfrm><a:off "
            "x=\"0\" y=\"0\"/><a:ext cx=\"{0}\" cy=\"{1}\"/></a:xfrm><a:prstGeom "
            "prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></"
            "a:graphic></wp:inline>"
            "</w:drawing></w:r>",
            wide, high, pictures_.size(), safe_xml(block.words.instead)),
        "<w:spacing w:line=\"240\" w:lineRule=\"auto\"/>");
  }

  void references() {
    if (notes_.in_notes()) return;
    heading("Heading1", words("doc.references"), "s-references", true);
    for (const std::size_t document : reference_order(dossier_, notes_.citer())) {
      body_ += paragraph("Passage", runs(notes_.citer().entry(document)));
    }
  }

  void passages() {
    heading("Heading1", words("doc.passages"), "s-passages", true);
    body_ += paragraph("BodyText", run(words("doc.passages.intro")));
    const auto by_document = passages_by_document(dossier_);
    for (std::size_t i = 0; i < by_document.size(); ++i) {
      body_ += paragraph("Heading3", runs(notes_.citer().heading(i)));
      for (const Fact& fact : document_facts(dossier_, i)) put_fact(fact);
      body_ += paragraph("PassageFacts", "", "<w:keepNext/><w:spacing w:after=\"0\"/>");
      for (const std::size_t passage : by_document[i]) {
        const std::string number = fmt::format("{}", passage + 1);
        body_ += paragraph("Passage",
                           bookmark("p" + number, run(number, "<w:b/>")) + "<w:r><w:tab/></w:r>" +
                               run(visible(passage_in_marks(dossier_.passages[passage].exact))),
                           "<w:keepNext/>");
        body_ += paragraph("PassageFacts", run(passage_facts(dossier_, passage)));
      }
    }
  }

  [[nodiscard]] std::string document() const {
    return std::string(kXmlHead) +
           fmt::format(
               "<w:document {}><w:body>\n{}<w:sectPr><w:headerReference w:type=\"default\" "
               "r:id=\"header1\"/><w:footerReference w:type=\"default\" r:id=\"footer1\"/><w:pgSz "
               "w:w=\"11906\" "
               "w:h=\"16838\"/><w:pgMar w:top=\"1300\" w:right=\"1134\" w:bottom=\"1200\" "
               "w:left=\"1134\" "
               "w:header=\"600\" w:footer=\"560\" "
               "w:gutter=\"0\"/><w:titlePg/>{}</w:sectPr></w:body></w:document>",
               kWordSpace, body_, dossier_.words.right_to_left ? "<w:bidi/>" : "");
  }

  [[nodiscard]] std::string footnotes() const {
    std::string out(kXmlHead);
    out += fmt::format(
        "<w:footnotes {}><w:footnote w:type=\"separator\" "
        "w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p>"
        "</w:footnote><w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r>"
        "<w:continuationSeparator/></w:r></w:p></w:footnote>\n",
        kWordSpace);
    for (std::size_t i = 0; i < notes_.notes().size(); ++i) {
      out +=
          fmt::format("<w:footnote w:id=\"{}\">", i + 1) +
          paragraph(
              "FootnoteText",
              "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>" +
                  run(" ") + runs(notes_.notes()[i])) +
          "</w:footnote>\n";
    }
    return out + "</w:footnotes>";
  }

  const model::Dossier& dossier_;
  Notes notes_;
  std::string body_;
  std::vector<std::string> pictures_;
  std::size_t bookmarks_ = 0;
};

}  // namespace

Result<std::string> dossier_docx(const model::Dossier& dossier) {
  return File(dossier).write();
}

}  // namespace plumbline::publish
