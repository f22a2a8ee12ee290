// SPDX-License-Identifier: Apache-2.0
//
// The library of a workspace: its documents page by page, what they can be sorted out by, and one
// document with all that was read out of it.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/search.h"
#include "base/result.h"
#include "model/report.h"

namespace plumbline::app {

struct LibraryOptions {
  std::string workspace;
  SearchFilter filter;
  std::string after;       // LibraryPage::next of the page before; empty: the first page
  std::size_t limit = 50;  // 1 to 500
};

struct LibraryEntry {
  std::string hash;
  std::string name;
  std::string title;
  std::string publisher;
  std::string published;  // ISO; empty: not stated
  std::string language;
  std::int64_t claims = 0;
  std::size_t decided = 0;            // of the claims: on which a person decided
  std::vector<std::string> findings;  // codes, gravest first
  bool reference = false;
};

struct LibraryPage {
  std::vector<LibraryEntry> entries;  // newest first, undated last
  std::string next;                   // empty: this was the last page
};
// Misuse names the words that would be understood.
[[nodiscard]] Result<LibraryPage> library(const LibraryOptions& options);

struct LibraryFacet {
  std::string value;  // "AZE"
  std::string name;   // "Azerbaijan"; of a finding its title
  std::int64_t documents = 0;
  std::string severity = {};  // of a finding: grave, warning, notice
};
struct LibraryFacets {
  std::vector<LibraryFacet> kinds;  // most documents first
  std::vector<LibraryFacet> countries;
  std::vector<LibraryFacet> findings;  // gravest first
  std::vector<LibraryFacet> years;     // newest first
  std::vector<LibraryFacet> languages;
};
// Each count says how many documents there would be with that value in place of the filter's own.
// `query`: only of documents that a search finds; empty: of all.
[[nodiscard]] Result<LibraryFacets> library_facets(const std::string& workspace,
                                                   const SearchFilter& filter = {},
                                                   const std::string& query = {});

// `document`: hash, first digits of it, or name. NotFound, or Misuse listing the candidates.
[[nodiscard]] Result<model::Report> document_report(const std::string& workspace,
                                                    const std::string& document);

// Grows with everything that is added to the workspace or decided in it: equal numbers, equal
// answers.
[[nodiscard]] Result<std::int64_t> workspace_version(const std::string& workspace);
// Grows with everything that is written into it, also what questions write down for the next one;
// within this process only.
[[nodiscard]] Result<std::int64_t> workspace_commits(const std::string& workspace);

// Grows when documents or what is found in them become others, within this process: not by what
// people confirm, reject or note (store::document_number).
[[nodiscard]] Result<std::int64_t> workspace_documents(const std::string& workspace);

// For a process that answers many questions: keeps up to `most` readers of workspaces open between
// them (store::keep_readers).
void keep_open(std::size_t most);

}  // namespace plumbline::app
