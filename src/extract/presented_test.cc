// SPDX-License-Identifier: Apache-2.0
//
// Statements whose author is told behind them, by a noun, by a number or by whoever hands them on,
// and sentences that only look like it.

#include <span>

#include <gtest/gtest.h>

#include "extract/attribution_test_internal.h"

namespace plumbline::extract {
namespace {

const PropositionRow kPresented[] = {
    {"Three women were arrested in May, is the Interior Ministry's answer.",
     "Daily Post < Interior Ministry = Three women were arrested in May"},
    {"Two herders were brought to court: that is what the Tarn Radio heard from a magistrate.",
     "Daily Post < Tarn Radio < magistrate (unnamed) = Two herders were brought to court"},
    {"The road carries women again: thus a taxi driver to the Tarn Herald.",
     "Daily Post < Tarn Herald < taxi driver (unnamed) = The road carries women again"},
    {"By boat to the islands and then by lorry: such is the itinerary sketched in a report by the "
     "Lantern Foundation.",
     "Daily Post < Lantern Foundation [report] = By boat to the islands and then by lorry"},
    {"\"Nobody counts them\": with these words the Lantern Foundation quotes Ana Ruiz.",
     "Daily Post < Lantern Foundation < Ana Ruiz = Nobody counts them"},
    {"\"They passed us on like sacks.\" The words are those of a returnee.",
     "Daily Post < returnee (unnamed) = They passed us on like sacks"},
    {"\"Nobody can say that he did not know.\" With this sentence opens a commentary by the "
     "Lantern Foundation.",
     "Daily Post < Lantern Foundation [article] = Nobody can say that he did not know"},
    {"Forty people were rescued. This was made known by the Interior Ministry.",
     "Daily Post < Interior Ministry = Forty people were rescued"},
    {"Another way was described by Ana Ruiz: girls are flown to the coast.",
     "Daily Post < Ana Ruiz = was described by Ana Ruiz: girls are flown to the coast"},
    {"The commissioner, Hamid Zulkar, put the unpaid wages recovered since May at 90,000 dollars.",
     "Daily Post < Hamid Zulkar = The commissioner, Hamid Zulkar, put the unpaid wages recovered "
     "since May at 90,000 "
     "dollars"},
    {"It was the submission of the Lantern Foundation that the traffic had grown.",
     "Daily Post < Lantern Foundation = the traffic had grown"},
    {"Per documents tabled by the Interior Ministry, 37 persons were charged.",
     "Daily Post < Interior Ministry [publication] = 37 persons were charged"},
    {"The middlemen, it is rumoured, have moved to the city.",
     "Daily Post < nobody named (unnamed) = The middlemen, it is rumoured, have moved to the city"},
    {"Ana Ruiz let the Tarn Herald know that 94 girls were stopped.",
     "Daily Post < Tarn Herald < Ana Ruiz = 94 girls were stopped"},
    {"From the Interior Ministry they told the Daily Post that nine cases are open.",
     "Daily Post < Interior Ministry = nine cases are open"},
};

const PropositionRow kNoAuthors[] = {
    {"We looked it up after the programme: those are not the words of the report.",
     "Daily Post = We looked it up after the programme: those are not the words of the report"},
    {"The nurse put her at 40 degrees.", "Daily Post = The nurse put her at 40 degrees"},
    {"The ministry put guards at twelve gates.",
     "Daily Post = The ministry put guards at twelve gates"},
    {"Mali, it will be recalled, climbed out of the lowest tier.",
     "Daily Post = Mali, it will be recalled, climbed out of the lowest tier"},
    {"The law, which took effect in May, is the state's response to the trade.",
     "Daily Post = The law, which took effect in May, is the state's response to the trade"},
    {"The raid, carried out at dawn, was the response of the police to the complaint.",
     "Daily Post = The raid, carried out at dawn, was the response of the police to the complaint"},
    {"If the girl is under sixteen, is the opinion of a doctor needed?",
     "Daily Post = If the girl is under sixteen, is the opinion of a doctor needed"},
    {"The government cut the aid. This was the president's response to the ruling.",
     "Daily Post = The government cut the aid | Daily Post = This was the president's response to "
     "the ruling"},
    {"Child marriage is on the rise. This is the result of drought.",
     "Daily Post = Child marriage is on the rise | Daily Post = This is the result of drought"},
    {"They had no papers, so the police, who were tired, sent them back.",
     "Daily Post = They had no papers, so the police, who were tired, sent them back"},
    {"He earned 40 dollars per article in the Herald.",
     "Daily Post = He earned 40 dollars per article in the Herald"},
    {"The boys are not included in the ministry's count.",
     "Daily Post = The boys are not included in the ministry's count"},
    {"According to this agency, forty women were hired.",
     "Daily Post < this agency = forty women were hired"},
    {"The survivor told Covenant House that forty women were sold.",
     "Daily Post < Covenant House < a survivor (unnamed) = forty women were sold"},
    {"From May it was said that forty women were missing.",
     "Daily Post < nobody named (unnamed) = forty women were missing"},
    {"The council put roadblocks at two of the bridges.",
     "Daily Post = The council put roadblocks at two of the bridges"},
    {"The ex-Mayor told the court that he knew nothing.",
     "Daily Post < ex-Mayor (unnamed) = he knew nothing"},
    {"An agency in the port promised them places as nannies.",
     "Daily Post = An agency in the port promised them places as nannies"},
};

const PropositionRow kWhoSpoke[] = {
    {"\"Here slavery begins,\" said one of its authors, the barrister Ana Ruiz.",
     "Daily Post < Ana Ruiz = Here slavery begins"},
    {"It was Ana Ruiz, an opposition MP, who told Parliament that forty girls had left.",
     "Daily Post = It was Ana Ruiz, an opposition MP | Daily Post < Ana Ruiz = forty girls had "
     "left"},
    {"The mother of Amina, a girl of twelve, who said that she had been sold, is dead.",
     "Daily Post < girl of twelve (unnamed) = she had been sold, is dead"},
    {"A diplomat briefed on the transfer said that the police had asked nobody.",
     "Daily Post < diplomat briefed on the transfer (unnamed) = the police had asked nobody"},
    {"Le Fil du Jour said that the school is closed.",
     "Daily Post < Le Fil du Jour = the school is closed"},
    {"The caller gave a number, the officer, Nada el-Tayeb, said.",
     "Daily Post < Nada el-Tayeb = The caller gave a number"},
    {"The minister told the House that the shelter would open.",
     "Daily Post < minister (unnamed) = the shelter would open"},
    {"A bulletin of the Interior Ministry, seen by this newspaper, says that 3,265 cases are open.",
     "Daily Post < Interior Ministry [paper] = 3,265 cases are open"},
    {"\"They locked us in,\" a boy said. Ana Ruiz, who appears for the owners, will have none of "
     "it. Her clients, she "
     "said, run a hotel.",
     "Daily Post < boy (unnamed) = They locked us in | Daily Post = Ana Ruiz, who appears for the "
     "owners, will have none "
     "of it | Daily Post < Ana Ruiz (carried) = Her clients, she said, run a hotel"},
    {"The Tarn Herald quotes Ana Ruiz, who denies that any of this is trafficking. \"These are "
     "quarrels over pay.\"",
     "Daily Post < Tarn Herald < Ana "
     "Ruiz = any of this is "
     "trafficking | Daily Post < Tarn Herald < Ana Ruiz (carried) = These are quarrels over pay"},
};

void expect_rows(std::span<const PropositionRow> rows) {
  for (const PropositionRow& row : rows)
    EXPECT_EQ(propositions_of(row.text), row.propositions) << row.text;
}

TEST(Presented, HasTheAuthorThatIsToldBehindIt) {
  expect_rows(kPresented);
}
TEST(Presented, IsNobodysWhereNobodyIsTold) {
  expect_rows(kNoAuthors);
}
TEST(Presented, TellsWhoSpokeFromWhatIsToldOfHim) {
  expect_rows(kWhoSpoke);
}

}  // namespace
}  // namespace plumbline::extract
