// SPDX-License-Identifier: Apache-2.0
//
// Labelled texts from the user's own files.

#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace plumbline::app {

struct LabelledText {
  std::string id;
  std::string title;
  std::string text;
  std::string group;
  bool relevant = false;
  double weight = 1;
};

// Malformed names the line that is no label.
[[nodiscard]] Result<std::vector<LabelledText>> read_labels(const std::vector<std::string>& paths);

}  // namespace plumbline::app
