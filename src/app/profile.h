// SPDX-License-Identifier: Apache-2.0
//
// `profile`: what do the documents of a workspace say of one country?

#pragma once

#include <string>

#include "base/result.h"
#include "model/profile.h"

namespace plumbline::app {

struct ProfileOptions {
  std::string workspace;
  std::string country;  // alpha-2, alpha-3 or a name
  int since = 0;        // claims that tell of this year or later; 0: all
  int until = 0;        // and of this year or earlier; 0: all
};

// Misuse if no country is called so or the years are the wrong way round. A country of which no
// document tells has an empty profile with its open questions. Time grows with the documents that
// have a claim on the country; where they tell of single victims, all claims of the workspace are
// read (jigsaw.h).
[[nodiscard]] Result<model::CountryProfile> profile(const ProfileOptions& options);

}  // namespace plumbline::app
