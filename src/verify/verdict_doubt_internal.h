// SPDX-License-Identifier: Apache-2.0
//
// What keeps words about a tier from saying that a country stands on it: denied, withdrawn by the
// outlet itself, asked, feared, of no country in particular, of an earlier edition.

#pragma once

#include <string>

#include "verify/checks_internal.h"

namespace plumbline::verify {

struct VerdictDoubt {
  bool unsaid = false;  // the words place no country: nothing to hold against the record
  bool denied = false;  // here, or by the outlet itself in the next sentence
  bool past = false;    // an earlier edition may be meant as well
  // The tier that the country is said to have left ("2WL"); else empty.
  std::string off;
};

[[nodiscard]] VerdictDoubt doubt_of(const Checking& checking, const model::Claim& claim);

// The year right behind the tier that the claim tells ("Tier 2 in 2021"); 0 if none or several.
[[nodiscard]] int year_behind_tier(const Checking& checking, const model::Claim& claim);
// The year that the claim's words name as the time of the placement ("in 2019"): the only one, or
// of several the one in front of the told tier; else 0. `sure`: it opens the sentence ("In 2019 it
// stood on") or stands in front. `several`: there are some, and nothing says which is meant.
struct PlacementYear {
  int year = 0;
  bool sure = false;
  bool several = false;
};
[[nodiscard]] PlacementYear year_of_placement(const Checking& checking, const model::Claim& claim);

}  // namespace plumbline::verify
