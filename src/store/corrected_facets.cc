// SPDX-License-Identifier: Apache-2.0

#include "db/connection.h"
#include "store/facets_internal.h"
#include "store/reader.h"
#include "store/records.h"

namespace plumbline::store {
namespace {

Result<std::int64_t> speaker_id(db::Connection& connection, const std::string& key) {
  PL_TRY(db::Statement add, connection.prepare("INSERT OR IGNORE INTO speakers(key) VALUES(?1)"));
  if (Status done = add.bind(1, key).run(); !done) return std::move(done).error();
  PL_TRY(db::Statement found, connection.prepare("SELECT id FROM speakers WHERE key = ?1"));
  PL_TRY([[maybe_unused]] const bool there, found.bind(1, key).step());
  return found.integer(0);
}

Status drop(db::Connection& connection, const char* sql, std::int64_t document) {
  PL_TRY(db::Statement drop, connection.prepare(sql));
  return drop.bind(1, document).run();
}

}  // namespace

Result<std::int64_t> enter_facets(const Workspace& workspace, const std::string& document) {
  db::Connection& connection = workspace.connection();
  PL_TRY(db::Statement found, connection.prepare("SELECT id FROM documents WHERE hash = ?1"));
  PL_TRY(const bool there, found.bind(1, document).step());
  if (!there) return Error{ErrorCode::NotFound, "no document " + document};
  const std::int64_t id = found.integer(0);
  PL_TRY(const model::Report report, read_report(workspace, document, Names::Kept));
  for (const char* sql :
       {"DELETE FROM facets WHERE document = ?1", "DELETE FROM source_forms WHERE document = ?1"}) {
    if (Status done = drop(connection, sql, id); !done) return std::move(done).error();
  }
  PL_TRY(db::Statement add,
         connection.prepare("INSERT INTO facets(document, facet, value) VALUES(?1, ?2, ?3)"));
  for (const FacetRow& row : facets_of(report)) {
    const std::string_view facet = to_string(row.facet);
    add.bind(1, id).bind(2, facet).bind(3, row.value);
    if (row.facet == Facet::Source) {
      PL_TRY(const std::int64_t speaker, speaker_id(connection, row.value));
      add.bind(3, speaker);
    }
    if (Status done = add.run(); !done) return std::move(done).error();
  }
  return id;
}

Status enter_corrected_facets(const Workspace& workspace, const std::string& document) {
  PL_TRY(db::Statement asked,
         workspace.connection().prepare(
             "SELECT 1 FROM claim_judgements WHERE document = ?1 AND value <> '' LIMIT 1"));
  PL_TRY(const bool corrected, asked.bind(1, document).step());
  if (!corrected) return Done{};
  PL_TRY([[maybe_unused]] const std::int64_t id, enter_facets(workspace, document));
  return Done{};
}

}  // namespace plumbline::store
