// SPDX-License-Identifier: Apache-2.0
//
// Is the workspace whole? Database, full text, journal, originals.

#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "store/workspace.h"

namespace plumbline::store {

struct HealthCheck {
  std::string name;  // "full text"
  bool good = true;
  std::string detail;  // what was found; what to do if it is not good
};

// All checks, in a fixed order. `deep` hashes every original again. A check that cannot be made
// (a folder without write permission) says so and counts as good.
[[nodiscard]] std::vector<HealthCheck> check_health(const std::string& folder, bool deep);

// Version and compiled features of the SQLite that is linked.
struct SqliteFeatures {
  std::string version;
  bool fulltext = false;
  bool threads = false;
};
[[nodiscard]] SqliteFeatures sqlite_features();

}  // namespace plumbline::store
