// SPDX-License-Identifier: Apache-2.0
//
// Words that say of sources, whichever they are, that they rest on each other: "the portals cite
// each other", "so it goes round in a circle", "the paper quotes the forum, the forum quotes the
// paper". data/wordlists/circles.tsv.

#pragma once

#include <string>
#include <vector>

#include "verify/checks_internal.h"

namespace plumbline::verify {

// What tells it, in the order of the text. `known`: names of sources. Linear in the tokens but for
// the few sentences that hold such words.
[[nodiscard]] std::vector<text::Span> circles_in_words(const Checking& checking,
                                                       const std::vector<std::string>& known);

}  // namespace plumbline::verify
