// SPDX-License-Identifier: Apache-2.0
//
// A reference document as it stands on the shelf: under which names, of which year. Says whether a
// source that a text names is this one.

#pragma once

#include <string>
#include <string_view>

#include "model/chain.h"

namespace plumbline::app {

struct Shelved {
  std::string names;  // folded: publisher, title, opening words
  std::string standard;
  int edition = 0;  // 0: not known
};

// `edition` 0: the year in the title, if there is one.
[[nodiscard]] Shelved shelve(std::string_view publisher, std::string_view title,
                             std::string_view opening, std::string_view standard, int edition);

// Whether the document goes by the name, organisation or work of `origin`.
[[nodiscard]] bool belongs(const Shelved& shelved, const model::ChainLink& origin);

// False only if both state a year and the years differ.
[[nodiscard]] bool fits_edition(const Shelved& shelved, const model::ChainLink& origin);

}  // namespace plumbline::app
