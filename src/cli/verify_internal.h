// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "cli/command.h"

namespace plumbline::cli {

// `verify FILE` where FILE is a dossier: what of it does not hold any more.
[[nodiscard]] int verify_dossier(const Arguments& arguments, Io io);

}  // namespace plumbline::cli
