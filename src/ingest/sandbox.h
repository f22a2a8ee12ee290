// SPDX-License-Identifier: Apache-2.0
//
// The walls around a process that touches foreign bytes. Called in a fresh child, before it sees
// any; what was raised cannot be lowered again.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace plumbline::ingest {

// Bits of a mask. NoNewPrivileges and EmptyProcess hold no wall by themselves and are not counted.
enum class Wall : std::uint32_t {
  Seccomp = 1,   // system calls: no files, sockets, programs, processes
  Landlock = 2,  // no path may be opened, changed or run; no port
  Network = 4,   // an empty network namespace
  Limits = 8,    // memory, address space, CPU time, no new descriptors, no file may grow
  NoNewPrivileges = 16,
  EmptyProcess = 32,  // no environment, no inherited descriptors
};
constexpr std::uint32_t kAllWalls = 63;
constexpr std::uint32_t kCountedWalls = 15;
constexpr int kFewestWalls = 2;  // a reader with fewer refuses to parse

[[nodiscard]] constexpr bool stands(std::uint32_t walls, Wall wall) {
  return (walls & static_cast<std::uint32_t>(wall)) != 0;
}

// seccomp programs, compiled once in the zygote and loaded in each child.
struct Filters {
  std::vector<std::uint64_t> reader;  // sock_filter instructions, 8 bytes each
  std::vector<std::uint64_t> tool;
  // Of a program that needs threads and a scratch folder. Only inside bubblewrap, where nothing
  // that can be written outlives it.
  std::vector<std::uint64_t> scratch_tool;
};
[[nodiscard]] Filters compile_filters();

struct Ceiling {
  // A reader: of memory that it writes to, on top of what it has. A tool: of address space.
  std::size_t memory_bytes = 0;
  int cpu_seconds = 0;
};

// A reader child: computes and talks over `keep_fd`, nothing else. Raises the walls in `wanted` and
// tells which stand.
[[nodiscard]] std::uint32_t enter_reader_sandbox(const Filters& filters, const Ceiling& ceiling,
                                                 std::uint32_t wanted, int keep_fd);

// Before exec of a foreign program: it may read /usr and the standard streams it was given.
// `filtered`: load the seccomp program here (not if bubblewrap will).
[[nodiscard]] std::uint32_t enter_tool_sandbox(const Filters& filters, const Ceiling& ceiling);

// The limits alone, for a program that bubblewrap walls in.
[[nodiscard]] bool set_tool_limits(const Ceiling& ceiling);

// True in builds with AddressSanitizer or ThreadSanitizer, which map terabytes.
[[nodiscard]] bool is_sanitizer_build();

}  // namespace plumbline::ingest
