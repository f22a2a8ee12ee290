// SPDX-License-Identifier: Apache-2.0

#include "store/judgements.h"

#include "db/connection.h"
#include "store/journal.h"

namespace plumbline::store {

Result<std::vector<CriterionJudgementRow>> criterion_judgements(const Workspace& workspace) {
  PL_TRY(db::Statement rows, workspace.connection().prepare(
                                 "SELECT number, at, who, country, standard, year, criterion, "
                                 "finding, why, basis FROM criterion_judgements ORDER BY number"));
  std::vector<CriterionJudgementRow> out;
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return out;
    CriterionJudgementRow each;
    each.number = rows.integer(0);
    each.at = rows.text(1);
    each.who = rows.text(2);
    each.country = rows.text(3);
    each.standard = rows.text(4);
    each.year = static_cast<int>(rows.integer(5));
    each.criterion = rows.text(6);
    each.finding = rows.text(7);
    each.why = rows.text(8);
    each.basis = rows.text(9);
    out.push_back(std::move(each));
  }
}

namespace {

// Nobody overrules another unawares.
Status may_judge_criterion(const Workspace& workspace, const CriterionJudgementRow& judgement,
                           std::int64_t seen) {
  if (seen < 0) return Done{};
  PL_TRY(db::Statement last, workspace.connection().prepare(
                                 "SELECT who, finding, at FROM criterion_judgements WHERE country "
                                 "= ?1 AND standard = ?2 AND year = ?3 AND criterion = ?4 AND "
                                 "number > ?5 ORDER BY number DESC LIMIT 1"));
  last.bind(1, judgement.country).bind(2, judgement.standard);
  last.bind(3, std::int64_t{judgement.year}).bind(4, judgement.criterion).bind(5, seen);
  PL_TRY(const bool row, last.step());
  if (!row) return Done{};
  return Error{ErrorCode::Conflict, "decided meanwhile by " + std::string(last.text(0)) + " (" +
                                        std::string(last.text(1)) + ", " +
                                        std::string(last.text(2)) +
                                        "); look at it and decide again"};
}

}  // namespace

Result<std::int64_t> add_criterion_judgement(const std::string& folder,
                                             const CriterionJudgementRow& judgement,
                                             std::int64_t seen) {
  PL_TRY(const Workspace workspace, Workspace::open(folder, Access::Write));
  db::Connection& connection = workspace.connection();
  PL_TRY(db::Transaction transaction, db::Transaction::begin(connection));
  if (Status may = may_judge_criterion(workspace, judgement, seen); !may)
    return std::move(may).error();
  const std::string at = now_utc();
  PL_TRY(db::Statement add,
         connection.prepare("INSERT INTO criterion_judgements(at, who, country, standard, year, "
                            "criterion, finding, why, basis) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9)"));
  add.bind(1, at).bind(2, judgement.who).bind(3, judgement.country).bind(4, judgement.standard);
  add.bind(5, std::int64_t{judgement.year}).bind(6, judgement.criterion);
  add.bind(7, judgement.finding).bind(8, judgement.why).bind(9, judgement.basis);
  if (Status added = add.run(); !added) return std::move(added).error();
  const std::int64_t number = connection.last_id();
  PL_TRY(JournalTail journal, JournalTail::at_end(connection));
  PL_TRY(db::Statement entry, connection.prepare(kJournalInsert));
  const std::string subject = judgement.country + " " + judgement.standard + " " +
                              std::to_string(judgement.year) + " " + judgement.criterion;
  const std::string detail =
      "judgement " + std::to_string(number) + " by " + judgement.who + ": " + judgement.finding;
  if (Status told = journal.append(entry, {at, "criterion-judged", subject, detail}); !told) {
    return std::move(told).error();
  }
  if (Status done = transaction.commit(); !done) return std::move(done).error();
  return number;
}

}  // namespace plumbline::store
