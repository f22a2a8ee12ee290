// SPDX-License-Identifier: Apache-2.0
//
// Which number of a sentence a phrase of place or time belongs to.

#pragma once

#include "extract/counts_internal.h"

namespace plumbline::extract {

// Index of the count that a phrase over `phrase` (with its preposition) is told of; kNone if the
// sentence has no count. What stands before the first number is its own; between two numbers the
// phrase belongs to the one before ("98 victims in 2017 | and 97 in 2018") unless a separator
// parts them ("five cases, | in Zurich four").
[[nodiscard]] std::uint32_t owner_of(const CountedSentence& sentence, const TokenRange& phrase);

// Whether the count at `index` and the next are items of one list: no verb and no stop between.
[[nodiscard]] bool linked(const CountedSentence& sentence, std::size_t index);

// Whether a finite verb group stands at `at`.
[[nodiscard]] bool is_verb(const View& view, std::uint32_t at);

// counts_lent_place.cc: the place of a count whose sentence names none. `headed`: the country that
// the document's title says it is on, or empty.
void inherit_place(const CountedSentence& sentence, Count& count, const std::string& headed);

}  // namespace plumbline::extract
