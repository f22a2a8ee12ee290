// SPDX-License-Identifier: Apache-2.0

#include <span>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "language/analyse.h"
#include "language/dump.h"
#include "language/reference_test_internal.h"

namespace plumbline::language {
namespace {

Analysis analysis_of(const std::string& text) {
  model::Document document;
  document.text = text;
  document.published = {2024, 11, 20};  // a Wednesday
  return analyse(document, reference());
}

struct TextCase {
  const char* text;
  const char* want;
};

using Dump = std::string (*)(const Analysis&, std::string_view);

void expect_all(std::span<const TextCase> cases, Dump dump_layer) {
  for (const TextCase& each : cases) {
    EXPECT_EQ(dump_layer(analysis_of(each.text), each.text), each.want) << each.text;
  }
}

constexpr TextCase kChunkCases[] = {
    {"", ""},
    {"The ministry does not meet the standards.",
     "N[The ministry] | V negated[does not meet] | N[the standards]"},
    {"Women are recruited and transported abroad.",
     "N[Women] | V passive[are recruited] | V passive[transported]"},
    {"They have been supporting victims for forced labour.",
     "N[They] | V[have been supporting] | N[victims] | N[forced labour]"},
    {"Two men may have been arrested.", "N[Two men] | V passive modal[may have been arrested]"},
    {"The court's decision intends to change the law.",
     "N[The court's decision] | V[intends] | V infinitive[to change] | N[the law]"},
    {"Officials no longer deny the cases.",
     "N[Officials] | V negated[no longer deny] | N[the cases]"},
};

constexpr TextCase kQuotationCases[] = {
    {"He said: \"It is bad.\" Then he left.", "[It is bad.]"},
    {"The state \" does not act \", it said.", "[does not act]"},
    {"\"One,\" he said, \"two is bad.\"", "scare [One,] | [two is bad.]"},
    {"\u201CIt was dark,\u201D she said. \u00ABNobody came\u00BB, he said.",
     "[It was dark,] | [Nobody came]"},
    {"\u201EIt was dark\u201C, she said.", "[It was dark]"},
    {"\"It was dark,\" she said, and cases were registered\".", "[It was dark,]"},
    {"The so-called \"agents\" came.", "scare [agents]"},
    {"It was dark and cold,\" she said.", "unopened [It was dark and cold,]"},
    {"\"It was dark. He left soon.", "unclosed [It was dark.]"},
    {"\"It was dark.\n\n\"It was cold,\" she said.", "[It was dark.][It was cold,]"},
    {"The workers' rights and the men's shoes don't matter.", ""},
    // One quotation inside another, in single marks, in marks of another shape, in the same marks.
    {"\"People ask, 'Why don't they leave?'\" she said.",
     "[People ask, 'Why don't they leave?'] | [Why don't they leave?]"},
    {"\u201CSome have only \u2018the workers\u2019 rights\u2019 left,\u201D she said.",
     "[Some have only \u2018the workers\u2019 rights\u2019 left,] | "
     "scare [the workers\u2019 rights]"},
    {"\"The question is: \u201CDo they pay?\u201D Forty said yes.\"",
     "[The question is: \u201CDo they pay?\u201D Forty said yes.] | [Do they pay?]"},
    {"\u201CI would rather live in what he calls \u201Chell\u201D than work there,\u201D she said.",
     "[I would rather live in what he calls \u201Chell\u201D than work there,] | scare [hell]"},
    // A quotation whose end is missing is none that holds the next one.
    {"\u201CIt was dark,\u201D he said. \u201CIt was cold. \u201CNobody ever came,\u201D she said.",
     "[It was dark,] | [Nobody ever came,]"},
    {"The '90s were good to the miners' town.", ""},
    // Only the mark it began with opens it again in the next paragraph.
    {"\"It was dark.\n\n\u201CIt was cold,\u201D she said.",
     "unclosed [It was dark.] | [It was cold,]"},
    {"\u201CIt was dark.\n\n\u201CIt was cold,\u201D she said.", "[It was dark.][It was cold,]"},
    // Titles are no speech, short speech with a name or two is.
    {"She wrote \"The Price of Salt.\"", "scare [The Price of Salt.]"},
    {"She said: \"We met Ana Ruiz in Lagos.\"", "[We met Ana Ruiz in Lagos.]"},
};

constexpr TextCase kTimeCases[] = {
    {"It was approved on February 29, 2023.", "[February 29, 2023] 2023-02"},
    {"It rose between January and October 2019.",
     "[between January and October 2019] 2019-01/2019-10"},
    {"It rose between 3 and 17 February 2022.",
     "[between 3 and 17 February 2022] 2022-02-03/2022-02-17"},
    {"From fiscal year 2017 through fiscal year 2021 it fell.",
     "[From fiscal year 2017 through fiscal year 2021] 2017/2021"},
    {"Courts closed the 2020 cases.", "[2020] 2020"},
    {"They found 12 in May and 15 in June 2022.", "[May] 2022-05 | [June 2022] 2022-06"},
    {"It rose between 2006 to 2012.", "[between 2006 to 2012] 2006/2012"},
    {"From 2016 through 2018 it fell.", "[From 2016 through 2018] 2016/2018"},
    {"In the first half of 2024 it fell.", "[first half of 2024] 2024-01/2024-06"},
    {"It fell last year and on 24 June 2023.",
     "[last year] 2023 relative | [24 June 2023] 2023-06-24"},
    {"On June 24, 2023, police came on Monday.",
     "[June 24, 2023] 2023-06-24 | [Monday] 2024-11-18 relative"},
    {"In 2000 people left; 2000 people stayed.", "[2000] 2000"},
    {"The 2024 report and last month's case.", "[2024] 2024 | [last month] 2024-10 relative"},
    {"It began three years ago, in mid-2022, in the 1990s.",
     "[three years ago] 2021 relative | [mid-2022] 2022-05/2022-08 | [1990s] 1990/1999"},
    {"They may march in May.", "[May] 2024-05"},
    // Small letters: no month, whatever year is told behind.
    {"It may this year fall; the state may next year be moved.",
     "[this year] 2024 relative | [next year] 2025 relative"},
    {"The march last year drew crowds, and of the ten 3 may this year be tried.",
     "[last year] 2023 relative | [this year] 2024 relative"},
    {"It fell in july last year and on 3 june this year.",
     "[july last year] 2023-07 | [3 june this year] 2024-06-03"},
    {"She came in April last year and left on 3 June of this year.",
     "[April last year] 2023-04 | [3 June of this year] 2024-06-03"},
    {"Two were freed this morning, two last night.",
     "[this morning] 2024-11-20 relative | [last night] 2024-11-19 relative"},
    {"It fell last quarter and in Q3 2023.",
     "[last quarter] 2024-07/2024-09 relative | [Q3 2023] 2023-07/2023-09"},
    {"It began on the first of May 2023, on 05-Aug-2016, in Dec-2018.",
     "[first of May 2023] 2023-05-01 | [05-Aug-2016] 2016-08-05 | [Dec-2018] 2018-12"},
    {"It fell the year before last and rose in the month before last.",
     "[the year before last] 2022 relative | [the month before last] 2024-09 relative"},
    {"Two were freed last weekend, two the day before yesterday.",
     "[last weekend] 2024-11-16/2024-11-17 relative | [the day before yesterday] 2024-11-18 "
     "relative"},
    {"It met last Friday, last Wednesday and will meet next Monday and this Friday.",
     "[last Friday] 2024-11-15 relative | [last Wednesday] 2024-11-13 relative | [next Monday] "
     "2024-11-25 relative | [this Friday] 2024-11-22 relative"},
    {"Earlier this year it fell; so far this month it rose.",
     "[Earlier this year] 2024-01-01/2024-11-20 relative | [so far this month] "
     "2024-11-01/2024-11-20 relative"},
    {"It was signed before 2018 and changed after June 2020.",
     "[2018] /2017 | [June 2020] 2020-07/"},
    {"The next decade and 29 February.",
     "[next decade] 2030/2039 relative | [29 February] 2024-02-29"},
    // Either number may be the month: only the year is sure.
    {"On 17/05/2018, on 05/17/2018 and on 05/06/2018.",
     "[17/05/2018] 2018-05-17 | [05/17/2018] 2018-05-17 | [05/06/2018] 2018"},
    {"On 24.06.2024 and 2024-06-24.", "[24.06.2024] 2024-06-24 | [2024-06-24] 2024-06-24"},
    // A year told for both ends; a month and year parted by "in".
    {"From April to June in 2017 it rose, and from 26 June to 28 June in 2020.",
     "[From April to June in 2017] 2017-04/2017-06 | [from 26 June to 28 June in 2020] "
     "2020-06-26/2020-06-28"},
    {"It rose between 3 and 12 of September 2023.",
     "[between 3 and 12 of September 2023] 2023-09-03/2023-09-12"},
    {"It was on 14 nov 2023, on the 4th of july, on the twenty-third of June and the thirty-first "
     "day of March 2023.",
     "[14 nov 2023] 2023-11-14 | [4th of july] 2024-07-04 | [twenty-third of June] 2024-06-23 | "
     "[thirty-first day of March 2023] 2023-03-31"},
    {"It ran from 2015 to the present, between August 2019 and now, 2016-present.",
     "[from 2015 to the present] 2015/2024-11-20 relative | [between August 2019 and now] "
     "2019-08/2024-11-20 relative | [2016-present] 2016/2024-11-20 relative"},
    {"From 2015 to the present value it grew.", "[2015] 2015"},
    {"It fell in January-June 2023 and in Nov-Feb 2017.",
     "[January-June 2023] 2023-01/2023-06 | [Nov-Feb 2017] 2016-11/2017-02"},
    {"It fell in H1 2023, in 2019-Q1 and in 2018 H2.",
     "[H1 2023] 2023-01/2023-06 | [2019-Q1] 2019-01/2019-03 | [2018 H2] 2018-07/2018-12"},
    {"It rose in the nineties and the '80s; women in their fifties left.",
     "[nineties] 1990/1999 | ['80s] 1980/1989"},
    // Times measured from another.
    {"It rose in the year to March 2023, in the 12 months ended 30 June 2022 and in the quarter "
     "ending May 2021.",
     "[year to March 2023] 2022-04/2023-03 | [12 months ended 30 June 2022] 2021-07-01/2022-06-30 "
     "| [quarter ending May 2021] 2021-03/2021-05"},
    {"In the six months to 14 March 2019 and the decade to 2020.",
     "[six months to 14 March 2019] 2018-09-15/2019-03-14 | [decade to 2020] 2010/2020"},
    {"They left two weeks after 24 June 2023 and three days before 5 May 2021.",
     "[two weeks after 24 June 2023] 2023-07-08 | [three days before 5 May 2021] 2021-05-02"},
    {"It ended the day after 5 May 2021; within ten days after 24 June 2023 they appealed.",
     "[the day after 5 May 2021] 2021-05-06 | [ten days after 24 June 2023] "
     "2023-06-25/2023-07-04"},
    {"A year after 2019 it rose.", "[A year after 2019] 2020"},
    {"It meets two days before yesterday and six months from now.",
     "[two days before yesterday] 2024-11-17 relative | [six months from now] 2025-05 relative"},
    {"In the week of 12 April 2023 and the week beginning 10 April 2023.",
     "[week of 12 April 2023] 2023-04-10/2023-04-16 | [week beginning 10 April 2023] "
     "2023-04-10/2023-04-16"},
    {"In the first week of June 2023, the last three days of 2019 and the last days of May 2022.",
     "[first week of June 2023] 2023-06-01/2023-06-07 | [last three days of 2019] "
     "2019-12-29/2019-12-31 | [last days of May 2022] 2022-05"},
    {"From last May to June 2024 it rose; it was put off today to 20 August 2025.",
     "[From last May to June 2024] 2024-05/2024-06 | [today] 2024-11-20 relative | [20 August "
     "2025] 2025-08-20"},
    // Open sides.
    {"Starting in June 2023 it rose, from 2019 onwards too, beginning 1 July 2022.",
     "[June 2023] 2023-06/ | [2019 onwards] 2019/ | [1 July 2022] 2022-07-01/"},
    {"It ends no later than 2018, later than 2017, no earlier than 2016.",
     "[2018] /2018 | [2017] 2018/ | [2016] 2016/"},
    {"It fell in the last two quarters, last calendar year and a fortnight ago.",
     "[last two quarters] 2024-04/2024-09 relative | [last calendar year] 2023 relative | "
     "[a fortnight ago] 2024-11-04/2024-11-10 relative"},
    {"It rose in FY2021-22 and FY2023.", "[FY2021-22] 2021/2022 | [FY2023] 2023"},
};

constexpr TextCase kQuantityCases[] = {
    {"At least 1,078 victims and 484 cases.", "[At least 1,078] 1078 (At least) | [484] 484"},
    {"Two dozen men paid $5,000 each.", "[Two dozen] 24 | [$5,000] 5000 USD"},
    {"They paid 50,000 Pakistani rupees, 300 Hong Kong dollars and A$200.",
     "[50,000 Pakistani rupees] 50000 PKR | [300 Hong Kong dollars] 300 HKD | [A$200] 200 AUD"},
    {"He paid 3 lakh and 12,34,567 rupees for 2 crore bricks.",
     "[3 lakh] 3e+05 | [12,34,567 rupees] 1234567 XXX | [2 crore] 2e+07"},
    {"Half a million people, five and a half million cards, 1 234 567 visas and 10mln sheets.",
     "[Half a million] 5e+05 | [five and a half million] 5500000 | [1 234 567] 1234567 | [10mln] "
     "1e+07"},
    {"Some 1\u202F234 people and 12\u00A0345 euros.",
     "[Some 1\u202F234] 1234 (Some) | [12\u00A0345 euros] 12345 EUR"},
    {"A third man lost 3 hundred and 21 coins.", "[3 hundred and 21] 321"},
    {"They freed 3 dozens of girls, five hundreds of men, some 2 millions; hundred thousand fled.",
     "[3 dozens] 36 | [five hundreds] 500 | [some 2 millions] 2e+06 (some) | [hundred thousand] "
     "1e+05"},
    {"MAD 50 and TRY 7 roads; they paid TRY 5,000.", "[50] 50 | [7] 7 | [TRY 5,000] 5000 TRY"},
    {"At one point five men were beaten.", "[one] 1 | [five] 5"},
    {"It cost two point five million euros, three lakh crore rupees and one point zero four "
     "dollars.",
     "[two point five million euros] 2500000 EUR | [three lakh crore rupees] 3e+12 XXX | [one "
     "point zero four dollars] 1.04 USD"},
    {"It took 2\u00BD years, 1\u00BD million and 2 1/4 days; half-dozen men came on 5 6/8/2020.",
     "[2\u00BD] 2.5 | [1\u00BD million] 1500000 | [2 1/4] 2.25 | [half-dozen] 6 | [5] 5"},
    {"Six million and two thirds fled; one hundred and three quarters.",
     "[Six million and two thirds] 6666666.666666667 | [one hundred and three quarters] 100.75"},
    {"They paid RM1,200, Ksh 10,000, N500,000, Rs. 5,000 and Dh5,000.",
     "[RM1,200] 1200 MYR | [Ksh 10,000] 10000 KES | [N500,000] 5e+05 NGN | [Rs. 5,000] 5000 XXX "
     "| [Dh5,000] 5000 XXX"},
    {"They paid USD50, EUR2.5bn, 50USD, AED 5,000 and GH\u20B5 500; N50 and 5 CAD files; "
     "an SR22.",
     "[USD50] 50 USD | [EUR2.5bn] 2.5e+09 EUR | [50USD] 50 USD | [AED 5,000] 5000 AED | "
     "[GH\u20B5 500] 500 GHS | [5] 5"},
    {"Ages eight to 15, number 1 hundreds of times; \u20B568.1 billion.",
     "[hundreds] 100 (hundreds) | [\u20B568.1 billion] 6.81e+10 GHS"},
    {"A fine of DZD 50,000 to DZD 100,000 or between Rs. 500 and Rs. 900.",
     "[DZD 50,000 to DZD 100,000] 50000..1e+05 DZD | [Rs. 500 and Rs. 900] 500..900 XXX"},
    {"It lost $1.2-1.5 million.", "[$1.2-1.5 million] 1200000..1500000 USD"},
    {"Girls aged 15 to 17, Articles 12 and 13, ages 12-15; 50,000 on page 41 and 49,032 in all.",
     "[50,000] 50000 | [49,032] 49032"},
    {"It rose by 10 to 15 percent.", "[10 to 15 percent] 10..15%"},
    {"Some 3.5 million people in 2012.", "[Some 3.5 million] 3500000 (Some)"},
    {"Tier 2 and Article 144 apply.", ""},
    {"Hundreds of women; tens of thousands fled.",
     "[Hundreds] 100 (Hundreds) | [tens of thousands] 10000 (tens of thousands)"},
    {"One hundred and four children, 40% girls.", "[One hundred and four] 104 | [40%] 40%"},
};

constexpr TextCase kNameCases[] = {
    {"The Federal Inquiry Bureau of Pakistan (FIB) acted.",
     "organisation [Federal Inquiry Bureau of Pakistan] PAK = FIB"},
    {"According to Karla Meshan, director of the Crisis Centre of Georgia, it grew.",
     "person [Karla Meshan] | organisation [Crisis Centre of Georgia] GEO"},
    {"An article by the Lantern Scientific and Analytical Foundation appeared.",
     "organisation [Lantern Scientific and Analytical Foundation]"},
    {"The Ministry of Health, Sport, and Rural Affairs agreed.",
     "organisation [Ministry of Health, Sport, and Rural Affairs]"},
    // Whose a department is that many states have.
    {"The Labor Department of Manila, the Philippines, agreed.",
     "organisation [Labor Department] | place [Manila] PHL | place [Philippines] PHL"},
    {"The Labor Department agreed.", "organisation [Labor Department] USA known"},
    {"The Labor Department wrote to the Philippines and to Texas.",
     "organisation [Labor Department] USA known | place [Philippines] PHL | place [Texas] USA"},
    {"The Ministry of Labour, Health and Social Affairs of Georgia agreed.",
     "organisation [Ministry of Labour, Health and Social Affairs of Georgia] GEO"},
    {"Azerbaijani citizens left Armenia and Georgia.",
     "nationality [Azerbaijani] AZE | place [Armenia] ARM | place [Georgia] GEO"},
    {"Interior Minister Nora Velt met Judge Alan Moor.", "person [Nora Velt] | person [Alan Moor]"},
    {"Similar cases were recorded.", ""},
    // A ministry with a list in its name; a people that villages are called like.
    {"The Department of Justice, Equality and Sport agreed.",
     "organisation [Department of Justice, Equality and Sport]"},
    {"Romani girls left Banja Luka.", "place [Banja Luka] BIH"},
    {"Some Baka worked for Bantu farmers near Yaounde.",
     "other [Baka] | other [Bantu] | place [Yaounde] CMR"},
    // A headline goes on where the name ends that the text gives.
    {"Judge Nora Velt Promises Trials For All\n\nNora Velt met them. All went home.",
     "person [Nora Velt] | person [Nora Velt]"},
    // Two states have a body of that name: its letters decide, whichever state the text names more,
    // also where the name comes again without them; letters of neither are another body.
    {"The National Agency Against Trafficking in Persons (ANITP) trained nurses from The Gambia.",
     "organisation [National Agency Against Trafficking in Persons] ROU known = ANITP | place "
     "[Gambia] GMB"},
    {"Gambia is far away. The National Agency Against Trafficking in Persons (ANITP) replied. The "
     "National Agency Against Trafficking in Persons keeps a register.",
     "place [Gambia] GMB | organisation [National Agency Against Trafficking in Persons] ROU known "
     "= ANITP | organisation [National Agency Against Trafficking in Persons] ROU known"},
    {"Romania has the National Agency Against Trafficking in Persons (ANITP). In Gambia the "
     "National "
     "Agency Against Trafficking in Persons keeps a register.",
     "place [Romania] ROU | organisation [National Agency Against Trafficking in Persons] ROU "
     "known "
     "= ANITP | place [Gambia] GMB | organisation [National Agency Against Trafficking in Persons] "
     "GMB known"},
    {"Romania replied. The National Agency Against Trafficking in Persons (NAATIP) met.",
     "place [Romania] ROU | organisation [National Agency Against Trafficking in Persons] = "
     "NAATIP"},
    {"The Gambia replied. The National Agency Against Trafficking in Persons (NAATIP) met.",
     "place [Gambia] GMB | organisation [National Agency Against Trafficking in Persons] GMB known "
     "= NAATIP"},
};

constexpr TextCase kEntityCases[] = {
    {"The Lantern Research Foundation wrote an article. The foundation's article says that the "
     "Lantern found cases.",
     "organisation Lantern Research Foundation: [Lantern Research Foundation] [The foundation] "
     "[Lantern] | work an article: [an article] [The foundation's article]"},
    {"Karla Meshan, the director of the Crisis Centre, spoke. Meshan said she knew. The director "
     "left.",
     "person Karla Meshan: [Karla Meshan] [the director] [Meshan] [she] [The director]"},
    {"Women from Georgia work abroad. The country has a law.",
     "place Georgia: [Georgia] [The country]"},
    {"Armenia and Georgia agreed. This country has a law.", ""},
    {"The Federal Inquiry Bureau of Pakistan (FIB) acted. FIB said that the bureau won.",
     "organisation Federal Inquiry Bureau of Pakistan: [Federal Inquiry Bureau of Pakistan] [FIB] "
     "[the bureau]"},
    {"The Georgian government denied it. It is noted that the authorities of Georgia did not act.",
     "government The Georgian government: [The Georgian government] [the authorities]"},
    {"Nora Velt met Clara Moor. She left.", ""},
    // Of two, the one of whom the text speaks.
    {"Nora Velt runs a shelter. Velt met Clara Moor. She left.",
     "person Nora Velt: [Nora Velt] [Velt] [She]"},
    {"The 2023 report was short. The 2024 report was long.", ""},
};

TEST(Entities, Tell) {
  for (const TextCase& each : kEntityCases) {
    EXPECT_EQ(dump_entities(analysis_of(each.text), each.text), each.want) << each.text;
  }
}

TEST(Chunks, Tell) {
  expect_all(kChunkCases, dump_chunks);
}
TEST(Quotations, Tell) {
  expect_all(kQuotationCases, dump_quotations);
}
TEST(Times, Tell) {
  expect_all(kTimeCases, dump_times);
}
TEST(Quantities, Tell) {
  expect_all(kQuantityCases, dump_quantities);
}
TEST(Names, Tell) {
  expect_all(kNameCases, dump_names);
}

// Words that came before are kept with their weights: what they are tagged as may not depend on it,
// nor on which other words fell into their place meanwhile.
TEST(Tags, DoNotDependOnTheTextsBefore) {
  const std::string text =
      "March orders were met. In March the march of May began; may May lead? \u00C9lodie "
      "counter-trafficked extraordinarily-long-hyphenated-words. THE MARCH, The March.";
  const auto tags_of = [](const Analysis& analysis) {
    std::string out;
    for (const Word& word : analysis.words) {
      out += std::to_string(static_cast<int>(word.pos)) + ":" +
             std::to_string(static_cast<int>(word.form)) + (word.plural ? "s " : " ");
    }
    return out;
  };
  std::string first;
  std::thread([&] { first = tags_of(analysis_of(text)); }).join();  // has seen nothing
  std::string others;
  for (int i = 0; i < 20000; ++i) others += "Word" + std::to_string(i) + "x march MARCH The the. ";
  (void)analysis_of(others);
  EXPECT_EQ(tags_of(analysis_of(text)), first);
  EXPECT_EQ(tags_of(analysis_of(text)), first);
}

}  // namespace
}  // namespace plumbline::language
