// SPDX-License-Identifier: Apache-2.0
//
// Words in documents: found newest first, or by rank where that is asked for. What is withheld of a
// document is not found in it either: whether a word finds it would tell the name, letter by
// letter. Nor is anything ranked by it: ranks are those of the texts of the matches alone, as they
// are shown, whatever is asked for; the index of all would weigh a word by the documents that
// withhold it, too.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/library.h"
#include "store/reader.h"
#include "store/workspace.h"
#include "text/span.h"

namespace plumbline::store {

struct SearchOptions {
  std::string query;   // see search_query.h
  bool exact = false;  // the query is one phrase, without operators
  // Best first (bm25) instead of newest first, where kMostRanked and kMostRankedLetters allow;
  // slower.
  bool ranked = false;
  std::size_t limit = 20;  // 0: all
  // What else the documents must have; of `after` only the newest-first order takes notice, `limit`
  // and `rare` count for nothing.
  DocumentFilter filter = {};
  // Kept: what is withheld is found, too, and nothing is ranked. Never for words that a user typed.
  Names names = Names::Withheld;
};

struct SearchHit {
  std::string document;  // hash
  std::string name;
  std::string title;
  std::string publisher;
  std::string published;  // ISO, empty if unknown
  text::Span snippet;     // of the document's text, around the first match
  std::string snippet_text;
  std::vector<text::Span> marks;    // matches within the snippet, in bytes of the document's text
  std::vector<text::Span> matches;  // in the text, the first and those near it
  std::size_t snippet_start = 0;    // code points before the snippet
};

// Of more matches than so many none is ranked: their texts are read for it.
inline constexpr std::size_t kMostRanked = 2000;
// Nor where these have more letters than so: some 2,000 articles have less.
inline constexpr std::int64_t kMostRankedLetters = std::int64_t{8} << 20U;

struct SearchAnswer {
  std::size_t total = 0;  // documents that match, on all pages
  bool ranked = false;    // the best come first
  std::vector<SearchHit> hits;
  bool more = false;  // behind them
};

// Misuse if the query cannot be understood, with the place.
[[nodiscard]] Result<SearchAnswer> search(const Workspace& workspace, const SearchOptions& options);

// What a hit says of each of these documents by their ids, in this order; without marks where the
// query does not find them. `query` may be empty.
[[nodiscard]] Result<std::vector<SearchHit>> describe_documents(
    const Workspace& workspace, const std::string& query, const std::vector<std::int64_t>& ids);

// Ids of all documents that fit, rising; `query` may be empty.
[[nodiscard]] Result<std::vector<std::int64_t>> fitting_documents(const Workspace& workspace,
                                                                  const std::string& query,
                                                                  const DocumentFilter& filter);
// Ids of all documents that `query` finds, rising; without what is withheld.
[[nodiscard]] Result<std::vector<std::int64_t>> matching_documents(const Workspace& workspace,
                                                                   const std::string& query);

}  // namespace plumbline::store
