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

// A report tells of the time of its edition, whenever it came out.
TEST(When, EditionIsThatOfTheTimeToldOf) {
  const auto refdata = refdata::RefData::load();
  ASSERT_TRUE(refdata);
  const ReportPeriods reports(*refdata);
  struct Row {
    const char* standard;
    const char* title;
    const char* published;
    int edition;
  };
  const Row rows[] = {
      {"us-tvpa", "2031 Trafficking in Persons Report: Samoa", "2031-06-24", 2031},
      {"us-tvpa", "Harbour news", "2031-06-24", 2032},
      {"us-tvpa", "Harbour news", "2031-03-31", 2031},
      {"us-ilab", "2030 Findings on the Worst Forms of Child Labor", "2031-09-20", 2030},
      {"us-ilab", "Harbour news", "2031-09-20", 2031},
      {"us-ilab", "Harbour news", "", 0},
  };
  for (const Row& row : rows) {
    const auto standard = load_standard(*refdata, row.standard);
    ASSERT_TRUE(standard);
    DocumentAtHand document;
    document.title = row.title;
    document.published = day(row.published);
    Period told = reports.of(document);
    if (!told.stated()) told = {document.published, document.published};
    EXPECT_EQ(edition_of(told, *standard), row.edition) << row.title << " " << row.published;
  }
}

}  // namespace
}  // namespace plumbline::assess
