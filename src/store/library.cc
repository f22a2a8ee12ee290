// SPDX-License-Identifier: Apache-2.0

#include "store/library.h"

#include <utility>

#include "db/connection.h"
#include "model/document.h"
#include "store/withheld_internal.h"

namespace plumbline::store {
namespace {

// A word that the documents of a page must have among their facets.
struct Wanted {
  const char* facet;
  int parameter;  // that holds the word
  const std::string* word;
};

std::vector<Wanted> wanted_of(const DocumentFilter& filter) {
  std::vector<Wanted> out;
  if (!filter.kind.empty()) out.push_back({"kind", 1, &filter.kind});
  if (!filter.country.empty()) out.push_back({"country", 2, &filter.country});
  if (!filter.finding.empty()) out.push_back({"finding", 3, &filter.finding});
  return out;
}

// The rarest word wanted, if it is rare enough to begin with.
Result<std::optional<std::size_t>> rarest(const db::Connection& connection,
                                          const std::vector<Wanted>& wanted, std::int64_t rare) {
  PL_TRY(db::Statement count,
         connection.prepare("SELECT count(*) FROM (SELECT 1 FROM facets WHERE facet = ?1 AND value "
                            "= ?2 LIMIT ?3)"));
  std::optional<std::size_t> out;
  std::int64_t least = rare;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    count.bind(1, std::string_view(wanted[i].facet)).bind(2, *wanted[i].word).bind(3, rare);
    PL_TRY(const bool row, count.step());
    const std::int64_t documents = row ? count.integer(0) : 0;
    count.reset();
    if (documents >= least) continue;
    least = documents;
    out = i;
  }
  return out;
}

// The ids of the page: what is shown of a document is read for no other.
std::string ids_sql(const DocumentFilter& filter, const std::vector<Wanted>& wanted,
                    std::optional<std::size_t> first) {
  const auto is = [&](const std::string& table, const Wanted& each) {
    return table + ".facet = '" + each.facet + "' AND " + table + ".value = ?" +
           std::to_string(each.parameter);
  };
  // CROSS JOIN: in this order (SQLite's manual, "Manual control of query plans").
  std::string sql =
      first ? "SELECT d.id FROM facets g CROSS JOIN documents d ON d.id = g.document WHERE " +
                  is("g", wanted[*first])
            : std::string("SELECT d.id FROM documents d WHERE 1");
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (first == i) continue;
    sql += " AND EXISTS(SELECT 1 FROM facets f WHERE f.document = d.id AND " + is("f", wanted[i]) +
           ")";
  }
  if (filter.reference) {
    sql += std::string(" AND ") + (*filter.reference ? "" : "NOT ") +
           "EXISTS(SELECT 1 FROM reference_documents x WHERE x.document = d.id)";
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

std::vector<FacetCount>* of_facet(FacetCounts& counts, std::string_view facet) {
  if (facet == "kind") return &counts.kinds;
  if (facet == "country") return &counts.countries;
  if (facet == "finding") return &counts.findings;
  return nullptr;
}

}  // namespace

Result<DocumentPage> list_documents(const Workspace& workspace, const DocumentFilter& filter) {
  const std::vector<Wanted> wanted = wanted_of(filter);
  PL_TRY(const std::optional<std::size_t> first,
         rarest(workspace.connection(), wanted, filter.rare));
  PL_TRY(db::Statement rows,
         workspace.connection().prepare(page_sql(ids_sql(filter, wanted, first))));
  for (const Wanted& each : wanted) rows.bind(each.parameter, *each.word);
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
