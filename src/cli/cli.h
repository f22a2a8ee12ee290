// SPDX-License-Identifier: Apache-2.0
//
// The words typed. One file a subcommand, listed in one table.
//
// Exit codes, in the manner of diff: 0 nothing to report, 1 found something, 2 misuse, 3 failed.
// Machine output goes to `out`, talk to `err`.

#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace plumbline::cli {

constexpr int kOk = 0;
constexpr int kFinding = 1;
constexpr int kUsage = 2;
constexpr int kFailed = 3;

struct Io {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
};

// Runs one command line without the program's name.
[[nodiscard]] int run(const std::vector<std::string>& args, Io io);

}  // namespace plumbline::cli
