// SPDX-License-Identifier: Apache-2.0

#include "ingest/header_date.h"

#include <gtest/gtest.h>

namespace plumbline::ingest {
namespace {

struct DateCase {
  std::string_view line;
  std::string_view iso;
};

TEST(HeaderDate, IsRead) {
  for (const DateCase& c : {DateCase{"24 June 2024", "2024-06-24"},
                            {"June 24, 2024", "2024-06-24"},
                            {"Mon, Sept 2 2024", "2024-09-02"},
                            {"24.06.2024", "2024-06-24"},
                            {"2024-06-24", "2024-06-24"},
                            {"06/24/2024", "2024-06-24"},
                            {"05/06/2024", ""},
                            {"June 24", ""},
                            {"31 June 2024", ""}}) {
    const auto date = find_date(c.line);
    EXPECT_EQ(date ? to_iso(*date) : "", c.iso) << c.line;
  }
}

}  // namespace
}  // namespace plumbline::ingest
