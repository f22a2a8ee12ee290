// SPDX-License-Identifier: Apache-2.0
//
// What the use cases of `scan` share.

#pragma once

#include <string>

#include "base/result.h"

namespace plumbline::refdata {
class RefData;
}
namespace plumbline::scan {
class Model;
}

namespace plumbline::app {

// The model in the file `path`; empty: the one that comes with the program.
[[nodiscard]] Result<scan::Model> load_scan_model(const refdata::RefData& data,
                                                  const std::string& path);

}  // namespace plumbline::app
