// SPDX-License-Identifier: Apache-2.0
//
// What `trace` tells of the origins of a claim.

#pragma once

#include <string>

#include "app/trace.h"

namespace plumbline::cli {

// "9 documents say so, 2 origins", each origin with its documents and their ways to it, circles,
// and what others say otherwise.
[[nodiscard]] std::string origins_text(const app::Trace& trace, int width);

// Documents that hold words of the claim and are not among those that say the same.
[[nodiscard]] std::string echoes_text(const app::Trace& trace, int width);

}  // namespace plumbline::cli
