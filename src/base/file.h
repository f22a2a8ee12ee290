// SPDX-License-Identifier: Apache-2.0
//
// Whole files in and out. Writing is all or nothing: the old file or the new one, never half.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace plumbline {

constexpr std::size_t kMaxFileBytes = std::size_t{1} << 30U;  // what read_file takes at most

// The bytes of a regular file (or a pipe). "-" reads standard input. LimitReached over `max_bytes`,
// NotFound, or Unreadable with the system's reason.
[[nodiscard]] Result<std::string> read_file(const std::string& path,
                                            std::size_t max_bytes = kMaxFileBytes);

// Writes beside the target, syncs, renames over it and syncs the folder.
[[nodiscard]] Status write_file_atomic(const std::string& path, std::string_view bytes);

}  // namespace plumbline
