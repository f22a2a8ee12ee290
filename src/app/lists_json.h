// SPDX-License-Identifier: Apache-2.0
//
// Figures, incidents and sources as JSON: what `--json` prints and what the server sends. Bytes
// that are no UTF-8 come as U+FFFD. docs/reference/ describes each form.

#pragma once

#include <string>
#include <vector>

#include "app/figures.h"
#include "app/incidents.h"
#include "app/sources.h"

namespace plumbline::app {

[[nodiscard]] std::string to_json(const FiguresAnswer& answer);
[[nodiscard]] std::string to_json(const IncidentsAnswer& answer);
// `pretty`: with line breaks, for a terminal.
[[nodiscard]] std::string to_json(const SourcesAnswer& answer, bool pretty);
[[nodiscard]] std::string to_json(const std::vector<PastDecision>& decisions, bool pretty);

}  // namespace plumbline::app
