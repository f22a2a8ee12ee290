// SPDX-License-Identifier: Apache-2.0

#include "extract/content_test_internal.h"

namespace plumbline::extract {
namespace {

std::string figures_of(const std::string& text) {
  std::vector<std::string> parts;
  for (const auto& claim : claims_of(text)) {
    if (claim.kind == model::ClaimKind::Figure && claim.figure)
      parts.push_back(dump(*claim.figure));
  }
  return parts.empty() ? "none" : joined(parts, " | ");
}

const ContentRow kFigures[] = {
    {"Between 2006 and 2012 alone, 512 cases of human trafficking were registered in Georgia.",
     "512 cases of human trafficking (case) registered in=GEO 2006..2012"},
    {"From 2015 to 2021, 312 cases of human trafficking were recorded in Kyrgyzstan.",
     "312 cases of human trafficking (case) registered in=KGZ 2015..2021"},
    {"The government identified 71 victims in 2023.",
     "71 victims (victim) identified 2023 by=The government"},
    {"Authorities in Kenya convicted 24 traffickers in 2022.",
     "24 traffickers (trafficker) convicted in=KEN 2022 by=Authorities in Kenya"},
    {"At least 1,340 inspections were carried out in 2022.",
     "at least 1340 inspections (inspection) inspected 2022"},
    {"The police investigated 42 cases, prosecuted 20 defendants and convicted 12 traffickers in "
     "2021.",
     "42 cases (case) investigated 2021 by=The police | 20 defendants (accused) prosecuted 2021 "
     "by=The police | 12 traffickers (trafficker) convicted 2021 by=The police"},
    {"about 80 percent of the victims are women.", "about 80 percent of victims (share)"},
    {"The number of victims rose to 142 in 2018.", "142 victims (victim) 2018"},
    {"An estimated 20,000 people live in modern slavery in Albania.",
     "an estimated 20000 people (person) estimated in=ALB"},
    {"The number of victims fell from 142 to 118 in 2018.", "118 victims (victim) 2018"},
    {"There were 36 trafficking cases in 2014.", "36 trafficking cases (case) 2014"},
    // A second number beside the first, with its own period and status.
    {"The ministry identified 26 victims of trafficking in 2023, compared with 19 in 2022.",
     "26 victims of trafficking (victim) identified 2023 by=The ministry | 19 victims of "
     "trafficking "
     "(victim) identified 2022 by=The ministry"},
    {"The number of victims rose from 19 in 2022 to 26 in 2023.",
     "19 victims (victim) 2022 | 26 victims (victim) 2023"},
    {"Courts convicted 17 traffickers in 2023 and acquitted two.",
     "17 traffickers (trafficker) convicted 2023 by=Courts | 2 traffickers (trafficker) acquitted "
     "2023 by=Courts"},
    {"The hotline received 1,200 calls in 2022 and 900 in 2021.",
     "1200 calls (complaint) registered 2022 by=The hotline | 900 calls (complaint) registered "
     "2021 by=The hotline"},
    // What the counted people do is no part of what is counted.
    {"Between 1,200 and 1,500 children work in the streets of Tirana.",
     "1200-1500 children (child) in=Tirana, Albania"},
    {"The gang demanded 3,000 dollars a person.", "3000 USD a person (money)"},
    // The period as written, however wrong, and the record that the sentence names.
    {"The police opened 12 investigations from 2024 to 2021, an appendix states.",
     "12 investigations (investigation) opened 2024..2021 by=The police"},
    {"Between January and June 2024, 17 cases were registered, police statistics show.",
     "17 cases (case) registered 2024-01..2024-06 by=police statistics"},
    // Who tells a number, where no chain has the speaker.
    {"A minister spoke of 31 victims identified in 2023.",
     "31 victims (victim) identified 2023 by=A minister"},
    {"In 2024 our teams met 93 children.", "93 children (child) 2024 by=our teams"},
    // A share told as a ratio.
    {"Fewer than one in ten trafficking cases opened since 2015 ended in a conviction.",
     "fewer than 10 percent of trafficking cases (share) opened 2015.."},
    // The first of several countries is no town that heads the text.
    {"UK, Irish and Dutch police met at dawn. In all 30 victims were identified.",
     "30 victims (victim) identified"},
    {"UK and Irish police identified 30 victims.",
     "30 victims (victim) identified by=UK and Irish police"},
    {"Irish and Dutch police identified 30 victims.",
     "30 victims (victim) identified by=Irish and Dutch police"},
    {"Police and UNHCR identified 30 victims.",
     "30 victims (victim) identified by=Police and UNHCR"},
    {"In Kenya, Irish and Dutch police identified 30 victims.",
     "30 victims (victim) identified in=KEN by=Irish and Dutch police"},
    {"ABUJA, 3 May. The agency identified 30 victims.",
     "30 victims (victim) identified in=NGA by=The agency"},
    // Numbers that count nothing of ours.
    {"Article 144 of the code covers trafficking.", "none"},
    {"The girl was 15 years old.", "none"},
    {"He has led the unit for 12 years.", "none"},
    {"The 2024 report covers the country.", "none"},
    {"Kenya is on Tier 2.", "none"},
    {"The hotline 152 is free.", "none"},
};

// Beside another kind of claim: the number of its patients, the measure of a response.
const ContentRow kBeside[] = {
    {"The ministry closed two of its four shelters.", "2 shelters (facility)"},
    {"Police arrested 40 suspected recruiters last week.",
     "40 suspected recruiters (trafficker) arrested 2025-03-03..2025-03-09 by=Police"},
    {"A court in Lagos sentenced a trader to prison for trafficking three girls to Mali.",
     "3 girls (child) in=Lagos, Nigeria by=A court in Lagos"},
    {"Although the government acts, 4,000 women are trafficked every year.",
     "4000 women (person) trafficked"},
    {"The drivers took migrants from Kano to Tripoli for 900 dollars a head.",
     "900 USD a head (money)"},
};

TEST(ContentFigure, StandsBesideWhatElseIsTold) {
  for (const auto& [text, expected] : kBeside) {
    std::vector<std::string> parts;
    for (const auto& claim : claims_of(text)) {
      EXPECT_NE(claim.kind, model::ClaimKind::Figure) << text;
      if (claim.figure) parts.push_back(dump(*claim.figure));
    }
    EXPECT_EQ(joined(parts, " | "), expected) << text;
  }
}

TEST(ContentFigure, CountsWithUnitStatusPlaceAndTime) {
  for (const auto& [text, expected] : kFigures) EXPECT_EQ(figures_of(text), expected) << text;
}

}  // namespace
}  // namespace plumbline::extract
