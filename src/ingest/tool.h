// SPDX-License-Identifier: Apache-2.0
//
// Runs a foreign program on bytes: standard input in, standard output back, inside bubblewrap or,
// without it, Landlock, seccomp and limits.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
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

// A program that has been started and waits for its standard input: one that takes long to get
// ready does so while the input is made. Ended where it is let go of.
class WaitingTool {
 public:
  // Errors as of run_tool.
  [[nodiscard]] static Result<WaitingTool> start(const std::vector<std::string>& command,
                                                 const Limits& limits,
                                                 ToolNeeds needs = ToolNeeds::Nothing);
  WaitingTool(WaitingTool&& other) noexcept;
  WaitingTool(const WaitingTool&) = delete;
  WaitingTool& operator=(WaitingTool&&) = delete;
  ~WaitingTool();

  // Once. The limit of time on the clock counts from here.
  [[nodiscard]] Result<ToolOutput> run(std::string_view input, std::size_t max_output);

 private:
  struct Started;
  explicit WaitingTool(std::unique_ptr<Started> started);
  std::unique_ptr<Started> started_;
};

// True if bubblewrap works here (tried once).
[[nodiscard]] bool has_bubblewrap();

}  // namespace plumbline::ingest
