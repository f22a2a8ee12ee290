// SPDX-License-Identifier: Apache-2.0
//
// Lists of those of whom something is said.

#pragma once

#include <cstdint>

#include "extract/reading_internal.h"

namespace plumbline::extract {

// "Men, women, and | children are believed to have been sold": where the list begins whose last
// item begins at `begin`; `begin` itself if it is none. In subjects.cc.
[[nodiscard]] std::uint32_t list_begin(const Reading& reading, std::uint32_t begin);

}  // namespace plumbline::extract
