// SPDX-License-Identifier: Apache-2.0
//
// Where one claim ends and the next begins inside a proposition.

#pragma once

#include "extract/content_view_internal.h"

namespace plumbline::extract {

// Fills View::clauses and View::below. A new clause begins after ";" and the end of a sentence, and
// at "and", "but", "while" ... when a subject with its own finite verb follows and one stood
// before. Below are: fronted adjuncts, relative clauses, trailing participles, adverbial clauses,
// brackets.
void split_clauses(View& view);

}  // namespace plumbline::extract
