// SPDX-License-Identifier: Apache-2.0

#include <ostream>

#include "cli/command.h"
#include "cli/terminal.h"

namespace plumbline::cli {
namespace {

constexpr Option kHelpOptions[] = {
    {"--man", "", "print the manual page (roff)"},
    {"--completion", "SHELL", "print the completion for bash, zsh or fish"},
};

int run_help(const Arguments& arguments, Io io) {
  if (arguments.has("--man")) {
    io.out << man_page();
    return kOk;
  }
  if (const std::string shell = arguments.value("--completion"); !shell.empty()) {
    const std::string text = completion(shell);
    if (text.empty()) {
      return fail("help",
                  {ErrorCode::Misuse, "no completion for '" + shell + "'; one of: bash, zsh, fish"},
                  io);
    }
    io.out << text;
    return kOk;
  }
  if (arguments.words.empty()) {
    io.out << usage();
    return kOk;
  }
  std::vector<std::string_view> known;
  for (const Command* command : commands()) {
    known.push_back(command->name);
    if (command->name == arguments.words[0]) {
      io.out << help_of(*command);
      return kOk;
    }
  }
  const std::string near = nearest(arguments.words[0], known);
  return fail("help",
              {ErrorCode::Misuse, "no command '" + arguments.words[0] + "'" +
                                      (near.empty() ? "" : "; did you mean " + near + "?")},
              io);
}

}  // namespace

const Command kHelp{
    .name = "help",
    .summary = "Tell more about a command.",
    .arguments = "[COMMAND]",
    .least = 0,
    .most = 1,
    .options = kHelpOptions,
    .details = "",
    .run = run_help,
};

}  // namespace plumbline::cli
