// SPDX-License-Identifier: Apache-2.0

#include "store/library.h"

#include <utility>

#include "db/connection.h"
#include "model/document.h"
#include "store/fitting_internal.h"
#include "store/withheld_internal.h"

namespace plumbline::store {
namespace {

// A quality that few documents may have.
struct Wanted {
  Quality quality;
  const char* facet;
  const char* parameter;  // that holds the word
  const std::string* word;
};

std::vector<Wanted> wanted_of(const DocumentFilter& filter) {
  std::vector<Wanted> out;
  if (!filter.kind.empty()) out.push_back({Quality::Kind, "kind", "?11", &filter.kind});
  if (!filter.country.empty()) {
    out.push_back({Quality::Country, "country", "?12", &filter.country});
  }
  if (!filter.finding.empty()) {
    out.push_back({Quality::Finding, "finding", "?13", &filter.finding});
  }
  return out;
}

// The rarest word wanted, if it is rare enough to begin with.
Result<std::optional<Wanted>> rarest(const db::Connection& connection,
                                     const DocumentFilter& filter) {
  PL_TRY(db::Statement count,
         connection.prepare("SELECT count(*) FROM (SELECT 1 FROM facets WHERE facet = ?1 AND value "
                            "= ?2 LIMIT ?3)"));
  std::optional<Wanted> out;
  std::int64_t least = filter.rare;
  for (const Wanted& each : wanted_of(filter)) {
    count.bind(1, std::string_view(each.facet)).bind(2, *each.word).bind(3, filter.rare);
    PL_TRY(const bool row, count.step());
    const std::int64_t documents = row ? count.integer(0) : 0;
    count.reset();
    if (documents >= least) continue;
    least = documents;
    out = each;
  }
  return out;
}

// The ids of the page: what is shown of a document is read for no other.
std::string ids_sql(const DocumentFilter& filter, const std::optional<Wanted>& first) {
  // CROSS JOIN: in this order (SQLite's manual, "Manual control of query plans").
  std::string sql = "SELECT d.id FROM documents d WHERE 1";
  if (first) {
    sql = std::string("SELECT d.id FROM facets g CROSS JOIN documents d ON d.id = g.document ") +
          "WHERE g.facet = '" + first->facet + "' AND g.value = " + first->parameter;
  }
  for (const Quality quality : kQualities) {
    if (!first || first->quality != quality) sql += quality_sql(filter, quality);
  }
  // In the order of documents_newest: published descending, hash rising.
  if (filter.after) sql += " AND (d.published < ?4 OR (d.published = ?4 AND d.hash > ?5))";
  return sql + " ORDER BY d.published DESC, d.hash LIMIT ?6";
}

std::string page_sql(const std::string& ids) {
  return std::string("SELECT ") + kShownCells +
         ", d.hash, d.published, d.language, coalesce(r.claims, 0), (SELECT group_concat(value) "
         "FROM (SELECT value FROM facets f WHERE f.document = d.id AND f.facet = 'finding' ORDER "
         "BY value LIMIT -1)), EXISTS(SELECT 1 FROM reference_documents x WHERE x.document = d.id) "
         "FROM (" +
         ids +
         ") p CROSS JOIN documents d ON d.id = p.id LEFT JOIN readings r ON r.document = d.id" +
         kWithheldJoin + "ORDER BY d.published DESC, d.hash";
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

}  // namespace

Result<DocumentPage> list_documents(const Workspace& workspace, const DocumentFilter& filter) {
  PL_TRY(const std::optional<Wanted> first, rarest(workspace.connection(), filter));
  PL_TRY(db::Statement rows, workspace.connection().prepare(page_sql(ids_sql(filter, first))));
  bind_qualities(rows, filter);
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

Result<std::vector<ShelfRow>> list_shelf(const Workspace& workspace) {
  PL_TRY(db::Statement rows,
         workspace.connection().prepare(
             std::string("SELECT ") + kShownCells +
             ", d.hash, d.published, x.country, x.standard, x.edition, coalesce(nullif(x.language, "
             "''), d.language), (SELECT group_concat(tier) FROM (SELECT DISTINCT tier FROM "
             "reference_verdicts v WHERE v.document = d.id AND v.country = x.country ORDER BY tier "
             "LIMIT -1)) FROM reference_documents x CROSS JOIN documents d ON d.id = x.document" +
             kWithheldJoin +
             "ORDER BY x.country, x.standard, x.edition DESC, d.published DESC, d.hash"));
  std::vector<ShelfRow> out;
  for (;;) {
    PL_TRY(const bool row, rows.step());
    if (!row) return out;
    PL_TRY(model::Document document, shown_cells(rows));
    ShelfRow shelf;
    shelf.name = std::move(document.name);
    shelf.title = std::move(document.title);
    shelf.publisher = std::move(document.publisher);
    shelf.hash = rows.text(kShownCount);
    shelf.published = rows.text(kShownCount + 1);
    shelf.country = rows.text(kShownCount + 2);
    shelf.standard = rows.text(kShownCount + 3);
    shelf.edition = static_cast<int>(rows.integer(kShownCount + 4));
    shelf.language = rows.text(kShownCount + 5);
    shelf.tiers = split(rows.text(kShownCount + 6));
    out.push_back(std::move(shelf));
  }
}

Result<std::vector<CountryCount>> count_countries(const Workspace& workspace) {
  PL_TRY(db::Statement rows,
         workspace.connection().prepare(
             "SELECT f.value, count(*) AS n, coalesce(min(nullif(d.published, '')), ''), "
             "max(d.published) FROM facets f JOIN documents d ON d.id = f.document "
             "WHERE f.facet = 'country' GROUP BY f.value ORDER BY n DESC, f.value"));
  std::vector<CountryCount> out;
  for (;;) {
    PL_TRY(const bool row, rows.step());
    if (!row) return out;
    out.push_back({std::string(rows.text(0)), rows.integer(1), std::string(rows.text(2)),
                   std::string(rows.text(3))});
  }
}

Result<std::int64_t> change_number(const Workspace& workspace) {
  return workspace.connection().number("SELECT coalesce(max(sequence), 0) FROM journal", 0);
}

}  // namespace plumbline::store
