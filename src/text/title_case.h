// SPDX-License-Identifier: Apache-2.0
//
// Whether words are printed as titles and heads of tables are, by their capitals.

#pragma once

#include <span>

#include "text/token.h"

namespace plumbline::text {

// "Minimum Age for Work Prohibition of Forced Labor": every word of four bytes or more has a
// capital, and there are four of these at least, for fewer have one by chance. False of a text in
// capitals only, whose letters tell nothing.
[[nodiscard]] bool is_title_case(std::span<const Token> tokens);

}  // namespace plumbline::text
