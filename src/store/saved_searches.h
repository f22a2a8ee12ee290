// SPDX-License-Identifier: Apache-2.0
//
// Searches that people keep, and alerts: which documents match one of them that did not before.
//
// A document is told once for each search, when it first matches; what matched when the search was
// kept never is. Alerts are written in the transaction that brings the document (writer.h), so that
// whoever adds, and wherever it is killed, none is missed and none comes twice. What matches is
// what `search` and `list_documents` would find: what is withheld of a document tells nothing.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/library.h"
#include "store/workspace.h"

namespace plumbline::store {

// Each costs every document that is added some time.
inline constexpr std::int64_t kMostSavedSearches = 100;  // of one person

struct SavedSearch {
  std::int64_t number = 0;
  std::string who;
  std::string name;       // each person's once
  std::string query;      // search_query.h; empty: only sorted out
  DocumentFilter filter;  // its place and limits count for nothing
  std::string made;       // UTC
  std::int64_t alerts = 0;
  std::int64_t unseen = 0;
};

// Of one person, in the order they were made; `who` empty: of all.
[[nodiscard]] Result<std::vector<SavedSearch>> saved_searches(const Workspace& workspace,
                                                              const std::string& who);

// Keeps it, with all that matches it now. Gives its number. Misuse for a query that is not
// understood or says nothing, Conflict for a name that is taken, LimitReached for one too many.
// Time grows with what matches.
[[nodiscard]] Result<std::int64_t> save_search(const std::string& folder,
                                               const SavedSearch& search);

// NotFound if there is none of that number that is theirs.
[[nodiscard]] Status remove_search(const std::string& folder, const std::string& who,
                                   std::int64_t number);

// Alerts up to `through` were seen; what came later was not.
[[nodiscard]] Status mark_seen(const std::string& folder, const std::string& who,
                               std::int64_t number, std::int64_t through);

struct AlertFilter {
  std::int64_t search = 0;
  std::string since;        // only those told on this day or later, ISO; empty: all
  bool unseen = false;      // only those that were not seen
  std::int64_t before = 0;  // only older ones: the number of the last of a page; 0: from the newest
  std::size_t limit = 50;   // 0: all
};

struct Alert {
  std::int64_t number = 0;  // rising
  std::string at;           // when the document came to match, UTC
  std::int64_t id = 0;      // of the document, for other questions to the store
  std::string document;     // hash
};
struct AlertPage {
  std::vector<Alert> alerts;  // the newest first
  std::int64_t all = 0;       // that fit, on all pages
  bool more = false;
};
[[nodiscard]] Result<AlertPage> list_alerts(const Workspace& workspace, const AlertFilter& filter);

}  // namespace plumbline::store
