// SPDX-License-Identifier: Apache-2.0

#include "app/tiers.h"

#include <set>

#include "app/country_word.h"
#include "assess/watch_list.h"
#include "refdata/refdata.h"

namespace plumbline::app {

Result<model::TierHistory> tier_history(const std::string& country) {
  PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
  PL_TRY(const std::string code, country_code(country, refdata));
  return assess::WatchList(refdata).history(code);
}

Result<TierCheck> check_tiers() {
  PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
  const assess::WatchList list(refdata);
  std::set<std::string_view> countries;
  for (const refdata::TierRow& row : refdata.tiers()) countries.insert(row.country);
  TierCheck out;
  out.countries = countries.size();
  for (const std::string_view country : countries) {
    const model::TierHistory history = list.history(country);
    out.runs += history.runs.size();
    for (const model::TierStep& step : history.steps) {
      if (!step.tier.empty()) ++out.steps;
      if (step.clock == model::ClockState::Waived) ++out.waived;
      if (step.clock == model::ClockState::Automatic) ++out.automatic;
      if (!step.disagreement.empty()) {
        out.disagreements.push_back({history.country, history.country_name, step});
      }
    }
  }
  for (const assess::WatchList::WaiverCount& count : list.waivers()) {
    out.waivers.push_back({count.year, count.placements, count.worked_out, count.published});
  }
  return out;
}

}  // namespace plumbline::app
