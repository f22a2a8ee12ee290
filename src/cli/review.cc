// SPDX-License-Identifier: Apache-2.0

#include "app/review.h"

#include <ostream>

#include "app/answer_json.h"
#include "app/library.h"
#include "cli/command.h"
#include "cli/listing.h"
#include "cli/terminal.h"

namespace plumbline::cli {
namespace {

constexpr Option kOptions[] = {
    {"--workspace", "DIR", "the workspace"},
    {"--why", "TEXT", "the reason; needed to reject and to note"},
    {"--as", "NAME", "who decides; if not given, the name of the user"},
    {"--json", "", "one JSON list"},
};

// "DOCUMENT:c3" in its parts; without a claim: all of the document.
struct Reviewed {
  std::string document;
  std::string claim;
};
Reviewed reviewed_of(const std::string& word) {
  const std::size_t colon = word.rfind(':');
  if (colon == std::string::npos || colon == 0 || word.compare(colon + 1, 1, "c") != 0) {
    return {word, ""};
  }
  return {word.substr(0, colon), word.substr(colon + 1)};
}

void tell(const app::ClaimDecision& decision, Io io) {
  const std::string claim = decision.claim.empty() ? "no claim any more" : decision.claim;
  std::string line = std::to_string(decision.number) + "  " + decision.at + "  " +
                     one_line(decision.who) + "  " + decision.verb + "  " + claim;
  if (decision.undoes != 0) line += "  takes back " + std::to_string(decision.undoes);
  if (decision.taken_back) line += "  (taken back)";
  io.out << line << '\n'
         << wrapped("\u201C" + one_line(decision.words) + "\u201D", 4, width_of(io.out));
  if (!decision.why.empty())
    io.out << wrapped("why: " + one_line(decision.why), 4, width_of(io.out));
}

int list(const Arguments& arguments, const Reviewed& what, Io io) {
  const auto report = app::document_report(workspace_of(arguments), what.document);
  if (!report) return fail("review", report.error(), io);
  auto decisions = app::claim_decisions(workspace_of(arguments), *report);
  if (!decisions) return fail("review", decisions.error(), io);
  std::vector<app::ClaimDecision> shown = std::move(decisions).take();
  if (!what.claim.empty()) {
    std::erase_if(shown, [&](const auto& each) { return each.claim != what.claim; });
  }
  if (arguments.has("--json")) {
    io.out << app::to_json(shown) << '\n';
    return kOk;
  }
  for (const app::ClaimDecision& each : shown) tell(each, io);
  if (shown.empty()) io.err << "nothing was decided yet\n";
  return kOk;
}

int run(const Arguments& arguments, Io io) {
  const Reviewed what = reviewed_of(arguments.words.front());
  if (arguments.words.size() == 1) return list(arguments, what, io);
  if (what.claim.empty()) {
    return fail("review", {ErrorCode::Misuse, "name the claim as DOCUMENT:cN"}, io);
  }
  const auto number =
      app::review({workspace_of(arguments), what.document, what.claim, arguments.words.back(),
                   user_of(arguments), arguments.value("--why")});
  if (!number) return fail("review", number.error(), io);
  if (arguments.has("--json")) return list(arguments, what, io);
  io.out << "decision " << *number << " is kept\n";
  return kOk;
}

}  // namespace

const Command kReview{
    .name = "review",
    .summary = "Confirm or reject a claim, or list what was decided on a document.",
    .arguments = "DOCUMENT[:cN] [confirm | reject | note | undo]",
    .least = 1,
    .most = 2,
    .options = kOptions,
    .details =
        "A decision is kept with its name, time and reason, is never changed, and outlives reading "
        "anew: it holds for the words it was made on. What is rejected is shown and counted "
        "nowhere "
        "(docs/reference/review.md). `undo` takes back the last one that stands.",
    .run = run,
};

}  // namespace plumbline::cli
