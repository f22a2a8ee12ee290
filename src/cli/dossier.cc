// SPDX-License-Identifier: Apache-2.0

#include "app/dossier.h"

#include <ostream>

#include "base/file.h"
#include "cli/command.h"
#include "cli/listing.h"
#include "cli/terminal.h"

namespace plumbline::cli {
namespace {

constexpr Option kDossierOptions[] = {
    {"--workspace", "DIR", "the workspace"},
    {"--out", "FILE", "dossier.html, .md, .docx or .pdf; - writes the page to standard output"},
    {"--sections", "LIST", "only these, in this order: summary,routes,figures"},
    {"--standard", "ID", "assessed under criteria (us-tvpa if none is given)"},
    {"--year", "YEAR", "edition of the standard's report that is assessed"},
    {"--style", "NAME", "of citations: chicago-notes (if none is given) or apa"},
    {"--language", "CODE", "of the dossier's own words (en)"},
    {"--draft", "NAME", "with what people changed in it in the workbench"},
    {"--date", "DATE", "on the cover; that of the newest document if none is given"},
};

std::vector<std::string> parts_of(const std::string& list) {
  std::vector<std::string> out;
  std::size_t at = 0;
  while (at < list.size()) {
    const std::size_t comma = std::min(list.find(',', at), list.size());
    if (comma > at) out.push_back(list.substr(at, comma - at));
    at = comma + 1;
  }
  return out;
}

Result<app::DossierForm> form_of(const std::string& file) {
  if (file == "-" || file.ends_with(".html") || file.ends_with(".htm"))
    return app::DossierForm::Html;
  if (file.ends_with(".md")) return app::DossierForm::Markdown;
  if (file.ends_with(".docx")) return app::DossierForm::Docx;
  if (file.ends_with(".pdf")) return app::DossierForm::Pdf;
  return Error{ErrorCode::Misuse,
               "--out " + file + ": a dossier ends in .html, .md, .docx or .pdf"};
}

int tell_dossier(const model::Dossier& dossier, const std::string& file, bool beside, Io io) {
  std::size_t statements = model::statements_of(dossier).size();
  io.err << file << ": " << statements << " statements on " << one_line(dossier.country_name)
         << ", " << dossier.passages.size() << " passages of " << dossier.documents.size()
         << " documents";
  if (beside) io.err << "; its record for verify: " << file << ".json";
  io.err << '\n';
  for (const auto* list : {&dossier.warnings, &dossier.draft_warnings}) {
    for (const std::string& warning : *list) {
      io.err << wrapped("warning: " + one_line(warning), 0, width_of(io.err));
    }
  }
  return kOk;
}

int run_dossier(const Arguments& arguments, Io io) {
  const auto year = number_of(arguments, "--year", 0);
  if (!year) return fail("dossier", year.error(), io);
  app::DossierOptions options;
  options.workspace = workspace_of(arguments);
  options.country = arguments.words[0];
  options.sections = parts_of(arguments.value("--sections"));
  options.year = static_cast<int>(*year);
  if (arguments.values.contains("--standard")) options.standard = arguments.value("--standard");
  if (arguments.values.contains("--style")) options.style = arguments.value("--style");
  if (arguments.values.contains("--language")) options.language = arguments.value("--language");
  options.date = arguments.value("--date");
  options.draft = arguments.value("--draft");
  const std::string file =
      arguments.values.contains("--out") ? arguments.value("--out") : "dossier.html";
  const auto form = form_of(file);
  if (!form) return fail("dossier", form.error(), io);
  app::DossierPrinter printer(*form);
  const auto dossier = app::dossier(options);
  if (!dossier) return fail("dossier", dossier.error(), io);
  const auto files = printer.write(*dossier);
  if (!files) return fail("dossier", files.error(), io);
  if (file == "-") {
    io.out << files->bytes;
    return tell_dossier(*dossier, "standard output", false, io);
  }
  if (const Status written = write_file_atomic(file, files->bytes); !written)
    return fail("dossier", written.error(), io);
  if (!files->record.empty()) {
    if (const Status written = write_file_atomic(file + ".json", files->record); !written) {
      return fail("dossier", written.error(), io);
    }
  }
  return tell_dossier(*dossier, file, !files->record.empty(), io);
}

}  // namespace

const Command kDossier{
    .name = "dossier",
    .summary = "Write what the documents say of a country, every statement with its passages.",
    .arguments = "COUNTRY",
    .least = 1,
    .most = 1,
    .options = kDossierOptions,
    .details =
        "The page holds everything it shows and can be printed; charts and the map of routes are "
        "drawn in\n"
        "it. Sections: summary, placement, criteria, routes, exploitation, figures, responses, "
        "incidents,\n"
        "disagreements, sources, questions, limits. A PDF is printed by WeasyPrint, which must be "
        "installed.\n"
        "The same workspace and options give the same bytes. \"plumbline verify dossier.html\" "
        "checks every\n"
        "statement again. Names recognised as those of victims are withheld; whether somebody can "
        "still "
        "be\n"
        "singled out is said on standard error.",
    .run = run_dossier,
};

}  // namespace plumbline::cli
