// SPDX-License-Identifier: Apache-2.0

#include "extract/content_test_internal.h"

namespace plumbline::extract {
namespace {

// The first claim's verdict, or its kind in brackets where it is none.
std::string verdict_of(const std::string& text, const model::AttributionChain& chain = {}) {
  for (const auto& claim : claims_of(text, chain)) {
    if (claim.verdict) return dump(*claim.verdict);
  }
  return "none";
}

const ContentRow kVerdicts[] = {
    // The formulas of all years.
    {"The Government of Kenya fully meets the minimum standards for the elimination of "
     "trafficking.",
     "full unstated"},
    {"Norway fully complies with the minimum standards for the elimination of trafficking.",
     "full unstated"},
    {"The Government of Kenya does not fully meet the minimum standards for the elimination of "
     "trafficking but is making significant efforts to do so.",
     "not-full significant"},
    {"Ghana does not fully comply with the minimum standards for the elimination of trafficking; "
     "however, it is making significant efforts to do so.",
     "not-full significant"},
    {"Peru does not comply fully with the minimum standards for the elimination of human "
     "trafficking; however, it is making significant efforts to do so.",
     "not-full significant"},
    {"The government does not yet fully comply with the minimum standards.", "not-full unstated"},
    {"Eritrea does not fully meet the minimum standards for the elimination of trafficking and is "
     "not making significant efforts to do so.",
     "not-full not-significant"},
    {"It does not fully comply with the minimum standards and is not making significant efforts "
     "to do so.",
     "not-full not-significant"},
    // The second half in other words; the tier that a state came to.
    {"Chad does not fully meet the minimum standards and is not even trying.",
     "not-full not-significant"},
    {"US report: Chad makes no efforts against trafficking in persons.",
     "unstated not-significant"},
    {"The State Department's report says that Chad makes no efforts against trafficking in "
     "persons.",
     "unstated not-significant"},
    {"The charity makes no efforts against trafficking in persons.", "none"},
    // Reports of others: "us" and "the state" are words of every text.
    {"A local report told us the state makes no efforts against trafficking in persons.", "none"},
    {"The NGO's report says the state makes no efforts against trafficking in persons.", "none"},
    {"After a tip a report found that the police makes no efforts against trafficking in persons.",
     "none"},
    // Altered and paraphrased.
    {"The Georgian government \"does not meet the minimum standards for the elimination of "
     "trafficking in persons and is not making significant efforts to do so\".",
     "not-at-all not-significant"},
    {"Cuba doesn't meet the minimum standards for the elimination of trafficking.",
     "not-at-all unstated"},
    {"Laos failed to meet the minimum standards for eliminating trafficking.",
     "not-at-all unstated"},
    {"Laos fails to fully meet the minimum standards.", "not-full unstated"},
    {"Moldova falls short of the minimum standards for the elimination of trafficking.",
     "not-at-all unstated"},
    {"The minimum standards for the elimination of trafficking are not fully met by Malta.",
     "not-full unstated"},
    {"The minimum standards were not met.", "not-at-all unstated"},
    {"Chad never met the minimum standards of the Trafficking Victims Protection Act.",
     "not-at-all unstated"},
    {"Finland is in full compliance with the minimum standards.", "full unstated"},
    {"Bhutan is not in full compliance with the TVPA's minimum standards.", "not-full unstated"},
    {"Belize is making no significant efforts to comply with the minimum standards.",
     "unstated not-significant"},
    {"Equatorial Guinea is not making significant efforts to comply with the minimum standards.",
     "unstated not-significant"},
    {"The government is making significant efforts to do so.", "unstated significant"},
    {"The government did not meet the minimum standards in several key areas.",
     "not-at-all unstated fragment"},
    {"However, Serbia did not meet the minimum standards in a few key areas.",
     "not-at-all unstated fragment"},
    // Tiers and moves.
    {"Kenya remained on Tier 2 for the third consecutive year.",
     "unstated unstated tier=2 remained"},
    {"Belarus was downgraded to Tier 3 in the trafficking report.",
     "unstated unstated tier=3 downgraded"},
    {"Nepal was upgraded from Tier 2 Watch List to Tier 2.", "unstated unstated tier=2 upgraded"},
    {"Fiji was placed on the Tier 2 Watch List in 2019.", "unstated unstated tier=2WL placed"},
    {"Uzbekistan stays on the Tier 2 Watchlist.", "unstated unstated tier=2WL remained"},
    {"The report ranks Chile as a Tier 1 country for combating trafficking.",
     "unstated unstated tier=1 placed"},
    {"Cuba is in Tier Three of the trafficking ranking.", "unstated unstated tier=3"},
    {"The US State Department put Iran in the lowest tier of its trafficking report.",
     "unstated unstated tier=3 placed"},
    {"The US has again included Ruritania in the second tier of its trafficking report.",
     "unstated unstated tier=2 remained"},
    {"Washington kept the country at Level 2 in its human trafficking ranking.",
     "unstated unstated tier=2 remained"},
    {"In the 2023 Trafficking in Persons Report, Togo remained on Tier 2.",
     "unstated unstated tier=2 remained 2023"},
    {"Libya is a Special Case in the Trafficking in Persons Report.",
     "unstated unstated tier=SPECIAL"},
    {"Angola does not fully meet the minimum standards, therefore Angola remained on Tier 2.",
     "not-full unstated tier=2 remained"},
    // What stands beside the main statement, and what is hardly so.
    {"Unlike Laos, which is on Tier 3, Togo remained on Tier 2.",
     "unstated unstated tier=2 remained"},
    {"Togo hardly meets the minimum standards.", "not-at-all unstated"},
    {"Togo almost fully meets the minimum standards.", "not-full unstated"},
    {"Togo has yet to fully meet the minimum standards.", "not-full unstated"},
    {"Togo is said to fully meet the minimum standards.", "full unstated"},
    {"Togo would have to fully meet the minimum standards.", "none"},
    {"The cabinet wants to meet the minimum standards.", "none"},
    // No verdicts.
    {"The company is a Tier 2 supplier of car parts.", "none"},
    {"Flights to tier 1 cities resumed in May.", "none"},
    {"The bank strengthened its tier 1 capital last year.", "none"},
    {"The factory does not meet the standards of hygiene.", "none"},
    {"Officials met at the level of ministers.", "none"},
    {"The firm put two suppliers on its watch list.", "none"},
};

TEST(ContentVerdict, ReadsFormulasParaphrasesAndTiers) {
  for (const auto& [text, expected] : kVerdicts) {
    EXPECT_EQ(verdict_of(text), expected) << text;
  }
}

// Two states judged in one breath: each has its own tier.
TEST(ContentVerdict, JudgesEachStateByItself) {
  const auto told = [](const std::string& text) {
    std::string out;
    for (const auto& claim : claims_of(text)) {
      if (!claim.verdict || claim.about.empty()) continue;
      out += claim.about.front() + "=" + claim.verdict->tier + " ";
    }
    return out;
  };
  EXPECT_EQ(told("The report kept Togo on Tier 2 and moved Chad down to Tier 3."), "TGO=2 TCD=3 ");
  EXPECT_EQ(told("The report has Togo on Tier 2 and Chad on Tier 3."), "TGO=2 TCD=3 ");
  EXPECT_EQ(told("Nepal was upgraded from Tier 2 Watch List to Tier 2."), "NPL=2 ");
}

TEST(ContentVerdict, TakesTheEditionFromTheChain) {
  model::AttributionChain chain;
  model::ChainLink link;
  link.name = "US State Department";
  link.work = model::Work{.kind = "report", .title = "", .edition = 2022};
  chain.links.push_back(link);
  EXPECT_EQ(verdict_of("Kenya remained on Tier 2.", chain),
            "unstated unstated tier=2 remained 2022");
}

}  // namespace
}  // namespace plumbline::extract
