// SPDX-License-Identifier: Apache-2.0
//
// The layers in the order in which analyse() fills them. Each reads the ones before it.

#pragma once

#include "language/words_internal.h"

namespace plumbline::language {

void tag_words(Draft& draft);  // tags.cc: Analysis::words
void settle_words(
    Draft& draft);  // tags.cc: the same after a learned engine: lemmas, closed classes
void find_quotations(Draft& draft);  // quotations.cc
void find_names(Draft& draft);       // names.cc
void find_times(Draft& draft);       // times.cc; after names ("May" the person)
void find_quantities(Draft& draft);  // quantities.cc; after times
void find_chunks(Draft& draft);      // chunks.cc; after names
void find_mentions(Draft& draft);    // mentions.cc; after chunks

}  // namespace plumbline::language
