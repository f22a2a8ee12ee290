// SPDX-License-Identifier: Apache-2.0
//
// Reference documents given for one check, without a workspace: read, held in memory, forgotten.

#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"

namespace plumbline::verify {
class ReferenceLibrary;
}

namespace plumbline::app {

class Pipeline;

// Reads all documents of `paths` (files, folders, archives). `beside` (may be null) is asked as
// well. Fails if a path holds nothing that can be read: a check against less than was asked for
// would look like one that found nothing.
[[nodiscard]] Result<std::shared_ptr<const verify::ReferenceLibrary>> read_reference_files(
    const std::vector<std::string>& paths, const Pipeline& pipeline,
    std::shared_ptr<const verify::ReferenceLibrary> beside);

}  // namespace plumbline::app
