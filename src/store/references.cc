// SPDX-License-Identifier: Apache-2.0
//
// Which reference documents may hold a quotation: those that share its rare words.

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "db/connection.h"
#include "store/reader.h"
#include "store/words.h"

namespace plumbline::store {
namespace {

constexpr std::size_t kMostWords = 12;          // rarest words that are followed
constexpr std::int64_t kMostDocuments = 20000;  // a word that stands in more says nothing

struct Rare {
  std::string word;
  std::int64_t documents = 0;
};

std::vector<std::string> distinct_words(std::string_view quotation) {
  std::vector<std::string> words;
  each_word(quotation, &words, [](void* to, std::string_view folded, std::size_t, std::size_t) {
    static_cast<std::vector<std::string>*>(to)->emplace_back(folded);
    return 0;
  });
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

Result<std::vector<Rare>> rarest(const db::Connection& connection, std::string_view quotation) {
  PL_TRY(db::Statement count,
         connection.prepare("SELECT doc FROM reference_terms WHERE term = ?1"));
  std::vector<Rare> out;
  for (const std::string& word : distinct_words(quotation)) {
    PL_TRY(const bool known, count.bind(1, word).step());
    if (known) out.push_back({word, count.integer(0)});
    count.reset();
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Rare& a, const Rare& b) { return a.documents < b.documents; });
  if (out.size() > kMostWords) out.resize(kMostWords);
  return out;
}

}  // namespace

Result<std::vector<ReferenceMatch>> match_references(const Workspace& workspace,
                                                     std::string_view quotation,
                                                     std::size_t limit) {
  const db::Connection& connection = workspace.connection();
  PL_TRY(const std::int64_t all, connection.number("SELECT count(*) FROM reference_documents", 0));
  PL_TRY(const std::vector<Rare> words, rarest(connection, quotation));
  PL_TRY(db::Statement holders,
         connection.prepare("SELECT rowid FROM reference_words WHERE reference_words MATCH ?1"));
  std::map<std::int64_t, double> scores;
  for (const Rare& rare : words) {
    if (rare.documents > kMostDocuments) continue;
    const double weight =
        std::log(1.0 + static_cast<double>(all + 1) / static_cast<double>(rare.documents));
    const std::string expression = "\"" + rare.word + "\"";
    holders.bind(1, expression);
    while (true) {
      PL_TRY(const bool row, holders.step());
      if (!row) break;
      scores[holders.integer(0)] += weight;
    }
  }
  PL_TRY(db::Statement hash, connection.prepare("SELECT hash FROM documents WHERE id = ?1"));
  std::vector<ReferenceMatch> out;
  for (const auto& [id, score] : scores) {
    PL_TRY(const bool there, hash.bind(1, id).step());
    if (there) out.push_back({std::string(hash.text(0)), score});
    hash.reset();
  }
  std::sort(out.begin(), out.end(), [](const ReferenceMatch& a, const ReferenceMatch& b) {
    return a.score != b.score ? a.score > b.score : a.hash < b.hash;
  });
  if (out.size() > limit) out.resize(limit);
  return out;
}

}  // namespace plumbline::store
