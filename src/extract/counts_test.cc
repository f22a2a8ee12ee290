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
    {"UnitOfNoList", "The unit confiscated 40 pistols in 2021.", "40 pistols (other) 2021"},
    {"SeveralInASentence", "In Haiti, police arrested 12 men and freed 19 girls in 2022.",
     "12 men (person) arrested in=HTI 2022 by=police | 19 girls (child) rescued in=HTI 2022 "
     "by=police"},
    {"Elided", "Romania convicted 42 traffickers in 2022 and 51 in 2023.",
     "42 traffickers (trafficker) convicted in=ROU 2022 | 51 traffickers (trafficker) "
     "convicted in=ROU 2023"},
    {"YearBefore",
     "Moldovan authorities opened 61 investigations in 2022, down from 74 the year before.",
     "61 investigations (investigation) investigated in=MDA 2022 by=Moldovan authorities | 74 "
     "investigations (investigation) investigated in=MDA 2021 by=Moldovan authorities"},
    {"Parts", "Ghana identified 90 victims in 2020, of whom 12 were children.",
     "90 victims (victim) identified in=GHA 2020 | 12 children (child) identified in=GHA "
     "2020"},
    {"PartOfElidedUnit",
     "The hotline received 3,412 calls in 2023, of which 117 were about children.",
     "3412 calls (complaint) 2023 by=The hotline | 117 calls (complaint) 2023 by=The hotline"},
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
    {"SmallRange", "Two or three girls were sent back.", "2-3 girls (child)"},
    {"ChangeIsNoRange", "Convictions rose from 6 in 2019 to 23 in 2021.",
     "6 Convictions (convicted) convicted 2019 | 23 Convictions (convicted) convicted 2021"},
    {"Sentence", "A court in Lima sentenced two brothers to 14 years in prison.",
     "2 brothers (person) sentenced in=Lima, Peru by=A court in Lima | 14 years (penalty) "
     "sentenced "
     "in=Lima, Peru"},
    {"PenaltyOfALaw", "The law prescribes penalties of five to 12 years.", "none"},
    {"Ages", "The girl, 16, and her sister, aged 14, escaped.", "none"},
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
     "50 cases (case) 2018 | 70 cases (case) 2019"},
    {"MonthsOfOneYear", "The office identified 12 victims in May and 15 in June 2022.",
     "12 victims (victim) identified 2022-05 by=The office | 15 victims (victim) identified "
     "2022-06 by=The office"},
    {"GiverOfMoney", "The French government gave 3 million euros to shelters in Mali.",
     "3000000 EUR (money) in=FRA"},
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
     "5000000 FCFA (money) | 5000 Dh (money)"},
    {"YearEnding", "In the year ending March 2019, prosecutors in Cyprus brought 8 cases.",
     "8 cases (case) in=CYP 2018-04..2019-03 by=prosecutors in Cyprus"},
    {"Onwards", "From 2019 onwards, prosecutors in Cyprus brought 8 cases.",
     "8 cases (case) in=CYP 2019.. by=prosecutors in Cyprus"},
    {"TimeOfAYardstick", "Officials fined 106 employers, compared with 100 employers in 2018.",
     "106 employers (person) by=Officials | 100 employers (person) 2018 by=Officials"},
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
     "58 cases (case) investigated 2023 by=prosecutors | 31 people (person) convicted 2023 "
     "by=Courts"},
    {"ToldOfADeed", "As the Observer reported, 400 men were trafficked in 2022.",
     "400 men (person) trafficked 2022"},
    {"PlaceOfSome", "Police found 41 victims, among them 23 sailors who were freed in Burgas.",
     "41 victims (victim) by=Police | 23 sailors (person) rescued in=Burgas, Bulgaria "
     "by=Police"},
    {"PlaceOfAll", "Police arrested 12 men, including 3 brothers, in Lagos.",
     "12 men (person) arrested in=Lagos, Nigeria by=Police | 3 brothers (person) arrested "
     "in=Lagos, Nigeria by=Police"},
    {"ForAtTheHead", "For Kenya, inspectors counted 32 quarries in 2021.",
     "32 quarries (other) in=KEN 2021"},
    {"ForIsNoPlaceLater", "Inspectors counted 32 sailors bound for Kenya in 2021.",
     "32 sailors (person) 2021 by=Inspectors"},
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
     "1 investigation (investigation) investigated 2021 by=Inspectors"},
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
    {"Crore", "The ministry allotted 10 crore rupees.", "100000000 rupees (money)"},
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
