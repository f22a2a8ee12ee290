// SPDX-License-Identifier: Apache-2.0
//
// The program's side of a reader child: takes an idle one or has one forked, sends a file, checks
// what comes back, and ends a child that misbehaves.

#pragma once

#include <cstddef>

#include "base/result.h"
#include "ingest/readers.h"
#include "ingest/wire.h"

namespace plumbline::ingest {

// A file that with what is made of it may not fit into what a reader may write to: its child maps
// it instead of taking it.
constexpr std::size_t kMuchToHold = std::size_t{32} << 20U;

// Reads `raw` in a child and gives its parts to `sink` as they come. The status is that of the
// reader, or what the child was ended for: time, memory, a forbidden call, a crash, an answer that
// breaks its promises. Any number of threads may call it; each uses its own child.
[[nodiscard]] Status read_in_child(Job job, const RawFile& raw, const Options& options,
                                   const PartSink& sink);

// Has a child ready for the first file, so that the sandbox goes up while the program does other
// things. What fails here is told when a file is read.
void prepare_child(const Limits& limits);

// The same with only some walls, to try each by itself. The child is not used again.
[[nodiscard]] Status attempt_in_child(const std::string& deed, std::uint32_t walls,
                                      const Limits& limits);

}  // namespace plumbline::ingest
