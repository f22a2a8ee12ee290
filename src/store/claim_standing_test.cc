// SPDX-License-Identifier: Apache-2.0

#include <gtest/gtest.h>

#include "store/claim_judgements.h"

namespace plumbline::store {
namespace {

// A judgement on "Nine men were freed" at the beginning, a figure.
ClaimJudgement judgement_of(std::string words, std::uint32_t begin = 0) {
  ClaimJudgement out;
  out.number = 1;
  out.verb = "reject";
  out.kind = "figure";
  out.words = std::move(words);
  out.span = text::make_span(begin, begin + out.words.size());
  return out;
}

struct PlaceCase {
  const char* name;
  std::string words;
  std::uint32_t begin;
  std::string text;   // of today
  std::string claim;  // the figure of today, somewhere in it; empty: none
  std::string place;  // expected: what the judgement is on today; empty: its words are gone
  bool held;          // by that claim
};

class PlaceTest : public testing::TestWithParam<PlaceCase> {};

TEST_P(PlaceTest, AJudgementFollowsItsWords) {
  const PlaceCase& each = GetParam();
  model::Report report;
  report.document.text = each.text;
  if (each.text.find("XX") != std::string::npos) report.withheld.words = {"ilse", "okoro"};
  if (!each.claim.empty()) {
    const std::size_t at = each.text.rfind(each.claim);
    ASSERT_NE(at, std::string::npos);
    report.claims.emplace_back(
        "c1", model::ClaimKind::Figure,
        model::Passage(report.document.id, text::make_span(at, at + each.claim.size())));
  }
  const auto placed = place_judgements({judgement_of(each.words, each.begin)}, report);
  ASSERT_EQ(placed.size(), 1U);
  EXPECT_EQ(placed.front().span ? std::string(text::slice(each.text, *placed.front().span)) : "",
            each.place);
  EXPECT_EQ(placed.front().claim.has_value(), each.held);
}

INSTANTIATE_TEST_SUITE_P(
    Readings, PlaceTest,
    testing::Values(
        PlaceCase{"Unmoved", "Nine men were freed", 0, "Nine men were freed.",
                  "Nine men were freed", "Nine men were freed", true},
        PlaceCase{"MovedByAHeadline", "Nine men were freed", 0,
                  "Harbour raid\n\nNine men were freed.", "Nine men were freed",
                  "Nine men were freed", true},
        // Offsets alone would give the decision to the wrong words.
        PlaceCase{"OtherWordsStandThere", "Nine men were freed", 0,
                  "Four men were tried. Nine men were freed.", "Four men were tried",
                  "Nine men were freed", false},
        PlaceCase{"TheNearestOfTwo", "Nine men", 30,
                  "Nine men sailed. In the evening of it Nine men swam.", "Nine men", "Nine men",
                  true},
        PlaceCase{"BrokenOtherwise", "Nine men were re-\nleased", 0,
                  "News\n\nNine men  were released.", "Nine men  were released",
                  "Nine men  were released", true},
        PlaceCase{"WithheldSince", "Ilse Okoro was freed", 0, "News\n\nXXXXXXXXXX was freed.",
                  "XXXXXXXXXX was freed", "XXXXXXXXXX was freed", true},
        PlaceCase{"WithheldNoMore", "XXXXXXXXXX was freed", 0, "News\n\nIlse Okoro was freed.",
                  "Ilse Okoro was freed", "Ilse Okoro was freed", true},
        PlaceCase{"NothingButCrosses", "XXXX", 9, "Nine men were freed.", "Nine men were freed", "",
                  false},
        PlaceCase{"Gone", "Nine men were freed", 0, "Ten women were freed.", "Ten women were freed",
                  "", false},
        PlaceCase{"NoClaimAnyMore", "Nine men were freed", 0, "Nine men were freed.", "",
                  "Nine men were freed", false},
        PlaceCase{"BeyondTheText", "Nine men were freed", 900, "Short.", "Short", "", false}),
    [](const auto& each) { return each.param.name; });

TEST(StandingTest, TwinsAreToldApart) {
  model::Report report;
  report.document.text = "Nine men and six women were freed.";
  const model::Passage passage(report.document.id, text::make_span(0, 33));
  report.claims.emplace_back("c1", model::ClaimKind::Figure, passage);
  report.claims.emplace_back("c2", model::ClaimKind::Figure, passage);
  ClaimJudgement judgement = judgement_of("Nine men and six women were freed");
  EXPECT_EQ(standings_of({judgement}, report),
            (std::vector<Standing>{Standing::Rejected, Standing::Undecided}));
  judgement.twin = 1;
  EXPECT_EQ(standings_of({judgement}, report),
            (std::vector<Standing>{Standing::Undecided, Standing::Rejected}));
  report.claims.pop_back();
  EXPECT_EQ(standings_of({judgement}, report), (std::vector<Standing>{Standing::Rejected}));
}

TEST(StandingTest, TheLatestThatStandsCounts) {
  model::Report report;
  report.document.text = "Nine men were freed.";
  report.claims.emplace_back("c1", model::ClaimKind::Figure,
                             model::Passage(report.document.id, text::make_span(0, 19)));
  std::vector<ClaimJudgement> judgements;
  const auto then = [&](const std::string& verb, std::int64_t undoes = 0) {
    ClaimJudgement next = judgement_of("Nine men were freed");
    next.number = static_cast<std::int64_t>(judgements.size()) + 1;
    next.verb = verb;
    next.undoes = undoes;
    judgements.push_back(next);
    return standings_of(judgements, report).front();
  };
  EXPECT_EQ(then("note"), Standing::Undecided);
  EXPECT_EQ(then("confirm"), Standing::Confirmed);
  EXPECT_EQ(then("reject"), Standing::Rejected);
  EXPECT_EQ(then("undo", 3), Standing::Confirmed);
  EXPECT_EQ(then("undo", 2), Standing::Undecided);
}

}  // namespace
}  // namespace plumbline::store
