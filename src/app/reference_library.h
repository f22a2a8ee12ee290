// SPDX-License-Identifier: Apache-2.0
//
// The reference documents of a workspace as the library that quotations are held against.

#pragma once

#include <memory>
#include <string>

#include "base/result.h"

namespace plumbline::store {
class Workspace;
}
namespace plumbline::verify {
class ReferenceLibrary;
}

namespace plumbline::app {

// Gives references that an `add` left without seeds what they need to be found, if the workspace
// can be written. Lists the references once and reads texts when they are asked for; keeps the last
// few. One thread. `workspace` must outlive it.
[[nodiscard]] Result<std::shared_ptr<const verify::ReferenceLibrary>> open_library(
    const store::Workspace& workspace);

}  // namespace plumbline::app
