// SPDX-License-Identifier: Apache-2.0
//
// The bytes of a dossier. A PDF is printed from the page by a program that is installed beside ours
// (docs/decisions/0018-pdf-is-printed.md), inside the walls around every foreign program.

#include <array>

#include <unistd.h>

#include "app/dossier.h"
#include "base/hash.h"
#include "ingest/tool.h"
#include "model/dossier_record.h"
#include "publish/dossier.h"

namespace plumbline::app {
namespace {

// WeasyPrint reads the page from standard input, asks nobody, and takes the dates of the file from
// the page: the same page gives the same bytes. Where temporary files go is said before it starts,
// since Python would write one to try, and no file may grow inside the walls.
constexpr const char* kWeasyPrint = "/usr/bin/weasyprint";
// Without a seed of its own Python would order sets anew each time, and fonts with them. What is
// laid out is kept until it is written: to look for garbage in it takes a quarter of the time.
// What it needs for any page (modules, fonts) it has ready before it asks for this one.
constexpr std::array<std::string_view, 11> kPrint = {
    "/usr/bin/env",
    "PYTHONHASHSEED=0",
    "SOURCE_DATE_EPOCH=0",
    "/usr/bin/python3",
    "-c",
    "import gc, tempfile; gc.disable(); tempfile.tempdir = '/tmp'; "
    "from weasyprint import HTML; from weasyprint.__main__ import main; "
    "HTML(string='<p>x').write_pdf(); main()",
    "--quiet",
    "--pdf-variant",
    "pdf/ua-1",
    "-",
    "-"};
constexpr std::size_t kMostPdf = std::size_t{256} << 20U;

// What a program says last is why it gave up.
std::string last_line(std::string errors) {
  while (errors.ends_with('\n')) errors.pop_back();
  const std::size_t begin = errors.rfind('\n');
  return begin == std::string::npos ? errors : errors.substr(begin + 1);
}

Result<ingest::WaitingTool> started_printer() {
  if (::access(kWeasyPrint, X_OK) != 0) {
    return Error{ErrorCode::Unavailable, std::string(kWeasyPrint) + " is not installed"};
  }
  ingest::Limits limits;
  limits.seconds = 600;
  limits.tool_bytes = std::size_t{4} << 30U;
  const std::vector<std::string> command(kPrint.begin(), kPrint.end());
  return ingest::WaitingTool::start(command, limits, ingest::ToolNeeds::Scratch);
}

Result<ingest::ToolOutput> run_printer(Result<ingest::WaitingTool> started,
                                       const std::string& page) {
  PL_TRY(ingest::WaitingTool printer, std::move(started));
  return printer.run(page, kMostPdf);
}

Result<std::string> printed_page(Result<ingest::WaitingTool> started, const std::string& page) {
  Result<ingest::ToolOutput> result = run_printer(std::move(started), page);
  if (!result) {
    return Error{
        ErrorCode::Unavailable,
        "a PDF is printed by WeasyPrint, which cannot be run here (" + result.error().message +
            "): apt-get install weasyprint fonts-noto-core, or print dossier.html from a browser"};
  }
  // What was ended by us is no whole file, whatever it begins with.
  if (result->late) {
    return Error{ErrorCode::LimitReached,
                 "printing the page took longer than the limit; print "
                 "fewer --sections, or dossier.html from a browser"};
  }
  if (result->cut) {
    return Error{ErrorCode::LimitReached,
                 "the PDF is larger than the limit of 256 MiB; print "
                 "fewer --sections, or dossier.html from a browser"};
  }
  if (result->exit_code != 0 || !result->output.starts_with("%PDF")) {
    return Error{ErrorCode::Unavailable,
                 "WeasyPrint could not print the page: " + last_line(result->errors)};
  }
  return std::move(result).take().output;
}

}  // namespace

struct DossierPrinter::Waiting {
  Result<ingest::WaitingTool> tool = started_printer();
};

DossierPrinter::DossierPrinter(DossierForm form)
    : form_(form), waiting_(form == DossierForm::Pdf ? std::make_unique<Waiting>() : nullptr) {}

DossierPrinter::~DossierPrinter() = default;

Result<DossierFiles> DossierPrinter::write(const model::Dossier& dossier) {
  DossierFiles out;
  switch (form_) {
    case DossierForm::Html: out.bytes = publish::dossier_html(dossier); break;
    case DossierForm::Markdown: out.bytes = publish::dossier_markdown(dossier); break;
    case DossierForm::Docx: {
      PL_TRY(out.bytes, publish::dossier_docx(dossier));
      break;
    }
    case DossierForm::Pdf: {
      PL_TRY(out.bytes, printed_page(std::move(waiting_->tool), publish::dossier_html(dossier)));
      break;
    }
  }
  if (form_ != DossierForm::Html) {
    model::DossierRecord record = model::record_of(dossier);
    record.file = sha256_hex(out.bytes);
    out.record = model::to_json(record) + "\n";
  }
  return out;
}

Result<DossierFiles> write_dossier(const model::Dossier& dossier, DossierForm form) {
  return DossierPrinter(form).write(dossier);
}

}  // namespace plumbline::app
