// SPDX-License-Identifier: Apache-2.0
//
// Names of months and of days of the week, by the key of the word (text::key_of). Whether a word
// that is another one as well ("may", "sun") means one is for the reader to tell.

#pragma once

#include <cstdint>

namespace plumbline::language {

// 1 to 12 for "January", "jan", "Sept."; 0 if it is none.
[[nodiscard]] int month_of(std::uint64_t key);
// 1 (Monday) to 7; 0 if it is none.
[[nodiscard]] int weekday_of(std::uint64_t key);

}  // namespace plumbline::language
