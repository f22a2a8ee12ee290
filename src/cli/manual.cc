// SPDX-License-Identifier: Apache-2.0
//
// The texts that are made from the table of commands: help, man page, completions.

#include <algorithm>

#include "cli/command.h"

namespace plumbline::cli {
namespace {

constexpr std::string_view kExitCodes[][2] = {
    {"0", "done, nothing to report"},
    {"1", "done, and something was found that a reader must know"},
    {"2", "misuse: the words typed make no sense"},
    {"3", "failed: something could not be read or written"},
};

std::string padded(std::string_view text, std::size_t width) {
  std::string out(text);
  if (out.size() < width) out.append(width - out.size(), ' ');
  return out;
}

std::string synopsis(const Command& command) {
  std::string out = "plumbline " + std::string(command.name);
  if (!command.options.empty()) out += " [OPTION...]";
  if (!command.arguments.empty()) out += " " + std::string(command.arguments);
  return out;
}

std::string with_value(const Option& option) {
  return std::string(option.name) + (option.value.empty() ? "" : " " + std::string(option.value));
}

// Text for roff: no line may begin with a dot or a quote, a minus is a minus.
std::string roff(std::string_view text) {
  std::string out;
  bool line_start = true;
  for (const char c : text) {
    if (line_start && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
    line_start = c == '\n';
  }
  return out;
}

std::string man_of_command(const Command& command) {
  std::string out = ".SS " + roff(synopsis(command)) + "\n" + roff(command.summary) + "\n";
  if (!command.details.empty()) out += ".PP\n.nf\n" + roff(command.details) + "\n.fi\n";
  for (const Option& option : command.options) {
    out += ".TP\n.B " + roff(with_value(option)) + "\n" + roff(option.help) + ".\n";
  }
  return out;
}

std::string options_line(const Command& command) {
  std::string out;
  for (const Option& option : command.options) {
    out += (out.empty() ? "" : " ") + std::string(option.name);
  }
  return out;
}

std::string names_line() {
  std::string out;
  for (const Command* command : commands()) {
    out += (out.empty() ? "" : " ") + std::string(command->name);
  }
  return out;
}

std::string bash_completion() {
  std::string out =
      "# Completion of plumbline for bash; made by: plumbline help --completion bash\n"
      "_plumbline() {\n"
      "  local word=\"${COMP_WORDS[COMP_CWORD]}\" options=\"\"\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
      "    COMPREPLY=($(compgen -W \"" +
      names_line() +
      "\" -- \"$word\"))\n"
      "    return\n"
      "  fi\n"
      "  case \"${COMP_WORDS[1]}\" in\n";
  for (const Command* command : commands()) {
    out +=
        "    " + std::string(command->name) + ") options=\"" + options_line(*command) + "\" ;;\n";
  }
  return out +
         "  esac\n"
         "  case \"$word\" in\n"
         "    -*) COMPREPLY=($(compgen -W \"$options\" -- \"$word\")) ;;\n"
         "    *) COMPREPLY=($(compgen -f -- \"$word\")) ;;\n"
         "  esac\n"
         "}\n"
         "complete -o filenames -F _plumbline plumbline\n";
}

// For zsh and fish a text stands in single quotes.
std::string in_quotes(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string zsh_completion() {
  std::string out =
      "#compdef plumbline\n"
      "# Completion of plumbline for zsh; made by: plumbline help --completion zsh\n"
      "_plumbline() {\n"
      "  if (( CURRENT == 2 )); then\n"
      "    local -a names=(\n";
  for (const Command* command : commands()) {
    out += "      " + in_quotes(std::string(command->name) + ":" + std::string(command->summary)) +
           "\n";
  }
  out +=
      "    )\n"
      "    _describe 'command' names\n"
      "    return\n"
      "  fi\n"
      "  case \"${words[2]}\" in\n";
  for (const Command* command : commands()) {
    out += "    " + std::string(command->name) + ") _arguments";
    for (const Option& option : command->options) {
      std::string help(option.help);
      std::replace(help.begin(), help.end(), ':', ',');
      std::replace(help.begin(), help.end(), '[', '(');
      std::replace(help.begin(), help.end(), ']', ')');
      const std::string value =
          option.value.empty() ? "" : ":" + std::string(option.value) + ":_files";
      out += " " + in_quotes(std::string(option.name) + "[" + help + "]" + value);
    }
    out += " '*:file:_files' ;;\n";
  }
  return out + "  esac\n}\n_plumbline \"$@\"\n";
}

std::string fish_completion() {
  std::string out =
      "# Completion of plumbline for fish; made by: plumbline help --completion fish\n";
  for (const Command* command : commands()) {
    out += "complete -c plumbline -n __fish_use_subcommand -f -a " + std::string(command->name) +
           " -d " + in_quotes(command->summary) + "\n";
  }
  for (const Command* command : commands()) {
    for (const Option& option : command->options) {
      out += "complete -c plumbline -n '__fish_seen_subcommand_from " + std::string(command->name) +
             "' -l " + std::string(option.name.substr(2)) + (option.value.empty() ? "" : " -r") +
             " -d " + in_quotes(option.help) + "\n";
    }
  }
  return out;
}

}  // namespace

std::string usage() {
  std::string out = "usage: plumbline COMMAND [OPTION...] [ARGUMENT...]\n\n";
  std::size_t longest = 0;
  for (const Command* command : commands()) longest = std::max(longest, command->name.size());
  for (const Command* command : commands()) {
    out += "  " + padded(command->name, longest + 2) + std::string(command->summary) + "\n";
  }
  out += "\nplumbline help COMMAND tells more. Exit codes:";
  for (const auto& code : kExitCodes) {
    out += "\n  " + std::string(code[0]) + "  " + std::string(code[1]);
  }
  return out + "\n";
}

std::string help_of(const Command& command) {
  std::string out = "usage: " + synopsis(command) + "\n\n" + std::string(command.summary) + "\n";
  if (!command.details.empty()) out += "\n" + std::string(command.details) + "\n";
  if (command.options.empty()) return out;
  std::size_t width = 0;
  for (const Option& option : command.options) width = std::max(width, with_value(option).size());
  out += "\n";
  for (const Option& option : command.options) {
    out += "  " + padded(with_value(option), width + 2) + std::string(option.help) + "\n";
  }
  return out;
}

std::string man_page() {
  std::string out =
      ".\\\" Made from the table of commands: plumbline help --man\n"
      ".TH PLUMBLINE 1 \"\" \"Plumbline\" \"User Commands\"\n"
      ".SH NAME\nplumbline \\- who says what through whom, and does the source really say so\n"
      ".SH SYNOPSIS\n.B plumbline\n.I COMMAND\n[\\fIOPTION\\fR...] [\\fIARGUMENT\\fR...]\n"
      ".SH DESCRIPTION\n"
      "Reads published reports on human trafficking and says, for every claim: who said it, "
      "through\n"
      "whom, what kind of claim it is, whether its quotations and verdicts agree with the record, "
      "and\nwhat a reader must know. Works without a network.\n"
      ".SH COMMANDS\n";
  for (const Command* command : commands()) out += man_of_command(*command);
  out += ".SH EXIT STATUS\n";
  for (const auto& code : kExitCodes) {
    out += ".TP\n.B " + std::string(code[0]) + "\n" + roff(code[1]) + ".\n";
  }
  return out +
         ".SH ENVIRONMENT\n"
         ".TP\n.B PLUMBLINE_WORKSPACE\nThe workspace where \\-\\-workspace is not given.\n"
         ".TP\n.B NO_COLOR\nIf set, nothing is coloured.\n"
         ".TP\n.B COLUMNS\nThe width of the text where the output is no terminal.\n"
         ".SH FILES\n.TP\n.I plumbline\\-workspace\nThe workspace used if none is named.\n";
}

std::string completion(std::string_view shell) {
  if (shell == "bash") return bash_completion();
  if (shell == "zsh") return zsh_completion();
  return shell == "fish" ? fish_completion() : std::string();
}

}  // namespace plumbline::cli
