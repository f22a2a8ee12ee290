// SPDX-License-Identifier: Apache-2.0

#include "assess/when.h"

#include <gtest/gtest.h>

namespace plumbline::assess {
namespace {

Date day(const char* iso) {
  return parse_iso(iso).value_or(Date{});
}

TEST(When, PlacesByHalfOfTheShorter) {
  const Period period{day("2023-04-01"), day("2024-03-31")};
  struct Row {
    const char* from;
    const char* to;
    Placement expected;
  };
  const Row rows[] = {
      {"2023", "2023", Placement::Within},
      {"2024", "2024", Placement::After},
      {"2022", "2022", Placement::Before},
      {"2024-03-31", "2024-03-31", Placement::Within},
      {"2024-04-01", "2024-04-01", Placement::After},
      {"2023-03", "2023-03", Placement::Before},
      {"2015", "", Placement::Within},
      {"", "2022", Placement::Before},
      {"", "", Placement::Undated},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(place({day(row.from), day(row.to)}, period), row.expected)
        << row.from << " to " << row.to;
  }
}

TEST(When, ReportsAndWideTimes) {
  const refdata::RefData refdata = refdata::RefData::load().take();
  const ReportPeriods reports(refdata);
  DocumentAtHand document;
  document.title = "2023 Trafficking in Persons Report: Freedonia";
  document.published = day("2023-06-15");
  EXPECT_EQ(reports.of(document).from, day("2022-04-01"));
  model::Claim claim("c1", model::ClaimKind::Statement, model::Passage({"d"}, {0, 1}));
  const ClaimAtHand at_hand{&claim, 0, "", "", ""};
  EXPECT_EQ(told_of(at_hand, document, reports).to, day("2023-03-31"));
  claim.when = {day("2022-11"), day("2022-11")};
  EXPECT_EQ(told_of(at_hand, document, reports).from, day("2022-11"));
  claim.when = {day("2010"), {}};
  EXPECT_EQ(told_of(at_hand, document, reports).from, day("2022-04-01"));
  claim.when = {day("2010"), day("2012")};
  EXPECT_EQ(told_of(at_hand, document, reports).from, day("2010"));
}

}  // namespace
}  // namespace plumbline::assess
