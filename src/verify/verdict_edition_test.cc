// SPDX-License-Identifier: Apache-2.0
//
// Which edition and which country a placement is about, where the words leave one of them out; held
// against the record of editions that are whole.

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "verify/verify_test_internal.h"

namespace plumbline::verify {
namespace {

using model::Claim;
using model::ClaimKind;

struct EditionCase {
  const char* text;
  const char* words;  // of the claim
  const char* about;  // country, or empty
  const char* tier;
  const char* codes;
};

// Uzbekistan: Tier 3 in 2016 and 2017, Watch List to 2020, Tier 2 from 2021. Bulgaria: Watch List
// in 2022 and 2023, Tier 2 in 2024. Cambodia: Tier 3 in 2024. Texts are of 20 November 2024.
const EditionCase kEditions[] = {
    {"The report, which had kept Uzbekistan on Tier 3 in 2016 and 2017, moved it up to Tier 2 in "
     "2021.",
     "had kept Uzbekistan on Tier 3 in 2016 and 2017, moved it up to Tier 2 in 2021", "UZB", "2",
     ""},
    {"The report had Uzbekistan on Tier 2 in 2019.", "had Uzbekistan on Tier 2 in 2019", "UZB", "2",
     "verdict-contradicts-record"},
    {"For 2023 Bulgaria stood on the Watch List. This June it was raised to Tier 2.",
     "This June it was raised to Tier 2", "BGR", "2", ""},
    {"Bulgaria was put down in Tier 3 last year.", "Bulgaria was put down in Tier 3 last year",
     "BGR", "3", "verdict-contradicts-record"},
    {"Neither is Tier 3, Bulgaria said of the 2024 report.", "Neither is Tier 3", "BGR", "3", ""},
    {"Cambodia, Cambodia and once more Cambodia. The report of 2024 lifted the Kingdom to Tier 2.",
     "The report of 2024 lifted the Kingdom to Tier 2", "", "2", "verdict-contradicts-record"},
    // Each tier has its own year; years that nothing tells apart name none.
    {"In 2016 the department lowered Uzbekistan to Tier 3 and in 2021 moved it to Tier 2.",
     "In 2016 the department lowered Uzbekistan to Tier 3 and in 2021 moved it to Tier 2", "UZB",
     "3", ""},
    {"In 2021 the department lowered Uzbekistan to Tier 3 and in 2022 moved it to Tier 2.",
     "In 2021 the department lowered Uzbekistan to Tier 3 and in 2022 moved it to Tier 2", "UZB",
     "3", "verdict-contradicts-record"},
    {"Uzbekistan was put on Tier 3 in 2016 and is on Tier 2 in the 2024 report.",
     "was put on Tier 3 in 2016 and is on Tier 2 in the 2024 report", "UZB", "3", ""},
    {"Earlier it was no better: Bulgaria stood on Tier 3 in 2022.",
     "Earlier it was no better: Bulgaria stood on Tier 3 in 2022", "BGR", "3",
     "verdict-contradicts-record"},
    {"Two years earlier Bulgaria stood on Tier 3.", "Two years earlier Bulgaria stood on Tier 3",
     "BGR", "3", ""},
    // The time of something else; a span of the past; what is wished for; other rankings.
    {"Brunei, which arrested forty men last year, fell to the Tier 3.",
     "Brunei, which arrested forty men last year, fell to the Tier 3", "BRN", "3", ""},
    {"Bulgaria was on the Watch List from 2009 to 2011.",
     "Bulgaria was on the Watch List from 2009 to 2011", "BGR", "2WL", ""},
    {"Bulgaria wants to be on Tier 1.", "Bulgaria wants to be on Tier 1", "BGR", "1", ""},
    {"The Tier 1 ratio of Bulgaria rose.", "The Tier 1 ratio of Bulgaria rose", "BGR", "1", ""},
    {"GRETA's report of 2019 is long. Bulgaria is on Tier 2.", "Bulgaria is on Tier 2", "BGR", "2",
     ""},
    {"Bulgaria is not on Tier 3. In last year's report it had been.", "Bulgaria is not on Tier 3",
     "BGR", "3", "verdict-contradicts-record"},
    {"Cambodia is on Tier 3. The United States remains on Tier 1.",
     "The United States remains on Tier 1", "USA", "1", ""},
    // Who judges is not who is judged.
    {"Washington's report of 2024 put us on Tier 3.",
     "Washington's report of 2024 put us on Tier 3", "USA", "3", ""},
    {"In the 2024 report the United States remained on Tier 3.",
     "In the 2024 report the United States remained on Tier 3", "USA", "3",
     "verdict-contradicts-record"},
};

TEST(VerifyVerdicts, EditionAndCountryOfThePlacement) {
  for (const EditionCase& row : kEditions) {
    model::Document document = document_of(row.text);
    document.published = {2024, 11, 20};
    std::vector<Claim> claims{claim_of(document, ClaimKind::Verdict, row.words)};
    claims[0].verdict.emplace();
    claims[0].verdict->tier = row.tier;
    if (*row.about != '\0') claims[0].about = {row.about};
    EXPECT_EQ(codes(document, claims), row.codes) << row.text;
  }
}

// A placement of an edition that was not yet out cannot be what the text took it from.
TEST(VerifyVerdicts, NoLaterEditionIsMistakenForThisOne) {
  model::Document document = document_of("The 2023 report has Bulgaria on Tier 2.");
  for (const auto& [year, expected] :
       {std::pair{2023, "verdict-contradicts-record"},
        std::pair{2025, "verdict-contradicts-record verdict-misdated"}}) {
    document.published = {static_cast<std::int16_t>(year), 11, 20};
    std::vector<Claim> claims{
        claim_of(document, ClaimKind::Verdict, "The 2023 report has Bulgaria on Tier 2")};
    claims[0].verdict.emplace();
    claims[0].verdict->tier = "2";
    claims[0].verdict->edition = 2023;
    claims[0].about = {"BGR"};
    EXPECT_EQ(codes(document, claims), expected) << year;
  }
}

}  // namespace
}  // namespace plumbline::verify
