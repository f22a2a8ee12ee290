// SPDX-License-Identifier: Apache-2.0
//
// The language model of the image that is linked into the program, without the rest of the
// reference data: so that it can be opened while another thread loads that.

#pragma once

#include <string_view>

#include "base/result.h"

namespace plumbline::refdata {

// The bytes of data/engine.bin, checked. Malformed if they are damaged. They live as long as the
// program. RefData::load() leaves them unchecked, for they are a third of the image and `add` does
// without; RefData::blob("engine") checks them too, at each call, and is empty if they are damaged.
[[nodiscard]] Result<std::string_view> linked_model();

}  // namespace plumbline::refdata
