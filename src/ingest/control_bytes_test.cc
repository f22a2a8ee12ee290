// SPDX-License-Identifier: Apache-2.0

#include "ingest/control_bytes.h"

#include <string>

#include <gtest/gtest.h>

namespace plumbline::ingest {
namespace {

bool is_any(char) {
  return true;
}

// Wherever it stands among eight or 32 bytes, and whatever stands beside it.
TEST(ControlBytes, AreFoundWhereTheyStand) {
  for (const char control : {'\0', '\n', '\x1F', '\x7F'}) {
    for (std::size_t at = 0; at < 80; ++at) {
      std::string text = "Boats of São Tomé \xE2\x80\x94 thirty, \xFF\x80~ one.......";
      text += text;
      text[at] = control;
      EXPECT_EQ(find_control(text, 0, is_any), at);
      EXPECT_EQ(find_control(text, at, is_any), at);
      EXPECT_EQ(find_control(text, at + 1, is_any), text.size());
    }
  }
  EXPECT_EQ(find_control("\t\t\n", 0, [](char c) { return c == '\n'; }), 2U);
  EXPECT_EQ(find_control("", 0, is_any), 0U);
  EXPECT_EQ(find_control("blank ~ \x80\xFF", 0, is_any), 10U);
}

}  // namespace
}  // namespace plumbline::ingest
