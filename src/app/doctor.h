// SPDX-License-Identifier: Apache-2.0
//
// `doctor`: is everything in place - the program, its guards, its data, a workspace?

#pragma once

#include <string>
#include <vector>

namespace plumbline::app {

struct Checkup {
  std::string part;  // "sandbox", "data", "workspace"
  std::string name;  // "seccomp filter"
  bool good = true;
  std::string detail;  // what was found, and what to do if it is not good
};

struct DoctorOptions {
  std::string workspace;  // empty: only the program
  bool deep = false;      // read every original and compare its hash
};

// In a fixed order; everything is looked at, whatever fails before.
[[nodiscard]] std::vector<Checkup> doctor(const DoctorOptions& options);

}  // namespace plumbline::app
