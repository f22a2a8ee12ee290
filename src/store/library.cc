// SPDX-License-Identifier: Apache-2.0

#include "store/library.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <unordered_map>
#include <utility>

#include "db/connection.h"
#include "model/document.h"
#include "store/fitting_internal.h"
#include "store/kept_rows_internal.h"
#include "store/newest_internal.h"
#include "store/withheld_internal.h"

namespace plumbline::store {
namespace {

// A quality that few documents may have.
struct Wanted {
  Quality quality;
  const char* facet;
  const std::string* word;
};

std::vector<Wanted> wanted_of(const DocumentFilter& filter) {
  std::vector<Wanted> out;
  if (!filter.kind.empty()) out.push_back({Quality::Kind, "kind", &filter.kind});
  if (!filter.country.empty()) out.push_back({Quality::Country, "country", &filter.country});
  if (!filter.finding.empty()) out.push_back({Quality::Finding, "finding", &filter.finding});
  return out;
}

// The documents that have the rarest word wanted, rising.
struct Rare {
  Quality quality;
  Ids ids;
};

// Nothing if none is rare enough to begin with.
Result<std::optional<Rare>> rarest(const db::Connection& connection, const DocumentFilter& filter) {
  PL_TRY(db::Statement have, connection.prepare("SELECT document FROM facets WHERE facet = ?1 AND "
                                                "value = ?2 LIMIT ?3"));
  std::optional<Rare> out;
  std::int64_t least = filter.rare;
  for (const Wanted& each : wanted_of(filter)) {
    have.bind(1, std::string_view(each.facet)).bind(2, *each.word).bind(3, least);
    Ids ids;
    while (true) {
      PL_TRY(const bool row, have.step());
      if (!row) break;
      ids.push_back(have.integer(0));
    }
    if (std::ssize(ids) >= least) continue;
    least = std::ssize(ids);
    out = Rare{each.quality, std::move(ids)};
  }
  if (out) std::sort(out->ids.begin(), out->ids.end());
  return out;
}

// The filter but for what these documents were found by.
DocumentFilter without(DocumentFilter filter, Quality quality) {
  if (quality == Quality::Kind) filter.kind.clear();
  if (quality == Quality::Country) filter.country.clear();
  if (quality == Quality::Finding) filter.finding.clear();
  return filter;
}

// All are met in the order of the list until there are enough that fit.
Result<Ids> walk_fitting(const db::Connection& connection, const DocumentFilter& filter,
                         std::size_t limit) {
  std::string sql = "SELECT d.id FROM documents d WHERE 1";
  for (const Quality quality : kQualities) sql += quality_sql(filter, quality);
  // In the order of documents_newest: published descending, hash rising.
  if (filter.after) sql += " AND d.published <= ?4 AND (d.published < ?4 OR d.hash > ?5)";
  PL_TRY(db::Statement rows,
         connection.prepare(sql + " ORDER BY d.published DESC, d.hash LIMIT ?6"));
  bind_qualities(rows, filter);
  if (filter.after) rows.bind(4, filter.after->published).bind(5, filter.after->hash);
  rows.bind(6, static_cast<std::int64_t>(limit));
  Ids out;
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return out;
    out.push_back(rows.integer(0));
  }
}

// The same out of memory. Nothing if that does not hold all that is asked for.
Result<std::optional<Ids>> fitting_in_memory(const db::Connection& connection,
                                             const NewestOrder* order, const KeptRows& kept,
                                             const DocumentFilter& filter, std::size_t limit) {
  if (order == nullptr) return std::optional<Ids>();
  std::vector<std::shared_ptr<const DocumentSet>> sets;
  for (const Quality quality : kQualities) {
    if (!asks(filter, quality)) continue;
    PL_TRY(auto set, kept.documents_with(connection, filter, quality));
    if (set == nullptr) return std::optional<Ids>();
    sets.push_back(std::move(set));
  }
  PL_TRY(const auto from, first_place(connection, *order, filter.after));
  Ids out;
  if (!from) return std::optional(std::move(out));
  if (*from == 0) return std::optional<Ids>();
  for (std::uint32_t place = *from; place <= order->count() && out.size() < limit; ++place) {
    const std::int64_t id = order->at(place);
    const bool fits =
        std::all_of(sets.begin(), sets.end(), [id](const auto& set) { return set->contains(id); });
    if (fits) out.push_back(id);
  }
  return std::optional(std::move(out));
}

// The ids of a page, `limit` of them if there are as many.
Result<Ids> ids_of_page(const db::Connection& connection, const NewestOrder* order,
                        const KeptRows& kept, const DocumentFilter& filter, std::size_t limit) {
  PL_TRY(auto remembered, fitting_in_memory(connection, order, kept, filter, limit));
  if (remembered) return std::move(*remembered);
  PL_TRY(std::optional<Rare> rare, rarest(connection, filter));
  if (!rare) return walk_fitting(connection, filter, limit);
  const DocumentFilter others = without(filter, rare->quality);
  if (!asks_any(others)) {
    return newest_of(connection, order, rare->ids, filter.after, limit);
  }
  PL_TRY(const Ids newest, newest_of(connection, order, rare->ids, filter.after, rare->ids.size()));
  return first_fitting(connection, others, newest, limit);
}

}  // namespace

Result<DocumentPage> list_documents(const Workspace& workspace, const DocumentFilter& filter) {
  const db::Connection& connection = workspace.connection();
  PL_TRY(const KeptRows kept, KeptRows::of(workspace));
  PL_TRY(const auto order, NewestOrder::of(workspace, kept.number()));
  PL_TRY(const db::Snapshot snapshot, db::Snapshot::within(connection));
  PL_TRY(Ids ids, ids_of_page(connection, order.get(), kept, filter, filter.limit + 1));
  DocumentPage page;
  page.more = ids.size() > filter.limit;
  if (page.more) ids.resize(filter.limit);
  PL_TRY(const std::vector<KeptRows::Row> rows, kept.rows(connection, ids));
  page.rows.reserve(rows.size());
  for (const KeptRows::Row& row : rows) {
    if (row != nullptr) page.rows.push_back(*row);
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
    shelf.tiers = split_cell(rows.text(kShownCount + 6));
    out.push_back(std::move(shelf));
  }
}

namespace {

// Days of all documents by their ids, out of an index: in the rows they lie beside the texts.
Result<std::unordered_map<std::int64_t, std::string>> days_of_documents(
    const db::Connection& connection) {
  PL_TRY(db::Statement rows, connection.prepare("SELECT id, published FROM documents"));
  std::unordered_map<std::int64_t, std::string> out;
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return out;
    out.emplace(rows.integer(0), rows.text(1));
  }
}

void count_day(CountryCount& count, const std::string& day) {
  ++count.documents;
  if (day.empty()) return;
  if (count.oldest.empty() || day < count.oldest) count.oldest = day;
  if (day > count.newest) count.newest = day;
}

}  // namespace

Result<std::vector<CountryCount>> count_countries(const Workspace& workspace) {
  const db::Connection& connection = workspace.connection();
  PL_TRY(const db::Snapshot snapshot, db::Snapshot::within(connection));
  PL_TRY(const auto days, days_of_documents(connection));
  PL_TRY(db::Statement rows, connection.prepare("SELECT value, document FROM facets WHERE facet = "
                                                "'country' ORDER BY value"));
  std::vector<CountryCount> out;
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) break;
    const auto day = days.find(rows.integer(1));
    if (day == days.end()) continue;
    if (out.empty() || out.back().country != rows.text(0)) {
      out.push_back({std::string(rows.text(0)), 0, "", ""});
    }
    count_day(out.back(), day->second);
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const auto& a, const auto& b) { return a.documents > b.documents; });
  return out;
}

Result<std::int64_t> change_number(const Workspace& workspace) {
  return workspace.connection().number("SELECT coalesce(max(sequence), 0) FROM journal", 0);
}

}  // namespace plumbline::store
