// SPDX-License-Identifier: Apache-2.0
//
// The countries that the documents of a workspace tell of.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace plumbline::app {

struct CountryEntry {
  std::string country;  // alpha-3
  std::string name;
  std::int64_t documents = 0;  // with a claim about it
  std::string oldest;          // publication of them; ISO, empty: none is dated
  std::string newest;
  int edition = 0;   // the latest of the US reports that has a row for it; 0: none
  std::string tier;  // in it: 1, 2, 2WL, 3, SPECIAL, not-in-report
};

// Most documents first.
[[nodiscard]] Result<std::vector<CountryEntry>> countries(const std::string& workspace);

}  // namespace plumbline::app
