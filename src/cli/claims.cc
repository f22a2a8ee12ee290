// SPDX-License-Identifier: Apache-2.0

#include "app/claims.h"

#include <ostream>

#include <nlohmann/json.hpp>

#include "app/answer_json.h"
#include "base/date.h"
#include "cli/command.h"
#include "cli/listing.h"
#include "cli/terminal.h"
#include "model/json.h"

namespace plumbline::cli {
namespace {

constexpr Option kClaimsOptions[] = {
    {"--workspace", "DIR", "the workspace"},
    {"--document", "DOC", "of one document: digits of its hash, or its name"},
    {"--kind", "KIND",
     "verdict, incident, route, figure, law, response, trend, opinion, statement"},
    {"--country", "COUNTRY", "about a country: AZE or Azerbaijan"},
    {"--speaker", "WORDS", "with these words in the name of anybody in the chain"},
    {"--source", "SOURCE", "said or passed on by a source, under any of its names: id or name"},
    {"--finding", "CODE", "with this finding: quote-altered"},
    {"--limit", "N", "at most so many (50); 0: all"},
    {"--json", "", "one JSON object a claim, each on a line"},
};

int run_claims(const Arguments& arguments, Io io) {
  const auto limit = number_of(arguments, "--limit", 50);
  if (!limit) return fail("claims", limit.error(), io);
  app::ClaimsOptions options;
  options.workspace = workspace_of(arguments);
  options.document = arguments.value("--document");
  options.kind = arguments.value("--kind");
  options.country = arguments.value("--country");
  options.speaker = arguments.value("--speaker");
  options.source = arguments.value("--source");
  options.finding = arguments.value("--finding");
  options.limit = *limit;
  std::size_t count = 0;
  const bool json = arguments.has("--json");
  const Status listed = app::claims(options, [&](const app::ClaimView& view) {
    ++count;
    if (json) {
      io.out << app::to_json(view.document, view.claim, view.findings, view.standing) << '\n';
    } else {
      io.out << claim_text(view.document, view.claim, view.findings, width_of(io.out),
                           view.standing)
             << '\n';
    }
  });
  if (!listed) return fail("claims", listed.error(), io);
  if (!json && count == 0) io.err << "no claim fits\n";
  if (!json && count == *limit && count > 0) {
    io.err << "the first " << count << "; --limit 0 shows all\n";
  }
  return kOk;
}

}  // namespace

const Command kClaims{
    .name = "claims",
    .summary = "List the claims of a workspace, newest document first.",
    .arguments = "",
    .least = 0,
    .most = 0,
    .options = kClaimsOptions,
    .details = "All conditions must hold. A claim is named DOCUMENT:cN, as trace takes it.",
    .run = run_claims,
};

}  // namespace plumbline::cli
