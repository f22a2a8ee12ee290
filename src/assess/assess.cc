// SPDX-License-Identifier: Apache-2.0

#include "assess/assess.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "assess/propose.h"
#include "assess/when.h"

namespace plumbline::assess {
namespace {

using model::Bearing;
using model::CriterionAssessment;
using model::CriterionEvidence;

CriterionAssessment blank(const Standard& standard, const Paragraph& paragraph) {
  CriterionAssessment out;
  out.id = paragraph.id;
  out.parent = paragraph.parent;
  out.law = paragraph.law;
  out.title = paragraph.title;
  out.text = paragraph.text;
  out.group = paragraph.group;
  out.reference = paragraph.source;
  out.verified = paragraph.verified;
  for (const Question& question : standard.questions) {
    if (question.criterion != paragraph.id) continue;
    out.questions.push_back({question.id, question.words, question.needed, {}});
  }
  return out;
}

// Paragraphs that can be assessed: a rule or question names them, or one that such stand under.
bool is_assessed(const Standard& standard, const std::string& id) {
  const auto names = [&](const auto& each) { return each.criterion == id; };
  return std::any_of(standard.rules.begin(), standard.rules.end(), names) ||
         std::any_of(standard.questions.begin(), standard.questions.end(), names) ||
         std::any_of(standard.paragraphs.begin(), standard.paragraphs.end(),
                     [&](const Paragraph& each) { return each.parent == id; });
}

std::string told_source(const model::Claim& claim, bool& named) {
  const auto& links = claim.chain.links;
  if (links.size() < 2) return {};
  const model::ChainLink& last = links.back();
  named = !last.name.empty() &&
          (last.status == model::LinkStatus::Named || last.status == model::LinkStatus::Carried);
  return last.kind == model::SourceKind::Survivor ? "a survivor" : last.name;
}

class Assessor {
 public:
  Assessor(const Standard& standard, const Period& period, const Desk& desk,
           const refdata::RefData& refdata)
      : standard_(standard), period_(period), desk_(desk), reports_(refdata) {}

  void fill(model::Assessment& assessment) {
    const std::vector<const Paragraph*> paragraphs = in_force(standard_, period_.to);
    std::map<std::string, std::size_t, std::less<>> at;
    std::vector<const Paragraph*> of;
    for (const Paragraph* paragraph : paragraphs) {
      if (!is_assessed(standard_, paragraph->id)) continue;
      at[paragraph->id] = assessment.criteria.size();
      of.push_back(paragraph);
      assessment.criteria.push_back(blank(standard_, *paragraph));
    }
    // The criteria stay where they are from here on.
    for (std::size_t i = 0; i < desk_.mapped.size(); ++i) {
      const auto found = at.find(standard_.rules[desk_.mapped[i].rule].criterion);
      if (found != at.end()) add(i, assessment.criteria[found->second], assessment.later);
    }
    const bool reported = has_report();
    for (std::size_t i = 0; i < of.size(); ++i) {
      CriterionAssessment& criterion = assessment.criteria[i];
      retire(criterion);
      sort(criterion);
      answer(criterion);
      propose(*of[i], reported, names_, criterion);
    }
    roll_up(assessment);
  }

 private:
  // Whether the standard's own report of the period is read: its silence means something, that of a
  // newspaper does not.
  [[nodiscard]] bool has_report() const {
    return std::any_of(desk_.documents.begin(), desk_.documents.end(),
                       [&](const DocumentAtHand& document) {
                         return reports_.standard_of(document) == standard_.id &&
                                place(reports_.of(document), period_) == Placement::Within;
                       });
  }

  void add(std::size_t index, CriterionAssessment& criterion, std::size_t& later) {
    const Mapped& mapped = desk_.mapped[index];
    const Rule& rule = standard_.rules[mapped.rule];
    const ClaimAtHand& at_hand = desk_.claims[mapped.claim];
    const DocumentAtHand& document = desk_.documents[at_hand.document];
    const Period told = told_of(at_hand, document, reports_);
    const Placement placed = place(told, period_);
    if (placed == Placement::After) {
      ++later;
      return;
    }
    const model::Claim& claim = *at_hand.claim;
    CriterionEvidence out(claim.passages.front());
    out.document = document.name;
    out.publisher = document.publisher;
    out.title = document.title;
    out.published = to_iso(document.published);
    out.claim = claim.id;
    out.exact = at_hand.passage;
    out.bearing = mapped.bearing;
    out.rule = rule.id;
    out.question = rule.question;
    out.reason = rule.reason;
    if (mapped.promised) out.reason += " (planned or conditional: it is not counted)";
    out.chain = model::describe(claim.chain);
    out.source = told_source(claim, out.source_named);
    out.own_word = mapped.teller == "state";
    out.alleged = mapped.alleged;
    const bool lasts = rule.lasting && placed == Placement::Before && is_remembered(told);
    out.stale = placed != Placement::Within && !lasts;
    out.when = told;
    out.origin = desk_.voices[index].origin;
    names_.emplace(out.origin, desk_.voices[index].name);
    if (rule.lasting && !out.stale) lasting_.insert({&criterion, criterion.evidence.size()});
    criterion.evidence.push_back(std::move(out));
  }

  // Of a law that was told of last so long ago nobody knows whether it is still as it was.
  [[nodiscard]] bool is_remembered(const Period& told) const {
    constexpr int kYears = 10;
    const Date& last = told.to.stated() ? told.to : told.from;
    return last.year + kYears >= period_.from.year;
  }

  // What lasts holds until its origin tells the same thing anew: of each the newest counts.
  void retire(CriterionAssessment& criterion) {
    std::map<std::pair<std::size_t, std::string>, Date> newest;
    const auto last = [](const CriterionEvidence& each) {
      return each.when.to.stated() ? each.when.to : each.when.from;
    };
    const auto each_lasting = [&](const auto& use) {
      for (std::size_t i = 0; i < criterion.evidence.size(); ++i) {
        CriterionEvidence& each = criterion.evidence[i];
        const bool speaks = each.bearing != Bearing::Context && !each.alleged;
        if (speaks && lasting_.contains({&criterion, i})) use(each);
      }
    };
    each_lasting([&](CriterionEvidence& each) {
      Date& known = newest[{each.origin, each.question}];
      known = std::max(known, last(each));
    });
    each_lasting([&](CriterionEvidence& each) {
      each.stale = last(each).year < newest.at({each.origin, each.question}).year;
    });
  }

  // For, against, absent, context; of the period before stale; the newest first; then by document
  // and place, so that the order of reading does not matter.
  static void sort(CriterionAssessment& criterion) {
    const auto key = [](const CriterionEvidence& each) {
      return std::tuple(each.bearing, each.stale);
    };
    const auto date = [](const CriterionEvidence& each) {
      return each.when.to.stated() ? each.when.to : each.when.from;
    };
    std::stable_sort(criterion.evidence.begin(), criterion.evidence.end(),
                     [&](const CriterionEvidence& a, const CriterionEvidence& b) {
                       if (key(a) != key(b)) return key(a) < key(b);
                       if (date(a) != date(b)) return date(b) < date(a);
                       return std::tuple(a.passage.document, a.passage.span.begin, a.question) <
                              std::tuple(b.passage.document, b.passage.span.begin, b.question);
                     });
  }

  static void answer(CriterionAssessment& criterion) {
    for (model::CriterionQuestion& question : criterion.questions) {
      for (std::size_t i = 0; i < criterion.evidence.size(); ++i) {
        const CriterionEvidence& each = criterion.evidence[i];
        if (each.question == question.id && !each.stale) question.evidence.push_back(i);
      }
    }
  }

  const Standard& standard_;
  Period period_;
  const Desk& desk_;
  ReportPeriods reports_;
  OriginNames names_;
  std::set<std::pair<const CriterionAssessment*, std::size_t>> lasting_;  // still in force
};

}  // namespace

void roll_up(model::Assessment& assessment) {
  for (CriterionAssessment& criterion : assessment.criteria) {
    std::vector<const CriterionAssessment*> under;
    for (const CriterionAssessment& each : assessment.criteria) {
      if (each.parent == criterion.id) under.push_back(&each);
    }
    if (under.empty()) continue;
    propose_over(under, criterion);
  }
}

Result<model::Assessment> assess(const Standard& standard, int year, const Desk& desk,
                                 const refdata::RefData& refdata) {
  PL_TRY(const Period period, period_of(standard, year));
  model::Assessment out;
  out.country = desk.country;
  out.country_name = desk.country_name;
  out.standard = standard.id;
  out.standard_title = standard.title;
  out.version = version_on(standard, period.to);
  out.year = year;
  out.from = period.from;
  out.to = period.to;
  out.verified = standard.verified;
  out.note = standard.note;
  out.documents = desk.documents.size();
  out.claims = desk.read;
  Assessor(standard, period, desk, refdata).fill(out);
  return out;
}

}  // namespace plumbline::assess
