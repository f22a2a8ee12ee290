// SPDX-License-Identifier: Apache-2.0

#include "text/title_case.h"

#include <gtest/gtest.h>

namespace plumbline::text {
namespace {

struct HeadingCase {
  const char* text;
  bool title;
};

constexpr HeadingCase kHeadingCases[] = {
    {"Age of Leaving School Ban on Night Shifts", true},
    {"Age of Leaving School Ban on night Shifts", false},
    {"Law On Labour", false},  // too few to tell
    {"NGO Staff Train Border Guards", true},
    {"THE STATE DOES NOT MEET THE STANDARDS SET IN LAW", false},  // capitals only
    {"THE STATE DOES NOT MEET the standards set in law", false},
    {"UNICEF, UNHCR and OSCE Staff Train Border Guards", true},
    {"UNICEF UNHCR OSCE ASEAN Staff", false},
    {"", false},
    {"12 34 56 78", false},
};

TEST(TitleCase, IsToldByCapitals) {
  for (const HeadingCase& each : kHeadingCases) {
    EXPECT_EQ(is_title_case(tokenize(each.text)), each.title) << each.text;
  }
}

}  // namespace
}  // namespace plumbline::text
