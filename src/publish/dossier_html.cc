// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/hash.h"
#include "model/dossier_record.h"
#include "publish/charts.h"
#include "publish/display.h"
#include "publish/dossier.h"
#include "publish/dossier_notes.h"
#include "publish/dossier_style_internal.h"

namespace plumbline::publish {
namespace {

using model::Dossier;

// JSON inside a page: nothing in it may end the element or begin another.
std::string json_for_page(std::string json) {
  for (std::size_t at = json.find('<'); at != std::string::npos; at = json.find('<', at)) {
    json.replace(at, 1, "\\u003c");
  }
  return json;
}

const char* mark_class(model::CellMark mark) {
  switch (mark) {
    case model::CellMark::Good: return "good";
    case model::CellMark::Middle: return "middle";
    case model::CellMark::Bad: return "bad";
    case model::CellMark::Open: return "open";
    case model::CellMark::None: break;
  }
  return "";
}

std::string html(const Runs& runs) {
  std::string out;
  for (const Run& run : runs) {
    const std::string words = escape_html(run.words);
    if (run.passage != 0) {
      out += fmt::format("<a href=\"#p{}\">{}</a>", run.passage, words);
    } else {
      out += run.italic ? "<cite>" + words + "</cite>" : words;
    }
  }
  return out;
}

class HtmlPage {
 public:
  explicit HtmlPage(const Dossier& dossier) : dossier_(dossier), notes_(dossier) {}

  std::string write() {
    head();
    cover();
    contents();
    out_ += "<main id=\"content\">\n";
    for (const model::DossierSection& section : dossier_.sections) write(section);
    notes();
    passages();
    out_ += "</main>\n<footer><p>" + words("doc.footer") + "</p></footer>\n</div>\n";
    out_ += fmt::format("<script type=\"application/json\" id=\"{}\">", model::kDossierElement);
    const std::string_view end = "</script>\n</body>\n</html>\n";
    model::DossierRecord record = model::record_of(dossier_);
    record.file = sha256_hex(out_ + std::string(end));
    return std::move(out_) + json_for_page(model::to_json(record)) + std::string(end);
  }

 private:
  [[nodiscard]] std::string words(std::string_view key) const {
    return safe_html(words_of(dossier_, key));
  }

  void head() {
    out_ += fmt::format(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
        "<meta name=\"generator\" content=\"{}\">\n",
        escape_html(dossier_.words.language), dossier_.words.right_to_left ? "rtl" : "ltr",
        safe_html(dossier_.engine));
    if (!dossier_.date.empty()) {
      // The dates of a printed file are taken from these, and not from a clock.
      out_ += fmt::format(
          "<meta name=\"dcterms.created\" content=\"{0}\">\n<meta name=\"dcterms.modified\" "
          "content=\"{0}\">\n",
          escape_html(dossier_.date));
    }
    out_ += "<title>" + safe_html(dossier_.title) + "</title>\n<style>" +
            std::string(kDossierStyle) +
            "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#content\">" + words("doc.skip") +
            "</a>\n<div class=\"sheet\">\n";
  }

  // Words whose letters may run the other way than those around them are kept apart; of the many
  // that cannot, each element would cost a printer its time.
  [[nodiscard]] std::string apart(const std::string& html) const {
    const bool turns = dossier_.words.right_to_left || may_turn(html);
    return turns ? "<bdi>" + html + "</bdi>" : html;
  }

  // Latin letters, marks and dashes stand before the letters of right-to-left scripts (U+0590) or
  // at U+2010 to U+2026; the marks that turn a line stand at neither.
  static bool may_turn(std::string_view words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      const auto at = [&](std::size_t k) {
        return k < words.size() ? static_cast<unsigned char>(words[k]) : 0U;
      };
      if (at(i) < 0xD6) continue;
      const bool mark =
          at(i) == 0xE2 && at(i + 1) == 0x80 && at(i + 2) >= 0x90 && at(i + 2) <= 0xA6;
      if (!mark) return true;
      i += 2;
    }
    return false;
  }

  void facts(const std::vector<Fact>& list) {
    out_ += "<dl class=\"facts\">";
    for (const Fact& fact : list) {
      out_ += "<div><dt>" + escape_html(fact.label) + "</dt><dd>" + apart(escape_html(fact.value)) +
              "</dd></div>\n";
    }
    out_ += "</dl>\n";
  }

  // The same in one paragraph, for the many documents of the appendix: a table each would take
  // sixteen pages of a hundred and twenty, and a fifth of the time of printing them.
  void facts_in_line(const std::vector<Fact>& list) {
    out_ += "<p class=\"origin\">";
    for (const Fact& fact : list) {
      if (&fact != &list.front()) out_ += " \u00B7 ";
      out_ += escape_html(fact.label) + ": " + apart(escape_html(fact.value));
    }
    out_ += "</p>\n";
  }

  void cover() {
    out_ += "<div class=\"run\" aria-hidden=\"true\">" + safe_html(dossier_.title) +
            "</div>\n<header class=\"cover\">\n<p class=\"kicker\">" + words("doc.kicker") +
            "</p>\n<h1>" + safe_html(dossier_.country_name) + "</h1>\n<p class=\"subtitle\">" +
            safe_html(dossier_.subtitle) + "</p>\n";
    facts(cover_facts(dossier_));
    out_ += "</header>\n";
  }

  void contents() {
    out_ += "<nav aria-labelledby=\"contents-h\">\n<h2 id=\"contents-h\">" + words("doc.contents") +
            "</h2>\n<ol>\n";
    const auto line = [this](std::string_view id, const std::string& title) {
      out_ += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", id, title);
    };
    for (const model::DossierSection& section : dossier_.sections) {
      line(section.id, safe_html(section.title));
    }
    line("notes", words(notes_.in_notes() ? "doc.notes" : "doc.references"));
    line("passages", words("doc.passages"));
    out_ += "</ol>\n</nav>\n";
  }

  void open_section(std::string_view id, const std::string& title, std::string_view role = {}) {
    out_ += fmt::format(
        "<section id=\"{0}\" aria-labelledby=\"{0}-h\"{1}>\n<h2 id=\"{0}-h\">{2}</h2>\n", id, role,
        title);
  }

  void write(const model::DossierSection& section) {
    open_section(section.id, safe_html(section.title));
    for (const model::DossierBlock& block : section.blocks) {
      const bool item = is_item(block);
      if (item != in_list_) out_ += item ? "<ul class=\"items\">\n" : "</ul>\n";
      in_list_ = item;
      std::visit([this](const auto& one) { write(one); }, block);
    }
    if (in_list_) out_ += "</ul>\n";
    in_list_ = false;
    out_ += "</section>\n";
  }

  static bool is_item(const model::DossierBlock& block) {
    const auto* paragraph = std::get_if<model::DossierParagraph>(&block);
    return paragraph != nullptr && paragraph->form == model::DossierParagraph::Form::Item;
  }

  // The mark of a note behind a statement, or the citation itself.
  void cite(const std::vector<std::size_t>& passages) {
    const Notes::Mark mark = notes_.cite(passages);
    if (mark.words.empty()) return;
    if (mark.note == 0) {
      // The blank within: nothing but the words stands before it (dossier_shown.h).
      out_ += "<span class=\"cite\"> " + html(mark.words) + "</span>";
      return;
    }
    out_ += fmt::format(
        // The joiner: a number does not begin a line.
        "<span class=\"mark\">\u2060<a href=\"#n{0}\" id=\"r{0}\" role=\"doc-noteref\" "
        "aria-label=\"{1} "
        "{0}\">{0}</a></span>",
        mark.note, words("doc.note"));
  }

  void write(const model::DossierHeading& heading) {
    out_ += fmt::format("<h{0}>{1}</h{0}>\n", std::clamp(heading.level, 3, 4),
                        safe_html(heading.words));
  }

  void write(const model::DossierParagraph& paragraph) {
    using Form = model::DossierParagraph::Form;
    const bool item = paragraph.form == Form::Item;
    const bool own = paragraph.form == Form::Own;
    if (own) out_ += "<div class=\"own\"><p class=\"by\">" + safe_html(paragraph.label) + "</p>\n";
    out_ += item ? "<li>" : (paragraph.form == Form::Aside ? "<p class=\"aside\">" : "<p>");
    bool first = true;
    for (const model::DossierStatement& statement : paragraph.statements) {
      if (!first) out_ += ' ';
      first = false;
      out_ += "<span data-key=\"" + safe_html(statement.key) + "\">" + safe_html(statement.words);
      cite(statement.passages);
      if (statement.hand && !statement.hand->tag.empty()) {
        // The blank within, as before a citation.
        out_ += "<span class=\"hand\"> [" + safe_html(statement.hand->tag) + "]</span>";
      }
      out_ += "</span>";
    }
    out_ += item ? "</li>\n" : (own ? "</p></div>\n" : "</p>\n");
  }

  void write(const model::DossierTable& table) {
    out_ += "<div class=\"scroll\"><table>\n<caption>" + safe_html(table.caption) +
            "</caption>\n<colgroup>";
    int all = 0;
    for (const model::DossierColumn& column : table.columns) all += std::max(1, column.width);
    for (const model::DossierColumn& column : table.columns) {
      out_ += fmt::format("<col style=\"width:{}%\">",
                          std::max(1, column.width) * 100 / std::max(1, all));
    }
    out_ += "</colgroup>\n<thead><tr>";
    for (const model::DossierColumn& column : table.columns) {
      out_ += fmt::format("<th scope=\"col\"{}>{}</th>", column.number ? " class=\"n\"" : "",
                          safe_html(column.words));
    }
    out_ += "</tr></thead>\n<tbody>\n";
    for (std::size_t row = 0; row < table.rows.size(); ++row) write_row(table, row);
    out_ += "</tbody></table></div>\n";
  }

  void write_row(const model::DossierTable& table, std::size_t number) {
    const std::vector<model::DossierCell>& row = table.rows[number];
    out_ += "<tr data-key=\"" + safe_html(model::row_key(table, number)) + "\">";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const model::DossierCell none;
      const model::DossierCell& cell = i < row.size() ? row[i] : none;
      std::string kind = table.columns[i].number ? "n" : "";
      if (cell.mark != model::CellMark::None)
        kind += std::string(kind.empty() ? "" : " ") + mark_class(cell.mark);
      if (!kind.empty()) kind = " class=\"" + kind + "\"";
      out_ += i == 0 ? "<th scope=\"row\"" + kind + ">" : "<td" + kind + ">";
      out_ += safe_html(cell.words);
      cite(cell.passages);
      out_ += i == 0 ? "</th>" : "</td>";
    }
    out_ += "</tr>\n";
  }

  // Every other block is a picture.
  template <class Block>
  void write(const Block& block) {
    const Drawing drawing = draw(block);
    out_ += "<figure>\n<figcaption>" + safe_html(block.words.caption) + "</figcaption>\n" +
            to_svg(drawing, block.words.instead) + "</figure>\n";
  }

  void notes() {
    if (!notes_.in_notes()) {
      references();
      return;
    }
    open_section("notes", words("doc.notes"), " role=\"doc-endnotes\"");
    out_ += "<ol>\n";
    for (std::size_t i = 0; i < notes_.notes().size(); ++i) {
      out_ += fmt::format(
          "<li id=\"n{0}\">{1} <a href=\"#r{0}\" role=\"doc-backlink\" "
          "aria-label=\"{2}\">\u21A9</a></li>\n",
          i + 1, html(notes_.notes()[i]), words("doc.back"));
    }
    out_ += "</ol>\n</section>\n";
  }

  void references() {
    open_section("notes", words("doc.references"), " role=\"doc-bibliography\"");
    out_ += "<ul class=\"refs\">\n";
    for (const std::size_t document : reference_order(dossier_, notes_.citer())) {
      out_ += "<li>" + html(notes_.citer().entry(document)) + "</li>\n";
    }
    out_ += "</ul>\n</section>\n";
  }

  void passages() {
    open_section("passages", words("doc.passages"), " role=\"doc-appendix\"");
    out_ += "<p>" + words("doc.passages.intro") + "</p>\n";
    const auto by_document = passages_by_document(dossier_);
    for (std::size_t i = 0; i < by_document.size(); ++i) {
      out_ += "<article class=\"source\">\n<h3>" + html(notes_.citer().heading(i)) + "</h3>\n";
      facts_in_line(document_facts(dossier_, i));
      for (const std::size_t passage : by_document[i]) {
        out_ += fmt::format(
            "<div class=\"passage\" id=\"p{0}\"><p class=\"who\"><b>{0}</b> \u00B7 {3}</p>"
            "<blockquote dir=\"auto\"{1}>{2}</blockquote></div>\n",
            passage + 1, language_of(i),
            safe_html(passage_in_marks(dossier_.passages[passage].exact)),
            apart(safe_html(passage_facts(dossier_, passage))));
      }
      out_ += "</article>\n";
    }
    out_ += "</section>\n";
  }

  [[nodiscard]] std::string language_of(std::size_t document) const {
    const std::string& language = dossier_.documents[document].language;
    return language.empty() ? std::string() : " lang=\"" + safe_html(language) + "\"";
  }

  const Dossier& dossier_;
  Notes notes_;
  std::string out_;
  bool in_list_ = false;
};

}  // namespace

std::string dossier_html(const model::Dossier& dossier) {
  return HtmlPage(dossier).write();
}

}  // namespace plumbline::publish
