// SPDX-License-Identifier: Apache-2.0
//
// The ends of a quotation beside its source. An alignment ends where words agree, so that a turned
// first or last word ("ineffective" for "effective") seems to be added to a source that stopped.

#pragma once

#include "text/align.h"
#include "verify/quote_compare_internal.h"

namespace plumbline::verify {

// Pairs words at either end that the quotation seems to add with the words of the source that
// stand there in the same sentence, if they are the opposite of one another.
void pair_ends(const ComparedText& quote, const ComparedText& primary, const ChangeWords& changes,
               text::Alignment& alignment);

}  // namespace plumbline::verify
