// SPDX-License-Identifier: Apache-2.0

#include "base/date.h"

#include <gtest/gtest.h>

namespace plumbline {
namespace {

struct DateCase {
  const char* name;
  std::string_view text;
  std::string_view iso;  // empty: refused
};

constexpr DateCase kDateCases[] = {
    {"Year", "2024", "2024"},
    {"Month", "2024-06", "2024-06"},
    {"Day", "2024-06-24", "2024-06-24"},
    {"Stamp", "2024-06-24T10:11:12Z", "2024-06-24"},
    {"LeapDay", "2024-02-29", "2024-02-29"},
    {"NoLeapDay", "2023-02-29", ""},
    {"Month13", "2024-13", ""},
    {"YearZero", "0000", ""},
    {"Tail", "2024-06-245", ""},
    {"Words", "June", ""},
    {"Empty", "", ""},
};

class DateTest : public ::testing::TestWithParam<DateCase> {};

TEST_P(DateTest, ParsesWhatItPrints) {
  const auto date = parse_iso(GetParam().text);
  EXPECT_EQ(date ? to_iso(*date) : "", GetParam().iso);
}

// Whatever a text says, what is printed can be read.
TEST(ToIso, PrintsOnlyDaysThatExist) {
  const std::pair<Date, const char*> rows[] = {
      {{2023, 2, 29}, "2023-02"},
      {{2024, 2, 29}, "2024-02-29"},
      {{2024, 6, 31}, "2024-06"},
      {{2024, 13, 1}, "2024"},
      {{2024, 0, 0}, "2024"},
      {{2024, 6, 0}, "2024-06"},
      {{12000, 1, 1}, ""},
      {{-5, 1, 1}, ""},
      {{0, 1, 1}, ""},
  };
  for (const auto& [date, expected] : rows) EXPECT_EQ(to_iso(date), expected);
}

INSTANTIATE_TEST_SUITE_P(Iso, DateTest, ::testing::ValuesIn(kDateCases),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace plumbline
