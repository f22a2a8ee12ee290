// SPDX-License-Identifier: Apache-2.0
//
// `tiers`: where did the US reports place a country, edition by edition, and what has the
// watch-list clock to do with it?

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/tier_history.h"

namespace plumbline::app {

// Misuse if no country is called so; no steps if the table has none of it.
[[nodiscard]] Result<model::TierHistory> tier_history(const std::string& country);

struct TierCheck {
  std::size_t countries = 0;
  std::size_t steps = 0;  // editions with a row
  std::size_t runs = 0;
  std::size_t waived = 0;     // stays that only a waiver explains
  std::size_t automatic = 0;  // Tier 3 by the clock
  struct Disagreement {
    std::string country;
    std::string country_name;
    model::TierStep step;
  };
  std::vector<Disagreement> disagreements;  // by country and edition
  struct Waivers {
    int year = 0;
    std::size_t placements = 0;  // rows of the table: with few, few can be worked out
    std::size_t worked_out = 0;
    std::optional<std::size_t> published;  // none: no number is known
  };
  std::vector<Waivers> waivers;  // oldest first
};
// The clock run over all countries of the table.
[[nodiscard]] Result<TierCheck> check_tiers();

}  // namespace plumbline::app
