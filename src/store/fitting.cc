// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <iterator>
#include <vector>

#include "store/fitting_internal.h"

namespace plumbline::store {
namespace {

// Up to so many documents are asked one by one; for more, all that have a quality are gathered.
constexpr std::size_t kFew = 500;

std::string facet_sql(const char* facet, const char* parameter) {
  return std::string(" AND EXISTS(SELECT 1 FROM facets f WHERE f.document = d.id AND f.facet = '") +
         facet + "' AND f.value = " + parameter + ")";
}

// All that have the quality, out of an index where there is one.
std::string all_sql(const DocumentFilter& filter, Quality quality) {
  const auto facet = [](const char* name, const char* parameter) {
    return std::string("SELECT document FROM facets WHERE facet = '") + name +
           "' AND value = " + parameter;
  };
  switch (quality) {
    case Quality::Kind: return facet("kind", "?11");
    case Quality::Country: return facet("country", "?12");
    case Quality::Finding: return facet("finding", "?13");
    case Quality::Year:
    case Quality::Language:
    case Quality::Reference: break;
  }
  return "SELECT d.id FROM documents d WHERE 1" + quality_sql(filter, quality);
}

}  // namespace

bool asks(const DocumentFilter& filter, Quality quality) {
  switch (quality) {
    case Quality::Kind: return !filter.kind.empty();
    case Quality::Country: return !filter.country.empty();
    case Quality::Finding: return !filter.finding.empty();
    case Quality::Year: return filter.year != 0;
    case Quality::Language: return !filter.language.empty();
    case Quality::Reference: return filter.reference.has_value();
  }
  return false;
}

std::string quality_sql(const DocumentFilter& filter, Quality quality) {
  if (!asks(filter, quality)) return {};
  switch (quality) {
    case Quality::Kind: return facet_sql("kind", "?11");
    case Quality::Country: return facet_sql("country", "?12");
    case Quality::Finding: return facet_sql("finding", "?13");
    // '~' comes behind every character of a date.
    case Quality::Year: return " AND d.published >= ?14 || '' AND d.published < ?14 || '~'";
    case Quality::Language: return " AND d.language = ?15";
    case Quality::Reference: break;
  }
  return " AND EXISTS(SELECT 1 FROM reference_documents x WHERE x.document = d.id) = ?16";
}

void bind_qualities(db::Statement& statement, const DocumentFilter& filter) {
  if (asks(filter, Quality::Kind)) statement.bind(11, filter.kind);
  if (asks(filter, Quality::Country)) statement.bind(12, filter.country);
  if (asks(filter, Quality::Finding)) statement.bind(13, filter.finding);
  if (asks(filter, Quality::Year)) statement.bind(14, std::int64_t{filter.year});
  if (asks(filter, Quality::Language)) statement.bind(15, filter.language);
  if (filter.reference) statement.bind(16, std::int64_t{*filter.reference ? 1 : 0});
}

Result<DocumentSet> documents_with(const db::Connection& connection, const DocumentFilter& filter,
                                   Quality quality) {
  PL_TRY(db::Statement rows, connection.prepare(all_sql(filter, quality)));
  DocumentFilter one;
  switch (quality) {
    case Quality::Kind: one.kind = filter.kind; break;
    case Quality::Country: one.country = filter.country; break;
    case Quality::Finding: one.finding = filter.finding; break;
    case Quality::Year: one.year = filter.year; break;
    case Quality::Language: one.language = filter.language; break;
    case Quality::Reference: one.reference = filter.reference; break;
  }
  bind_qualities(rows, one);
  DocumentSet out;
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return out;
    out.insert(rows.integer(0));
  }
}

bool asks_any(const DocumentFilter& filter) {
  return std::any_of(std::begin(kQualities), std::end(kQualities),
                     [&](Quality quality) { return asks(filter, quality); });
}

Result<Ids> first_fitting(const db::Connection& connection, const DocumentFilter& filter,
                          const Ids& rows, std::size_t most) {
  std::string sql = "SELECT 1 FROM documents d WHERE d.id = ?1";
  for (const Quality quality : kQualities) sql += quality_sql(filter, quality);
  PL_TRY(db::Statement fits, connection.prepare(sql));
  bind_qualities(fits, filter);
  Ids out;
  for (auto id = rows.begin(); id != rows.end() && out.size() < most; ++id) {
    PL_TRY(const bool fit, fits.bind(1, *id).step());
    fits.reset();
    if (fit) out.push_back(*id);
  }
  return out;
}

Status keep_fitting(const db::Connection& connection, const DocumentFilter& filter, Ids& rows) {
  if (!asks_any(filter)) return Done{};
  if (rows.size() <= kFew) {
    PL_TRY(rows, first_fitting(connection, filter, rows, rows.size()));
    return Done{};
  }
  for (const Quality quality : kQualities) {
    if (!asks(filter, quality)) continue;
    PL_TRY(const DocumentSet set, documents_with(connection, filter, quality));
    std::erase_if(rows, [&](std::int64_t id) { return !set.contains(id); });
  }
  return Done{};
}

}  // namespace plumbline::store
