// SPDX-License-Identifier: Apache-2.0
//
// Sentences that say of a number that nobody can tell where it comes from.

#pragma once

#include <span>

#include "verify/checks_internal.h"

namespace plumbline::verify {

// Whether `sentence` asks for the origin of a number ("where it has the number", "how she knows",
// "which study") and says that it is not told ("does not say", "leaves open", "nobody"). What is
// asked must be of the number: "does not say where the women were held" is not.
[[nodiscard]] bool disowns_number(const Checking& checking, std::span<const text::Token> sentence);

// Whether a word for a number ("figure", "estimate") stands in `sentence`.
[[nodiscard]] bool speaks_of_number(std::span<const text::Token> sentence);

}  // namespace plumbline::verify
