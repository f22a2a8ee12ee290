// SPDX-License-Identifier: Apache-2.0
//
// What one name tells of another: acronyms in brackets, parts of names seen in full elsewhere,
// places chosen by the countries a text speaks of.

#pragma once

#include "language/words_internal.h"

namespace plumbline::language {

void link_names(Draft& draft);

}  // namespace plumbline::language
