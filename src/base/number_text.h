// SPDX-License-Identifier: Apache-2.0
//
// Numbers as reports print them.

#pragma once

#include <string>

namespace plumbline {

// Thousands set apart by commas, up to six digits behind a point and no zero at their end:
// "12,400", "0.25", "-1,050". For values below 2^53, above which a double is no count.
[[nodiscard]] std::string grouped(double value);

}  // namespace plumbline
