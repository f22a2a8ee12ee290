// SPDX-License-Identifier: Apache-2.0

#include "cli/cli.h"

#include <ostream>

namespace plumbline::cli {

int run(const std::vector<std::string>& args, Io io) {
  if (!args.empty() && args[0] == "--version") {
    io.out << "plumbline\n";
    return kOk;
  }
  io.err << "usage: plumbline COMMAND\n";
  return kUsage;
}

}  // namespace plumbline::cli
