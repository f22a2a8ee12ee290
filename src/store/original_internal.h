// SPDX-License-Identifier: Apache-2.0
//
// How originals come to their place: written beside it first, then renamed.

#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace plumbline::store {

// A name that nobody else uses, in the folder for files that are being written.
[[nodiscard]] std::string part_path(const std::string& folder);

// Moves a finished part to where originals of that hash lie. On failure the part is removed.
[[nodiscard]] Status place_part(const std::string& folder, const std::string& part,
                                const std::string& hash);

// All of it, or the system's reason; names the file.
[[nodiscard]] Status write_all_to(int file, std::string_view bytes, const std::string& path);

[[nodiscard]] Error folder_error(const std::string& what, const std::string& path, int reason);

}  // namespace plumbline::store
