// SPDX-License-Identifier: Apache-2.0
//
// What one name tells of another: acronyms in brackets, parts of names seen in full elsewhere,
// which place each is.

#pragma once

#include "language/words_internal.h"

namespace plumbline::language {

// Joins a body and the place right behind it where the two name its branch there.
void join_branches(Draft& draft);

// "The Labor Department" of a text that tells of other states only: no body that is known.
void leave_to_their_states(Draft& draft);
void link_names(Draft& draft);
void choose_places(Draft& draft);  // places.cc; called by link_names

}  // namespace plumbline::language
