// SPDX-License-Identifier: Apache-2.0

#include "store/grounds.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "db/connection.h"

namespace plumbline::store {
namespace {

using LastJudgements = std::map<std::string, std::int64_t, std::less<>>;

Result<LastJudgements> last_judgements(const db::Connection& connection) {
  PL_TRY(
      db::Statement rows,
      connection.prepare("SELECT document, max(number) FROM claim_judgements GROUP BY document"));
  LastJudgements out;
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return out;
    out.emplace(rows.text(0), rows.integer(1));
  }
}

// Of a whole workspace there are a few.
std::size_t engines_number(ToldDocuments& told, std::string_view reader, std::string_view engine) {
  for (std::size_t i = told.engines.size(); i-- > 0;) {
    if (told.engines[i].reader == reader && told.engines[i].engine == engine) return i;
  }
  told.engines.push_back({std::string(reader), std::string(engine)});
  return told.engines.size() - 1;
}

constexpr std::string_view kHeldGrounds =
    "SELECT 1 FROM grounds WHERE country = ?1 AND standard = ?2 AND document = ?3 AND basis = ?4 "
    "AND reader = ?5 AND engine = ?6 AND judgement = ?7";
constexpr std::string_view kFoundGrounds =
    "SELECT found FROM grounds WHERE country = ?1 AND standard = ?2 AND document = ?3 AND basis = "
    "?4 AND reader = ?5 AND engine = ?6 AND judgement = ?7";

}  // namespace

Result<ToldDocuments> documents_told_of(const Workspace& workspace, const std::string& country) {
  const db::Connection& connection = workspace.connection();
  PL_TRY(const LastJudgements judgements, last_judgements(connection));
  PL_TRY(db::Statement rows,
         connection.prepare("SELECT d.id, d.hash, d.reader, d.engine FROM facets f CROSS JOIN "
                            "documents d ON d.id = f.document WHERE f.facet = 'country' AND "
                            "f.value = ?1 ORDER BY d.published DESC, d.hash"));
  rows.bind(1, country);
  ToldDocuments out;
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return out;
    ToldDocument& document = out.documents.emplace_back();
    document.row = rows.integer(0);
    document.hash = rows.text(1);
    document.engines = engines_number(out, rows.text(2), rows.text(3));
    if (const auto last = judgements.find(document.hash); last != judgements.end()) {
      document.judgement = last->second;
    }
  }
}

struct GroundsReader::State {
  const GroundsKey& key;
  const ToldDocuments& told;
  db::Statement held;
  db::Statement found;
  db::Snapshot snapshot;

  db::Statement& ask(db::Statement& statement, const ToldDocument& document) const {
    const ToldDocuments::Engines& engines = told.engines[document.engines];
    return statement.bind(1, key.country)
        .bind(2, key.standard)
        .bind(3, document.row)
        .bind(4, key.basis)
        .bind(5, engines.reader)
        .bind(6, engines.engine)
        .bind(7, document.judgement);
  }
};

GroundsReader::GroundsReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
GroundsReader::GroundsReader(GroundsReader&&) noexcept = default;
GroundsReader::~GroundsReader() = default;

Result<GroundsReader> GroundsReader::open(const Workspace& workspace, const GroundsKey& key,
                                          const ToldDocuments& told) {
  PL_TRY(db::Statement held, workspace.connection().prepare(kHeldGrounds));
  PL_TRY(db::Statement found, workspace.connection().prepare(kFoundGrounds));
  PL_TRY(db::Snapshot snapshot, db::Snapshot::begin(workspace.connection()));
  return GroundsReader(std::make_unique<State>(
      State{key, told, std::move(held), std::move(found), std::move(snapshot)}));
}

Result<bool> GroundsReader::holds(const ToldDocument& document) {
  PL_TRY(const bool there, state_->ask(state_->held, document).step());
  state_->held.reset();
  return there;
}

Result<std::optional<std::string>> GroundsReader::find(const ToldDocument& document) {
  db::Statement& statement = state_->found;
  PL_TRY(const bool there, state_->ask(statement, document).step());
  std::optional<std::string> found;
  if (there) found.emplace(statement.text(0));
  statement.reset();
  return found;
}

Status keep_grounds(const std::string& folder, const GroundsKey& key, const ToldDocuments& told,
                    std::span<const GroundsRow> rows) {
  PL_TRY(const Workspace workspace, Workspace::open(folder, Access::Write));
  db::Connection& connection = workspace.connection();
  PL_TRY(db::Statement keep,
         connection.prepare(
             "INSERT OR REPLACE INTO grounds(country, standard, document, basis, reader, engine, "
             "judgement, found) SELECT ?1, ?2, id, ?4, reader, engine, ?7, ?8 FROM documents WHERE "
             "id = ?3 AND reader = ?5 AND engine = ?6"));
  PL_TRY(db::Transaction transaction, db::Transaction::begin(connection));
  PL_TRY(const LastJudgements judgements, last_judgements(connection));
  keep.bind(1, key.country).bind(2, key.standard).bind(4, key.basis);
  for (const GroundsRow& row : rows) {
    const ToldDocument& document = *row.document;
    const auto last = judgements.find(document.hash);
    const std::int64_t judgement = last == judgements.end() ? 0 : last->second;
    if (judgement != document.judgement) continue;
    const ToldDocuments::Engines& engines = told.engines[document.engines];
    keep.bind(3, document.row).bind(5, engines.reader).bind(6, engines.engine).bind(7, judgement);
    keep.bind_bytes(8, row.found);
    if (Status kept = keep.run(); !kept) return kept;
  }
  return transaction.commit();
}

}  // namespace plumbline::store
