// SPDX-License-Identifier: Apache-2.0

#include "base/number_text.h"

#include <gtest/gtest.h>

namespace plumbline {
namespace {

TEST(NumberText, Grouped) {
  const std::pair<double, const char*> rows[] = {{0, "0"},
                                                 {-0.0, "0"},
                                                 {7, "7"},
                                                 {999, "999"},
                                                 {1000, "1,000"},
                                                 {12400, "12,400"},
                                                 {100, "100"},
                                                 {1234567, "1,234,567"},
                                                 {-123, "-123"},
                                                 {-1050, "-1,050"},
                                                 {0.25, "0.25"},
                                                 {1234.5, "1,234.5"},
                                                 {2500000, "2,500,000"}};
  for (const auto& [value, text] : rows) EXPECT_EQ(grouped(value), text);
}

}  // namespace
}  // namespace plumbline
