// SPDX-License-Identifier: Apache-2.0
//
// How is it told? One report as terminal text, JSON or a self-contained HTML page.

#pragma once

#include <string>

#include "model/report.h"

namespace plumbline::publish {

struct TextStyle {
  int width = 80;        // columns
  bool colour = false;   // ANSI colours; meaning never rests on colour alone
  bool verbose = false;  // producers, offsets, every chain link with its cue
};

[[nodiscard]] std::string to_text(const model::Report& report, const TextStyle& style);

// One page, no script, no outside request: text with highlights left, claims right; readable on a
// phone, on paper and in both colour schemes.
[[nodiscard]] std::string to_html(const model::Report& report);

}  // namespace plumbline::publish
