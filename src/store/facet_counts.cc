// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "db/connection.h"
#include "store/fitting_internal.h"
#include "store/library.h"
#include "store/search.h"

namespace plumbline::store {
namespace {

constexpr std::array<Quality, 5> kCounted = {Quality::Kind, Quality::Country, Quality::Finding,
                                             Quality::Year, Quality::Language};

std::vector<FacetCount>& counts_of(FacetCounts& counts, Quality quality) {
  switch (quality) {
    case Quality::Kind: return counts.kinds;
    case Quality::Country: return counts.countries;
    case Quality::Finding: return counts.findings;
    case Quality::Year: return counts.years;
    case Quality::Language:
    case Quality::Reference: break;
  }
  return counts.languages;
}

// Every document with every value it has of a quality.
std::string values_of(Quality quality) {
  switch (quality) {
    case Quality::Kind: return "SELECT value, document FROM facets WHERE facet = 'kind'";
    case Quality::Country: return "SELECT value, document FROM facets WHERE facet = 'country'";
    case Quality::Finding: return "SELECT value, document FROM facets WHERE facet = 'finding'";
    case Quality::Year: return "SELECT substr(published, 1, 4) AS value, id FROM documents";
    case Quality::Language:
    case Quality::Reference: break;
  }
  return "SELECT language AS value, id FROM documents";
}

// Those that fit all but one quality; nothing: all documents.
struct Sets {
  std::optional<DocumentSet> found;  // by the words
  std::vector<std::pair<Quality, DocumentSet>> qualities;

  [[nodiscard]] bool hold_all(Quality besides) const {
    return !found && std::all_of(qualities.begin(), qualities.end(),
                                 [&](const auto& each) { return each.first == besides; });
  }
  [[nodiscard]] bool hold(std::int64_t id, Quality besides) const {
    if (found && !found->contains(id)) return false;
    return std::all_of(qualities.begin(), qualities.end(), [&](const auto& each) {
      return each.first == besides || each.second.contains(id);
    });
  }
};

Result<Sets> sets_of(const Workspace& workspace, const DocumentFilter& filter,
                     const std::string& query) {
  Sets sets;
  if (!query.empty()) {
    PL_TRY(const std::vector<std::int64_t> rows, matching_documents(workspace, query));
    sets.found.emplace();
    for (const std::int64_t id : rows) sets.found->insert(id);
  }
  for (const Quality quality : kQualities) {
    if (!asks(filter, quality)) continue;
    PL_TRY(DocumentSet set, documents_with(workspace.connection(), filter, quality));
    sets.qualities.emplace_back(quality, std::move(set));
  }
  return sets;
}

// Of all documents: SQLite counts along an index.
Status count_all(const db::Connection& connection, Quality quality,
                 std::map<std::string, std::int64_t, std::less<>>& counts) {
  PL_TRY(db::Statement rows, connection.prepare("SELECT value, count(*) FROM (" +
                                                values_of(quality) + ") GROUP BY value"));
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return Done{};
    if (!rows.text(0).empty()) counts.emplace(rows.text(0), rows.integer(1));
  }
}

Status count_some(const db::Connection& connection, Quality quality, const Sets& sets,
                  std::map<std::string, std::int64_t, std::less<>>& counts) {
  PL_TRY(db::Statement rows, connection.prepare(values_of(quality)));
  auto last = counts.end();  // values mostly come in runs
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return Done{};
    if (!sets.hold(rows.integer(1), quality)) continue;
    const std::string_view value = rows.text(0);
    if (value.empty()) continue;
    if (last == counts.end() || last->first != value) {
      last = counts.try_emplace(std::string(value)).first;
    }
    ++last->second;
  }
}

Status count_one(const db::Connection& connection, Quality quality, const Sets& sets,
                 std::vector<FacetCount>& into) {
  std::map<std::string, std::int64_t, std::less<>> counts;
  const Status counted = sets.hold_all(quality) ? count_all(connection, quality, counts)
                                                : count_some(connection, quality, sets, counts);
  if (!counted) return counted;
  for (const auto& [value, documents] : counts) into.push_back({value, documents});
  if (quality == Quality::Year) {
    std::reverse(into.begin(), into.end());
  } else {
    std::stable_sort(into.begin(), into.end(),
                     [](const auto& a, const auto& b) { return a.documents > b.documents; });
  }
  return Done{};
}

}  // namespace

Result<FacetCounts> count_facets(const Workspace& workspace, const DocumentFilter& filter,
                                 const std::string& query) {
  PL_TRY(const Sets sets, sets_of(workspace, filter, query));
  FacetCounts counts;
  for (const Quality quality : kCounted) {
    Status counted = count_one(workspace.connection(), quality, sets, counts_of(counts, quality));
    if (!counted) return std::move(counted).error();
  }
  return counts;
}

}  // namespace plumbline::store
