// SPDX-License-Identifier: Apache-2.0
//
// The words of a token as Universal Dependencies' English treebanks cut them.

#pragma once

#include <string_view>
#include <vector>

#include "text/token.h"

namespace plumbline::language {

// Appends the spans of the words of `token`: a hyphenated token is split at its hyphens, which are
// words too ("well", "-", "known"), but not after a prefix ("anti-trafficking"). Never none.
void cut_tree_words(std::string_view text, const text::Token& token, std::vector<text::Span>& out);

}  // namespace plumbline::language
