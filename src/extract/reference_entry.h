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

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/chain.h"
#include "refdata/refdata.h"

namespace plumbline::extract {

// `entry` without its number. Always a named source of manner Cites, unless there is no word in it
// (then Unnamed). Kind Unknown where nothing tells it.
[[nodiscard]] model::ChainLink read_reference(std::string_view entry,
                                              const refdata::RefData& refdata);

// A work that is known by its title.
struct KnownWork {
  model::ChainLink author;  // name, kind and country only
  std::string kind;         // of the work
  std::string title;        // the whole one, also of a short form ("TIP Report")
  std::size_t at = 0;       // where the title begins in `folded`
  std::size_t size = 0;     // as it stands there
};

// The works of data/reference_works.tsv whose title `folded` has, which is `printed` folded; in the
// order of the rows. A short form counts only where its capitals are printed.
[[nodiscard]] std::vector<KnownWork> known_works_in(std::string_view printed,
                                                    std::string_view folded,
                                                    const refdata::RefData& refdata);

}  // namespace plumbline::extract
