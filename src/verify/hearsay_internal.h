// SPDX-License-Identifier: Apache-2.0
//
// Words of hearsay and of the press, told from the same words in other use: "we hear that" from
// "the stories we hear", "several portals write" from "the police closed several portals".

#pragma once

#include <cstdint>

#include "text/sentence.h"
#include "verify/checks_internal.h"

namespace plumbline::verify {

// Whether the words at `phrase` ("we hear", "it has become known") pass something on and nobody
// beside them says from whom: "that" follows, or they stand between marks.
[[nodiscard]] bool is_hearsay(const Checking& checking, const text::TokenRange& phrase);

// Whether the press named by `phrase` ("several portals", "the Turkish press") is told to have
// reported: a verb of reporting behind it, or "according to" and the like before it.
[[nodiscard]] bool has_reported(const Checking& checking, const text::TokenRange& phrase);

// Whether what is told is taken from the press named by `phrase`: "it takes this from ...".
[[nodiscard]] bool is_taken_from(const Checking& checking, const text::TokenRange& phrase);

}  // namespace plumbline::verify
