// SPDX-License-Identifier: Apache-2.0

#include "base/date.h"

#include <gtest/gtest.h>

namespace plumbline {
namespace {

struct Case {
  const char* name;
  std::string_view text;
  std::string_view iso;  // empty: refused
};

constexpr Case kCases[] = {
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

class DateTest : public ::testing::TestWithParam<Case> {};

TEST_P(DateTest, ParsesWhatItPrints) {
  const auto date = parse_iso(GetParam().text);
  EXPECT_EQ(date ? to_iso(*date) : "", GetParam().iso);
}

INSTANTIATE_TEST_SUITE_P(Iso, DateTest, ::testing::ValuesIn(kCases),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace plumbline
