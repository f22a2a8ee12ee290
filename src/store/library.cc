// SPDX-License-Identifier: Apache-2.0

#include "store/library.h"

#include <utility>

#include "db/connection.h"
#include "model/document.h"
#include "store/withheld_internal.h"

namespace plumbline::store {
namespace {

std::string having(const char* facet, const char* value) {
  return std::string(" AND EXISTS(SELECT 1 FROM facets f WHERE f.document = d.id AND f.facet = '") +
         facet + "' AND f.value = " + value + ")";
}

std::string page_sql(const DocumentFilter& filter) {
  std::string sql =
      std::string("SELECT ") + kShownCells +
      ", d.hash, d.published, d.language, coalesce(r.claims, 0), (SELECT group_concat(value) FROM "
      "(SELECT value FROM facets f WHERE f.document = d.id AND f.facet = 'finding' ORDER BY value "
      "LIMIT -1)), EXISTS(SELECT 1 FROM reference_documents x WHERE x.document = d.id) "
      "FROM documents d LEFT JOIN readings r ON r.document = d.id" +
      kWithheldJoin + "WHERE 1";
  if (!filter.kind.empty()) sql += having("kind", "?1");
  if (!filter.country.empty()) sql += having("country", "?2");
  if (!filter.finding.empty()) sql += having("finding", "?3");
  if (filter.reference) {
    sql += std::string(" AND ") + (*filter.reference ? "" : "NOT ") +
           "EXISTS(SELECT 1 FROM reference_documents x WHERE x.document = d.id)";
  }
  // In the order of documents_newest: published descending, hash rising.
  if (filter.after) sql += " AND (d.published < ?4 OR (d.published = ?4 AND d.hash > ?5))";
  return sql + " ORDER BY d.published DESC, d.hash LIMIT ?6";
}

std::vector<std::string> split(std::string_view words) {
  std::vector<std::string> out;
  while (!words.empty()) {
    const std::size_t comma = words.find(',');
    out.emplace_back(words.substr(0, comma));
    words = comma == std::string_view::npos ? std::string_view() : words.substr(comma + 1);
  }
  return out;
}

std::vector<FacetCount>* of_facet(FacetCounts& counts, std::string_view facet) {
  if (facet == "kind") return &counts.kinds;
  if (facet == "country") return &counts.countries;
  if (facet == "finding") return &counts.findings;
  return nullptr;
}

}  // namespace

Result<DocumentPage> list_documents(const Workspace& workspace, const DocumentFilter& filter) {
  PL_TRY(db::Statement rows, workspace.connection().prepare(page_sql(filter)));
  if (!filter.kind.empty()) rows.bind(1, filter.kind);
  if (!filter.country.empty()) rows.bind(2, filter.country);
  if (!filter.finding.empty()) rows.bind(3, filter.finding);
  if (filter.after) rows.bind(4, filter.after->published).bind(5, filter.after->hash);
  rows.bind(6, static_cast<std::int64_t>(filter.limit) + 1);
  DocumentPage page;
  for (;;) {
    PL_TRY(const bool row, rows.step());
    if (!row) break;
    if (page.rows.size() == filter.limit) {
      page.more = true;
      break;
    }
    DocumentRow out;
    PL_TRY(model::Document document, shown_cells(rows));
    out.name = std::move(document.name);
    out.title = std::move(document.title);
    out.publisher = std::move(document.publisher);
    out.hash = rows.text(kShownCount);
    out.published = rows.text(kShownCount + 1);
    out.language = rows.text(kShownCount + 2);
    out.claims = rows.integer(kShownCount + 3);
    out.findings = split(rows.text(kShownCount + 4));
    out.reference = rows.integer(kShownCount + 5) != 0;
    page.rows.push_back(std::move(out));
  }
  return page;
}

Result<FacetCounts> count_facets(const Workspace& workspace) {
  PL_TRY(db::Statement rows,
         workspace.connection().prepare(
             "SELECT facet, value, count(*) AS n FROM facets WHERE facet <> 'source' "
             "GROUP BY facet, value ORDER BY facet, n DESC, value"));
  FacetCounts counts;
  for (;;) {
    PL_TRY(const bool row, rows.step());
    if (!row) return counts;
    if (auto* list = of_facet(counts, rows.text(0)); list != nullptr) {
      list->push_back({std::string(rows.text(1)), rows.integer(2)});
    }
  }
}

Result<std::int64_t> change_number(const Workspace& workspace) {
  return workspace.connection().number("SELECT coalesce(max(sequence), 0) FROM journal", 0);
}

}  // namespace plumbline::store
