// SPDX-License-Identifier: Apache-2.0

#include "assess/assess.h"

#include <algorithm>
#include <map>
#include <string_view>
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

class Assessor {
 public:
  Assessor(const Standard& standard, const Period& period, const Desk& desk)
      : standard_(standard), period_(period), desk_(desk) {}

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
    std::vector<std::vector<Piece>> pieces(of.size());
    for (std::size_t i = 0; i < desk_.mapped.size(); ++i) {
      const auto found = at.find(standard_.rules[desk_.mapped[i].rule].criterion);
      if (found != at.end()) add(i, pieces[found->second], assessment.later);
    }
    const bool reported = has_report();
    for (std::size_t i = 0; i < of.size(); ++i) {
      CriterionAssessment& criterion = assessment.criteria[i];
      retire(pieces[i]);
      sort(pieces[i]);
      criterion.evidence.reserve(pieces[i].size());
      for (const Piece& piece : pieces[i]) criterion.evidence.push_back(evidence_of(piece));
      std::vector<Piece>().swap(pieces[i]);
      answer(criterion);
      propose(*of[i], reported, names_, criterion);
    }
    roll_up(assessment);
  }

 private:
  // What is to become evidence; its words are only put together once it has its place.
  struct Piece {
    const Mapped* mapped = nullptr;
    const Rule* rule = nullptr;
    const Ground* ground = nullptr;
    std::size_t origin = 0;
    bool stale = false;
    bool lasting = false;  // still in force

    [[nodiscard]] const Date& last() const {
      return ground->told.to.stated() ? ground->told.to : ground->told.from;
    }
  };

  // Whether the standard's own report of the period is read: its silence means something, that of a
  // newspaper does not.
  [[nodiscard]] bool has_report() const {
    return std::any_of(desk_.own_reports.begin(), desk_.own_reports.end(), [&](const Period& told) {
      return place(told, period_) == Placement::Within;
    });
  }

  void add(std::size_t index, std::vector<Piece>& pieces, std::size_t& later) {
    Piece out;
    out.mapped = &desk_.mapped[index];
    out.rule = &standard_.rules[out.mapped->rule];
    out.ground = &desk_.grounds[out.mapped->claim];
    const Placement placed = place(out.ground->told, period_);
    if (placed == Placement::After) {
      ++later;
      return;
    }
    const bool lasts =
        out.rule->lasting && placed == Placement::Before && is_remembered(out.ground->told);
    out.stale = placed != Placement::Within && !lasts;
    out.lasting = out.rule->lasting && !out.stale;
    out.origin = desk_.voices[index].origin;
    names_.emplace(out.origin, desk_.voices[index].name);
    pieces.push_back(out);
  }

  [[nodiscard]] CriterionEvidence evidence_of(const Piece& piece) const {
    const Mapped& mapped = *piece.mapped;
    const Rule& rule = *piece.rule;
    const Ground& ground = *piece.ground;
    const GroundDocument& document = desk_.documents[ground.document];
    CriterionEvidence out(model::Passage({std::string(document.id)}, ground.span));
    out.document = document.name;
    out.publisher = document.publisher;
    out.title = document.title;
    out.published = to_iso(document.published);
    out.claim = ground.claim;
    out.exact = ground.exact;
    out.start = ground.start;
    out.end = ground.end;
    out.bearing = mapped.bearing;
    out.rule = rule.id;
    out.question = rule.question;
    out.reason = rule.reason;
    if (mapped.promised) out.reason += " (planned or conditional: it is not counted)";
    out.chain = ground.chain;
    out.source = ground.source;
    out.source_named = ground.source_named;
    out.own_word = mapped.teller == "state";
    out.alleged = mapped.alleged;
    out.stale = piece.stale;
    out.when = ground.told;
    out.origin = piece.origin;
    return out;
  }

  // Of a law that was told of last so long ago nobody knows whether it is still as it was.
  [[nodiscard]] bool is_remembered(const Period& told) const {
    constexpr int kYears = 10;
    const Date& last = told.to.stated() ? told.to : told.from;
    return last.year + kYears >= period_.from.year;
  }

  // What lasts holds until its origin tells the same thing anew: of each the newest counts.
  static void retire(std::vector<Piece>& pieces) {
    std::map<std::pair<std::size_t, std::string_view>, Date> newest;
    const auto each_lasting = [&](const auto& use) {
      for (Piece& each : pieces) {
        const bool speaks = each.mapped->bearing != Bearing::Context && !each.mapped->alleged;
        if (speaks && each.lasting) use(each);
      }
    };
    each_lasting([&](Piece& each) {
      Date& known = newest[{each.origin, each.rule->question}];
      known = std::max(known, each.last());
    });
    each_lasting([&](Piece& each) {
      each.stale = each.last().year < newest.at({each.origin, each.rule->question}).year;
    });
  }

  // For, against, absent, context; of the period before stale; the newest first; then by document
  // and place, so that the order of reading does not matter.
  void sort(std::vector<Piece>& pieces) const {
    const auto key = [](const Piece& each) { return std::tuple(each.mapped->bearing, each.stale); };
    const auto place_of = [&](const Piece& each) {
      return std::tuple(desk_.documents[each.ground->document].id, each.ground->span.begin,
                        std::string_view(each.rule->question));
    };
    std::stable_sort(pieces.begin(), pieces.end(), [&](const Piece& a, const Piece& b) {
      if (key(a) != key(b)) return key(a) < key(b);
      if (a.last() != b.last()) return b.last() < a.last();
      return place_of(a) < place_of(b);
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
  OriginNames names_;
};

}  // namespace

ToldSource told_source(const model::AttributionChain& chain) {
  if (chain.links.size() < 2) return {};
  const model::ChainLink& last = chain.links.back();
  const bool named = !last.name.empty() && (last.status == model::LinkStatus::Named ||
                                            last.status == model::LinkStatus::Carried);
  return {last.kind == model::SourceKind::Survivor ? "a survivor" : last.name, named};
}

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

Result<model::Assessment> assess(const Standard& standard, int year, const Desk& desk) {
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
  out.documents = desk.told;
  out.claims = desk.read;
  Assessor(standard, period, desk).fill(out);
  return out;
}

}  // namespace plumbline::assess
