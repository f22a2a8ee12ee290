// SPDX-License-Identifier: Apache-2.0
//
// A search whose time no input can make quadratic, which std::string_view::find does not promise.

#pragma once

#include <cstddef>
#include <cstring>
#include <string_view>

namespace plumbline::ingest {

// Where `part` stands in `whole` at or after `from`; npos if nowhere or empty. Two-way search of
// the C library: linear.
[[nodiscard]] inline std::size_t find_linear(std::string_view whole, std::string_view part,
                                             std::size_t from) {
  if (part.empty() || from >= whole.size()) return std::string_view::npos;
  const void* found = ::memmem(whole.data() + from, whole.size() - from, part.data(), part.size());
  if (found == nullptr) return std::string_view::npos;
  return static_cast<std::size_t>(static_cast<const char*>(found) - whole.data());
}

}  // namespace plumbline::ingest
