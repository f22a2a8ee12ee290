// SPDX-License-Identifier: Apache-2.0

#include "assess/propose.h"

#include <algorithm>
#include <array>
#include <set>

namespace plumbline::assess {
namespace {

using model::Bearing;
using model::CriterionAssessment;
using model::CriterionEvidence;
using model::CriterionFinding;
using model::ExplanationStep;

constexpr std::size_t kNamedOrigins = 4;

std::string counted(std::size_t count, const char* one, const char* several) {
  return std::to_string(count) + " " + (count == 1 ? one : several);
}

const char* in_words(CriterionFinding finding) {
  switch (finding) {
    case CriterionFinding::Met: return "met";
    case CriterionFinding::Partly: return "partly met";
    case CriterionFinding::NotMet: return "not met";
    case CriterionFinding::Contested: return "contested";
    case CriterionFinding::CannotTell: return "cannot tell";
  }
  return "cannot tell";
}

// Evidence of the period that speaks one way, with its origins.
struct Side {
  std::vector<std::size_t> evidence;
  std::set<std::size_t> origins;   // that assert it
  std::set<std::size_t> alleging;  // that only allege it
  bool own_word = true;            // nobody but the government assessed asserts it
  bool states_absence = false;
  bool only_absence = true;
};

bool is_against(Bearing bearing) {
  return bearing == Bearing::Against || bearing == Bearing::Absent;
}

Side side_of(const CriterionAssessment& criterion, bool against, const std::string* question) {
  Side out;
  for (std::size_t i = 0; i < criterion.evidence.size(); ++i) {
    const CriterionEvidence& each = criterion.evidence[i];
    if (each.stale || each.bearing == Bearing::Context) continue;
    if (is_against(each.bearing) != against) continue;
    if (question != nullptr && each.question != *question) continue;
    out.evidence.push_back(i);
    (each.alleged ? out.alleging : out.origins).insert(each.origin);
    out.own_word = out.own_word && (each.own_word || each.alleged);
    out.states_absence = out.states_absence || each.bearing == Bearing::Absent;
    out.only_absence = out.only_absence && each.bearing == Bearing::Absent;
  }
  for (const std::size_t origin : out.origins) out.alleging.erase(origin);
  return out;
}

bool meet(const std::set<std::size_t>& a, const std::set<std::size_t>& b) {
  return std::any_of(a.begin(), a.end(), [&](std::size_t each) { return b.contains(each); });
}

class Proposal {
 public:
  Proposal(const Paragraph& paragraph, bool reported, const OriginNames& names,
           CriterionAssessment& criterion)
      : paragraph_(paragraph),
        reported_(reported),
        names_(names),
        criterion_(criterion),
        for_(side_of(criterion, false, nullptr)),
        against_(side_of(criterion, true, nullptr)) {}

  void make() {
    criterion_.origins_for = for_.origins.size();
    criterion_.origins_against = against_.origins.size();
    tell_side(for_, "for it");
    tell_side(against_, "against it");
    tell_presumption();
    tell_questions();
    tell_rest();
    decide();
    criterion_.explanation.words =
        std::string("Proposed: ") + in_words(criterion_.proposed) + ". " + reason_;
  }

 private:
  [[nodiscard]] bool judges_state() const {
    const std::string& kind = paragraph_.kind;
    return kind == "criterion" || kind == "standard" || kind == "article";
  }

  [[nodiscard]] std::string named(const std::set<std::size_t>& origins) const {
    std::string out;
    std::size_t shown = 0;
    for (const std::size_t origin : origins) {
      if (++shown > kNamedOrigins) {
        return out + " and " + std::to_string(origins.size() - kNamedOrigins) + " more";
      }
      const auto found = names_.find(origin);
      out += (out.empty() ? "" : "; ") + (found == names_.end() ? "unnamed" : found->second);
    }
    return out;
  }

  void tell_side(const Side& side, std::string_view what) {
    if (side.evidence.empty()) return;
    ExplanationStep step;
    step.words = counted(side.evidence.size(), "piece", "pieces") + " of evidence of the period " +
                 (side.evidence.size() == 1 ? "speaks " : "speak ") + std::string(what);
    if (!side.origins.empty()) {
      step.words += ", from " +
                    counted(side.origins.size(), "independent origin", "independent origins") +
                    " (" + named(side.origins) + ")";
    }
    if (!side.alleging.empty()) {
      step.words += "; " +
                    counted(side.alleging.size(), "further origin only alleges",
                            "further origins only allege") +
                    " it";
    }
    step.evidence = side.evidence;
    criterion_.explanation.because.push_back(std::move(step));
  }

  void tell_presumption() {
    if (paragraph_.presumption != Presumption::Data) return;
    ExplanationStep step;
    if (against_.states_absence) {
      step.words =
          "It is stated that no data, or no action, were reported: a government that gives no data "
          "is presumed not to have acted (" +
          paragraph_.law + ")";
      for (const std::size_t i : against_.evidence) {
        if (criterion_.evidence[i].bearing == Bearing::Absent) step.evidence.push_back(i);
      }
    } else if (for_.evidence.empty() && against_.evidence.empty()) {
      step.words =
          "A government that gives no data is presumed not to have acted (" + paragraph_.law +
          "); no source read says that data were asked for or withheld, so nothing is presumed";
    } else {
      return;
    }
    criterion_.explanation.because.push_back(std::move(step));
  }

  void tell_questions() {
    std::string missing;
    for (const model::CriterionQuestion& question : criterion_.questions) {
      if (!question.evidence.empty()) continue;
      missing += (missing.empty() ? "" : " ") + question.words;
      open_needed_ = open_needed_ || question.needed;
    }
    for (const model::CriterionQuestion& question : criterion_.questions) {
      if (!question.needed) continue;
      const bool answered = std::any_of(
          for_.evidence.begin(), for_.evidence.end(),
          [&](std::size_t i) { return criterion_.evidence[i].question == question.id; });
      open_needed_ = open_needed_ || !answered;
    }
    if (missing.empty() || (for_.evidence.empty() && against_.evidence.empty())) return;
    criterion_.explanation.because.push_back(
        {"Nothing of the period was found on: " + missing, {}, {}});
  }

  void tell_rest() {
    ExplanationStep stale;
    ExplanationStep context;
    for (std::size_t i = 0; i < criterion_.evidence.size(); ++i) {
      const CriterionEvidence& each = criterion_.evidence[i];
      if (each.stale) {
        stale.evidence.push_back(i);
      } else if (each.bearing == Bearing::Context) {
        context.evidence.push_back(i);
      }
    }
    criterion_.stale = stale.evidence.size();
    if (!stale.evidence.empty()) {
      stale.words = counted(stale.evidence.size(), "piece", "pieces") +
                    " of evidence of an earlier period or of none stated, not counted";
      criterion_.explanation.because.push_back(std::move(stale));
    }
    if (context.evidence.empty()) return;
    context.words = counted(context.evidence.size(), "piece of context that speaks neither way",
                            "pieces of context that speak neither way");
    criterion_.explanation.because.push_back(std::move(context));
  }

  void decide() {
    if (for_.origins.empty() && against_.origins.empty()) {
      decide_silence();
    } else if (for_.origins.empty()) {
      criterion_.presumed = paragraph_.presumption == Presumption::Data && against_.only_absence;
      take(CriterionFinding::NotMet,
           criterion_.presumed ? "The standard presumes so where no data are given, and no origin "
                                 "speaks for it."
                               : "Only origins against it, none for it.");
    } else if (against_.origins.empty()) {
      decide_for();
    } else {
      decide_both();
    }
  }

  void decide_silence() {
    const bool alleged = !for_.alleging.empty() || !against_.alleging.empty();
    if (alleged) {
      take(CriterionFinding::CannotTell, "What there is is only alleged.");
      return;
    }
    const bool presumes =
        paragraph_.presumption == Presumption::Met || paragraph_.presumption == Presumption::NotMet;
    if (presumes && reported_) {
      criterion_.presumed = true;
      take(paragraph_.presumption == Presumption::Met ? CriterionFinding::Met
                                                      : CriterionFinding::NotMet,
           std::string("The standard's own report of the period is read and ") +
               (told_of() ? "nothing read speaks for or against it" : "nothing read tells of it") +
               ": the standard presumes so.");
      return;
    }
    take(CriterionFinding::CannotTell,
         told_of() ? "What is read of it for this period speaks neither for nor against it."
                   : "No source read tells of it for this period.");
  }

  // Context of the period: somebody tells of it, without saying either way.
  [[nodiscard]] bool told_of() const {
    return std::any_of(criterion_.evidence.begin(), criterion_.evidence.end(),
                       [](const CriterionEvidence& each) { return !each.stale; });
  }

  void decide_for() {
    if (!against_.alleging.empty()) {
      take(CriterionFinding::Partly, "Origins speak for it; the contrary is alleged.");
    } else if (judges_state() && for_.own_word) {
      take(CriterionFinding::Partly, "On the government's own word alone.");
    } else if (open_needed_) {
      take(CriterionFinding::Partly,
           "Nothing speaks against it, and a question that must be answered is open.");
    } else {
      take(CriterionFinding::Met, for_.origins.size() == 1
                                      ? "Every needed question is answered, by one origin alone."
                                      : "Every needed question is answered, nothing speaks "
                                        "against it.");
    }
  }

  // Contested: on one question some origins say yes and quite other ones no.
  void decide_both() {
    std::set<std::string> questions;
    for (const CriterionEvidence& each : criterion_.evidence) questions.insert(each.question);
    for (const std::string& question : questions) {
      const Side yes = side_of(criterion_, false, &question);
      const Side no = side_of(criterion_, true, &question);
      if (yes.origins.empty() || no.origins.empty() || meet(yes.origins, no.origins)) continue;
      take(CriterionFinding::Contested, "Independent origins contradict each other (" +
                                            named(yes.origins) + " against " + named(no.origins) +
                                            ").");
      return;
    }
    take(CriterionFinding::Partly, "There is evidence for it and against it.");
  }

  void take(CriterionFinding finding, std::string reason) {
    criterion_.proposed = finding;
    reason_ = std::move(reason);
  }

  const Paragraph& paragraph_;
  bool reported_;
  const OriginNames& names_;
  CriterionAssessment& criterion_;
  Side for_;
  Side against_;
  bool open_needed_ = false;
  std::string reason_;
};

}  // namespace

void propose(const Paragraph& paragraph, bool reported, const OriginNames& names,
             CriterionAssessment& criterion) {
  Proposal(paragraph, reported, names, criterion).make();
}

void propose_over(const std::vector<const CriterionAssessment*>& under,
                  CriterionAssessment& criterion) {
  criterion.proposed = CriterionFinding::CannotTell;
  criterion.presumed = false;
  // What was found on the paragraph itself stays told; steps without evidence are written anew.
  std::vector<ExplanationStep>& steps = criterion.explanation.because;
  std::erase_if(steps, [](const ExplanationStep& each) { return each.evidence.empty(); });
  constexpr std::array kAll = {CriterionFinding::Met, CriterionFinding::Partly,
                               CriterionFinding::NotMet, CriterionFinding::Contested,
                               CriterionFinding::CannotTell};
  std::string told;
  for (const CriterionFinding finding : kAll) {
    const auto count =
        static_cast<std::size_t>(std::count_if(under.begin(), under.end(), [&](const auto* each) {
          return (each->decided ? each->decided->finding : each->proposed) == finding;
        }));
    if (count == 0) continue;
    told += (told.empty() ? "" : ", ") + std::to_string(count) + " " + in_words(finding);
    if (count == under.size()) criterion.proposed = finding;
  }
  const bool own_for = criterion.origins_for != 0 && criterion.proposed != CriterionFinding::Met;
  const bool own_against =
      criterion.origins_against != 0 && criterion.proposed != CriterionFinding::NotMet;
  if (own_for || own_against) {
    criterion.proposed = CriterionFinding::CannotTell;
    steps.push_back({"What is told of the paragraph itself is no part of that count", {}, {}});
  }
  criterion.explanation.words = std::string("Proposed: ") + in_words(criterion.proposed) +
                                ". Of the " + counted(under.size(), "criterion", "criteria") +
                                " under it: " + told + ".";
  if (criterion.proposed == CriterionFinding::CannotTell) {
    steps.push_back(
        {"The standard gives none of them a weight; a person has to weigh them", {}, {}});
  }
}

}  // namespace plumbline::assess
