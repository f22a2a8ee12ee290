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

// What the learned engine found, weighed against what the rules found: spans are mended, what the
// rules missed is added. learned_cues.cc; nothing happens where no engine read the text.
void weigh_learned(const Reading& reading, std::vector<Found>& found);

// Gives each content the whole of the quotations that it begins or ends in, and the next one that
// "and" or "but" joins to it. quoted_content.cc
void hold_quotations(const Reading& reading, std::vector<Found>& found);

[[nodiscard]] Linked link_attributions(const Reading& reading, std::vector<Found> found);

// The clause of the word `trigger` as far as nothing in it is `taken`, without what joins it to the
// rest. Empty where no tree was read.
[[nodiscard]] TokenRange clause_around(const Reading& reading, std::uint32_t trigger,
                                       const std::vector<bool>& taken);

// How the source of one attribution holds its content; holds.cc.
[[nodiscard]] Hold hold_of(const Reading& reading, const Found& found);

[[nodiscard]] std::vector<Proposition> find_propositions(const Reading& reading,
                                                         const Linked& linked);

}  // namespace plumbline::extract
