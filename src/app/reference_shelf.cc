// SPDX-License-Identifier: Apache-2.0

#include "app/reference_shelf.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

#include "app/standards.h"
#include "refdata/refdata.h"
#include "store/library.h"

namespace plumbline::app {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostListed = 200;
constexpr int kMostMissing = 100;  // years: a wrong one would make thousands

std::vector<int> missing_of(const std::set<int>& editions) {
  std::vector<int> out;
  if (editions.empty() || *editions.rbegin() - *editions.begin() > kMostMissing) return out;
  for (int year = *editions.begin(); year < *editions.rbegin(); ++year) {
    if (!editions.contains(year)) out.push_back(year);
  }
  return out;
}

ShelvedReference shelved(store::ShelfRow row) {
  ShelvedReference out;
  out.document = std::move(row.hash);
  out.name = std::move(row.name);
  out.title = std::move(row.title);
  out.publisher = std::move(row.publisher);
  out.published = std::move(row.published);
  out.language = std::move(row.language);
  out.edition = row.edition;
  out.tiers = std::move(row.tiers);
  return out;
}

// Countries by name, those without one last.
bool stands_before(const ReferenceShelf& a, const ReferenceShelf& b) {
  if (a.country.empty() != b.country.empty()) return b.country.empty();
  if (a.country_name != b.country_name) return a.country_name < b.country_name;
  return a.standard.empty() < b.standard.empty();
}

}  // namespace

Result<std::vector<ReferenceShelf>> reference_shelf(const std::string& folder) {
  PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
  PL_TRY(const std::vector<StandardEntry> standards, list_standards());
  std::map<std::string, std::string, std::less<>> titles;
  for (const StandardEntry& each : standards) titles[each.id] = each.title;
  PL_TRY(const store::Workspace workspace, store::Workspace::open(folder, store::Access::Read));
  PL_TRY(std::vector<store::ShelfRow> rows, store::list_shelf(workspace));
  std::vector<ReferenceShelf> out;
  std::set<int> editions;
  for (store::ShelfRow& row : rows) {
    if (out.empty() || out.back().country != row.country || out.back().standard != row.standard) {
      if (!out.empty()) out.back().missing = missing_of(std::exchange(editions, {}));
      ReferenceShelf shelf;
      shelf.country = row.country;
      shelf.standard = row.standard;
      const refdata::Country* country = refdata.country(row.country);
      shelf.country_name = country == nullptr ? row.country : std::string(country->name);
      const auto title = titles.find(row.standard);
      shelf.standard_name = title == titles.end() ? row.standard : title->second;
      out.push_back(std::move(shelf));
    }
    if (row.edition != 0) editions.insert(row.edition);
    ReferenceShelf& shelf = out.back();
    if (++shelf.all <= kMostListed) shelf.references.push_back(shelved(std::move(row)));
  }
  if (!out.empty()) out.back().missing = missing_of(editions);
  std::stable_sort(out.begin(), out.end(), stands_before);
  return out;
}

std::string to_json(const std::vector<ReferenceShelf>& shelves) {
  Json out = Json::array();
  for (const ReferenceShelf& shelf : shelves) {
    Json references = Json::array();
    for (const ShelvedReference& each : shelf.references) {
      references.push_back({{"document", each.document},
                            {"name", each.name},
                            {"title", each.title},
                            {"publisher", each.publisher},
                            {"published", each.published},
                            {"language", each.language},
                            {"edition", each.edition},
                            {"tiers", each.tiers}});
    }
    out.push_back({{"country", shelf.country},
                   {"name", shelf.country_name},
                   {"standard", shelf.standard},
                   {"standard_name", shelf.standard_name},
                   {"missing", shelf.missing},
                   {"all", shelf.all},
                   {"references", std::move(references)}});
  }
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace plumbline::app
