// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/utf8.h"
#include "publish/display.h"
#include "publish/docx_parts_internal.h"

namespace plumbline::publish {
namespace {

constexpr std::string_view kOffice =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

struct Style {
  std::string_view id;
  std::string_view name;
  std::string_view based;
  std::string_view paragraph;  // pPr
  std::string_view run;        // rPr
  std::string_view next = "BodyText";
};

constexpr std::string_view kSans =
    "<w:rFonts w:ascii=\"Noto Sans\" w:hAnsi=\"Noto Sans\" w:cs=\"Noto Sans\"/>";

// Sizes are in half points, distances in twentieths.
constexpr std::array<Style, 18> kStyles = {{
    {"BodyText", "Body Text", "Normal",
     "<w:spacing w:after=\"140\" w:line=\"288\" w:lineRule=\"auto\"/>", ""},
    {"Title", "Title", "Normal", "<w:spacing w:before=\"240\" w:after=\"120\"/>",
     "<w:b/><w:color w:val=\"1B2430\"/><w:sz w:val=\"56\"/>", "Subtitle"},
    {"Subtitle", "Subtitle", "Normal", "<w:spacing w:after=\"280\"/>",
     "<w:color w:val=\"56616E\"/><w:sz w:val=\"25\"/>"},
    {"Kicker", "Kicker", "Normal", "<w:spacing w:before=\"1200\" w:after=\"60\"/>",
     "<w:b/><w:caps/><w:color w:val=\"1F4E79\"/><w:spacing w:val=\"30\"/><w:sz w:val=\"18\"/>",
     "Title"},
    {"Heading1", "heading 1", "Normal",
     "<w:keepNext/><w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"4\" "
     "w:color=\"D5DAE0\"/></w:pBdr>"
     "<w:spacing w:before=\"520\" w:after=\"180\"/><w:outlineLvl w:val=\"0\"/>",
     "<w:b/><w:color w:val=\"1B2430\"/><w:sz w:val=\"32\"/>"},
    {"Heading2", "heading 2", "Normal",
     "<w:keepNext/><w:spacing w:before=\"320\" w:after=\"100\"/><w:outlineLvl w:val=\"1\"/>",
     "<w:b/><w:color w:val=\"1B2430\"/><w:sz w:val=\"24\"/>"},
    {"Heading3", "heading 3", "Normal",
     "<w:keepNext/><w:spacing w:before=\"220\" w:after=\"80\"/><w:outlineLvl w:val=\"2\"/>",
     "<w:b/><w:color w:val=\"56616E\"/><w:sz w:val=\"21\"/>"},
    {"TOCHeading", "TOC Heading", "Normal",
     "<w:keepNext/><w:spacing w:before=\"360\" w:after=\"120\"/>", "<w:b/><w:sz w:val=\"24\"/>"},
    {"TOC1", "toc 1", "Normal",
     "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9637\"/></w:tabs><w:spacing "
     "w:after=\"60\"/>",
     ""},
    {"ListBullet", "List Bullet", "BodyText",
     "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:spacing w:after=\"80\"/>",
     ""},
    {"Aside", "Aside", "BodyText",
     "<w:pBdr><w:left w:val=\"single\" w:sz=\"24\" w:space=\"8\" w:color=\"D5DAE0\"/></w:pBdr>"
     "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F4F6F8\"/><w:ind w:left=\"200\"/>",
     "<w:sz w:val=\"19\"/>"},
    {"OwnLabel", "Own Label", "Normal",
     "<w:keepNext/><w:pBdr><w:left w:val=\"single\" w:sz=\"24\" w:space=\"8\" w:color=\"8A5300\"/>"
     "</w:pBdr><w:spacing w:before=\"80\" w:after=\"0\"/><w:ind w:left=\"200\"/>",
     "<w:b/><w:color w:val=\"6E4300\"/><w:sz w:val=\"15\"/>", "Own"},
    {"Own", "Own", "BodyText",
     "<w:pBdr><w:left w:val=\"single\" w:sz=\"24\" w:space=\"8\" w:color=\"8A5300\"/></w:pBdr>"
     "<w:ind w:left=\"200\"/>",
     ""},
    {"Caption", "caption", "Normal", "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"100\"/>",
     "<w:b/><w:sz w:val=\"18\"/>"},
    {"TableText", "Table Text", "Normal", "<w:spacing w:before=\"30\" w:after=\"30\"/>",
     "<w:sz w:val=\"17\"/>", "TableText"},
    {"FootnoteText", "footnote text", "Normal", "<w:spacing w:after=\"40\"/>",
     "<w:sz w:val=\"16\"/>", "FootnoteText"},
    {"Passage", "Passage", "Normal",
     "<w:spacing w:after=\"20\" w:line=\"264\" w:lineRule=\"auto\"/><w:ind w:left=\"560\" "
     "w:hanging=\"560\"/>",
     "<w:sz w:val=\"18\"/>"},
    {"PassageFacts", "Passage Facts", "Normal",
     "<w:spacing w:after=\"120\"/><w:ind w:left=\"560\"/>",
     "<w:color w:val=\"56616E\"/><w:sz w:val=\"15\"/>"},
}};

bool is_sans(std::string_view id) {
  return id != "BodyText" && id != "ListBullet" && id != "Aside" && id != "FootnoteText" &&
         id != "Passage" && id != "Own";
}

}  // namespace

std::string xml_text(std::string_view words) {
  std::string out;
  const std::string escaped = escape_html(words);
  for (std::size_t at = 0; at < escaped.size();) {
    const CodePoint point = decode_utf8(escaped, at);
    // Char of XML 1.0, 2.2: the last two of the first plane are none.
    const bool control = point.value < 0x20 && point.value != '\t' && point.value != '\n';
    if (!control && point.value != 0xFFFE && point.value != 0xFFFF) {
      out += escaped.substr(at, point.size);
    }
    at += std::max<std::size_t>(point.size, 1);
  }
  return out;
}

std::string docx_content_types(std::size_t pictures) {
  std::string out(kXmlHead);
  out +=
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      "<Default Extension=\"rels\" "
      "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/>";
  if (pictures > 0) out += "<Default Extension=\"emf\" ContentType=\"image/x-emf\"/>";
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kParts = {{
      {"document", "document.main"},
      {"styles", "styles"},
      {"numbering", "numbering"},
      {"settings", "settings"},
      {"footnotes", "footnotes"},
      {"header1", "header"},
      {"footer1", "footer"},
  }};
  for (const auto& [part, type] : kParts) {
    out += fmt::format(
        "<Override PartName=\"/word/{}.xml\" "
        "ContentType=\"application/vnd.openxmlformats-officedocument."
        "wordprocessingml.{}+xml\"/>",
        part, type);
  }
  return out +
         "<Override PartName=\"/docProps/core.xml\" "
         "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>";
}

std::string docx_root_relations() {
  return std::string(kXmlHead) +
         "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
         "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
         "relationships/officeDocument\" Target=\"word/document.xml\"/>"
         "<Relationship Id=\"rId2\" "
         "Type=\"http://schemas.openxmlformats.org/package/2006/relationships/"
         "metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>";
}

std::string docx_relations(std::size_t pictures) {
  std::string out(kXmlHead);
  out += "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  constexpr std::array<std::string_view, 6> kParts = {"styles",    "numbering", "settings",
                                                      "footnotes", "header1",   "footer1"};
  for (const std::string_view part : kParts) {
    const std::string_view type = part.ends_with('1') ? part.substr(0, part.size() - 1) : part;
    out += fmt::format("<Relationship Id=\"{0}\" Type=\"{1}{2}\" Target=\"{0}.xml\"/>", part,
                       kOffice, type);
  }
  for (std::size_t i = 1; i <= pictures; ++i) {
    out += fmt::format(
        "<Relationship Id=\"picture{0}\" Type=\"{1}image\" Target=\"media/picture{0}.emf\"/>", i,
        kOffice);
  }
  return out + "</Relationships>";
}

std::string docx_styles(const model::Dossier& dossier) {
  const bool turned = dossier.words.right_to_left;
  std::string out(kXmlHead);
  out += fmt::format(
      "<w:styles {0}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Noto Serif\" "
      "w:hAnsi=\"Noto "
      "Serif\" w:cs=\"Noto Serif\"/><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/><w:lang "
      "w:val=\"{1}\" "
      "w:bidi=\"{1}\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>{2}</w:pPr></w:pPrDefault></"
      "w:docDefaults>"
      "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
      "w:val=\"Normal\"/></w:style>",
      kWordSpace, xml_text(dossier.words.language), turned ? "<w:bidi/>" : "");
  for (const Style& style : kStyles) {
    out += fmt::format(
        "<w:style w:type=\"paragraph\" w:styleId=\"{}\"><w:name w:val=\"{}\"/><w:basedOn "
        "w:val=\"{}\"/><w:next "
        "w:val=\"{}\"/><w:qFormat/><w:pPr>{}</w:pPr><w:rPr>{}{}</w:rPr></w:style>",
        style.id, style.name, style.based, style.next, style.paragraph,
        is_sans(style.id) ? kSans : "", style.run);
  }
  out +=
      "<w:style w:type=\"character\" w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote "
      "reference\"/>"
      "<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>"
      "<w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name "
      "w:val=\"Hyperlink\"/><w:rPr><w:color "
      "w:val=\"1F4E79\"/></w:rPr></w:style>"
      "<w:style w:type=\"character\" w:styleId=\"Hand\"><w:name w:val=\"Hand\"/><w:rPr><w:color "
      "w:val=\"6E4300\"/><w:sz w:val=\"15\"/></w:rPr></w:style>"
      "<w:style w:type=\"table\" w:styleId=\"DossierTable\"><w:name w:val=\"Dossier "
      "Table\"/><w:tblPr>"
      "<w:tblBorders><w:top w:val=\"single\" w:sz=\"4\" w:color=\"D5DAE0\"/><w:bottom "
      "w:val=\"single\" "
      "w:sz=\"4\" w:color=\"D5DAE0\"/><w:insideH w:val=\"single\" w:sz=\"4\" "
      "w:color=\"D5DAE0\"/></w:tblBorders>"
      "<w:tblCellMar><w:left w:w=\"70\" w:type=\"dxa\"/><w:right w:w=\"70\" "
      "w:type=\"dxa\"/></w:tblCellMar>"
      "</w:tblPr><w:tblStylePr "
      "w:type=\"firstRow\"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders><w:bottom "
      "w:val=\"single\" w:sz=\"8\" "
      "w:color=\"1B2430\"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>";
  return out + "</w:styles>";
}

std::string docx_numbering() {
  return std::string(kXmlHead) +
         fmt::format(
             "<w:numbering {}><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType "
             "w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt "
             "w:val=\"bullet\"/>"
             "<w:lvlText w:val=\"\u2022\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"400\" "
             "w:hanging=\"260\"/></w:pPr></w:lvl></w:abstractNum><w:num "
             "w:numId=\"1\"><w:abstractNumId "
             "w:val=\"0\"/></w:num></w:numbering>",
             kWordSpace);
}

std::string docx_settings() {
  return std::string(kXmlHead) + fmt::format(
                                     "<w:settings {}><w:footnotePr><w:footnote "
                                     "w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr>"
                                     "<w:compat><w:compatSetting w:name=\"compatibilityMode\" "
                                     "w:uri=\"http://schemas.microsoft.com/office/word\" "
                                     "w:val=\"15\"/></w:compat></w:settings>",
                                     kWordSpace);
}

std::string docx_core(const model::Dossier& dossier) {
  std::string out(kXmlHead);
  out +=
      "<cp:coreProperties "
      "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>" +
      xml_text(dossier.title) + "</dc:title><dc:creator>Plumbline</dc:creator><dc:language>" +
      xml_text(dossier.words.language) + "</dc:language>";
  if (dossier.date.size() == 10) {
    out += fmt::format(
        "<dcterms:created "
        "xsi:type=\"dcterms:W3CDTF\">{0}T00:00:00Z</dcterms:created><dcterms:modified "
        "xsi:type=\"dcterms:W3CDTF\">{0}T00:00:00Z</dcterms:modified>",
        dossier.date);
  }
  return out + "</cp:coreProperties>";
}

namespace {

std::string field(std::string_view code) {
  return fmt::format(
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> {} "
      "</w:instrText></w:r><w:r><w:fldChar "
      "w:fldCharType=\"separate\"/></w:r><w:r><w:t></w:t></w:r><w:r>"
      "<w:fldChar w:fldCharType=\"end\"/></w:r>",
      code);
}

constexpr std::string_view kSmall = "<w:spacing w:after=\"0\"/>";

}  // namespace

std::string docx_header(const model::Dossier& dossier) {
  return std::string(kXmlHead) +
         fmt::format(
             "<w:hdr {}><w:p><w:pPr><w:pStyle w:val=\"PassageFacts\"/><w:tabs><w:tab "
             "w:val=\"right\" "
             "w:pos=\"9637\"/></w:tabs>{}<w:ind w:left=\"0\"/></w:pPr><w:r><w:t "
             "xml:space=\"preserve\">{}</w:t>"
             "</w:r><w:r><w:tab/></w:r>{}</w:p></w:hdr>",
             kWordSpace, kSmall, xml_text(dossier.title), field("STYLEREF \"heading 1\""));
}

std::string docx_footer() {
  return std::string(kXmlHead) +
         fmt::format(
             "<w:ftr {}><w:p><w:pPr><w:pStyle w:val=\"PassageFacts\"/>{}<w:ind w:left=\"0\"/><w:jc "
             "w:val=\"center\"/></w:pPr>{}<w:r><w:t xml:space=\"preserve\"> / "
             "</w:t></w:r>{}</w:p></w:ftr>",
             kWordSpace, kSmall, field("PAGE"), field("NUMPAGES"));
}

}  // namespace plumbline::publish
