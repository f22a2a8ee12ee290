// SPDX-License-Identifier: Apache-2.0

#include "text/written_date.h"

#include <string>

#include <gtest/gtest.h>

namespace plumbline::text {
namespace {

int date_word(std::string_view word) {
  if (word == "May" || word == "mayo" || word == "мая") return 5;
  if (word == "June" || word == "Jun") return 6;
  if (word == "February") return 2;
  if (word == "Monday") return kWeekdayWord;
  if (word == "de" || word == "of" || word == "th" || word == "GMT" || word == "г")
    return kFillerWord;
  return kNoDateWord;
}

struct WrittenCase {
  std::string_view words;
  std::string_view read;  // year-month-day, 0 for what is not stated; "-": no date
};

TEST(ReadDate, Table) {
  for (const WrittenCase& c : {WrittenCase{"3 May 2024", "2024-5-3"},
                               {"May 3, 2024", "2024-5-3"},
                               {"Monday, 3 May 2024, 10:30 GMT", "2024-5-3"},
                               {"3rd of May", "-"},
                               {"3 th of May", "0-5-3"},
                               {"14 de mayo de 2024", "2024-5-14"},
                               {"2 мая 2024 г.", "2024-5-2"},
                               {"June 2024", "2024-6-0"},
                               {"June 24", "0-6-24"},
                               {"24-Jun-2024", "2024-6-24"},
                               {"2024-06-24", "2024-6-24"},
                               {"3.2.2024", "2024-2-3"},
                               {"06/24/2024", "2024-6-24"},
                               {"24/06/2024", "2024-6-24"},
                               {"05/06/2024", "-"},
                               {"05/05/2024", "2024-5-5"},
                               {"29 February 2023", "-"},
                               {"29 February 2024", "2024-2-29"},
                               {"7.VI.2022", "2022-6-7"},
                               {"29-I-2024", "2024-1-29"},
                               {"24.V.23", "-"},
                               {"V 2024", "-"},
                               {"V 12 2023", "-"},
                               // Two figures may be a time of day or a count as well as a year.
                               {"7 May 24", "-"},
                               {"5 May 10 GMT", "-"},
                               {"3.I.14", "-"},
                               {"31.XI.2022", "-"},
                               {"Monday", "0-0-0"},
                               {"10:30 GMT", "0-0-0"},
                               {"May", "-"},
                               {"34", "-"},
                               {"2024", "-"},
                               {"3 May 2024?", "-"},
                               {"", "-"}}) {
    const auto read = read_date(c.words, date_word);
    const std::string shown = read ? std::to_string(read->date.year) + "-" +
                                         std::to_string(read->date.month) + "-" +
                                         std::to_string(read->date.day)
                                   : "-";
    EXPECT_EQ(shown, c.read) << c.words;
  }
}

}  // namespace
}  // namespace plumbline::text
