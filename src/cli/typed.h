// SPDX-License-Identifier: Apache-2.0
//
// What a person types when asked, or a program sends on standard input.

#pragma once

#include <string>

#include "base/result.h"
#include "cli/cli.h"

namespace plumbline::cli {

// Whether a person sits there, rather than a program that sends lines.
[[nodiscard]] bool asks_a_person(Io io);

// One line; what a person types is not shown if it is `secret`. Misuse if there is none.
[[nodiscard]] Result<std::string> read_line(const std::string& prompt, bool secret, Io io);

}  // namespace plumbline::cli
