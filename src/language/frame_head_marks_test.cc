// SPDX-License-Identifier: Apache-2.0
//
// Dates, people and parts in lines that are not frame as a whole.

#include <string>

#include <gtest/gtest.h>

#include "language/frame_head.h"

namespace plumbline::language {
namespace {

const FrameNames& names() {
  static const refdata::RefData data = refdata::RefData::load().take();
  static const FrameNames all(data);
  return all;
}

text::Span whole(std::string_view line) {
  return text::make_span(0, line.size());
}

struct LineCase {
  const char* line;
  const char* below;
  const char* date;
};

TEST(FrameHeadMarks, DatesInsideLines) {
  for (const LineCase& test : {
           LineCase{"Friday, March 18, 2011 • No. 7,214 • 55p", "", "2011-03-18"},
           LineCase{"As of: 01.03.2024", "", "2024-03-01"},
           LineCase{"9 Feb. 2020 (5th Sunday, Year A)", "", "2020-02-09"},
           LineCase{"Published 21.11.23", "", "2023-11-21"},
           LineCase{"10/21/14 11:02 AM", "", "2014-10-21"},
           LineCase{"11/09/2024 06:42 GMT", "LAGOS, 11 September (Bay Wire) - Police said",
                    "2024-09-11"},
           // Nobody knows which is the month.
           LineCase{"11/09/2024 06:42 GMT", "Police said on Monday", ""},
           // Of another calendar.
           LineCase{"Falgun 22, 2076", "", ""},
           LineCase{"Views: 3418", "", ""},
           LineCase{"Printed 21.11.98", "", "1998-11-21"},
           LineCase{"Version 21.11.9998", "", ""},
       }) {
    const std::string text = std::string(test.line) + "\n" + test.below;
    const text::Span line = whole(test.line);
    const text::Span below = text::make_span(line.end + 1U, text.size());
    const auto date = date_of_line(text, line, below, names());
    EXPECT_EQ(date ? to_iso(date->date->date) : "", test.date) << test.line;
  }
}

TEST(FrameHeadMarks, PeopleInLines) {
  struct Case {
    const char* line;
    const char* people;
  };
  for (const Case& test : {
           Case{"by Maria Torres, chief reporter", "Maria Torres"},
           Case{"Presented by Maria Torres", "Maria Torres"},
           Case{"Told by Senait, 29, Beirut", "Senait"},
           Case{"Maria Torres and Peter Lindqvist", "Maria Torres|Peter Lindqvist"},
           Case{"Maria Torres in Lagos", "Maria Torres"},
           // Whoever took the pictures did not write the text.
           Case{"Photos by Maria Torres", ""},
           Case{"Three held after raid", ""},
           Case{"Ministry of Labour", ""},
       }) {
    std::string people;
    const std::string_view line = test.line;
    for (const text::Span& person : people_in(line, whole(line), names()).people) {
      people += (people.empty() ? "" : "|") + std::string(text::slice(line, person));
    }
    EXPECT_EQ(people, test.people) << test.line;
  }
}

TEST(FrameHeadMarks, PartsOfALine) {
  const auto parts = [](std::string_view line) {
    return parts_of_line(line, whole(line), names()).size();
  };
  EXPECT_EQ(parts("Bay Ledger - September 11, 2024 - Seven held over unpaid work on farms"), 3U);
  EXPECT_EQ(parts("Bay Ledger | Ana Roe | Seven held over unpaid work | 7 May 2021"), 4U);
  EXPECT_EQ(parts("Seven held - and then released without charge or trial"), 0U);
  EXPECT_EQ(parts("Bay Ledger | 7 May 2021"), 0U);
  // A sentence with a dated aside is no head.
  EXPECT_EQ(parts("The trial of the men – 3 May 2024 – drew a crowd of hundreds to the court."),
            0U);
  EXPECT_EQ(parts("The trial of the men – 3 May 2024 – drew a crowd of hundreds"), 0U);
}

}  // namespace
}  // namespace plumbline::language
