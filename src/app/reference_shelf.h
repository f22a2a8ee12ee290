// SPDX-License-Identifier: Apache-2.0
//
// The references of a workspace as a library: by country and standard, edition by edition.

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"

namespace plumbline::app {

struct ShelvedReference {
  std::string document;  // hash
  std::string name;
  std::string title;
  std::string publisher;
  std::string published;  // ISO; empty: not stated
  std::string language;
  int edition = 0;                 // year; 0: not stated
  std::vector<std::string> tiers;  // where it places the country
};

struct ReferenceShelf {
  std::string country;        // alpha-3; empty: not about one country
  std::string country_name;   // "Azerbaijan"
  std::string standard;       // "us-tvpa"; empty: none
  std::string standard_name;  // its title, or the word under which it was added
  std::vector<int> missing;   // years between the first and the last edition that are not here
  std::size_t all = 0;        // references, of which the newest 200 are listed
  std::vector<ShelvedReference> references;  // the newest edition first
};
// By name of the country; those about none come last.
[[nodiscard]] Result<std::vector<ReferenceShelf>> reference_shelf(const std::string& workspace);

// A list of objects.
[[nodiscard]] std::string to_json(const std::vector<ReferenceShelf>& shelves);

}  // namespace plumbline::app
