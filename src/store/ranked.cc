// SPDX-License-Identifier: Apache-2.0

#include "store/ranked.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "db/connection.h"
#include "store/search_query.h"

namespace plumbline::store {
namespace {

constexpr std::int64_t kMany = 3000;        // documents with one word
constexpr std::int64_t kManyInAll = 30000;  // with references that hold it, too
constexpr std::size_t kEnoughWords = 3;
constexpr std::size_t kInARow = 3;

std::string joined(std::span<const std::string> phrases, const char* between) {
  std::string out;
  for (const std::string& phrase : phrases) out += (out.empty() ? "" : between) + phrase;
  return out;
}

// References without claims are no answer here, and a word that only they hold often is rare.
const std::string kNoArticle =
    "EXISTS (SELECT 1 FROM reference_documents r JOIN documents d ON d.id = r.document WHERE "
    "r.document = fulltext.rowid AND d.engine = '')";

// How often words stand in articles.
class Rarity {
 public:
  static Result<Rarity> open(const db::Connection& connection) {
    PL_TRY(db::Statement all, connection.prepare("SELECT count(*) FROM (SELECT 1 FROM fulltext "
                                                 "WHERE fulltext MATCH ?1 LIMIT ?2)"));
    PL_TRY(db::Statement articles,
           connection.prepare("SELECT count(*) FROM (SELECT 1 FROM (SELECT rowid FROM fulltext "
                              "WHERE fulltext MATCH ?1 LIMIT ?2) fulltext WHERE NOT " +
                              kNoArticle + " LIMIT ?3)"));
    PL_TRY(
        const std::int64_t references,
        connection.number("SELECT EXISTS (SELECT 1 FROM reference_documents WHERE words = 1)", 0));
    return Rarity(std::move(all), std::move(articles), references != 0);
  }

  Result<bool> is_rare(const std::string& phrase) {
    PL_TRY(const std::int64_t few, count(all_.bind(1, phrase).bind(2, kMany + 1)));
    if (few <= kMany || !references_) return few <= kMany;
    PL_TRY(const std::int64_t all, count(all_.bind(1, phrase).bind(2, kManyInAll + 1)));
    if (all > kManyInAll) return false;
    articles_.bind(1, phrase).bind(2, kManyInAll).bind(3, kMany + 1);
    PL_TRY(const std::int64_t articles, count(articles_));
    return articles <= kMany;
  }

 private:
  Rarity(db::Statement all, db::Statement articles, bool references)
      : all_(std::move(all)), articles_(std::move(articles)), references_(references) {}

  static Result<std::int64_t> count(db::Statement& counted) {
    PL_TRY(const bool row, counted.step());
    const std::int64_t out = row ? counted.integer(0) : 0;
    counted.reset();
    return out;
  }

  db::Statement all_;
  db::Statement articles_;
  bool references_;
};

// Rare words, any of them; else three of all in a row.
Result<std::string> expression_of(const db::Connection& connection,
                                  std::span<const std::string> words) {
  PL_TRY(Rarity rarity, Rarity::open(connection));
  std::vector<std::string> all;
  std::vector<std::string> rare;
  for (const std::string& word : words) {
    std::string phrase = phrase_fts5(word);
    if (phrase.empty()) continue;
    PL_TRY(const bool is_rare, rarity.is_rare(phrase));
    if (is_rare) rare.push_back(phrase);
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
                                                "AND NOT " +
                                                kNoArticle + " ORDER BY rank"));
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
