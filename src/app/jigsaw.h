// SPDX-License-Identifier: Apache-2.0
//
// `jigsaw`: can a victim whom no output names be singled out by what is told of her?

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"

namespace plumbline::app {

struct JigsawOptions {
  std::string workspace;
  std::string country;  // persons told of in claims on it; empty: all. All of the workspace are
                        // who she is held against, in either case.
  std::size_t k = 5;    // a person is safe among so many like her; at least 2
};

struct JigsawTrait {
  std::string trait;  // age, sex, nationality, place, date, occupation, family
  std::string value;
};

// A trait told more coarsely; `to` empty: not told.
struct JigsawAdvice {
  std::string trait;
  std::string from;
  std::string to;
  std::size_t alike = 0;  // persons who then share all traits
};

struct JigsawPlace {
  std::string document;  // hash
  std::string name;
  std::string claim;  // "c12"
};

struct JigsawPerson {
  std::vector<JigsawTrait> traits;
  std::vector<JigsawPlace> told;
  std::size_t alike = 1;
  std::vector<JigsawAdvice> advice;
  bool together = false;  // no step is enough alone
};

struct JigsawAnswer {
  std::size_t persons = 0;  // tellings of single persons in the workspace
  std::size_t k = 0;
  std::vector<JigsawPerson> singled_out;  // of whom most is told first
};

// Misuse if no country is called so or `k` is less than 2. Reads all claims of the workspace.
[[nodiscard]] Result<JigsawAnswer> jigsaw(const JigsawOptions& options);

}  // namespace plumbline::app
