// SPDX-License-Identifier: Apache-2.0
//
// The small process that reader children and foreign programs are forked from, so that a fork costs
// the same however large the program has grown, and never happens beside threads.
//
// It is started once (start_sandbox), holds no data, and ends when the program does.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "ingest/sandbox.h"

namespace plumbline::ingest {

struct Child {
  int pid = -1;
  int fd = -1;              // the program's end of the reader's socket; -1 for a tool
  std::uint32_t walls = 0;  // a reader tells which stand before it takes any work
};

struct ToolRequest {
  std::vector<std::string> command;  // absolute path first
  int input = -1;
  int output = -1;
  int errors = -1;
  Ceiling ceiling;
  bool walled = true;    // false: only limits, because the command is bubblewrap itself
  bool scratch = false;  // with threads and a scratch folder; only where bubblewrap walls it in
};

// How a child ended, as waitpid tells.
struct Ending {
  bool known = false;
  int status = 0;
};

// All are safe to call from several threads.
[[nodiscard]] Status start_zygote();
// `held`: the descriptor of a memory file (base/memory_file.h) that the child is to read from, so
// that it need not hold the bytes itself; -1: none.
[[nodiscard]] Result<Child> spawn_reader(const Ceiling& ceiling, std::uint32_t wanted_walls,
                                         int held = -1);
[[nodiscard]] Result<Child> spawn_tool(const ToolRequest& request);
// Waits up to `grace_ms` for the child to end by itself, then kills it.
Ending end_child(int pid, int grace_ms);

}  // namespace plumbline::ingest
