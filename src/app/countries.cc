// SPDX-License-Identifier: Apache-2.0

#include "app/countries.h"

#include <map>
#include <utility>

#include "refdata/refdata.h"
#include "store/library.h"

namespace plumbline::app {
namespace {

using Placed = std::pair<int, std::string>;  // edition, tier

std::map<std::string, Placed, std::less<>> latest_tiers(const refdata::RefData& refdata) {
  std::map<std::string, Placed, std::less<>> out;
  for (const refdata::TierRow& row : refdata.tiers()) {
    Placed& held = out[std::string(row.country)];
    if (row.year > held.first) held = {row.year, std::string(row.tier)};
  }
  return out;
}

}  // namespace

Result<std::vector<CountryEntry>> countries(const std::string& folder) {
  PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
  PL_TRY(const store::Workspace workspace, store::Workspace::open(folder, store::Access::Read));
  PL_TRY(const std::vector<store::CountryCount> counts, store::count_countries(workspace));
  const auto tiers = latest_tiers(refdata);
  std::vector<CountryEntry> out;
  for (const store::CountryCount& each : counts) {
    const refdata::Country* known = refdata.country(each.country);
    CountryEntry entry{each.country,
                       known == nullptr ? each.country : std::string(known->name),
                       each.documents,
                       each.oldest,
                       each.newest,
                       0,
                       ""};
    if (const auto placed = tiers.find(each.country); placed != tiers.end()) {
      entry.edition = placed->second.first;
      entry.tier = placed->second.second;
    }
    out.push_back(std::move(entry));
  }
  return out;
}

}  // namespace plumbline::app
