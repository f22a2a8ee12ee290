// SPDX-License-Identifier: Apache-2.0

#include "assess/assess.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "assess/when.h"

namespace plumbline::assess {
namespace {

// What is proposed of `criterion` where one document of that title says `words`.
std::string proposed(const char* title, const std::string& words, const char* criterion,
                     const char* publisher = "", Date published = {2031, 9, 20}) {
  const auto refdata = refdata::RefData::load();
  const auto standard = load_standard(*refdata, "us-ilab");
  model::Claim claim("c1", model::ClaimKind::Statement,
                     model::Passage({"d"}, {0, static_cast<std::uint32_t>(words.size())}));
  claim.about = {"FJI"};
  DocumentAtHand document;
  document.id = "d";
  document.title = title;
  document.publisher = publisher;
  document.published = published;
  const ReportPeriods reports(*refdata);
  const ClaimAtHand at_hand{&claim, 0, words, words, ""};
  Desk desk;
  desk.country = "FJI";
  desk.told = desk.read = 1;
  desk.documents = {{document.id, "", document.publisher, document.title, document.published}};
  Ground& ground = desk.grounds.emplace_back();
  ground.claim = claim.id;
  ground.span = claim.passages.front().span;
  ground.exact = words;
  ground.told = told_of(at_hand, document, reports);
  desk.mapped = map_claims(*standard, {document}, {at_hand}, "FJI", *refdata);
  desk.voices.resize(desk.mapped.size());
  const Period own = reports.own_of(document, standard->id);
  if (own.stated()) desk.own_reports.push_back(own);
  const auto told = assess(*standard, 2031, desk);
  const auto found = std::find_if(told->criteria.begin(), told->criteria.end(),
                                  [&](const auto& each) { return each.id == criterion; });
  return std::string(to_string(found->proposed)) + (found->presumed ? " presumed" : "");
}

// The standard presumes from the silence of its own report; a newspaper is silent on nearly all.
TEST(Assess, PresumesFromTheReportOfTheStandardAlone) {
  const std::string words = "Fiji made minimal advancement.";
  const char* report = "2031 Findings on the Worst Forms of Child Labor: Fiji";
  EXPECT_EQ(proposed(report, words, "level.some"), "met");
  EXPECT_EQ(proposed("Harbour news", words, "level.some"), "met");
  EXPECT_EQ(proposed(report, words, "law.free-education"), "met presumed");
  EXPECT_EQ(proposed("Harbour news", words, "law.free-education"), "cannot-tell");
  EXPECT_EQ(proposed(report, words, "law.free-education", "US Department of Labor"),
            "met presumed");
  // Of a file it is often misread who published it; a newspaper's headline begins otherwise.
  EXPECT_EQ(proposed(report, words, "law.free-education", "MINIMAL ADVANCEMENT"), "met presumed");
  const char* headline = "Fiji is named in the Findings on the Worst Forms of Child Labor of 2031";
  EXPECT_EQ(proposed(headline, words, "law.free-education", "Harbour Star"), "cannot-tell");
  EXPECT_EQ(proposed(headline, words, "law.free-education", "US Department of Labor"),
            "met presumed");
  // It need not tell of anything else that is asked.
  EXPECT_EQ(proposed(report, "Fiji is an island state.", "law.free-education"), "met presumed");
  // The report of another year was silent on another year.
  EXPECT_EQ(proposed("2030 Findings on the Worst Forms of Child Labor: Fiji", words,
                     "law.free-education"),
            "cannot-tell");
}

// A law holds until its origin tells otherwise, but not what was told of it twenty years ago.
TEST(Assess, LawsAreRememberedForTenYears) {
  const std::string words = "The minimum age law does not apply to children who work in homes.";
  EXPECT_EQ(proposed("Harbour news", words, "law.minimum-age", "", {2026, 9, 20}), "not-met");
  EXPECT_EQ(proposed("Harbour news", words, "law.minimum-age", "", {2011, 9, 20}), "cannot-tell");
}

// Each topic and turn of phrase has a bit.
TEST(Assess, HasRoomForAllNamedWords) {
  const auto refdata = refdata::RefData::load();
  EXPECT_LE(refdata->table_view("standards/topics").rows(), kMostNames);
  EXPECT_LE(refdata->table_view("standards/says").rows(), kMostNames);
}

// Every criterion that silence answers can also be answered by what somebody tells.
TEST(Assess, HasRulesForWhateverItPresumes) {
  const auto refdata = refdata::RefData::load();
  for (const Standard& head : list_standards(*refdata)) {
    const auto standard = load_standard(*refdata, head.id);
    ASSERT_TRUE(standard);
    for (const Paragraph& each : standard->paragraphs) {
      if (each.presumption == Presumption::None) continue;
      EXPECT_TRUE(std::any_of(standard->rules.begin(), standard->rules.end(),
                              [&](const Rule& rule) {
                                return rule.criterion == each.id &&
                                       rule.bearing == model::Bearing::Against;
                              }))
          << head.id << " " << each.id;
    }
  }
}

}  // namespace
}  // namespace plumbline::assess
