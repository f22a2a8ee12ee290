// SPDX-License-Identifier: Apache-2.0
//
// What a page of a dossier shows, read back: is it what its record says? The page is foreign by
// then; a reader sees it, and a program checks the record.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/dossier_record.h"

namespace plumbline::publish {

struct ShownOtherwise {
  std::vector<std::string> statements;  // keys of those that are not shown word for word
  std::vector<std::size_t> passages;    // indices, likewise
  bool more = false;                    // the page has statements that the record lacks
};

// `page` as dossier_html() writes it. Linear.
[[nodiscard]] ShownOtherwise shown_otherwise(std::string_view page,
                                             const model::DossierRecord& record);

}  // namespace plumbline::publish
