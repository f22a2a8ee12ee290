// SPDX-License-Identifier: Apache-2.0
//
// What a reference says of the placement of countries ("remained on Tier 2 Watch List").

#pragma once

#include <vector>

#include "model/document.h"

namespace plumbline::store {
struct ReferenceDetails;
struct VerdictRow;
}  // namespace plumbline::store

namespace plumbline::app {

class Pipeline;

// Only what is asserted of one country in the edition that the document is of; of an edition that
// is not known, nothing. Reads the few sentences that speak of a tier, and searches the rest.
[[nodiscard]] std::vector<store::VerdictRow> verdicts_in(const model::Document& document,
                                                         const store::ReferenceDetails& details,
                                                         const Pipeline& pipeline);

}  // namespace plumbline::app
