// SPDX-License-Identifier: Apache-2.0

#include "app/assess.h"

#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include "app/country_json.h"
#include "cli/assess_internal.h"
#include "cli/command.h"
#include "cli/listing.h"
#include "cli/terminal.h"

namespace plumbline::cli {
namespace {

constexpr Option kAssessOptions[] = {
    {"--workspace", "DIR", "the workspace"},
    {"--standard", "STANDARD", "us-tvpa if none is given; plumbline standards lists them"},
    {"--year", "YEAR", "the edition; if none is given the newest that a document tells of"},
    {"--diff", "YEAR", "say what differs from this edition"},
    {"--criterion", "ID", "only this criterion, with all its evidence"},
    {"--evidence", "", "all evidence of all criteria"},
    {"--decide", "FINDING",
     "keep a decision on --criterion: met, partly, not-met, contested, cannot-tell"},
    {"--why", "TEXT", "the reason of a decision"},
    {"--as", "NAME", "who decides; if none is given the user"},
    {"--json", "", "one JSON object; docs/reference/assess.md describes it"},
};

constexpr std::size_t kShownPassage = 300;
constexpr int kColumns = 38;              // of the overview before the title
constexpr int kShownTitle = 18;           // letters of it, however narrow the terminal
constexpr std::size_t kShownBriefly = 2;  // pieces of evidence each way, unless all are asked for

// "2021" of a whole year, "2021-03" of a whole month.
std::string begin_text(const Date& date, bool whole_years) {
  return whole_years ? std::to_string(date.year) : to_iso(date);
}

std::string evidence_when(const Period& when) {
  constexpr int kLastMonth = 12;
  constexpr int kLastDay = 31;
  const bool whole_years = when.from.month <= 1 && when.from.day <= 1 &&
                           (when.to.month == 0 || when.to.month == kLastMonth) &&
                           (when.to.day == 0 || when.to.day == kLastDay) && when.from.stated() &&
                           when.to.stated();
  const std::string from = when.from.stated() ? begin_text(when.from, whole_years) : "";
  const std::string to = when.to.stated() ? begin_text(when.to, whole_years) : "";
  if (from.empty() && to.empty()) return "undated";
  if (from == to || to.empty()) return to.empty() ? "since " + from : from;
  return from.empty() ? "until " + to : from + " to " + to;
}

class AssessTelling {
 public:
  AssessTelling(const model::Assessment& assessment, bool all, Io io)
      : assessment_(assessment), all_(all), io_(io), width_(width_of(io.out)) {}

  void tell() {
    io_.out << wrapped(assessment_.country_name + ", " + std::to_string(assessment_.year) + ": " +
                           assessment_.standard_title,
                       0, width_);
    line("Period " + to_iso(assessment_.from) + " to " + to_iso(assessment_.to) +
         (assessment_.version.empty() ? "" : ", " + assessment_.version) + "; " +
         counted(assessment_.documents, "document", "documents") + " and " +
         counted(assessment_.claims, "claim", "claims") + " about the country");
    if (assessment_.rejected != 0) {
      line(counted(assessment_.rejected, "claim", "claims") + " left out that a person rejected");
    }
    if (assessment_.later != 0) {
      line(counted(assessment_.later, "piece", "pieces") + " of evidence " +
           (assessment_.later == 1 ? "tells" : "tell") + " of a time after the period: left out");
    }
    if (!assessment_.note.empty()) line(assessment_.note);
    line("What follows is proposed by rules (docs/reference/assess.md); a person decides.");
    if (assessment_.criteria.size() > 1) tell_overview();
    for (const model::CriterionAssessment& criterion : assessment_.criteria) tell(criterion);
  }

 private:
  // One line a criterion: what is found, and on how much.
  void tell_overview() {
    io_.out << '\n';
    line("At a glance: pieces of evidence of the period, and earlier or undated ones");
    std::size_t longest = 0;
    for (const model::CriterionAssessment& each : assessment_.criteria) {
      longest = std::max(longest, each.id.size());
    }
    io_.out << fmt::format("  {:<{}}{:>16}{:>9}{:>9}\n", "", longest, "for", "against", "earlier");
    const auto least = static_cast<std::size_t>(
        std::max(kShownTitle, width_ - kColumns - static_cast<int>(longest)));
    for (const model::CriterionAssessment& criterion : assessment_.criteria) {
      const Counts counts = count(criterion);
      const bool decided = criterion.decided && !criterion.decided->outdated;
      io_.out << fmt::format(
          "  {:<{}} {:<12}{:>3}{:>9}{:>9}  {}\n", criterion.id, longest,
          finding_words(decided ? criterion.decided->finding : criterion.proposed),
          counts.speak_for, counts.against, counts.earlier,
          shorten((decided ? "(decided) " : "") + criterion.title, least));
    }
    tell_changes();
  }

  struct Counts {
    std::size_t speak_for = 0;
    std::size_t against = 0;  // or for there being nothing
    std::size_t earlier = 0;
  };
  static Counts count(const model::CriterionAssessment& criterion) {
    Counts out;
    for (const model::CriterionEvidence& each : criterion.evidence) {
      if (each.bearing == model::Bearing::Context) continue;
      ++(each.stale                            ? out.earlier
         : each.bearing == model::Bearing::For ? out.speak_for
                                               : out.against);
    }
    return out;
  }

  void tell_changes() {
    if (assessment_.compared_with == 0) return;
    std::string changes;
    for (const model::CriterionAssessment& criterion : assessment_.criteria) {
      if (!criterion.before || *criterion.before == criterion.proposed) continue;
      changes += (changes.empty() ? "" : "; ") + criterion.id + " " +
                 finding_words(*criterion.before) + ", now " + finding_words(criterion.proposed);
    }
    const std::string other = std::to_string(assessment_.compared_with);
    line(changes.empty() ? "No finding is another than in " + other + "."
                         : "Other than in " + other + ": " + changes + ".");
  }

  void line(const std::string& words, std::size_t indent = 0) {
    io_.out << wrapped(one_line(words), indent, width_);
  }

  void tell(const model::CriterionAssessment& criterion) {
    io_.out << '\n';
    line(criterion.id + "  " + criterion.title + ": " + finding_words(criterion.proposed) +
         (criterion.presumed ? " (presumed)" : ""));
    std::string law = criterion.law + ", " + mark_words(criterion.verified);
    if (assessment_.compared_with != 0 && criterion.before) {
      law += *criterion.before == criterion.proposed
                 ? "; as in " + std::to_string(assessment_.compared_with)
                 : "; CHANGED: " + finding_words(*criterion.before) + " in " +
                       std::to_string(assessment_.compared_with);
    }
    line(law, 4);
    line(criterion.text, 4);
    tell_decision(criterion);
    tell(criterion.explanation, 4);
    tell_evidence(criterion);
  }

  void tell_decision(const model::CriterionAssessment& criterion) {
    if (!criterion.decided) return;
    const model::CriterionJudgement& decided = *criterion.decided;
    line("Decided: " + finding_words(decided.finding) + ", by " + decided.who + ", " + decided.at +
             ": " + decided.why +
             (decided.outdated ? " (OUTDATED: the evidence has changed since)" : ""),
         4);
  }

  void tell(const model::ExplanationStep& step, std::size_t indent) {
    line(step.words, indent);
    for (const model::ExplanationStep& each : step.because) tell(each, indent + 2);
  }

  void tell_evidence(const model::CriterionAssessment& criterion) {
    std::size_t left_out = 0;
    std::size_t shown = 0;
    const model::CriterionEvidence* before = nullptr;
    const model::CriterionEvidence* last = nullptr;  // that was told
    for (const model::CriterionEvidence& evidence : criterion.evidence) {
      if (before == nullptr || before->bearing != evidence.bearing) shown = 0;
      before = &evidence;
      const bool plain = !evidence.stale && evidence.bearing != model::Bearing::Context;
      if (!all_ && (!plain || ++shown > kShownBriefly)) {
        ++left_out;
        continue;
      }
      tell(evidence, last != nullptr && last->passage == evidence.passage);
      last = &evidence;
    }
    if (left_out != 0) {
      line("and " + counted(left_out, "more piece", "more pieces") + " of evidence; --criterion " +
               criterion.id + " shows all",
           6);
    }
  }

  // `again`: its passage stands right above.
  void tell(const model::CriterionEvidence& evidence, bool again) {
    std::string head = std::string(to_string(evidence.bearing)) + ": " + evidence.reason + " (" +
                       evidence_when(evidence.when) +
                       (evidence.stale ? ", earlier or undated" : "") +
                       (evidence.alleged ? ", alleged" : "") + ")";
    line(head, 6);
    if (again) {
      line("the same passage", 8);
      return;
    }
    line("\u201C" + shorten(one_line(evidence.exact), kShownPassage) + "\u201D", 8);
    line(evidence.chain + "; " + digits(evidence.passage.document.value) + ":" + evidence.claim +
             " " + (evidence.title.empty() ? evidence.document : evidence.title),
         8);
  }

  const model::Assessment& assessment_;
  bool all_;
  Io io_;
  int width_;
};

Result<app::AssessOptions> options_of_assess(const Arguments& arguments) {
  app::AssessOptions options;
  options.workspace = workspace_of(arguments);
  options.country = arguments.words.front();
  if (const std::string standard = arguments.value("--standard"); !standard.empty()) {
    options.standard = standard;
  }
  PL_TRY(const std::size_t year, number_of(arguments, "--year", 0));
  PL_TRY(const std::size_t other, number_of(arguments, "--diff", 0));
  constexpr std::size_t kLast = 9999;
  if (year > kLast || other > kLast) {
    return Error{ErrorCode::Misuse, "--year and --diff take a year, such as 2024"};
  }
  options.year = static_cast<int>(year);
  options.compared_with = static_cast<int>(other);
  options.criterion = arguments.value("--criterion");
  return options;
}

int decide(const app::AssessOptions& options, const Arguments& arguments, Io io) {
  app::CriterionDecision decision;
  decision.asked = options;
  decision.finding = arguments.value("--decide");
  decision.who = user_of(arguments);
  decision.why = arguments.value("--why");
  const auto number = app::decide_criterion(decision);
  if (!number) return fail("assess", number.error(), io);
  io.out << "judgement " << *number << " is kept\n";
  return kOk;
}

int run_assess(const Arguments& arguments, Io io) {
  const auto options = options_of_assess(arguments);
  if (!options) return fail("assess", options.error(), io);
  if (!arguments.value("--decide").empty()) return decide(*options, arguments, io);
  const auto assessment = app::assess(*options);
  if (!assessment) return fail("assess", assessment.error(), io);
  if (arguments.has("--json")) {
    app::write_json(*assessment, [&](std::string_view piece) { io.out << piece; });
    io.out << '\n';
  } else {
    AssessTelling(*assessment, arguments.has("--evidence") || !options->criterion.empty(), io)
        .tell();
  }
  return kOk;
}

}  // namespace

const Command kAssess{
    .name = "assess",
    .summary =
        "Hold what a workspace says of a country against a standard, criterion by criterion.",
    .arguments = "COUNTRY",
    .least = 1,
    .most = 1,
    .options = kAssessOptions,
    .details =
        "For each criterion: what is claimed for and against it in the period of the edition, by "
        "how many independent origins, what is only of earlier years, which questions nobody "
        "answers, and the finding that follows by written rules (met, partly met, not met, "
        "contested, cannot tell), with every step down to its passages. There is no score. "
        "--decide keeps the finding of a person beside the proposal; it outlives reading anew and "
        "is marked outdated where its evidence has changed.",
    .run = run_assess,
};

}  // namespace plumbline::cli
