// SPDX-License-Identifier: Apache-2.0
//
// Dates as people write them, where a few words are nothing but a date: "Monday, 3 May 2024, 10:30
// GMT", "June 24", "3.2.2024", "14 de mayo de 2024". Which words are months is the caller's
// knowledge, so that languages are data. Times inside running text are `language`'s.

#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "base/date.h"

namespace plumbline::text {

// What a word is in a date: 1 to 12 a month, or one of these.
constexpr int kNoDateWord = 0;
constexpr int kWeekdayWord = -1;
constexpr int kFillerWord = -2;  // "of", "th", "de", "GMT"
using DateWord = std::function<int(std::string_view word)>;

struct DateReading {
  Date date;  // what is stated: the year may be missing ("June 24"), or all of it ("Monday, 10:30")
};

// Nothing unless every word, number and sign of `words` is part of one date. Of two numbers that
// may both be the month, full stops and hyphens say that the day comes first; between slashes
// nobody knows, and nothing is read.
[[nodiscard]] std::optional<DateReading> read_date(std::string_view words,
                                                   const DateWord& date_word);

}  // namespace plumbline::text
