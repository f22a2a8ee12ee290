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

// The one year that the claim's words name as the time of the placement: that behind its tier
// ("Tier 2 in 2021"), else the only one ("in 2019"); 0 if none or several.
[[nodiscard]] int year_of_placement(const Checking& checking, const model::Claim& claim);

}  // namespace plumbline::verify
