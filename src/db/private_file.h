// SPDX-License-Identifier: Apache-2.0
//
// Databases that hold secrets: nobody but their owner may read them.

#pragma once

#include <string>

#include "base/result.h"

namespace plumbline::db {

// Makes the file, readable by its owner only, before SQLite sees it: what that adds beside the file
// has the same permissions. Unreadable if it cannot be made, or if others may read it.
[[nodiscard]] Status prepare_private_file(const std::string& path);

}  // namespace plumbline::db
