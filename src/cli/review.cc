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

constexpr Option kReviewOptions[] = {
    {"--workspace", "DIR", "the workspace"},
    {"--kind", "KIND", "add: verdict, incident, route, figure ..."},
    {"--source", "NAME", "add: who says it, if not the document itself"},
    {"--why", "TEXT", "the reason; needed to reject and to note"},
    {"--unnamed", "", "correct-source, add: the text does not say who"},
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

void tell_review(const app::ClaimDecision& decision, Io io) {
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

int list_review(const Arguments& arguments, const Reviewed& what, Io io) {
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
  for (const app::ClaimDecision& each : shown) tell_review(each, io);
  if (shown.empty()) io.err << "nothing was decided yet\n";
  return kOk;
}

bool is_given(const Arguments& arguments, std::string_view option) {
  return arguments.values.contains(option);
}

Status misuse(const std::string& words) {
  return Error{ErrorCode::Misuse, words};
}

// Who says it: a name, or one of the options that say that nobody is named.
Status read_source(const Arguments& arguments, const std::string& name,
                   app::Correction& correction) {
  const bool unnamed = arguments.has("--unnamed");
  const bool document = arguments.has("--document");
  if ((!name.empty() && (unnamed || document)) || (unnamed && document)) {
    return misuse("a name, --unnamed and --document are one or the other");
  }
  if (unnamed) correction.said_by = app::SaidBy::Unnamed;
  if (document) correction.said_by = app::SaidBy::Document;
  correction.source = name;
  if (!is_given(arguments, "--after")) return Done{};
  PL_TRY(correction.after, number_of(arguments, "--after", 1));
  return Done{};
}

// Options that belong to other verbs.
Status require_options(const Arguments& arguments, const std::string& verb) {
  const bool adds = verb == "add";
  if (adds != is_given(arguments, "--kind") || (!adds && is_given(arguments, "--source"))) {
    return misuse("add needs --kind; that and --source belong to add");
  }
  const bool source = arguments.has("--unnamed") || arguments.has("--document");
  if (source && !adds && verb != "correct-source") {
    return misuse("--unnamed and --document belong to correct-source and add");
  }
  if (is_given(arguments, "--after") && verb != "correct-source") {
    return misuse("--after belongs to correct-source");
  }
  return Done{};
}

// What a verb that corrects or adds is given: the words, the kind, who says it.
Status read_correction(const Arguments& arguments, const std::string& verb,
                       app::Correction& correction) {
  if (Status good = require_options(arguments, verb); !good) return good;
  const std::string given = arguments.words.size() > 2 ? arguments.words[2] : "";
  if (verb == "correct-source") return read_source(arguments, given, correction);
  if (verb == "add") {
    correction.words = given;
    correction.kind = arguments.value("--kind");
    const std::string source = arguments.value("--source");
    if (source.empty()) correction.said_by = app::SaidBy::Document;
    return read_source(arguments, source, correction);
  }
  if (verb == "correct-span") {
    correction.words = given;
  } else if (verb == "correct-kind") {
    correction.kind = given;
  } else if (!given.empty()) {
    return misuse(verb + " takes nothing further; give the reason as --why");
  }
  return Done{};
}

int run_review(const Arguments& arguments, Io io) {
  const Reviewed what = reviewed_of(arguments.words.front());
  if (arguments.words.size() == 1) return list_review(arguments, what, io);
  const bool adds = arguments.words[1] == "add";
  if (adds != what.claim.empty()) {
    const char* how = adds ? "a claim is added to a document: DOCUMENT add WORDS --kind KIND"
                           : "name the claim as DOCUMENT:cN";
    return fail("review", {ErrorCode::Misuse, how}, io);
  }
  app::ReviewRequest request{.workspace = workspace_of(arguments),
                             .document = what.document,
                             .claim = what.claim,
                             .verb = arguments.words[1],
                             .who = user_of(arguments),
                             .why = arguments.value("--why")};
  if (Status read = read_correction(arguments, request.verb, request.correction); !read) {
    return fail("review", read.error(), io);
  }
  const auto number = app::review(request);
  if (!number) return fail("review", number.error(), io);
  if (arguments.has("--json")) return list_review(arguments, what, io);
  io.out << "decision " << *number << " is kept\n";
  return kOk;
}

}  // namespace

const Command kReview{
    .name = "review",
    .summary = "Confirm, reject, correct or add a claim, or list what was decided on a document.",
    .arguments =
        "DOCUMENT[:cN] [confirm | reject | note | undo | correct-kind KIND | "
        "correct-span WORDS | correct-source NAME | add WORDS]",
    .least = 1,
    .most = 3,
    .options = kReviewOptions,
    .details =
        "A decision is kept with its name, time and reason, is never changed, and outlives reading "
        "anew: it holds for the words it was made on. What is rejected is shown and counted "
        "nowhere; what is corrected counts as corrected (docs/reference/review.md). correct-span "
        "takes words as they stand in the document, correct-source a name that does. add "
        "takes the words of a claim that the machine missed. `undo` takes back the last one that "
        "stands.",
    .run = run_review,
};

}  // namespace plumbline::cli
