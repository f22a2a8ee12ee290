// SPDX-License-Identifier: Apache-2.0

#include "store/claim_judgements.h"

#include <mutex>

#include "db/connection.h"
#include "store/alerts_internal.h"
#include "store/corrections.h"
#include "store/facets_internal.h"
#include "store/journal.h"

namespace plumbline::store {
namespace {

ClaimJudgement claim_judgement_of(const db::Statement& row) {
  ClaimJudgement out;
  out.number = row.integer(0);
  out.at = row.text(1);
  out.who = row.text(2);
  out.verb = row.text(3);
  out.document = row.text(4);
  out.kind = row.text(5);
  out.span = {static_cast<std::uint32_t>(row.integer(6)),
              static_cast<std::uint32_t>(row.integer(7))};
  out.twin = row.integer(8);
  out.words = row.text(9);
  out.undoes = row.integer(10);
  out.why = row.text(11);
  out.value = row.text(12);
  return out;
}

constexpr const char* kSelectJudgements =
    "SELECT number, at, who, verb, document, kind, begin, end, twin, words, undoes, why, value "
    "FROM "
    "claim_judgements";

// Equal words elsewhere in the document are another claim.
bool same_words(const ClaimJudgement& a, const ClaimJudgement& b) {
  return a.kind == b.kind && a.span == b.span && a.twin == b.twin && a.words == b.words;
}

std::string named(const ClaimJudgement& judgement) {
  return judgement.who + " (" + judgement.verb + ", " + judgement.at + ")";
}

// Within the transaction that appends: what others decided meanwhile counts.
Status may_judge_claim(const Workspace& workspace, const ClaimJudgement& wanted,
                       std::int64_t seen) {
  PL_TRY(const auto all, claim_judgements(workspace, wanted.document));
  bool there = wanted.undoes == 0;
  for (const ClaimJudgement& each : all) {
    if (same_words(each, wanted) && each.number > seen) {
      return Error{ErrorCode::Conflict,
                   "decided meanwhile by " + named(each) + "; look at it and decide again"};
    }
    // What is taken back may have been decided on other borders of the claim, before reading anew.
    there = there || (each.number == wanted.undoes && each.verb != "undo");
    if (wanted.undoes != 0 && each.undoes == wanted.undoes) {
      return Error{ErrorCode::Conflict, "taken back already by " + named(each)};
    }
  }
  if (there) return Done{};
  return Error{ErrorCode::NotFound,
               "no judgement " + std::to_string(wanted.undoes) + " on this claim to take back"};
}

Status require_document(const Workspace& workspace, const std::string& hash) {
  PL_TRY(db::Statement row,
         workspace.connection().prepare("SELECT 1 FROM documents WHERE hash = ?1"));
  PL_TRY(const bool there, row.bind(1, hash).step());
  if (there) return Done{};
  return Error{ErrorCode::NotFound, "no document " + hash};
}

}  // namespace

Result<std::vector<ClaimJudgement>> claim_judgements(const Workspace& workspace,
                                                     const std::string& document) {
  PL_TRY(db::Statement rows,
         workspace.connection().prepare(std::string(kSelectJudgements) +
                                        " WHERE document = ?1 ORDER BY number"));
  rows.bind(1, document);
  std::vector<ClaimJudgement> out;
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return out;
    out.push_back(claim_judgement_of(rows));
  }
}

Result<JudgementsByDocument> all_claim_judgements(const Workspace& workspace) {
  PL_TRY(db::Statement rows,
         workspace.connection().prepare(std::string(kSelectJudgements) + " ORDER BY number"));
  JudgementsByDocument out;
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return out;
    ClaimJudgement judgement = claim_judgement_of(rows);
    out[judgement.document].push_back(std::move(judgement));
  }
}

Result<std::int64_t> add_claim_judgement(const std::string& folder, const ClaimJudgement& judgement,
                                         std::int64_t seen) {
  // Threads of one process wait here, where they are woken: in SQLite they would sleep and try
  // again.
  static std::mutex one_by_one;
  const std::scoped_lock lock(one_by_one);
  PL_TRY(const Workspace workspace, Workspace::open(folder, Access::Write));
  db::Connection& connection = workspace.connection();
  PL_TRY(db::Transaction transaction, db::Transaction::begin(connection));
  if (Status known = require_document(workspace, judgement.document); !known) {
    return std::move(known).error();
  }
  if (Status may = may_judge_claim(workspace, judgement, seen); !may) return std::move(may).error();
  const std::string at = now_utc();
  PL_TRY(db::Statement add,
         connection.prepare("INSERT INTO claim_judgements(at, who, verb, document, kind, begin, "
                            "end, twin, words, undoes, why, value) "
                            "VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12)"));
  add.bind(1, at).bind(2, judgement.who).bind(3, judgement.verb).bind(4, judgement.document);
  add.bind(5, judgement.kind).bind(6, static_cast<std::int64_t>(judgement.span.begin));
  add.bind(7, static_cast<std::int64_t>(judgement.span.end)).bind(8, judgement.twin);
  add.bind(9, judgement.words).bind(10, judgement.undoes).bind(11, judgement.why);
  add.bind(12, judgement.value);
  if (Status added = add.run(); !added) return std::move(added).error();
  const std::int64_t number = connection.last_id();
  PL_TRY(JournalTail journal, JournalTail::at_end(connection));
  PL_TRY(db::Statement entry, connection.prepare(kJournalInsert));
  const std::string action = "claim-" + judgement.verb;
  const std::string subject = judgement.document + " " + std::to_string(judgement.span.begin) +
                              "-" + std::to_string(judgement.span.end) + " " + judgement.kind;
  const std::string detail = "judgement " + std::to_string(number) + " by " + judgement.who;
  if (Status told = journal.append(entry, {at, action, subject, detail}); !told) {
    return std::move(told).error();
  }
  if (!judgement.value.empty() || judgement.undoes != 0) {
    PL_TRY(const std::int64_t document, enter_facets(workspace, judgement.document));
    // Of another kind or country, or with a claim more, it may match what it did not.
    if (Status told = tell_searches(connection, {document}, at); !told) {
      return std::move(told).error();
    }
  }
  if (Status done = transaction.commit(); !done) return std::move(done).error();
  return number;
}

}  // namespace plumbline::store
