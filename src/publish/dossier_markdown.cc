// SPDX-License-Identifier: Apache-2.0

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "publish/display.h"
#include "publish/dossier.h"
#include "publish/dossier_notes.h"

namespace plumbline::publish {
namespace {

// Words that mean nothing to a reader of Markdown (CommonMark 0.31, 2.4): & begins an entity, ~ and
// ^ are marks of GitHub and Pandoc, $ opens a formula there and @ a citation.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>|#&~^$@").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

// At the beginning of a line a number with a point, or one of these signs, would make a list, a
// heading or a rule.
std::string at_line_start(std::string line) {
  std::size_t at = 0;
  while (at < line.size() && line[at] >= '0' && line[at] <= '9') ++at;
  const bool mark = at < line.size() && std::string_view(at == 0 ? "-+=" : ".)").find(line[at]) !=
                                            std::string_view::npos;
  if (mark) line.insert(at, 1, '\\');
  return line;
}

std::string safe_markdown(std::string_view text) {
  return escaped(visible(text));
}

std::string markdown(const Runs& runs) {
  std::string out;
  for (const Run& run : runs) {
    const std::string words = escaped(run.words);
    if (run.passage != 0) {
      out += fmt::format("[{}](#p{})", words, run.passage);
    } else {
      out += run.italic ? "*" + words + "*" : words;
    }
  }
  return out;
}

const char* markdown_sign(model::CellMark mark) {
  switch (mark) {
    case model::CellMark::Good: return "\u25CF ";
    case model::CellMark::Middle: return "\u25B2 ";
    case model::CellMark::Bad: return "\u25A0 ";
    case model::CellMark::Open: return "\u25CB ";
    case model::CellMark::None: break;
  }
  return "";
}

class Text {
 public:
  explicit Text(const model::Dossier& dossier) : dossier_(dossier), notes_(dossier) {}

  std::string write() {
    out_ =
        "# " + safe_markdown(dossier_.title) + "\n\n" + safe_markdown(dossier_.subtitle) + "\n\n";
    for (const Fact& fact : cover_facts(dossier_)) {
      out_ += "- " + safe_markdown(fact.label) + ": " + safe_markdown(fact.value) + "\n";
    }
    out_ += "\n";
    for (const model::DossierSection& section : dossier_.sections) {
      out_ += "## " + safe_markdown(section.title) + "\n\n";
      for (const model::DossierBlock& block : section.blocks) {
        std::visit([this](const auto& one) { write(one); }, block);
      }
      end_list();
    }
    passages();
    references();
    out_ += "---\n\n" + safe_markdown(words_of(dossier_, "doc.footer")) + "\n";
    // Footnotes stand where a reader of Markdown looks for them: behind everything.
    for (std::size_t i = 0; i < notes_.notes().size(); ++i) {
      out_ += fmt::format("\n[^{}]: {}\n", i + 1, markdown(notes_.notes()[i]));
    }
    return std::move(out_);
  }

 private:
  std::string cited(const std::vector<std::size_t>& passages) {
    const Notes::Mark mark = notes_.cite(passages);
    if (mark.words.empty()) return {};
    return mark.note == 0 ? " " + markdown(mark.words) : fmt::format("[^{}]", mark.note);
  }
  void end_list() {
    if (in_list_) out_ += "\n";
    in_list_ = false;
  }

  void write(const model::DossierHeading& heading) {
    end_list();
    out_ += std::string(static_cast<std::size_t>(heading.level), '#') + " " +
            safe_markdown(heading.words) + "\n\n";
  }
  void write(const model::DossierParagraph& paragraph) {
    using Form = model::DossierParagraph::Form;
    std::string line;
    for (const model::DossierStatement& statement : paragraph.statements) {
      if (!line.empty()) line += ' ';
      line += safe_markdown(statement.words) + cited(statement.passages);
      if (statement.hand && !statement.hand->tag.empty()) {
        line += " *\\[" + safe_markdown(statement.hand->tag) + "\\]*";
      }
    }
    line = at_line_start(std::move(line));
    if (paragraph.form == Form::Item) {
      out_ += "- " + line + "\n";
      in_list_ = true;
      return;
    }
    end_list();
    if (paragraph.form == Form::Own) {
      out_ += "> **" + safe_markdown(paragraph.label) + "**\n>\n> " + line + "\n\n";
      return;
    }
    out_ += (paragraph.form == Form::Aside ? "> " : "") + line + "\n\n";
  }
  void write(const model::DossierTable& table) {
    end_list();
    out_ += "**" + safe_markdown(table.caption) + "**\n\n|";
    for (const auto& column : table.columns) out_ += " " + safe_markdown(column.words) + " |";
    out_ += "\n|";
    for (const auto& column : table.columns) out_ += column.number ? " ---: |" : " --- |";
    out_ += "\n";
    for (const auto& row : table.rows) {
      out_ += "|";
      for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const model::DossierCell none;
        const model::DossierCell& cell = i < row.size() ? row[i] : none;
        out_ += fmt::format(" {}{}{} |", markdown_sign(cell.mark), safe_markdown(cell.words),
                            cited(cell.passages));
      }
      out_ += "\n";
    }
    out_ += "\n";
  }
  template <class Block>
  void write(const Block& block) {
    end_list();
    out_ += "> **" + safe_markdown(block.words.caption) + "** " +
            safe_markdown(block.words.instead) + "\n\n";
  }

  void passages() {
    out_ += "## " + safe_markdown(words_of(dossier_, "doc.passages")) + "\n\n" +
            safe_markdown(words_of(dossier_, "doc.passages.intro")) + "\n\n";
    const auto by_document = passages_by_document(dossier_);
    for (std::size_t i = 0; i < by_document.size(); ++i) {
      out_ += "### " + markdown(notes_.citer().heading(i)) + "\n\n";
      for (const Fact& fact : document_facts(dossier_, i)) {
        out_ += "- " + safe_markdown(fact.label) + ": " + safe_markdown(fact.value) + "\n";
      }
      out_ += "\n";
      for (const std::size_t passage : by_document[i]) {
        out_ += fmt::format("<a id=\"p{0}\"></a>**{0}** {1}  \n*{2}*\n\n", passage + 1,
                            safe_markdown(passage_in_marks(dossier_.passages[passage].exact)),
                            safe_markdown(passage_facts(dossier_, passage)));
      }
    }
  }

  void references() {
    if (notes_.in_notes()) return;
    out_ += "## " + safe_markdown(words_of(dossier_, "doc.references")) + "\n\n";
    for (const std::size_t document : reference_order(dossier_, notes_.citer())) {
      out_ += "- " + markdown(notes_.citer().entry(document)) + "\n";
    }
    out_ += "\n";
  }

  const model::Dossier& dossier_;
  Notes notes_;
  std::string out_;
  bool in_list_ = false;
};

}  // namespace

std::string dossier_markdown(const model::Dossier& dossier) {
  return Text(dossier).write();
}

}  // namespace plumbline::publish
