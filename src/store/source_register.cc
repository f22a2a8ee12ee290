// SPDX-License-Identifier: Apache-2.0

#include "store/source_register.h"

#include <nlohmann/json.hpp>

#include "db/connection.h"
#include "store/journal.h"

namespace plumbline::store {
namespace {

using Json = nlohmann::json;

Json json_of(const KeptForm& form) {
  return Json::array({form.name, form.kind, form.organisation, form.country, form.office,
                      form.placed, form.claims});
}

std::string cell_of(std::span<const KeptForm> forms) {
  Json out = Json::array();
  for (const KeptForm& form : forms) out.push_back(json_of(form));
  return out.dump();
}

std::optional<KeptForm> form_of(const Json& json) {
  constexpr std::size_t kCells = 7;
  if (!json.is_array() || json.size() != kCells || !json[kCells - 1].is_number_unsigned())
    return {};
  for (std::size_t i = 0; i + 1 < kCells; ++i) {
    if (!json[i].is_string()) return {};
  }
  return KeptForm{json[0], json[1], json[2], json[3], json[4], json[6], json[5]};
}

// Nothing if the cell is damaged: it is gathered anew.
std::optional<std::vector<KeptForm>> forms_of(std::string_view cell) {
  const Json json = Json::parse(cell, nullptr, false);
  if (!json.is_array()) return {};
  std::vector<KeptForm> out;
  for (const Json& each : json) {
    std::optional<KeptForm> form = form_of(each);
    if (!form) return {};
    out.push_back(std::move(*form));
  }
  return out;
}

Error damaged(std::int64_t number) {
  return {ErrorCode::Malformed,
          "judgement " + std::to_string(number) +
              " on sources cannot be read; restore the workspace from a copy"};
}

Result<SourceJudgement> source_judgement_of(const db::Statement& row) {
  SourceJudgement out;
  out.number = row.integer(0);
  out.at = row.text(1);
  out.who = row.text(2);
  out.verb = row.text(3);
  out.subject = row.text(4);
  const Json pairs = Json::parse(row.text(5), nullptr, false);
  if (!pairs.is_array()) return damaged(out.number);
  for (const Json& pair : pairs) {
    if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() || !pair[1].is_string()) {
      return damaged(out.number);
    }
    out.pairs.emplace_back(pair[0], pair[1]);
  }
  if (!row.text(6).empty()) {
    out.alias = form_of(Json::parse(row.text(6), nullptr, false));
    if (!out.alias) return damaged(out.number);
  }
  out.undoes = row.integer(7);
  out.why = row.text(8);
  return out;
}

Status may_undo(const Workspace& workspace, std::int64_t number) {
  PL_TRY(const std::vector<SourceJudgement> all, source_judgements(workspace));
  bool there = false;
  for (const SourceJudgement& each : all) {
    there = there || (each.number == number && each.verb != "undo");
    if (each.undoes != number) continue;
    return Error{ErrorCode::Conflict, "judgement " + std::to_string(number) +
                                          " was taken back already, by judgement " +
                                          std::to_string(each.number)};
  }
  if (there) return Done{};
  return Error{ErrorCode::NotFound, "no judgement " + std::to_string(number) +
                                        " that could be undone; plumbline sources history lists "
                                        "them"};
}

}  // namespace

Status each_forms(const Workspace& workspace, const FormsSink& sink) {
  PL_TRY(db::Statement rows,
         workspace.connection().prepare(
             "SELECT d.id, d.hash, d.engine, f.engine, f.forms FROM documents d LEFT JOIN "
             "source_forms f ON f.document = d.id WHERE d.engine <> '' ORDER BY d.hash"));
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return Done{};
    DocumentForms document;
    document.row = rows.integer(0);
    document.hash = rows.text(1);
    document.engine = rows.text(2);
    if (!rows.is_null(3) && rows.text(3) == rows.text(2)) document.forms = forms_of(rows.text(4));
    if (Status taken = sink(std::move(document)); !taken) return taken;
  }
}

Status keep_forms(const std::string& folder, std::span<const DocumentForms> rows) {
  PL_TRY(const Workspace workspace, Workspace::open(folder, Access::Write));
  PL_TRY(db::Statement keep, workspace.connection().prepare(
                                 "INSERT OR REPLACE INTO source_forms(document, engine, forms) "
                                 "SELECT id, engine, ?3 FROM documents WHERE id = ?1 AND engine = "
                                 "?2"));
  PL_TRY(db::Transaction transaction, db::Transaction::begin(workspace.connection()));
  for (const DocumentForms& document : rows) {
    if (!document.forms) continue;
    const std::string cell = cell_of(*document.forms);
    keep.bind(1, document.row).bind(2, document.engine).bind(3, cell);
    if (Status kept = keep.run(); !kept) return kept;
  }
  return transaction.commit();
}

Result<std::vector<SourceJudgement>> source_judgements(const Workspace& workspace) {
  PL_TRY(db::Statement rows, workspace.connection().prepare(
                                 "SELECT number, at, who, verb, subject, pairs, alias, undoes, why "
                                 "FROM source_judgements ORDER BY number"));
  std::vector<SourceJudgement> out;
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return out;
    PL_TRY(SourceJudgement judgement, source_judgement_of(rows));
    out.push_back(std::move(judgement));
  }
}

Result<std::int64_t> add_source_judgement(const std::string& folder,
                                          const SourceJudgement& judgement) {
  PL_TRY(const Workspace workspace, Workspace::open(folder, Access::Write));
  db::Connection& connection = workspace.connection();
  PL_TRY(db::Transaction transaction, db::Transaction::begin(connection));
  if (judgement.undoes != 0) {
    if (Status may = may_undo(workspace, judgement.undoes); !may) return std::move(may).error();
  }
  const std::string at = now_utc();
  Json pairs = Json::array();
  for (const auto& [one, other] : judgement.pairs) pairs.push_back({one, other});
  const std::string pairs_cell = pairs.dump();
  const std::string alias = judgement.alias ? json_of(*judgement.alias).dump() : std::string();
  PL_TRY(db::Statement add,
         connection.prepare("INSERT INTO source_judgements(at, who, verb, subject, pairs, alias, "
                            "undoes, why) VALUES(?1,?2,?3,?4,?5,?6,?7,?8)"));
  add.bind(1, at).bind(2, judgement.who).bind(3, judgement.verb).bind(4, judgement.subject);
  add.bind(5, pairs_cell).bind(6, alias).bind(7, judgement.undoes).bind(8, judgement.why);
  if (Status added = add.run(); !added) return std::move(added).error();
  const std::int64_t number = connection.last_id();
  PL_TRY(JournalTail journal, JournalTail::at_end(connection));
  PL_TRY(db::Statement entry, connection.prepare(kJournalInsert));
  const std::string action = "source-" + judgement.verb;
  const std::string detail = "judgement " + std::to_string(number) + " by " + judgement.who;
  if (Status told = journal.append(entry, {at, action, judgement.subject, detail}); !told) {
    return std::move(told).error();
  }
  if (Status done = transaction.commit(); !done) return std::move(done).error();
  return number;
}

}  // namespace plumbline::store
