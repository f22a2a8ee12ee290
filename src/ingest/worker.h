// SPDX-License-Identifier: Apache-2.0
//
// The reader child: takes one request after the other over its socket and answers with parts.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "ingest/readers.h"

namespace plumbline::ingest {

// Exit codes of children, told apart from signals.
constexpr int kExitMemory = 77;     // an allocation failed
constexpr int kExitBroken = 78;     // the walls could not be raised
constexpr int kExitNoProgram = 79;  // exec failed

constexpr int kPollMs = 100;    // how often whoever waits for a child looks at it
constexpr int kWallPerCpu = 4;  // a loaded machine may give a child a quarter of a core

// Says which walls stand, then serves until the socket closes. `held`: the memory file that the
// child was given, or nothing.
[[noreturn]] void serve_requests(int fd, std::uint32_t walls, std::string_view held);

// Loads what libraries would otherwise open files for later. Runs in the zygote.
void warm_up_readers();

// Tests and `doctor` only: tries the named deed and says what came of it: "allowed", "denied", or
// never returns because the child was killed. Deeds: "open", "write", "socket", "connect", "fork",
// "exec", "ptrace", "kill", "loop", "memory", "recurse", "environment", "descriptors".
[[nodiscard]] std::string attempt(const std::string& deed);

}  // namespace plumbline::ingest
