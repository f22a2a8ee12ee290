// SPDX-License-Identifier: Apache-2.0
//
// From single attributions to chains: who stands inside whose words, what an earlier sentence
// carries on, and what is claimed where.

#pragma once

#include <vector>

#include "extract/attribution.h"
#include "extract/reading_internal.h"

namespace plumbline::extract {

// The attributions in text order with their links, parents and one chain each.
struct Linked {
  std::vector<Found> found;
  std::vector<model::AttributionChain> chains;
  model::ChainLink publisher;
};

[[nodiscard]] Linked link_attributions(const Reading& reading, std::vector<Found> found);

[[nodiscard]] std::vector<Proposition> find_propositions(const Reading& reading,
                                                         const Linked& linked);

}  // namespace plumbline::extract
