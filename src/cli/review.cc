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
    {"--unnamed", "", "correct-source: the text does not say who"},
    {"--document", "", "correct-source: the document itself says it"},
    {"--after", "N", "correct-source: so many links of the chain stay, publisher first"},
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
  if (!decision.now.empty()) line += "  now: " + one_line(decision.now);
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
  auto decisions = app::document_decisions(workspace_of(arguments), report->document.id.value);
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

// What a verb that corrects is given: the words, the kind, or who says it.
Status read_correction(const Arguments& arguments, app::ReviewRequest& request) {
  app::Correction& correction = request.correction;
  const std::string given = arguments.words.size() > 2 ? arguments.words[2] : "";
  const bool source = request.verb == "correct-source";
  const bool nobody = arguments.has("--unnamed") || arguments.has("--document");
  if (!source && (nobody || arguments.has("--after"))) {
    return Error{ErrorCode::Misuse, "--unnamed, --document and --after belong to correct-source"};
  }
  if (arguments.has("--unnamed")) correction.said_by = app::SaidBy::Unnamed;
  if (arguments.has("--document")) correction.said_by = app::SaidBy::Document;
  if (nobody && (!given.empty() || (arguments.has("--unnamed") && arguments.has("--document")))) {
    return Error{ErrorCode::Misuse, "a name, --unnamed and --document are one or the other"};
  }
  if (arguments.has("--after")) {
    PL_TRY(correction.after, number_of(arguments, "--after", 1));
  }
  if (request.verb == "correct-span") {
    correction.words = given;
  } else if (request.verb == "correct-kind") {
    correction.kind = given;
  } else if (source) {
    correction.source = given;
  } else if (!given.empty()) {
    return Error{ErrorCode::Misuse,
                 request.verb + " takes nothing further; give the reason as --why"};
  }
  return Done{};
}

int run(const Arguments& arguments, Io io) {
  const Reviewed what = reviewed_of(arguments.words.front());
  if (arguments.words.size() == 1) return list(arguments, what, io);
  if (what.claim.empty()) {
    return fail("review", {ErrorCode::Misuse, "name the claim as DOCUMENT:cN"}, io);
  }
  app::ReviewRequest request{.workspace = workspace_of(arguments),
                             .document = what.document,
                             .claim = what.claim,
                             .verb = arguments.words[1],
                             .who = user_of(arguments),
                             .why = arguments.value("--why")};
  if (Status read = read_correction(arguments, request); !read) {
    return fail("review", read.error(), io);
  }
  const auto number = app::review(request);
  if (!number) return fail("review", number.error(), io);
  if (arguments.has("--json")) return list(arguments, what, io);
  io.out << "decision " << *number << " is kept\n";
  return kOk;
}

}  // namespace

const Command kReview{
    .name = "review",
    .summary = "Confirm, reject or correct a claim, or list what was decided on a document.",
    .arguments =
        "DOCUMENT[:cN] [confirm | reject | note | undo | correct-kind KIND | "
        "correct-span WORDS | correct-source NAME]",
    .least = 1,
    .most = 3,
    .options = kOptions,
    .details =
        "A decision is kept with its name, time and reason, is never changed, and outlives reading "
        "anew: it holds for the words it was made on. What is rejected is shown and counted "
        "nowhere; what is corrected counts as corrected (docs/reference/review.md). correct-span "
        "takes words as they stand in the document, correct-source a name that does. `undo` takes "
        "back the last one that stands.",
    .run = run,
};

}  // namespace plumbline::cli
