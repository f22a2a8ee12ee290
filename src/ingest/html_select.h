// SPDX-License-Identifier: Apache-2.0
//
// Which blocks of a page are the article? Two small forests of decision trees judge each block,
// the second knowing how the first judged its surroundings; a few rules then keep together what
// belongs together and make sure that a long text loses no section.

#pragma once

#include <string_view>
#include <vector>

#include "ingest/html_tree.h"

namespace plumbline::ingest {

// One answer a block of `tree`, which was built from `page`. Linear.
[[nodiscard]] std::vector<bool> select_article(const HtmlTree& tree, std::string_view page);

}  // namespace plumbline::ingest
