// SPDX-License-Identifier: Apache-2.0

#include "cli/typed.h"

#include <iostream>
#include <istream>
#include <ostream>

#include <termios.h>
#include <unistd.h>

namespace plumbline::cli {
namespace {

// What is typed is not shown.
class Unseen {
 public:
  Unseen() : active_(::tcgetattr(STDIN_FILENO, &before_) == 0) {
    if (!active_) return;
    termios quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
  }
  Unseen(const Unseen&) = delete;
  Unseen& operator=(const Unseen&) = delete;
  ~Unseen() {
    if (active_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }

 private:
  termios before_{};
  bool active_;
};

}  // namespace

bool asks_a_person(Io io) {
  return &io.in == &std::cin && ::isatty(STDIN_FILENO) != 0;
}

Result<std::string> read_line(const std::string& prompt, bool secret, Io io) {
  std::string line;
  if (!asks_a_person(io)) {
    if (!std::getline(io.in, line)) {
      return Error{ErrorCode::Misuse, "nothing on standard input; " + prompt + " is read from it"};
    }
    return line;
  }
  io.err << prompt << ": ";
  io.err.flush();
  bool got = false;
  if (secret) {
    const Unseen unseen;
    got = static_cast<bool>(std::getline(io.in, line));
    io.err << '\n';
  } else {
    got = static_cast<bool>(std::getline(io.in, line));
  }
  if (!got) return Error{ErrorCode::Misuse, "nothing was typed"};
  return line;
}

}  // namespace plumbline::cli
