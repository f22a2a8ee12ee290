// SPDX-License-Identifier: Apache-2.0

#include "app/verify.h"

#include <ostream>

#include "app/dossier_check.h"
#include "cli/command.h"
#include "cli/listing.h"
#include "cli/terminal.h"
#include "cli/verify_internal.h"
#include "model/json.h"

namespace plumbline::cli {
namespace {

constexpr Option kVerifyOptions[] = {
    {"--workspace", "DIR", "the workspace"},
    {"--json", "", "one report a document, each on a line (docs/reference/report.schema.json)"},
    {"--engine", "NAME", "of a dossier: read the cited documents anew with learned or rules"},
};

bool is_fault(model::VerificationStatus status) {
  return status == model::VerificationStatus::Altered ||
         status == model::VerificationStatus::Reversed ||
         status == model::VerificationStatus::Absent ||
         status == model::VerificationStatus::Contradicted;
}

std::string edits_text(const model::Verification& verification) {
  std::string out;
  for (const model::WordEdit& edit : verification.edits) {
    if (!edit.source.empty()) out += " -[" + one_line(edit.source) + "]";
    if (!edit.quoted.empty()) out += " +[" + one_line(edit.quoted) + "]";
  }
  return out;
}

void tell_claim(const model::Report& report, const model::Claim& claim,
                const model::Verification& verification, int width, Io io) {
  const text::Span span = claim.passages.front().span;
  const std::string words =
      one_line(std::string_view(report.document.text).substr(span.begin, span.size()));
  io.out << "  " << claim.id << "  " << model::to_string(verification.status) << '\n'
         << wrapped(words, 6, width);
  if (!verification.reference.empty()) {
    io.out << wrapped("source: " + one_line(verification.reference), 6, width);
  }
  if (!verification.expected.empty()) {
    io.out << wrapped("it says: " + one_line(verification.expected), 6, width);
  }
  if (const std::string edits = edits_text(verification); !edits.empty()) {
    io.out << wrapped("changed:" + edits, 6, width);
  }
  if (!verification.explanation.empty()) {
    io.out << wrapped(one_line(verification.explanation), 6, width);
  }
}

void tell_verify(const model::Report& report, Io io) {
  bool named = false;
  for (const model::Claim& claim : report.claims) {
    if (!claim.verification) continue;
    if (!named) {
      io.out << one_line(report.document.name) << "  " << digits(report.document.id.value) << '\n';
    }
    named = true;
    tell_claim(report, claim, *claim.verification, width_of(io.out), io);
  }
}

int run_verify(const Arguments& arguments, Io io) {
  if (!arguments.words.empty() && app::is_dossier(arguments.words[0])) {
    return verify_dossier(arguments, io);
  }
  app::VerifyOptions options;
  options.workspace = workspace_of(arguments);
  if (!arguments.words.empty()) options.document = arguments.words[0];
  std::size_t checked = 0;
  std::size_t faults = 0;
  const Status verified = app::verify(options, [&](const model::Report& report) {
    for (const model::Claim& claim : report.claims) {
      if (!claim.verification) continue;
      ++checked;
      if (is_fault(claim.verification->status)) ++faults;
    }
    if (arguments.has("--json")) {
      io.out << model::to_json(report, false) << '\n';
    } else {
      tell_verify(report, io);
    }
  });
  if (!verified) return fail("verify", verified.error(), io);
  if (!arguments.has("--json")) {
    io.err << counted(checked, "quotation or verdict", "quotations and verdicts") << " looked up, "
           << faults << (faults == 1 ? " does" : " do") << " not agree\n";
  }
  return faults > 0 ? kFinding : kOk;
}

}  // namespace

const Command kVerify{
    .name = "verify",
    .summary = "Hold quotations against reference documents, or a dossier against its workspace.",
    .arguments = "[DOCUMENT|DOSSIER]",
    .least = 0,
    .most = 1,
    .options = kVerifyOptions,
    .details =
        "DOCUMENT is digits of a hash, or a name; all documents if none is given. Add references "
        "with\n"
        "add --reference. The exit code is 1 if a quotation or verdict does not agree.\n"
        "DOSSIER is a file that \"plumbline dossier\" wrote: documents, passages, claims and "
        "statements\n"
        "are compared with the workspace as it is; the exit code is 1 if anything does not hold "
        "any more.",
    .run = run_verify,
};

}  // namespace plumbline::cli
