// SPDX-License-Identifier: Apache-2.0
//
// A claim read from a piece of a document, put back into the whole.

#pragma once

#include <cstdint>

#include "model/claim.h"

namespace plumbline::model {

// Moves every passage of the claim `by` bytes towards the end of its document's text.
void move_passages(Claim& claim, std::uint32_t by);

// Forgets where in the text a claim's content stands, and where whoever says it is named: its own
// passages stay.
void forget_passages(Claim& claim);
void forget_passages(AttributionChain& chain);

}  // namespace plumbline::model
