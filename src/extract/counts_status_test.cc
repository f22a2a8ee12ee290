// SPDX-License-Identifier: Apache-2.0
//
// How a number is known: by what was done, by its noun, by its whole; and numbers of which nothing
// is known.

#include <algorithm>

#include "extract/content_test_internal.h"
#include "extract/extract.h"

namespace plumbline::extract {
namespace {

// Each number of a text with its status, in order: "31 arrested | 3 -".
std::string statuses_in(const std::string& text) {
  model::Document document;
  document.id.value = "test";
  document.text = text;
  document.language = "en";
  const auto analysis = language::analyse(document, test_refdata());
  std::vector<const model::Figure*> told;
  const auto claims = extract_claims(document, analysis, test_refdata());
  for (const auto& claim : claims) {
    if (claim.figure) told.push_back(&*claim.figure);
    for (const auto& more : claim.more_figures) told.push_back(&more);
  }
  std::stable_sort(told.begin(), told.end(), [](const auto* a, const auto* b) {
    return a->passage->span.begin < b->passage->span.begin;
  });
  std::vector<std::string> lines;
  for (const auto* figure : told) {
    const std::string number = std::to_string(static_cast<long long>(figure->value));
    lines.push_back(number + " " + (figure->status.empty() ? "-" : figure->status));
  }
  return joined(lines, " | ");
}

struct StatusRow {
  const char* name;
  const char* text;
  const char* want;
};

class CountStatus : public ::testing::TestWithParam<StatusRow> {};

TEST_P(CountStatus, TellsHowItIsKnown) {
  EXPECT_EQ(statuses_in(GetParam().text), GetParam().want) << GetParam().text;
}

constexpr StatusRow kStatusRows[] = {
    // What police and courts do, active and passive, in several words.
    {"RoundedUp", "Police rounded up 31 men.", "31 arrested"},
    {"InCustody", "Seven men were placed in custody.", "7 arrested"},
    {"PutInDetention", "Police put seven men in pre-trial detention.", "7 arrested"},
    {"ChargesAgainst", "Charges were brought against 26 employers.", "26 charged"},
    {"LaidCharges", "The prosecutor laid charges against eight brokers.", "8 charged"},
    {"OnTrial", "Eleven defendants are on trial in Graz.", "11 prosecuted"},
    {"CasesToCourt", "Prosecutors took 27 cases to court.", "27 prosecuted"},
    {"CasesToTrial", "Last year 16 cases went to trial.", "16 prosecuted"},
    {"CourtHeard", "The court heard 18 cases.", "18 prosecuted"},
    {"WitnessesHeard", "The commission heard 18 women.", "18 -"},
    {"GavePrisonTerms", "The court handed prison terms to nine recruiters.", "9 sentenced"},
    {"GotSentences", "Three recruiters got suspended sentences.", "3 sentenced"},
    {"Serving", "Nine persons were serving sentences.", "9 sentenced"},
    {"ServedYears", "The convicts served 4 years on average.", "4 -"},
    {"NotGuilty", "The court found 12 men not guilty.", "12 acquitted"},
    {"UnderInvestigation", "Seventeen officers are under investigation.", "17 investigated"},
    {"LookedInto", "The ombudsman looked into 23 complaints.", "23 investigated"},
    {"Fined", "The court fined 14 employers.", "14 sentenced"},
    {"BrokeUp", "Police broke up 28 rings.", "28 dismantled"},
    {"BodiesOf", "The bodies of 19 migrants were found.", "19 killed"},
    {"FacedCharges", "In 2021, 80 men faced charges.", "80 charged"},
    {"FaceYears", "In 2021, 80 men faced 12 years in prison.", "80 - | 12 -"},
    {"PleadedGuilty", "Two recruiters pleaded guilty.", "2 convicted"},
    {"ReportsOfTrafficking", "The clinic made 12 reports of suspected trafficking.", "12 reported"},
    {"InspectionPlans", "The state has five inspection plans.", "5 -"},
    // Bodies that do it; others do not.
    {"InspectorsVisited", "Inspectors visited 212 farms.", "212 inspected"},
    {"HasToVisit", "In 2021 the inspectors had 4 cars; one has to visit 600 farms.", "4 - | 600 -"},
    {"WaitingList", "The waiting list holds 190 women.", "190 -"},
    {"TouristsVisited", "Tourists visited 212 farms.", "212 -"},
    {"FilesHold", "The police register holds 1,900 victims.", "1900 registered"},
    {"ShelterHeld", "The shelter held 40 women in May.", "40 sheltered"},
    {"LockedUp", "Police locked up 40 women in a cell.", "40 arrested"},
    {"LookedAfter", "The foundation looked after 19 girls.", "19 assisted"},
    {"CallsTaken", "The hotline took 58 calls, of which 12 came from minors.",
     "58 registered | 12 registered"},
    {"ComplaintsSettled", "Of 140 complaints, 31 were settled.", "140 registered | 31 -"},
    // A noun before the number.
    {"RescueOf", "The raid led to the rescue of 44 workers.", "44 rescued"},
    {"ArrestOf", "The arrest of 11 brokers made the news.", "11 arrested"},
    {"TrainingFor", "The ministry held courses for 90 judges.", "90 trained"},
    {"AttendedCourse", "Ninety judges attended the course.", "90 trained"},
    // What is done to victims.
    {"MadeToBeg", "Forty boys were made to beg.", "40 exploited"},
    {"ForcedInto", "The ring forced 30 women into prostitution.", "30 exploited"},
    {"FoundVictims", "Police found three victims.", "3 identified"},
    {"FoundMoney", "Police found 400 euros in the flat.", "400 -"},
    {"RemovedFrom", "The mission removed 71 children from brick kilns.", "71 rescued"},
    {"FlownHome", "Some 1,300 workers were flown home.", "1300 repatriated"},
    {"Drowned", "More than 700 people drowned.", "700 killed"},
    {"StillMissing", "22 people are still missing.", "22 missing"},
    // Parts, shares and comparisons have the status of their whole.
    {"PartBehindSemicolon", "The mission freed 91 boys; 14 of them were minors.",
     "91 rescued | 14 rescued"},
    {"OwnVerbBehindSemicolon", "The mission freed 91 boys; 14 others were waiting.",
     "91 rescued | 14 -"},
    {"PartInNextSentence", "The agency identified 40 victims. Thirty of them were girls.",
     "40 identified | 30 identified"},
    {"YearInNextSentence", "Courts convicted 12 brokers in 2022. In 2021 it was nine.",
     "12 convicted | 9 convicted"},
    {"ComparedWith", "The agency identified 89 women, compared to 54 girls in 2020.",
     "89 identified | 54 identified"},
    {"ConvictionsFell", "In 2021 convictions fell by 40 percent.", "40 convicted"},
    {"OfThose", "Two thirds of those arrested went home.", "66 arrested"},
    {"AmongThose", "Twenty women were among those who had been sold.", "20 sold"},
    {"PartWithVerb", "Ten of the 14 suspects arrested in May were put on trial.",
     "10 prosecuted | 14 arrested"},
    {"ListBehindColon", "Police freed 31 people: 20 women and 11 men.",
     "31 rescued | 20 rescued | 11 rescued"},
    {"OtherFour", "The mission freed 19 boys. The other four fled.", "19 rescued | 4 fled"},
    {"BroughtOnlyTwo", "The mission freed 19 boys. The police took only two to a hostel.",
     "19 rescued | 2 -"},
    {"UnionSays", "Police identified 14 victims; the union says there are 400.",
     "14 identified | 400 -"},
    {"ThoseInclude", "Those arrested include nine nurses.", "9 arrested"},
    // What is reckoned.
    {"PutAtReckoned", "The union put the number of slaves at 20,000.", "20000 estimated"},
    {"PutAtIdentified", "The police put the victims identified in 2020 at 19.", "19 identified"},
    {"ByReckoning", "By the union's reckoning, 4,000 men work there.", "4000 estimated"},
    {"MayBe", "As many as 9,000 people may be working in the mines.", "9000 estimated"},
    {"MayClaim", "Some 300 women may claim money.", "300 -"},
    {"ReckonedHarm", "The paper estimates that 900 men are forced to work.", "900 estimated"},
    {"SurveyShare", "A survey found that 23 percent had been beaten.", "23 reported"},
    // Sums: what public hands give, fines; not prices, wages, bribes, laws.
    {"GovernmentGave", "The government gave NGOs 3 million euros in 2021.", "3000000 funded"},
    {"BudgetCut", "The budget was cut by a fifth, to 400,000 pounds.", "20 funded | 400000 funded"},
    {"OfficeHad", "The office had no budget in 2020; in 2021 it received 9,000 euros.",
     "0 funded | 9000 funded"},
    {"BackWages", "The firm paid a fine of 2,000 euros and back wages of 9,000 euros.",
     "2000 sentenced | 9000 -"},
    {"Allotted", "Of the 2 million euros allotted, 300,000 were never spent.",
     "2000000 funded | 300000 funded"},
    {"BankHolds", "The bank holds 12 million dollars of the ring.", "12000000 -"},
    {"BrokerPaid", "The broker paid each family 300 dollars.", "300 -"},
    {"StateWage", "The state pays its guards 300 dollars a month.", "300 -"},
    {"FamilySpent", "The family spent 3,000 dollars on the journey.", "3000 -"},
    {"CourtAwarded", "The court awarded the men 9,000 euros in damages.", "9000 -"},
    {"WantsMoney", "The ministry wants 3 million euros for shelters.", "3000000 -"},
    {"FineOf", "The judge imposed a fine of 20,000 euros.", "20000 sentenced"},
    {"FineInLaw", "The law provides for fines of 20,000 euros.", ""},
};

INSTANTIATE_TEST_SUITE_P(Sentences, CountStatus, ::testing::ValuesIn(kStatusRows),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace plumbline::extract
