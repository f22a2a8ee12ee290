// SPDX-License-Identifier: Apache-2.0
//
// Runs a foreign program on bytes: standard input in, standard output back, inside bubblewrap or,
// without it, Landlock, seccomp and limits.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ingest/ingest.h"

namespace plumbline::ingest {

struct ToolOutput {
  std::string output;
  std::string errors;  // the first kilobytes
  int exit_code = 0;   // 128 + signal if it was killed
  bool cut = false;    // it wrote more than asked for and was ended
  bool late = false;   // it was ended for time
};

enum class ToolNeeds : std::uint8_t {
  Nothing,
  Scratch,  // threads, a folder in memory, the configuration of fonts: only inside bubblewrap
};

// `command`: absolute path and arguments. An error only if the program cannot be run at all.
[[nodiscard]] Result<ToolOutput> run_tool(const std::vector<std::string>& command,
                                          std::string_view input, const Limits& limits,
                                          std::size_t max_output,
                                          ToolNeeds needs = ToolNeeds::Nothing);

// True if bubblewrap works here (tried once).
[[nodiscard]] bool has_bubblewrap();

}  // namespace plumbline::ingest
