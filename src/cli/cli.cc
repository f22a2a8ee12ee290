// SPDX-License-Identifier: Apache-2.0

#include "cli/cli.h"

#include <ostream>

#include "cli/command.h"
#include "cli/terminal.h"
#include "model/report.h"

namespace plumbline::cli {
namespace {

int refuse(const std::string& word, Io io) {
  std::vector<std::string_view> known;
  for (const Command* command : commands()) known.push_back(command->name);
  const std::string near = nearest(word, known);
  io.err << "plumbline: no command '" << one_line(word) << "'";
  if (!near.empty()) io.err << "; did you mean " << near << "?";
  io.err << "\n\n" << usage();
  return kUsage;
}

bool asks_for_help(std::span<const std::string> args) {
  for (const std::string& word : args) {
    if (word == "--") return false;
    if (word == "--help" || word == "-h") return true;
  }
  return false;
}

}  // namespace

int run(const std::vector<std::string>& args, Io io) {
  if (args.empty()) {
    io.err << usage();
    return kUsage;
  }
  if (args[0] == "--version") {
    io.out << "plumbline " << model::engine_version() << "\n";
    return kOk;
  }
  if (args[0] == "--help" || args[0] == "-h") {
    io.out << usage();
    return kOk;
  }
  for (const Command* command : commands()) {
    if (command->name != args[0]) continue;
    const auto rest = std::span(args).subspan(1);
    if (asks_for_help(rest)) {
      io.out << help_of(*command);
      return kOk;
    }
    const auto parsed = parse(*command, rest);
    if (!parsed) return fail(command->name, parsed.error(), io);
    const int code = command->run(*parsed, io);
    io.out.flush();
    if (!io.out.good()) {
      io.err << "plumbline " << command->name << ": the output could not be written\n";
      return kFailed;
    }
    return code;
  }
  return refuse(args[0], io);
}

}  // namespace plumbline::cli
