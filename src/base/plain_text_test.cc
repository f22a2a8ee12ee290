// SPDX-License-Identifier: Apache-2.0

#include "base/plain_text.h"

#include <gtest/gtest.h>

namespace plumbline {
namespace {

TEST(PlainText, Trimmed) {
  EXPECT_EQ(trimmed(" \t a b\r\n"), "a b");
  EXPECT_EQ(trimmed(" \n"), "");
  EXPECT_EQ(trimmed(""), "");
}

TEST(PlainText, LowerAscii) {
  EXPECT_EQ(lower_ascii("AZ az \xC3\x89 [`"), "az az \xC3\x89 [`");
}

TEST(PlainText, NextBorder) {
  const std::string_view text = "a\xC3\xA9z";
  EXPECT_EQ(next_border(text, 0), 0U);
  EXPECT_EQ(next_border(text, 2), 3U);
  EXPECT_EQ(next_border(text, 3), 3U);
  EXPECT_EQ(next_border(text, 40), 4U);
}

}  // namespace
}  // namespace plumbline
