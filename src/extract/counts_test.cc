// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "extract/content_test_internal.h"
#include "extract/extract.h"

namespace plumbline::extract {
namespace {

// All figures of a text, in order: "61 investigations in=MDA 2022..2022".
std::string figures_in(const std::string& text, const std::string& title = {},
                       const Date& published = {.year = 2025, .month = 3, .day = 10}) {
  model::Document document;
  document.title = title;
  document.id.value = "test";
  document.text = text;
  document.language = "en";
  document.published = published;
  const auto analysis = language::analyse(document, test_refdata());
  std::vector<const model::Figure*> figures;
  const auto claims = extract_claims(document, analysis, test_refdata());
  for (const auto& claim : claims) {
    if (claim.figure) figures.push_back(&*claim.figure);
    for (const auto& more : claim.more_figures) figures.push_back(&more);
  }
  std::stable_sort(figures.begin(), figures.end(), [](const auto* a, const auto* b) {
    return a->passage->span.begin < b->passage->span.begin;
  });
  std::vector<std::string> lines;
  for (const auto* figure : figures) lines.push_back(dump(*figure));
  return lines.empty() ? "none" : joined(lines, " | ");
}

struct CountRow {
  const char* name;
  const char* text;
  const char* want;
};

class Counts : public ::testing::TestWithParam<CountRow> {};

TEST_P(Counts, TellsEveryFigure) {
  EXPECT_EQ(figures_in(GetParam().text), GetParam().want) << GetParam().text;
}
const CountRow kCountRows[] = {
    {"WhenItWasTold",
     "As the Harbour Courier reported in July, there were more than 400 workers at the canneries "
     "in "
     "2022.",
     "more than 400 workers (person) reported 2022"},
    {"GovernedPlace", "The Tamil Nadu government paid 62 labourers in 2021.",
     "62 labourers (person) in=Tamil Nadu, India 2021 by=The Tamil Nadu government"},
    // A share in brackets is the same number told anew.
    {"WithItsShare", "In 2020, fines were imposed in 41 (80%) of the 51 cases.",
     "41 cases (case) 2020 | 80 percent (share) 2020 | 51 cases (case) 2020"},
    {"PartWithItsShare", "The ministry identified 90 victims in 2021, of whom 63 (70%) were men.",
     "90 victims (victim) identified 2021 by=The ministry | 63 victims (victim) identified 2021 "
     "by=The ministry | 70 percent (share) identified 2021 by=The ministry"},
    {"OutOf", "Eleven out of 20 guards had been trained.",
     "11 guards (person) | 20 guards (person) trained"},
    {"EveryNth", "Every fifth picker had paid an agent.", "20 percent of picker (share)"},
    // Many who speak are worth a number, two are not.
    {"ManySpeak", "Some 240 pickers complained that the wells were dry.",
     "some 240 pickers (person)"},
    {"FewSpeak", "Two pickers complained that the wells were dry.", "none"},
    // Each number has the year in its place.
    {"YearsInTurn", "In 2016, 2017 and 2018, Gabon identified 9, 14 and 21 victims.",
     "9 victims (victim) identified in=GAB 2016 | 14 victims (victim) identified in=GAB 2017 | 21 "
     "victims (victim) identified in=GAB 2018"},
    {"YearNoCount", "In 2020 and 2021 judges sentenced 12 men.",
     "12 men (person) sentenced 2020..2021 by=judges"},
    {"NoYearBehindAYear", "In 2021, 2045 victims were identified in Kenya.",
     "2045 victims (victim) identified in=KEN 2021"},
    {"NoRateOfAHundred", "Judges acquitted 40 of 100 men.",
     "40 men (person) acquitted by=Judges | 100 men (person) by=Judges"},
    {"NoRoom", "Police searched 14 places near the centre of Lagos.", "none"},
    {"OthersFace", "The court jailed him for nine years; two others await trial.",
     "9 years (penalty) sentenced | 2 others (other)"},
    {"OnlyWanted", "Families demand the repatriation of 90 girls.", "90 girls (child)"},
    {"ForbiddenByLaw", "The arrest of 40 children is forbidden.", "40 children (child)"},
    {"HarmIsNoHelp", "Traffickers provided 40 migrants with false passports.",
     "40 migrants (person)"},
    {"YearInBrackets", "The total for 2019 (640) is below that for 2018 (702).",
     "640  (unstated) 2019 | 702  (unstated) 2018"},
    {"ComparisonPutIn", "Some 61 petitions, up from 43, were lodged in 2022.",
     "some 61 petitions (other) 2022 | 43 petitions (other)"},
    {"WhenABodyBegan", "Chad's special courts, set up in 2018, had 42 cases in 2021.",
     "42 cases (case) in=TCD 2021 by=Chad's special courts"},
    // Places of a list go together, also those that no list knows.
    {"OfAState", "Two of Tonga's nine courts have an interpreter.",
     "2 Tonga's nine courts (other) in=TON | 9 courts (other) in=TON"},
    {"Ship", "Police freed 70 men from the ship Oriental Star.",
     "70 men (person) rescued by=Police"},
    {"PlaceOfTheNextInBrackets", "Romania leads with 71 victims, ahead of Hungary (38).",
     "71 victims (victim) in=ROU | 38 victims (victim) in=HUN"},
    {"FoundToBe", "Togo took in 80 persons in 2019. Nine were later recognised as victims.",
     "80 persons (person) in=TGO 2019 | 9 victims (victim) identified in=TGO"},
    {"WhatTheyDo", "The hotline heard of 318 begging boys.",
     "318 begging boys (child) by=The hotline"},
    {"YearsOfEach", "The judge gave the three men seven, nine and eleven years.",
     "7 years (penalty) sentenced | 9 years (penalty) sentenced | 11 years (penalty) sentenced"},
    {"UnderAnAge", "Police freed 12 men, most of them under 25.",
     "12 men (person) rescued by=Police"},
    {"NotASingleOneOf", "Not a single one of the 300 clerks was charged.",
     "0 clerks (other) | 300 clerks (other) charged"},
    {"RoomInAShelter", "The shelter has 24 places.", "24 places (other)"},
    // How things stand now is told of no year before.
    {"PendingNow", "The clinic took on 31 clients in 2022 and won five cases; 17 are pending.",
     "31 clients (person) assisted 2022 by=The clinic | 5 cases (case) 2022 by=The clinic | 17 "
     "cases (case)"},
    {"UnitOfNoList", "The unit confiscated 40 pistols in 2021.", "40 pistols (other) 2021"},
    // The day of telling is not that of what is counted; a year may be.
    {"AnnouncedOnADay", "The ministry announced on 3 February that 41 victims had been identified.",
     "41 victims (victim) identified"},
    {"AnnouncedOfAYear",
     "The ministry announced on 3 February that 41 victims had been identified in 2024.",
     "41 victims (victim) identified 2024"},
    {"ToldInAYear", "In 2023 the ministry said that 41 victims had been identified.",
     "41 victims (victim) identified 2023"},
    {"CountedBeforeItIsTold",
     "In May 2024 the police freed 12 men and said that 40 girls were missing.",
     "12 men (person) rescued 2024-05 | 40 girls (child) missing 2024-05"},
    // "The same" goes back to what was told before, however far.
    {"SameYearFurtherBack",
     "In 2021 the agency identified 200 victims. The law of 2015 was amended. In the same year 30 "
     "judges were trained.",
     "200 victims (victim) identified 2021 by=the agency | 30 judges (official) trained 2021"},
    {"SamePeriodOfAnother",
     "The refuge took in 30 women from January to June 2024, against 22 in the same period of "
     "2023.",
     "30 women (person) sheltered 2024-01..2024-06 | 22 women (person) sheltered "
     "2023-01..2023-06"},
    // ... to the nearest, and a year before it where that is said.
    {"ThatYearIsTheNearest",
     "In 2018 the agency identified 60 victims. In 2020 the law was amended. In that year judges "
     "convicted 7 smugglers.",
     "60 victims (victim) identified 2018 by=the agency | 7 smugglers (trafficker) convicted 2020 "
     "by=judges"},
    {"SamePeriodAYearEarlier",
     "Between March and May 2024, 30 boys were freed. In the same period a year earlier, 9 boys "
     "were freed.",
     "30 boys (child) rescued 2024-03..2024-05 | 9 boys (child) rescued 2023-03..2023-05"},
    {"SameYearAsLast", "Last year police freed 30 boys. For the same year a charity counted 90.",
     "30 boys (child) rescued 2024 by=police | 90 boys (child) rescued 2024"},
    {"SamePeriodOfThePreviousYear",
     "Between March and May 2024, 30 boys were freed. In the same period of the previous year, 9 "
     "boys were freed.",
     "30 boys (child) rescued 2024-03..2024-05 | 9 boys (child) rescued 2023-03..2023-05"},
    // What is done to whom; of which units it is said.
    {"Opened", "Prosecutors opened 12 cases in 2024.",
     "12 cases (case) opened 2024 by=Prosecutors"},
    {"OpenedPassive", "In 2024, 12 proceedings were initiated.",
     "12 proceedings (case) opened 2024"},
    {"OpenedDoors", "The company opened 12 restaurants in 2024.", "12 restaurants (other) 2024"},
    {"TakenIn", "The refuge took in 30 women in 2024.", "30 women (person) sheltered 2024"},
    {"ReceivedFood", "In 2024, 30 women received food.", "30 women (person) 2024"},
    {"Sold", "Eight girls were sold to a farm in 2024.", "8 girls (child) sold 2024"},
    {"WhoSoldBread", "In 2024, 80 women who sold bread left the market.", "80 women (person) 2024"},
    {"WhomTheySheltered", "The 31 people whom the house sheltered in 2023 have left.",
     "31 people (person) sheltered 2023"},
    {"PutAt", "The report puts the persons convicted in 2022 at 17.",
     "17 persons (person) convicted 2022"},
    {"Withdrawn", "In 2024, 31 licences were withdrawn.", "31 licences (visa) withdrawn 2024"},
    // Of whom it is said: of the object itself, not of whatever number stands behind the verb.
    {"Confirmed", "The inspectors confirmed 21 cases in 2024.",
     "21 cases (case) confirmed 2024 by=The inspectors"},
    {"ConfirmedThat", "The inspectors confirmed that 21 victims were freed in 2024.",
     "21 victims (victim) rescued 2024"},
    {"ConfirmedWhatWasDone", "The mayor confirmed 21 victims had been exploited in 2024.",
     "21 victims (victim) exploited 2024"},
    {"SoldGoodsToThem", "The baker sold cakes to 21 women in 2024.", "21 women (person) 2024"},
    {"SoldThemGoods", "The baker sold 21 women cakes in 2024.", "21 women (person) 2024"},
    {"SoldThem", "The smugglers sold 21 women to a mine in 2024.", "21 women (person) sold 2024"},
    {"EachOfThem", "In 2024 each of the 21 women was sold.", "21 women (person) sold 2024"},
    {"HomesOfThem", "In 2024 the huts of 21 women were sold.", "21 women (person) 2024"},
    {"WhoSoldThem", "A man who sold 21 women in 2024 was jailed.", "21 women (person) sold 2024"},
    {"WishedToSell", "In 2024 the smugglers attempted to sell 21 women.", "21 women (person) 2024"},
    {"OthersArrived", "When the boat arrived in 2024, 21 men were freed.",
     "21 men (person) rescued 2024"},
    {"Arrived", "In 2024, 21 men arrived in Lomé.", "21 men (person) arrived in=Lomé, Togo 2024"},
    {"ArrivedAboard", "In 2024 a boat with 21 migrants arrived.",
     "21 migrants (person) arrived 2024"},
    {"ArrivedOfOthers", "In 2024 the mothers of 21 migrants arrived.", "21 migrants (person) 2024"},
    {"WhoFled", "The 21 men who fled in 2024 live in Lomé.",
     "21 men (person) fled in=Lomé, Togo 2024"},
    {"OfThoseWhoFled", "Of 21 maids who fled their employers in 2024, nine were sheltered.",
     "21 maids (person) fled 2024 | 9 maids (person) sheltered 2024"},
    {"OthersFled", "The broker fled in 2024 and left 21 men behind.", "21 men (person) 2024"},
    // Who takes people in is a body that does such things.
    {"HousedBySmugglers", "Smugglers housed 21 women in a barn in 2024.", "21 women (person) 2024"},
    {"TakenInForQuestions", "Police took in 21 men for questioning in 2024.",
     "21 men (person) arrested 2024 by=Police"},
    {"TakenInByPolice", "Police took in 21 men in 2024.", "21 men (person) 2024 by=Police"},
    {"TakenIntoCustody", "Police took 21 men into custody in 2024.",
     "21 men (person) arrested 2024 by=Police"},
    {"TakenInByNeighbours", "Neighbours took in 21 boys in 2024.",
     "21 boys (child) sheltered 2024"},
    {"TakenInByAFraud", "The fraud took in 21 women in 2024.", "21 women (person) 2024"},
    {"ReceivedByAFirm", "The firm received 21 workers in 2024.", "21 workers (person) 2024"},
    {"ReceivedWord", "Inspectors received word that 21 women were exploited in 2024.",
     "21 women (person) exploited 2024"},
    {"ReceivedByACharity", "The charity received 21 women in 2024.",
     "21 women (person) received 2024 by=The charity"},
    {"ReceivedByADayShelter", "The day shelter received 21 girls in 2024.",
     "21 girls (child) received 2024 by=The day shelter"},
    {"ShelteredByNobody", "In 2024, 21 victims were sheltered.",
     "21 victims (victim) sheltered 2024"},
    {"GaveShelterTo", "The convent gave shelter to 21 women in 2024.",
     "21 women (person) sheltered 2024"},
    // From where they are released, where they are sent, who judges.
    {"ReleasedFromJail", "In 2024, 21 men were released from jail.", "21 men (person) 2024"},
    {"ReleasedFromAHotel", "In 2024, 21 women were released from a hotel.",
     "21 women (person) rescued 2024"},
    {"ReleasedFromHospital", "In 2024, 21 women were released from hospital.",
     "21 women (person) 2024"},
    {"ReleasedFromSlavery", "In 2024, 21 men were released from slavery.",
     "21 men (person) rescued 2024"},
    {"ReleasedFromArmedGroups", "In 2024, 21 boys were released from armed groups.",
     "21 boys (child) rescued 2024"},
    {"SentHomeByAState", "Oman sent 21 Togolese maids home in 2024.",
     "21 Togolese maids (person) repatriated in=OMN 2024"},
    {"SentHomeToFamilies", "In 2024, 21 girls were sent home to their families.",
     "21 girls (child) repatriated 2024"},
    {"SentHomeEarly", "In 2024 the mill sent 21 workers home early.", "21 workers (person) 2024"},
    {"SentHomeForAWhile", "In 2024, 21 workers were sent home on leave.",
     "21 workers (person) 2024"},
    {"SentHomeToACountry", "In 2024, 21 workers were sent home to Togo.",
     "21 workers (person) repatriated 2024"},
    {"SentBackToSchool", "In 2024, 21 girls were sent back to school.", "21 girls (child) 2024"},
    {"SentBackInAYear", "Last year 21 girls were sent back.", "21 girls (child) repatriated 2024"},
    {"CondemnedADeed", "The priest condemned the sale of 21 men in 2024.", "21 men (person) 2024"},
    {"CondemnedByACourt", "The court condemned 21 men in 2024.",
     "21 men (person) convicted 2024 by=The court"},
    {"CondemnedByAMinister", "The minister condemned 21 smugglers in 2024.",
     "21 smugglers (trafficker) 2024 by=The minister"},
    {"JudgedAPlan", "Experts judged the plan of 21 people poor in 2024.",
     "21 people (person) 2024"},
    {"JudgedToBe", "Experts judged 21 people to be at risk in 2024.", "21 people (person) 2024"},
    {"JudgedByAnOffice", "The regional office judged 21 people in 2024.",
     "21 people (person) prosecuted 2024 by=The regional office"},
    {"WereJudgedToBe", "In 2024, 21 people were judged to be at risk.", "21 people (person) 2024"},
    {"WereJudged", "In 2024, 21 people were judged in Lomé.",
     "21 people (person) prosecuted in=Lomé, Togo 2024"},
    {"CondemnedToPrison", "In 2024, 21 people were condemned to nine years in prison.",
     "21 people (person) convicted 2024 | 9 years (penalty) sentenced 2024"},
    {"CondemnedToWant", "In 2024, 21 people were condemned to a life of want.",
     "21 people (person) 2024"},
    {"BroughtBeforeACourt", "In 2024, 21 men were brought before the court.",
     "21 men (person) prosecuted 2024"},
    {"SentBeforeAJudge", "In 2024 the police sent 21 men before a judge.",
     "21 men (person) prosecuted 2024 by=the police"},
    {"FoundGuilty", "The court found 21 men guilty in 2024.",
     "21 men (person) convicted 2024 by=The court"},
    {"BroughtTheLawBeforeACourt", "In 2024 the law was brought before the court by 21 citizens.",
     "21 citizens (person) 2024"},
    {"SentFiles", "Prosecutors sent 21 cases to court in 2024.",
     "21 cases (case) prosecuted 2024 by=Prosecutors"},
    {"StoodTrial", "In 2024, 21 officials stood trial.", "21 officials (official) prosecuted 2024"},
    {"AppearedInCourt", "In 2024, 21 men appeared before a judge.",
     "21 men (person) prosecuted 2024"},
    {"PutOnTrial", "Togo put 21 men on trial in 2024.", "21 men (person) prosecuted in=TGO 2024"},
    {"GuiltyOfAnother", "The boy found 21 men in a guilty silence in 2024.",
     "21 men (person) 2024"},
    {"FoundNotGuilty", "The court found 21 men not guilty in 2024.",
     "21 men (person) acquitted 2024 by=The court"},
    {"SeveralInASentence", "In Haiti, police arrested 12 men and freed 19 girls in 2022.",
     "12 men (person) arrested in=HTI 2022 by=police | 19 girls (child) rescued in=HTI 2022 "
     "by=police"},
    {"Elided", "Romania convicted 42 traffickers in 2022 and 51 in 2023.",
     "42 traffickers (trafficker) convicted in=ROU 2022 | 51 traffickers (trafficker) "
     "convicted in=ROU 2023"},
    {"YearBefore",
     "Moldovan authorities opened 61 investigations in 2022, down from 74 the year before.",
     "61 investigations (investigation) opened in=MDA 2022 by=Moldovan authorities | 74 "
     "investigations (investigation) opened in=MDA 2021 by=Moldovan authorities"},
    {"Parts", "Ghana identified 90 victims in 2020, of whom 12 were children.",
     "90 victims (victim) identified in=GHA 2020 | 12 children (child) identified in=GHA "
     "2020"},
    {"PartOfElidedUnit",
     "The hotline received 3,412 calls in 2023, of which 117 were about children.",
     "3412 calls (complaint) registered 2023 by=The hotline | 117 calls (complaint) registered "
     "2023 by=The hotline"},
    {"Fraction", "Nearly a third of the victims registered in Romania in 2021 were minors.",
     "nearly 33.3 percent of victims (share) registered in=ROU 2021"},
    {"Ratio", "In Togo, one in five girls works as a maid.", "20 percent of girls (share) in=TGO"},
    {"Multiple", "Serbia identified 90 victims in 2021, twice as many as in 2020.",
     "90 victims (victim) identified in=SRB 2021 | 2 times (multiple) identified in=SRB "
     "2021"},
    {"NoneAtAll", "There were no convictions in Gabon in 2020.",
     "0 convictions (convicted) convicted in=GAB 2020"},
    {"NotAny", "The government of Belize did not convict any traffickers in 2021.",
     "0 traffickers (trafficker) convicted in=BLZ 2021"},
    {"FailedTo", "Malta failed to identify 12 victims.", "12 victims (victim) in=MLT"},
    {"CouldHave", "Denmark could have rescued 7 girls.", "7 girls (child) in=DNK"},
    {"BothPeople", "Both victims withdrew their statements.", "2 victims (victim)"},
    {"Range", "The police freed between 20 and 30 women.", "20-30 women (person) rescued"},
    {"SmallRange", "Two or three girls were sent back.", "2-3 girls (child) repatriated"},
    {"ChangeIsNoRange", "Convictions rose from 6 in 2019 to 23 in 2021.",
     "6 Convictions (convicted) convicted 2019 | 23 Convictions (convicted) convicted 2021"},
    {"Sentence", "A court in Lima sentenced two brothers to 14 years in prison.",
     "2 brothers (person) sentenced in=Lima, Peru by=A court in Lima | 14 years (penalty) "
     "sentenced "
     "in=Lima, Peru"},
    {"PenaltyOfALaw", "The law prescribes penalties of five to 12 years.", "none"},
    {"Ages", "The girl, 16, and her sister, aged 14, escaped.", "none"},
    {"MoneyOfTheStateNamed", "The fine in Turkmenistan is 2,000 manat.", "2000 TMT (money) in=TKM"},
    {"PointBeforeTheFirstDigit", "A picker earned .40 euros a day in Spain.",
     "0.4 EUR (money) in=ESP"},
    {"SuspectedAndDetained", "At least 31 people suspected of theft were detained in Osh.",
     "at least 31 people (person) arrested in=Osh, Kyrgyzstan"},
    {"HelpedToDo", "The units helped prevent the recruitment of 64 children.",
     "64 children (child) by=The units"},
    {"InjuredAndNotKilled", "Two men were killed and 19 others were injured.",
     "2 men (person) killed | 19 others (other)"},
    {"OfBoth", "The inspectorates of both regions found a farm.", "none"},
    {"LegalAge", "The minimum age for work in shops is 15.", "none"},
    {"MarkOfANote", "The number of victims is rising.10 This may go on.", "none"},
    {"MarkBehindAYear", "No victim was counted in 200411 or later.", "none"},
    {"NoMarkButANumber", "Help was given in 20000 cases and in 20151 households.",
     "20000 cases (case) | 20151 households (person)"},
    {"NumberOfANote", "12 This includes women who stay with parents.", "none"},
    {"Labels", "Under Law No. 27 the committee met in Room 204.", "none"},
    {"HowOften", "The committee must meet four times a year.", "none"},
    {"Scenes", "The raids took place in 44 countries.", "none"},
    {"NationalityIsNoPlace", "A court freed seven Nepali men in 2021.",
     "7 Nepali men (person) rescued 2021"},
    {"NarrowPlaceFirst", "The Angolan authorities identified 49 victims in Luanda in 2020.",
     "49 victims (victim) identified in=Luanda, Angola 2020 by=The Angolan authorities"},
    {"PlaceOfEach", "In Oslo there were five cases, in Bergen four.",
     "5 cases (case) in=Oslo, Norway | 4 cases (case) in=Bergen, Norway"},
    // What is given free frees nobody.
    {"GivenFree", "The ministry provided free meals to 4,000 children in 2021.",
     "4000 children (child) assisted 2021 by=The ministry"},
    {"ListOfPlaces", "The shelter assisted 23 victims in Sofia, Burgas and Varna in 2021.",
     "23 victims (victim) assisted in=Sofia, Burgas and Varna 2021 by=The shelter"},
    {"SpacedThousands", "More than 4 000 workers live in Malta.",
     "more than 4000 workers (person) in=MLT"},
    {"PutsThem", "The office puts the persons convicted in Togo at four.",
     "4 persons (person) convicted in=TGO by=The office"},
    {"Aside", "The league, which runs two shelters in Durban, freed 19 boys.",
     "2 shelters (facility) in=Durban, South Africa | 19 boys (child) rescued"},
    {"Goal", "The boats took 60 women to Italy.", "60 women (person)"},
    {"PaperYear", "In its 2023 report the office counts 412 victims.", "412 victims (victim)"},
    {"NextSentence", "Kenya identified 30 victims in 2021. Of them, 14 were boys.",
     "30 victims (victim) identified in=KEN 2021 | 14 boys (child) in=KEN 2021"},
    {"NotTheFirstSince", "The number of victims fell below 900 for the first time since 2016.",
     "below 900 victims (victim)"},
    {"HalfMore", "He was sentenced to two and a half years in prison.",
     "2.5 years (penalty) sentenced"},
    {"YearsAndMonths", "She was sentenced to six years and nine months in prison.",
     "6.75 years (penalty) sentenced"},
    {"EveryThird", "Every third victim was a child.", "33.3 percent of victim (share)"},
    {"Member", "A 12-member gang was arrested.", "12 member (person) arrested"},
    {"NoOne", "No one was charged in 2021.", "0  (unstated) charged 2021"},
    {"NeverDone", "The state never prosecuted an official.", "0 official (official) prosecuted"},
    {"Failed", "The unit failed to identify any victims in 2019.",
     "0 victims (victim) identified 2019"},
    {"FollowingYear", "In 2018, 50 cases were opened; the following year, 70.",
     "50 cases (case) opened 2018 | 70 cases (case) opened 2019"},
    {"MonthsOfOneYear", "The office identified 12 victims in May and 15 in June 2022.",
     "12 victims (victim) identified 2022-05 by=The office | 15 victims (victim) identified "
     "2022-06 by=The office"},
    {"GiverOfMoney", "The French government gave 3 million euros to shelters in Mali.",
     "3000000 EUR (money) funded in=FRA"},
    {"AgesOfNamed", "Eight boys of nine to fifteen were freed.", "8 boys (child) rescued"},
    {"Weight", "They seized 5,500 pounds of cocaine.", "none"},
    {"YearThenNumber", "In 2021 300 recruiters were arrested.",
     "300 recruiters (trafficker) arrested 2021"},
    {"Votes", "The bill passed by 87 votes to 12.", "none"},
    {"Goal2", "Women from Cusco and Puno were led to Lima.", "none"},
    {"PeriodOfTheReport", "This report covers the year 2021. Police recorded 64 offences in Ghana.",
     "64 offences (offence) registered in=GHA 2021 by=Police"},
    {"TwiceThatOf", "The 2022 figure for Kenya, 78 prosecutions, was twice that of 2021.",
     "78 prosecutions (prosecuted) prosecuted in=KEN 2022 | 2 times (multiple) prosecuted in=KEN "
     "2022"},
    {"MonthsTo", "In the six months to March 2019, prosecutors in Cyprus brought 8 cases.",
     "8 cases (case) in=CYP 2018-10..2019-03 by=prosecutors in Cyprus"},
    {"Site", "Officers at Lungi airport turned back 52 women.",
     "52 women (person) in=Lungi airport by=Officers at Lungi airport"},
    {"Apposed", "More than half of the victims, 37, were men.",
     "more than 50 percent of victims (share) | 37 victims (victim)"},
    {"ListOfAges", "Two brothers of eleven and fourteen were freed.",
     "2 brothers (person) rescued"},
    {"EarlyHour", "The boys worked from seven in the morning until eleven at night.", "none"},
    {"NoMoney", "Forty men worked for 3 euros an hour. Two of them were beaten.",
     "40 men (person) | 3 EUR (money) | 2 men (person)"},
    {"OneInEight", "Only one complaint in eight reached a court.", "12.5 percent (share)"},
    {"MoneyBefore", "The ministry allotted FCFA 5 million; the fund held Dh5,000.",
     "5000000 FCFA (money) funded | 5000 Dh (money) funded"},
    {"YearEnding", "In the year ending March 2019, prosecutors in Cyprus brought 8 cases.",
     "8 cases (case) in=CYP 2018-04..2019-03 by=prosecutors in Cyprus"},
    {"Onwards", "From 2019 onwards, prosecutors in Cyprus brought 8 cases.",
     "8 cases (case) in=CYP 2019.. by=prosecutors in Cyprus"},
    {"TimeOfAYardstick", "Officials fined 106 employers, compared with 100 employers in 2018.",
     "106 employers (person) sentenced by=Officials | 100 employers (person) sentenced 2018 "
     "by=Officials"},
    {"TimeOfARise", "In 2020 police freed 73 men (up 57 percent from 2019), 21 of them from Chad.",
     "73 men (person) rescued 2020 by=police | 57 percent (share) rescued 2019 by=police | 21 men "
     "(person) rescued 2020 by=police"},
    {"TimeComparedBefore",
     "Fewer farms were visited than in 2019. Inspectors identified 38 employers in Ghana.",
     "38 employers (person) identified in=GHA by=Inspectors"},
    {"AsYoungAs", "Children as young as 10 chose to work.", "none"},
    {"AgesWithShares",
     "They were ages 10 to 13 (33 percent), 14 to 17 (27 percent), and 3 to 6 (16 percent).",
     "33 percent (share) | 27 percent (share) | 16 percent (share)"},
    {"WhoWereAged", "The office granted 67 requests for children who were 16 or 17.",
     "67 requests (complaint) by=The office"},
    {"TornNumber", "The project was for rehabilitating100,000 children.", "none"},
    {"PassiveBehind", "Three victims were identified in 2019.",
     "3 victims (victim) identified 2019"},
    {"YearBeforeTheCounter", "In 2015 police investigated 183 persons.",
     "183 persons (person) investigated 2015 by=police"},
    {"SinceBeforeTheCounter", "Since 2015 police have identified 1,204 victims in Moldova.",
     "1204 victims (victim) identified in=MDA 2015.. by=police"},
    {"SameYear",
     "In 2023 prosecutors opened 58 cases. Courts convicted 31 people in the same year.",
     "58 cases (case) opened 2023 by=prosecutors | 31 people (person) convicted 2023 "
     "by=Courts"},
    {"ToldOfADeed", "As the Observer reported, 400 men were trafficked in 2022.",
     "400 men (person) trafficked 2022"},
    {"PlaceOfSome", "Police found 41 victims, among them 23 sailors who were freed in Burgas.",
     "41 victims (victim) identified by=Police | 23 sailors (person) rescued in=Burgas, Bulgaria "
     "by=Police"},
    {"PlaceOfAll", "Police arrested 12 men, including 3 brothers, in Lagos.",
     "12 men (person) arrested in=Lagos, Nigeria by=Police | 3 brothers (person) arrested "
     "in=Lagos, Nigeria by=Police"},
    {"ForAtTheHead", "For Kenya, inspectors counted 32 quarries in 2021.",
     "32 quarries (other) in=KEN 2021"},
    {"ForIsNoPlaceLater", "Inspectors counted 32 sailors bound for Kenya in 2021.",
     "32 sailors (person) registered 2021 by=Inspectors"},
    {"LastYearLent",
     "The office visited many quarries last year. Inspectors in Ghana identified 38 employers.",
     "38 employers (person) identified in=GHA 2024 by=Inspectors in Ghana"},
    {"LastYearHeldAgainst",
     "Visits to quarries were up on last year. Inspectors in Ghana identified 38 employers.",
     "38 employers (person) identified in=GHA by=Inspectors in Ghana"},
    {"WorthInBrackets",
     "The 2015-17 plan had a fund of 9 million euros, and 62,000 euros ($70,000) were spent in "
     "2016.",
     "9000000 EUR (money) 2015..2017 | 62000 EUR (money) 2016 | 70000 USD (money) 2016"},
    {"NoneOfSeveral", "In 2021 there were no prosecutions or convictions in Gabon.",
     "0 prosecutions (prosecuted) prosecuted in=GAB 2021 | 0 convictions (convicted) convicted "
     "in=GAB "
     "2021"},
    {"NotUsedTo", "The law was not used to prosecute any traffickers in 2021.",
     "0 traffickers (trafficker) prosecuted 2021"},
    {"NotReported", "The government of Belize did not report any convictions in 2021.",
     "0 convictions (convicted) reported in=BLZ 2021"},
    {"NobodyShould", "No child should be sold.", "none"},
    {"NobodyGot", "No victim received help.", "none"},
    {"NobodyHeld", "The state did not hold any officers responsible.", "none"},
    {"OneCase", "Inspectors opened only one investigation in 2021.",
     "1 investigation (investigation) opened 2021 by=Inspectors"},
    {"OneTrafficker", "In 2021 one trafficker was convicted in Togo.",
     "1 trafficker (trafficker) convicted in=TGO 2021"},
    {"OneWhoSays", "One victim said that the guards were kind.", "none"},
    {"DeedOfTheUnit", "The office conducted five trafficking investigations in 2021.",
     "5 trafficking investigations (investigation) investigated 2021 by=The office"},
    {"SuspectedCase", "Police investigated two suspected trafficking cases in 2021.",
     "2 suspected trafficking cases (case) investigated 2021 by=Police"},
    {"AgeBeforeAVerb", "Children who are 14 may work on farms.", "none"},
    {"AgeOfRecruits", "The law bars the recruitment of children under 18 by armed groups.", "none"},
    {"PeriodsCountNothing", "Arrests fell from the previous two reporting periods.", "none"},
    {"Through", "Through July 2021, police arrested 12 men.",
     "12 men (person) arrested ..2021-07 "
     "by=police"},
    {"DeclineFrom", "Courts convicted three traffickers, a decline from 2013.",
     "3 traffickers (trafficker) convicted by=Courts"},
    {"PenaltiesOfALaw", "Penalties for forced labor range from 1,000 to 3,000 euros.", "none"},
    {"PlaceBehindAPeople", "The 23 Nepalis in Burgas were freed.",
     "23 Nepalis (person) rescued in=Burgas, Bulgaria"},
    {"CounterOfTheNext", "Police arrested 12 men and 40 women in 2021.",
     "12 men (person) arrested 2021 by=Police | 40 women (person) arrested 2021 by=Police"},
    {"CounterOfASite", "The ministry inspected 12 farms in 2021.",
     "12 farms (organisation) inspected 2021 by=The ministry"},
    {"CounterOfTheVerbBefore", "The ministry passed a new rule and identified 12 victims in 2021.",
     "12 victims (victim) identified 2021 by=The ministry"},
    {"MoreThanIn", "Police opened more cases than in 2013 and no trafficker was convicted.",
     "0 trafficker (trafficker) convicted"},
    // Where it is told, and where who studies it sits, is not where it was counted.
    {"ToldReporters", "The guard stopped 310 trucks, its chief told reporters in Kaunas.",
     "310 trucks (other)"},
    {"AStudyFrom", "A study by a university in Gdansk counted 40 victims in 2021.",
     "40 victims (victim) registered 2021"},
    {"FromTheCounty", "Four men, all from the county of Tulcea, were arrested.", "4 men (person)"},
    {"BehindAPeople", "The women were mostly Uzbek (88) and Tajik (40).",
     "88 women (person) in=UZB | 40 women (person) in=TJK"},
    {"BehindAPlace", "Oman was named most often (510 calls), ahead of Qatar (204) and Kuwait (98).",
     "510 calls (complaint) registered in=OMN | 204 calls (complaint) registered in=QAT | 98 calls "
     "(complaint) registered in=KWT"},
    {"Worldwide", "Kenya freed 12 men in 2021. The union counted 8,000 bonded men worldwide.",
     "12 men (person) rescued in=KEN 2021 | 8000 bonded men (person) registered 2021 by=The union"},
    // With what it is compared has its own time, its own number or none.
    {"FewerThanIn", "In 2024 courts convicted 11 men, fewer than in 2019, when 17 were convicted.",
     "11 men (person) convicted 2024 by=courts | 17 men (person) convicted 2019 by=courts"},
    {"TwoFewer", "Courts convicted 14 men in 2024, two fewer than in 2023.",
     "14 men (person) convicted 2024 by=Courts | 2 fewer men (other) convicted 2024 by=Courts"},
    {"AgainstLastTime",
     "The office freed 912 porters, 74 of them girls, from 26 mills in 2024, against 340 in 2023.",
     "912 porters (person) rescued 2024 by=The office | 74 girls (child) rescued 2024 by=The "
     "office "
     "| 26 mills (other) 2024 by=The office | 340 porters (person) rescued 2023 by=The office"},
    {"ToldInAnAside", "The refuge, which counted 16 deaths between 2017 and 2018, has six beds.",
     "16 deaths (death) killed 2017..2018 | 6 beds (facility)"},
    // "The 19" are those told before, and not what two of them are.
    {"TwoOfThe", "Police arrested 19 men in 2021. Two of the 19 are officers.",
     "19 men (person) arrested 2021 by=Police | 2 officers (official) 2021 | 19 men (person) "
     "arrested 2021"},
    {"NineOfTheThirteen",
     "In 2021 police booked 11 owners and two agents. Nine of the thirteen are in custody.",
     "11 owners (person) 2021 by=police | 2 agents (person) 2021 by=police | 9  (unstated) 2021"},
    {"TwoSistersAges", "He sold two sisters, 15 and 17, to a bar owner.",
     "2 sisters (person) sold"},
    {"InHindi", "The state pays for a line in Hindi and Santali with 12 clerks.",
     "12 clerks (other)"},
    {"PaidForThree", "She lived with eight children. In eleven months she was paid for three.",
     "8 children (child)"},
    {"AndSixAcquitted", "In 2021, 19 men were convicted and six acquitted.",
     "19 men (person) convicted 2021 | 6 men (person) acquitted 2021"},
    {"WhereTheyWere", "Police freed 12 women from two flats.",
     "12 women (person) rescued by=Police | 2 flats (other) by=Police"},
    {"FromToPercent", "The share of boys fell from 14 to 11 per cent in 2024.",
     "14 percent (share) 2024 | 11 percent (share) 2024"},
    {"QuarterOfWhom", "The mills had 1,100 workers, a quarter of whom were girls.",
     "1100 workers (person) | 25 percent of workers (share)"},
    {"OfThoseWeAsk", "One in ten of those we question has debts.", "10 percent (share)"},
    {"OpenedNone", "Geneva has 12 judges, while eleven cantons had opened none in 2024.",
     "12 judges (official) in=Geneva, Switzerland 2024 | 11 cantons (other) in=Geneva, Switzerland "
     "2024"},
    {"AskedFor", "Prosecutors are asking for seven years in prison.", "7 years (penalty)"},
    {"SuspectedOf", "In 2024 officers detained 31 people suspected of helping them.",
     "31 people (person) arrested 2024 by=officers"},
    {"Cleared", "The court cleared five clerks in 2024.", "5 clerks (other) acquitted 2024"},
    {"YearOfALaw", "The state amended the Act of 2007. Five shelters were paid.",
     "5 shelters (facility)"},
    {"Lempiras", "Fines of 4.7 million lempiras were imposed.", "4700000 HNL (money) sentenced"},
    {"NoPlaceOfTheirPapers", "Two men in Manama stole 300 dollars and her Nepali passport.",
     "2 men (person) in=Manama, Bahrain | 300 USD (money) in=Manama, Bahrain"},
    {"SaidOnADay", "Gangs held 300 girls in Manama, the agency said Wednesday.",
     "300 girls (child) in=Manama, Bahrain"},
    {"NoPlaceWhereTheyLive", "Ana Ruiz, 24, of Manama, pleaded guilty to three counts.",
     "3 counts (other)"},
    {"Crore", "The ministry allotted 10 crore rupees.", "100000000 rupees (money) funded"},
};

// A report on one country: what stands behind a semicolon or with another deed lends no time and
// place, and "during the year" is the report's, where nothing but its year is known.
TEST(CountsOfAReport, KeepsStatementsApart) {
  const struct {
    const char* text;
    const char* want;
  } rows[] = {
      {"Police in Kenya arrested nine men in 2014; the state identified 12 victims.",
       "9 men (person) arrested in=KEN 2014 by=Police in Kenya | 12 victims (victim) identified "
       "in=TZA "
       "by=the state"},
      {"The state opened an office in Arusha, and the police identified 12 victims.",
       "12 victims (victim) identified in=TZA by=the police"},
      {"Officers detained a man who had taken two girls to Mombasa in Kenya.",
       "2 girls (child) in=TZA"},
      {"During the year authorities assisted 214 victims.",
       "214 victims (victim) assisted in=TZA 2018 by=authorities"},
  };
  for (const auto& [text, want] : rows) {
    EXPECT_EQ(figures_in(text, "Tanzania: report", Date{.year = 2018}), want) << text;
  }
}

INSTANTIATE_TEST_SUITE_P(Sentences, Counts, ::testing::ValuesIn(kCountRows),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace plumbline::extract
