// SPDX-License-Identifier: Apache-2.0
//
// Which number of a sentence a phrase of place or time belongs to.

#pragma once

#include "extract/counts_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {

// counts_time_of_else.cc
inline constexpr text::WordSet kWrittenWorks{
    "report",     "reports",   "edition",    "law",        "act",          "code",    "decree",
    "convention", "protocol",  "directive",  "resolution", "constitution", "paper",   "study",
    "statute",    "amendment", "regulation", "survey",     "regulations",  "strategy"};

// Whether a time is that of a law or a report's edition: "its 2023 report".
[[nodiscard]] bool is_of_paper(const CountedSentence& sentence,
                               const language::TimeExpression& time);
// Whether it is no time of what is counted: of a paper, of the telling, of a comparison.
[[nodiscard]] bool is_time_of_else(const CountedSentence& sentence,
                                   const language::TimeExpression& time);

// Index of the count that a phrase over `phrase` (with its preposition) is told of; kNone if the
// sentence has no count. What stands before the first number is its own; between two numbers the
// phrase belongs to the one before ("98 victims in 2017 | and 97 in 2018") unless a separator
// parts them ("five cases, | in Zurich four").
[[nodiscard]] std::uint32_t owner_of(const CountedSentence& sentence, const TokenRange& phrase);

// Whether the count at `index` and the next are items of one list: no verb and no stop between.
[[nodiscard]] bool linked(const CountedSentence& sentence, std::size_t index);

// "told reporters in Kaunas", "a study by a university in Gdansk": where it was told, or where who
// tells it sits, and not where it was counted. `preposition` leads to the place.
[[nodiscard]] bool is_where_told(const CountedSentence& sentence, std::uint32_t preposition);

// "128,000 fishers worldwide", "every tenth kidney in the world": of no country.
[[nodiscard]] bool is_of_world(const CountedSentence& sentence, const Count& count);

// ", which runs two shelters in Durban, | counted 19": whether `phrase` is told in a clause put in
// between, which ends before the number.
[[nodiscard]] bool is_aside(const CountedSentence& sentence, const TokenRange& phrase,
                            const Count& count);

// "; four have seen a judge": whether the clause that begins at `at` tells how things stand now.
[[nodiscard]] bool tells_of_now(const CountedSentence& sentence, std::uint32_t at);

// Whether a finite verb group stands at `at`.
[[nodiscard]] bool is_verb(const View& view, std::uint32_t at);

// counts_paired.cc: gives each number of a list the year that stands in its place in a list of as
// many years ("in 2018, 2019 and 2020 it found 23, 48 and 39 women"). Where those years stand;
// empty if there are no such lists.
TokenRange pair_years(CountedSentence& sentence);

// counts_place_names.cc: the head of the noun phrase that a name ends in, or its last word.
[[nodiscard]] std::uint32_t phrase_head(const View& view, const language::Name& name);
// Whether a name that some list has as a place is none where it stands.
[[nodiscard]] bool is_no_place(const CountedSentence& sentence, const language::Name& name);

// counts_lent_place.cc: the place of a count whose sentence names none. `headed`: the country that
// the document's title says it is on, or empty.
void inherit_place(const CountedSentence& sentence, Count& count, const std::string& headed);

}  // namespace plumbline::extract
