// SPDX-License-Identifier: Apache-2.0
//
// What is denied, left open, hindered or merely wished is told as no fact: the last claim of a text
// as "kind modality", with "not" where its words are negated.

#include "extract/content_test_internal.h"
#include "extract/extract.h"

namespace plumbline::extract {
namespace {

std::string last_claim_of(const std::string& text) {
  model::Document document;
  document.id.value = "test";
  document.publisher = "Daily Post";
  document.text = text;
  document.language = "en";
  document.published = Date{.year = 2025, .month = 3, .day = 10};
  const auto analysis = language::analyse(document, test_refdata());
  const auto claims = extract_claims(document, analysis, test_refdata());
  if (claims.empty()) return "none";
  const model::Claim& last = claims.back();
  return std::string(to_string(last.kind)) + " " + to_string(last.modality) +
         (last.polarity == model::Polarity::Negative ? " not" : "");
}

const ContentRow kDenialRows[] = {
    // Who does not say it, or takes it back.
    {"The charity said that drivers had sold the girls.", "incident asserted"},
    {"The charity did not say that drivers had sold the girls.", "incident conditional"},
    {"The mayor could not confirm that drivers had sold the girls.", "incident conditional"},
    {"The mayor refused to say whether drivers had sold the girls.", "incident conditional"},
    {"Nobody believes that drivers sold the girls.", "incident denied"},
    {"Critics doubt that drivers sold the girls.", "incident denied"},
    {"The court did not find that drivers had sold the girls.", "incident denied"},
    {"The mayor rejected claims that drivers had sold the girls.", "incident denied"},
    {"Prosecutors withdrew the charge that drivers had sold the girls.", "incident denied"},
    {"The charity not only said that drivers had sold the girls.", "incident asserted"},
    {"The union doubts this: drivers sold 19 girls in Ghana.", "incident asserted"},
    {"The daily falsely reported that drivers sold 40 girls in Ghana.", "incident denied"},
    {"The daily had to correct its report that drivers sold 40 girls.", "incident denied"},
    {"There were fears that drivers had sold the girls.", "incident conditional"},
    {"Contrary to claims by the union, police arrested 12 recruiters.", "incident asserted"},
    {"It cannot be excluded that drivers sold the girls.", "incident conditional"},
    {"The court overturned the conviction of a man for selling three girls.", "figure denied"},
    {"Hardly any traffickers were convicted in Ghana in 2021.", "response asserted not"},
    // The whole act is told: its negation stands in it.
    {"The government did not report any convictions in 2021.", "response asserted not"},
    // What turns out not to be so, and what nobody found.
    {"Reports that drivers sold 40 girls in Ghana are false.", "incident denied"},
    {"The claim that drivers in Ghana sold girls is completely baseless.", "statement denied"},
    {"Rumours that drivers sold 40 girls turned out to be untrue.", "incident denied"},
    {"It is not true that drivers sold 40 girls in Ghana.", "incident denied"},
    {"Police found no evidence that drivers had sold the girls.", "incident denied"},
    {"Although inspectors found no evidence that children work in Ghana, in 2021 police arrested "
     "12 "
     "recruiters.",
     "figure asserted"},
    {"While nobody found proof that drivers sold girls, the court convicted 12 recruiters.",
     "figure asserted"},
    {"He was acquitted of selling 30 girls in Ghana.", "incident denied"},
    {"Courts in Ghana acquitted 12 of 30 defendants in 2021.", "figure asserted"},
    {"It is unclear whether drivers sold the girls.", "incident conditional"},
    {"Inspectors ask whether drivers sold the girls.", "incident conditional"},
    {"Whether or not they had papers, police freed the girls.", "incident asserted"},
    {"Did drivers sell the girls in Ghana?", "incident conditional"},
    // Hindered, or not.
    {"The patrol kept 30 girls from being trafficked to Oman.", "route conditional"},
    {"The patrol has prevented 7,214 persons from crossing the border.", "figure asserted"},
    {"The patrol failed to keep 30 girls from being trafficked to Oman.", "route asserted"},
    // Placements and standards.
    {"Togo was placed on Tier 3 of the trafficking report.", "verdict asserted"},
    {"Togo was not placed on Tier 3 of the trafficking report.", "verdict asserted not"},
    {"Togo was never on Tier 3 of the trafficking report.", "verdict asserted not"},
    {"Togo avoided Tier 3 of the trafficking report.", "verdict asserted not"},
    {"Togo was spared a downgrade to Tier 3.", "verdict asserted not"},
    {"No state of the region was on Tier 1 of the trafficking report.", "verdict asserted not"},
    {"Togo risks a downgrade to Tier 3 of the trafficking report.", "verdict conditional"},
    {"Togo should be placed on Tier 1 of the trafficking report.", "verdict conditional"},
    {"Is Togo on Tier 3 of the trafficking report?", "verdict conditional"},
    {"It is not true that Togo is on Tier 3 of the trafficking report.", "verdict denied"},
    {"Togo is trying to fully meet the minimum standards.", "response asserted"},
    {"Togo should fully meet the minimum standards.", "opinion conditional"},
};

TEST(Denied, IsNoFact) {
  for (const auto& [text, expected] : kDenialRows) EXPECT_EQ(last_claim_of(text), expected) << text;
}

// One word hedges its own statement, not the one behind the semicolon, and no denial is cut off.
TEST(Denied, HedgesEndAtSemicolons) {
  EXPECT_EQ(
      last_claim_of("Boys reportedly beg in Togo; the government of Togo does not fully comply "
                    "with the minimum standards for the elimination of trafficking."),
      "verdict asserted not");
}

}  // namespace
}  // namespace plumbline::extract
