// SPDX-License-Identifier: Apache-2.0

#include "app/assess.h"

#include <optional>
#include <set>
#include <utility>

#include "app/country_word.h"
#include "app/grounds_internal.h"
#include "app/laid_kept_internal.h"
#include "app/owners_internal.h"
#include "app/source_register_internal.h"
#include "assess/assess.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "refdata/refdata.h"
#include "resolve/credits.h"
#include "resolve/reprints.h"
#include "resolve/voices.h"
#include "store/judgements.h"
#include "store/sketches.h"

namespace plumbline::app {
namespace {

// Whose word each piece of evidence is. Only documents that have some are held beside each other.
class Voices {
 public:
  Voices(const store::Workspace& workspace, const refdata::RefData& refdata,
         const store::LaidAmong& among, HeldGrounds& held)
      : workspace_(workspace), refdata_(refdata), among_(among), held_(held) {}

  Status find() {
    const assess::Desk& desk = held_.desk;
    for (std::size_t i = 0; i < desk.documents.size(); ++i) add_paper(i);
    std::vector<resolve::Spoken> spoken;
    spoken.reserve(desk.mapped.size());
    for (const assess::Mapped& mapped : desk.mapped) {
      const assess::Ground& ground = desk.grounds[mapped.claim];
      spoken.push_back({ground.document, ground.claim, ground.span, held_.voices[mapped.claim]});
    }
    PL_TRY(const std::vector<std::vector<resolve::Taken>> taken, taken_words());
    PL_TRY(const std::vector<resolve::Owner> owners, owners_known(workspace_.folder(), refdata_));
    PL_TRY(const std::vector<store::SourceJudgement> judgements,
           store::source_judgements(workspace_));
    const std::vector<resolve::Judged> judged = judged_pairs(judgements);
    for (resolve::Voice& voice :
         resolve::find_voices(tellers_, spoken, taken, {owners, judged, refdata_})) {
      held_.desk.voices.push_back({voice.number, std::move(voice.name)});
    }
    return Done{};
  }

 private:
  void add_paper(std::size_t index) {
    const assess::GroundDocument& document = held_.desk.documents[index];
    HeldGrounds::Paper& paper = held_.papers[index];
    const std::string publisher(document.publisher);
    tellers_.push_back({std::string(document.id), std::string(document.name), publisher,
                        document.published, paper.credits});
    resolve::Article article;
    article.id = document.id;
    article.publisher = publisher;
    article.names = resolve::names_of_publisher(publisher, refdata_);
    article.published = document.published;
    article.credits = std::move(paper.credits);
    article.sketch = std::move(paper.sketch);
    // The same words, printed otherwise, stand in other places.
    article.reader = paper.words;
    articles_.push_back(std::move(article));
  }

  Result<std::vector<std::vector<resolve::Taken>>> taken_words() {
    std::vector<std::vector<resolve::Taken>> taken(tellers_.size());
    PL_TRY(store::TextReader texts, store::TextReader::open(workspace_));
    const auto text_of = [&](std::size_t index) { return texts.text(articles_[index].id); };
    PL_TRY(store::LaidReader reader, store::LaidReader::open(workspace_, among_));
    std::vector<std::int64_t> rows;
    for (const HeldGrounds::Paper& paper : held_.papers) rows.push_back(paper.row);
    LaidKept kept(workspace_.folder(), rows, std::move(reader), among_);
    PL_TRY(const resolve::Reprints reprints, resolve::find_reprints(articles_, text_of, &kept));
    if (held_.writing.valid()) held_.writing.wait();
    kept.write();
    for (const resolve::Family& family : reprints.families) {
      for (const resolve::Member& member : family.members) taken[member.article] = member.taken;
    }
    return taken;
  }

  const store::Workspace& workspace_;
  const refdata::RefData& refdata_;
  const store::LaidAmong& among_;
  HeldGrounds& held_;
  std::vector<resolve::Teller> tellers_;    // of each document with evidence
  std::vector<resolve::Article> articles_;  // the same
};

// What a decision rests on: it stays the same when documents are read anew and nothing of the
// evidence changes.
std::string basis_of(const model::CriterionAssessment& criterion) {
  std::set<std::string> lines;
  for (const model::CriterionEvidence& each : criterion.evidence) {
    if (each.stale || each.bearing == model::Bearing::Context) continue;
    lines.insert(each.passage.document.value + '\t' + model::to_string(each.bearing) + '\t' +
                 each.question + '\t' + (each.alleged ? "alleged" : "") + '\t' + each.exact);
  }
  std::string all;
  for (const std::string& line : lines) all += line + '\n';
  return sha256_hex(all);
}

std::optional<model::CriterionFinding> finding_of_word(const std::string& word) {
  using Finding = model::CriterionFinding;
  for (const Finding each :
       {Finding::Met, Finding::Partly, Finding::NotMet, Finding::Contested, Finding::CannotTell}) {
    if (word == model::to_string(each)) return each;
  }
  return std::nullopt;
}

model::CriterionJudgement judgement_of(const store::CriterionJudgementRow& row) {
  model::CriterionJudgement out;
  out.number = row.number;
  out.at = row.at;
  out.who = row.who;
  out.finding = finding_of_word(row.finding).value_or(model::CriterionFinding::CannotTell);
  out.why = row.why;
  return out;
}

Status add_decisions(const store::Workspace& workspace, model::Assessment& assessment) {
  PL_TRY(const std::vector<store::CriterionJudgementRow> rows,
         store::criterion_judgements(workspace));
  for (model::CriterionAssessment& criterion : assessment.criteria) {
    for (const store::CriterionJudgementRow& row : rows) {
      if (row.country != assessment.country || row.standard != assessment.standard ||
          row.year != assessment.year || row.criterion != criterion.id) {
        continue;
      }
      criterion.decided = judgement_of(row);
      criterion.decided->outdated = row.basis != basis_of(criterion);
    }
  }
  assess::roll_up(assessment);
  return Done{};
}

Status keep_criterion(const std::string& id, model::Assessment& assessment) {
  if (id.empty()) return Done{};
  std::string known;
  for (model::CriterionAssessment& criterion : assessment.criteria) {
    known += (known.empty() ? "" : ", ") + criterion.id;
    if (criterion.id != id) continue;
    model::CriterionAssessment kept = std::move(criterion);
    assessment.criteria.clear();
    assessment.criteria.push_back(std::move(kept));
    return Done{};
  }
  return Error{ErrorCode::NotFound, "no criterion '" + id + "' is assessed under " +
                                        assessment.standard + "; there are: " + known};
}

// Proposal with proposal: that a person decided otherwise on one of the two is no change.
void compare(const model::Assessment& before, model::Assessment& assessment) {
  assessment.compared_with = before.year;
  for (model::CriterionAssessment& criterion : assessment.criteria) {
    for (const model::CriterionAssessment& each : before.criteria) {
      if (each.id != criterion.id) continue;
      criterion.before = each.proposed;
    }
  }
}

struct Assessed {
  model::Assessment assessment;
  std::string basis;  // of the one criterion asked for
};

Result<Assessed> assess_all(const AssessOptions& options) {
  PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
  PL_TRY(const std::string country, country_code(options.country, refdata));
  PL_TRY(const assess::Standard standard, assess::load_standard(refdata, options.standard));
  PL_TRY(const store::Workspace workspace,
         store::Workspace::open(options.workspace, store::Access::Read));
  PL_TRY(HeldGrounds held, gather_grounds(workspace, standard, country, refdata));
  assess::Desk& desk = held.desk;
  desk.country = country;
  desk.country_name = refdata.country(country)->name;
  if (Status found = Voices(workspace, refdata, {country, standard.id}, held).find(); !found) {
    return std::move(found).error();
  }
  // The newest edition that a document with something to say under the standard tells of. An annual
  // report tells of the time of its edition: the one of 2024 comes out when that of 2025 has begun.
  int year = options.year;
  if (year == 0) year = desk.documents.empty() ? held.newest_of_all : held.newest;
  if (year == 0) {
    return Error{ErrorCode::Misuse, "no dated document is about " + desk.country_name +
                                        "; say which edition with --year"};
  }
  Assessed out;
  PL_TRY(out.assessment, assess::assess(standard, year, desk));
  out.assessment.rejected = held.rejected;
  if (options.compared_with != 0) {
    PL_TRY(model::Assessment before, assess::assess(standard, options.compared_with, desk));
    if (Status added = add_decisions(workspace, before); !added) return std::move(added).error();
    compare(before, out.assessment);
  }
  if (Status added = add_decisions(workspace, out.assessment); !added) {
    return std::move(added).error();
  }
  if (Status kept = keep_criterion(options.criterion, out.assessment); !kept) {
    return std::move(kept).error();
  }
  if (!options.criterion.empty()) out.basis = basis_of(out.assessment.criteria.front());
  return out;
}

}  // namespace

Result<model::Assessment> assess(const AssessOptions& options) {
  PL_TRY(Assessed assessed, assess_all(options));
  return std::move(assessed.assessment);
}

Result<std::int64_t> decide_criterion(const CriterionDecision& decision) {
  if (!finding_of_word(decision.finding)) {
    return Error{ErrorCode::Misuse, "no finding is called '" + decision.finding +
                                        "'; one of: met, partly, not-met, contested, cannot-tell"};
  }
  if (decision.asked.criterion.empty() || decision.why.empty()) {
    return Error{ErrorCode::Misuse, "a decision needs a criterion and a reason (--why)"};
  }
  for (const std::string* words : {&decision.who, &decision.why}) {
    if (!is_valid_utf8(*words)) return Error{ErrorCode::Misuse, "the reason is not valid UTF-8"};
    constexpr std::size_t kMost = 2000;
    if (words->size() > kMost) {
      return Error{ErrorCode::LimitReached, "names and reasons have at most 2000 bytes"};
    }
  }
  PL_TRY(const Assessed assessed, assess_all(decision.asked));
  store::CriterionJudgementRow row;
  row.who = decision.who;
  row.country = assessed.assessment.country;
  row.standard = assessed.assessment.standard;
  row.year = assessed.assessment.year;
  row.criterion = decision.asked.criterion;
  row.finding = decision.finding;
  row.why = decision.why;
  row.basis = assessed.basis;
  return store::add_criterion_judgement(decision.asked.workspace, row, decision.seen);
}

Result<std::vector<PastJudgement>> past_judgements(const std::string& folder) {
  PL_TRY(const store::Workspace workspace, store::Workspace::open(folder, store::Access::Read));
  PL_TRY(const std::vector<store::CriterionJudgementRow> rows,
         store::criterion_judgements(workspace));
  std::vector<PastJudgement> out;
  for (const store::CriterionJudgementRow& row : rows) {
    out.push_back({row.country, row.standard, row.year, row.criterion, judgement_of(row)});
  }
  return out;
}

}  // namespace plumbline::app
