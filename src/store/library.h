// SPDX-License-Identifier: Apache-2.0
//
// The documents of a workspace as a list to leaf through, and what they can be sorted out by.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/workspace.h"

namespace plumbline::store {

// Where a page of a list ended: the next one begins behind it, whatever was added meanwhile.
struct DocumentCursor {
  std::string published;
  std::string hash;
};

struct DocumentFilter {
  std::string kind;      // has a claim of that kind
  std::string country;   // alpha-3: has a claim about it
  std::string finding;   // has a finding of that code
  int year = 0;          // published then; 0: any
  std::string language;  // "en"
  std::optional<bool> reference;
  std::optional<DocumentCursor> after;
  std::size_t limit = 50;  // at least 1
  // Words that fewer documents have are looked up first; those of more are met in the order of the
  // list. At so many the two take about as long for a page. Says nothing of what is answered.
  std::int64_t rare = 2000;
};

struct DocumentRow {
  std::string hash;
  std::string name;
  std::string title;
  std::string publisher;
  std::string published;  // ISO; empty: not stated
  std::string language;
  std::int64_t claims = 0;
  std::vector<std::string> findings;  // their codes, each once, in byte order
  bool reference = false;
};

struct DocumentPage {
  std::vector<DocumentRow> rows;  // newest first, undated last
  bool more = false;
};
[[nodiscard]] Result<DocumentPage> list_documents(const Workspace& workspace,
                                                  const DocumentFilter& filter);

struct FacetCount {
  std::string value;
  std::int64_t documents = 0;
};
struct FacetCounts {
  std::vector<FacetCount> kinds;
  std::vector<FacetCount> countries;
  std::vector<FacetCount> findings;
  std::vector<FacetCount> years;  // the newest first; of those that state it
  std::vector<FacetCount> languages;
};
// Most documents first. A count says how many documents a list or search would have if it asked
// for that value in place of its own, and for all else as it does. `query`: see search_query.h;
// empty: none. Time grows with the workspace.
[[nodiscard]] Result<FacetCounts> count_facets(const Workspace& workspace,
                                               const DocumentFilter& filter = {},
                                               const std::string& query = {});

// A reference as a shelf shows it.
struct ShelfRow {
  std::string hash;
  std::string name;
  std::string title;
  std::string publisher;
  std::string published;  // ISO; empty: not stated
  std::string country;    // alpha-3; empty: not about one
  std::string standard;   // empty: none
  int edition = 0;        // year; 0: not stated
  std::string language;
  std::vector<std::string> tiers;  // where it places that country, each once
};
// By country, standard and edition, the newest edition first.
[[nodiscard]] Result<std::vector<ShelfRow>> list_shelf(const Workspace& workspace);

struct CountryCount {
  std::string country;  // alpha-3
  std::int64_t documents = 0;
  std::string oldest;  // publication; ISO, empty: none is dated
  std::string newest;
};
// Of documents with a claim about it, most documents first. Time grows with the workspace.
[[nodiscard]] Result<std::vector<CountryCount>> count_countries(const Workspace& workspace);

// Grows with everything that is added to the workspace or decided in it: the last of the journal.
[[nodiscard]] Result<std::int64_t> change_number(const Workspace& workspace);

}  // namespace plumbline::store
