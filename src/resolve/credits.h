// SPDX-License-Identifier: Apache-2.0
//
// To whom an article gives its words, and by which names a publisher is known.

#pragma once

#include <string>
#include <vector>

#include "model/document.h"
#include "refdata/refdata.h"

namespace plumbline::resolve {

// Agencies and outlets of data/agencies/outlets.tsv in the byline ("Reuters"), the dateline
// ("BAKU (AP) -") or the first or last lines ("AFP contributed to this report"), under their
// canonical names, each once, sorted. What the text merely tells of an outlet is none.
[[nodiscard]] std::vector<std::string> credits_of(const model::Document& document,
                                                  const refdata::RefData& refdata);

// The canonical name and acronym of a known publisher ("AP": Associated Press, AP) but for the name
// given; empty if the reference data has none such.
[[nodiscard]] std::vector<std::string> names_of_publisher(const std::string& publisher,
                                                          const refdata::RefData& refdata);

}  // namespace plumbline::resolve
