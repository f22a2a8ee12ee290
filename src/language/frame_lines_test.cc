// SPDX-License-Identifier: Apache-2.0

#include "language/frame_lines.h"

#include <gtest/gtest.h>

namespace plumbline::language {
namespace {

struct BulletCase {
  std::string_view line;
  std::size_t size;
};

TEST(Bullets, EndBeforeTheirItem) {
  for (const BulletCase& each : {
           BulletCase{"- The farm is open.", 2},
           BulletCase{"3. The farm is open.", 3},
           BulletCase{"3.1 The farm is open.", 4},
           BulletCase{"4.12.1. The farm is open.", 8},
           BulletCase{"2/ The farm is open.", 3},
           // Numbers that count something, headings, dates.
           BulletCase{"3.1 million people came.", 0},
           BulletCase{"3.1 The farm", 0},
           BulletCase{"3/5 The farm is open.", 0},
           BulletCase{"1.204 People came.", 0},
       }) {
    EXPECT_EQ(bullet_size(each.line), each.size) << each.line;
  }
}

}  // namespace
}  // namespace plumbline::language
