// SPDX-License-Identifier: Apache-2.0
//
// The form for programs of `profile`.

#pragma once

#include "cli/cli.h"
#include "model/profile.h"

namespace plumbline::cli {

void tell_json(const model::CountryProfile& profile, Io io);

}  // namespace plumbline::cli
