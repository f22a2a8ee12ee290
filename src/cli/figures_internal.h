// SPDX-License-Identifier: Apache-2.0
//
// Forms of `figures` that stand in a file of their own.

#pragma once

#include <string>

#include "app/figures.h"
#include "cli/cli.h"

namespace plumbline::cli {

// "about 1,200", "200 to 300".
[[nodiscard]] std::string number_text(const app::RowValue& value);

void tell_csv(const app::FiguresAnswer& answer, Io io);

}  // namespace plumbline::cli
