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
    {"The government identified 71 victims in 2023.", "71 victims (victim) identified 2023"},
    {"Authorities in Kenya convicted 24 traffickers in 2022.",
     "24 traffickers (trafficker) convicted in=KEN 2022"},
    {"At least 1,340 inspections were carried out in 2022.",
     "At least 1340 inspections (inspection) 2022"},
    {"The police investigated 42 cases, prosecuted 20 defendants and convicted 12 traffickers in "
     "2021.",
     "42 cases (case) investigated 2021 | 20 defendants (accused) prosecuted 2021 | 12 traffickers "
     "(trafficker) convicted 2021"},
    {"About 80 percent of the victims are women.", "About 80 percent of victims (share)"},
    {"The number of victims rose to 142 in 2018.", "142 victims (victim) 2018"},
    {"An estimated 20,000 people live in modern slavery in Albania.",
     "An estimated 20000 people (person) estimated in=ALB"},
    {"There were 36 trafficking cases in 2014.", "36 trafficking cases (case) 2014"},
    // Numbers that count nothing of ours.
    {"Article 144 of the code covers trafficking.", "none"},
    {"The girl was 15 years old.", "none"},
    {"He has led the unit for 12 years.", "none"},
    {"The 2024 report covers the country.", "none"},
    {"Kenya is on Tier 2.", "none"},
    {"The hotline 152 is free.", "none"},
};

TEST(ContentFigure, CountsWithUnitStatusPlaceAndTime) {
  for (const auto& [text, expected] : kFigures) EXPECT_EQ(figures_of(text), expected) << text;
}

}  // namespace
}  // namespace plumbline::extract
