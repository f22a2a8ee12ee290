// SPDX-License-Identifier: Apache-2.0
//
// Kept searches and digests in the one JSON form of answers.

#pragma once

#include <string>
#include <vector>

#include "app/saved_searches.h"

namespace plumbline::app {

// {"made", "who", "since", "quiet", "searches": [...]}; offsets in code points of the document.
[[nodiscard]] std::string to_json(const model::Digest& digest);
[[nodiscard]] std::string to_json(const std::vector<KeptSearch>& searches);

}  // namespace plumbline::app
