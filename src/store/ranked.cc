// SPDX-License-Identifier: Apache-2.0

#include "store/ranked.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "db/connection.h"
#include "store/search_query.h"

namespace plumbline::store {
namespace {

constexpr std::int64_t kMany = 3000;  // documents with one word
constexpr std::size_t kEnoughWords = 3;
constexpr std::size_t kInARow = 3;

std::string joined(std::span<const std::string> phrases, const char* between) {
  std::string out;
  for (const std::string& phrase : phrases) out += (out.empty() ? "" : between) + phrase;
  return out;
}

// Rare words, any of them; else three of all in a row.
Result<std::string> expression_of(const db::Connection& connection,
                                  std::span<const std::string> words) {
  PL_TRY(db::Statement holders, connection.prepare("SELECT count(*) FROM (SELECT 1 FROM fulltext "
                                                   "WHERE fulltext MATCH ?1 LIMIT ?2)"));
  std::vector<std::string> all;
  std::vector<std::string> rare;
  for (const std::string& word : words) {
    std::string phrase = phrase_fts5(word);
    if (phrase.empty()) continue;
    PL_TRY(const bool row, holders.bind(1, phrase).bind(2, kMany + 1).step());
    if (row && holders.integer(0) <= kMany) rare.push_back(phrase);
    holders.reset();
    all.push_back(std::move(phrase));
  }
  if (rare.size() >= std::min(kEnoughWords, all.size())) return joined(rare, " OR ");
  std::vector<std::string> rows;
  for (std::size_t i = 0; i + kInARow <= all.size(); ++i) {
    rows.push_back("(" + joined(std::span(all).subspan(i, kInARow), " AND ") + ")");
  }
  if (rows.empty()) return joined(all, " AND ");
  return joined(rows, " OR ");
}

struct Fit {
  std::int64_t rank = 0;  // the lower, the better
  std::int64_t id = 0;
};

}  // namespace

Result<RankedDocuments> ranked_documents(const Workspace& workspace,
                                         std::span<const std::string> words, std::size_t limit) {
  const db::Connection& connection = workspace.connection();
  PL_TRY(const std::string expression, expression_of(connection, words));
  RankedDocuments out;
  if (expression.empty()) return out;
  PL_TRY(db::Statement rows, connection.prepare("SELECT rowid, CAST(rank * 1000000000 AS "
                                                "INTEGER) FROM fulltext WHERE fulltext MATCH ?1 "
                                                "ORDER BY rank"));
  rows.bind(1, expression);
  std::vector<Fit> best;
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) break;
    const Fit fit{rows.integer(1), rows.integer(0)};
    // Of those that fit as well as the last, hashes decide.
    if (best.size() > limit && fit.rank != best[limit - 1].rank) break;
    best.push_back(fit);
  }
  PL_TRY(db::Statement hash_of, connection.prepare("SELECT hash FROM documents WHERE id = ?1"));
  std::vector<std::pair<std::int64_t, std::string>> named;
  for (const Fit& fit : best) {
    PL_TRY(const bool there, hash_of.bind(1, fit.id).step());
    if (there) named.emplace_back(fit.rank, std::string(hash_of.text(0)));
    hash_of.reset();
  }
  std::sort(named.begin(), named.end());
  out.more = named.size() > limit;
  if (out.more) named.resize(limit);
  for (auto& [rank, hash] : named) out.hashes.push_back(std::move(hash));
  return out;
}

}  // namespace plumbline::store
