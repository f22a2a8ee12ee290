// SPDX-License-Identifier: Apache-2.0
//
// An entry of a list of sources ("U.S. Embassy- Algiers. Reporting. July 24, 2017.") as a source
// with its work: who says it, what kind of source that is, in what, of which year.
//
// Entries are written "Author. Title. Place, date. Address" by most styles, with a comma or a
// colon behind the author by others. Well-known works are told by their titles, and messages and
// interviews by what they call themselves; what kind of body an author is by data
// (data/reference_works.tsv, data/reference_authors.tsv, data/agencies/).

#pragma once

#include <string_view>

#include "model/chain.h"
#include "refdata/refdata.h"

namespace plumbline::extract {

// `entry` without its number. Always a named source of manner Cites, unless there is no word in it
// (then Unnamed). Kind Unknown where nothing tells it.
[[nodiscard]] model::ChainLink read_reference(std::string_view entry,
                                              const refdata::RefData& refdata);

}  // namespace plumbline::extract
