// SPDX-License-Identifier: Apache-2.0
//
// JSON as the documents of this room write it.

#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace plumbline::app {

// On one line, in UTF-8; bytes that are none become U+FFFD.
[[nodiscard]] std::string dumped(const nlohmann::ordered_json& json);

}  // namespace plumbline::app
