// SPDX-License-Identifier: Apache-2.0

#include "app/library.h"

#include <algorithm>
#include <utility>

#include "app/search_filter_internal.h"
#include "refdata/refdata.h"
#include "store/drafts.h"
#include "store/library.h"
#include "store/reader.h"

namespace plumbline::app {
namespace {

constexpr std::size_t kMostEntries = 500;

// Place in kFindingCodes: from gravest to lightest.
std::size_t gravity(std::string_view code) {
  const auto found = std::find_if(model::kFindingCodes.begin(), model::kFindingCodes.end(),
                                  [&](const auto& entry) { return entry.code == code; });
  return static_cast<std::size_t>(found - model::kFindingCodes.begin());
}

LibraryEntry library_entry(store::DocumentRow row) {
  LibraryEntry entry;
  entry.hash = std::move(row.hash);
  entry.name = std::move(row.name);
  entry.title = std::move(row.title);
  entry.publisher = std::move(row.publisher);
  entry.published = std::move(row.published);
  entry.language = std::move(row.language);
  entry.claims = row.claims;
  entry.findings = std::move(row.findings);
  entry.reference = row.reference;
  std::stable_sort(entry.findings.begin(), entry.findings.end(),
                   [](const auto& a, const auto& b) { return gravity(a) < gravity(b); });
  return entry;
}

std::string country_title(const refdata::RefData& refdata, const std::string& code) {
  const refdata::Country* country = refdata.country(code);
  return country == nullptr ? code : std::string(country->name);
}

}  // namespace

Result<LibraryPage> library(const LibraryOptions& options) {
  if (options.limit < 1 || options.limit > kMostEntries) {
    return Error{ErrorCode::Misuse,
                 "a page holds 1 to " + std::to_string(kMostEntries) + " documents"};
  }
  PL_TRY(store::DocumentFilter filter, document_filter(options.filter));
  filter.limit = options.limit;
  PL_TRY(filter.after, parse_place(options.after));
  PL_TRY(const store::Workspace workspace,
         store::Workspace::open(options.workspace, store::Access::Read));
  PL_TRY(store::DocumentPage page, store::list_documents(workspace, filter));
  LibraryPage out;
  if (page.more) out.next = place_text(page.rows.back().published, page.rows.back().hash);
  std::vector<std::string> hashes;
  for (const store::DocumentRow& row : page.rows) hashes.push_back(row.hash);
  PL_TRY(const auto decided, store::decided_claims(workspace, hashes));
  for (store::DocumentRow& row : page.rows) {
    out.entries.push_back(library_entry(std::move(row)));
    const auto found = decided.find(out.entries.back().hash);
    if (found == decided.end()) continue;
    out.entries.back().decided = found->second.decided;
    out.entries.back().claims += static_cast<std::int64_t>(found->second.added);
  }
  return out;
}

Result<LibraryFacets> library_facets(const std::string& folder, const SearchFilter& filter,
                                     const std::string& query) {
  PL_TRY(const store::DocumentFilter asked, document_filter(filter));
  PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
  PL_TRY(const store::Workspace workspace, store::Workspace::open(folder, store::Access::Read));
  PL_TRY(const store::FacetCounts counts, store::count_facets(workspace, asked, query));
  LibraryFacets out;
  const auto as_they_are = [](const std::vector<store::FacetCount>& from) {
    std::vector<LibraryFacet> facets;
    for (const auto& each : from) facets.push_back({each.value, each.value, each.documents});
    return facets;
  };
  out.kinds = as_they_are(counts.kinds);
  out.years = as_they_are(counts.years);
  out.languages = as_they_are(counts.languages);
  for (const auto& each : counts.countries) {
    out.countries.push_back({each.value, country_title(refdata, each.value), each.documents});
  }
  for (const auto& each : counts.findings) {
    const std::size_t place = gravity(each.value);
    if (place == model::kFindingCodes.size()) continue;  // of an older engine
    out.findings.push_back({each.value, std::string(model::kFindingCodes[place].title),
                            each.documents,
                            std::string(model::to_string(model::kFindingCodes[place].severity))});
  }
  std::stable_sort(out.findings.begin(), out.findings.end(), [](const auto& a, const auto& b) {
    return gravity(a.value) < gravity(b.value);
  });
  return out;
}

Result<model::Report> document_report(const std::string& folder, const std::string& document) {
  PL_TRY(const store::Workspace workspace, store::Workspace::open(folder, store::Access::Read));
  PL_TRY(const std::string hash, store::find_document(workspace, document));
  return store::read_report(workspace, hash);
}

Result<std::int64_t> workspace_version(const std::string& folder) {
  PL_TRY(const store::Workspace workspace, store::Workspace::open(folder, store::Access::Read));
  PL_TRY(const std::int64_t changes, store::change_number(workspace));
  // Both only grow: no two states have one number.
  PL_TRY(const std::int64_t drafts, store::drafts_version(folder));
  return changes + drafts;
}

Result<std::int64_t> workspace_commits(const std::string& folder) {
  return store::commit_number(folder);
}

Result<std::int64_t> workspace_documents(const std::string& folder) {
  return store::document_number(folder);
}

void keep_open(std::size_t most) {
  store::keep_readers(most);
}

}  // namespace plumbline::app
