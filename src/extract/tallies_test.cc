// SPDX-License-Identifier: Apache-2.0
//
// Numbers and whoever states them, and sentences that only tell that nobody states anything.

#include <gtest/gtest.h>

#include "extract/attribution_test_internal.h"

namespace plumbline::extract {
namespace {

const PropositionRow kTallyRows[] = {
    {"The Harbour Office counted only 212 deckhands without papers in that year.",
     "Daily Post < Harbour Office = The Harbour Office counted only 212 deckhands without papers "
     "in that year"},
    {"The prefect of Tarn, Ruth Ola, put the number of the dead at 51.",
     "Daily Post < Ruth Ola = The prefect of Tarn, Ruth Ola, put the number of "
     "the dead at 51"},
    {"The ministry names 17 victims identified in 2024.",
     "Daily Post < ministry = The ministry names 17 victims identified in 2024"},
    {"In its 2024 report the US State Department placed Mali on the Tier 2 Watch List.",
     "Daily Post < US Department of State [report 2024] = the US State Department placed Mali on "
     "the Tier 2 Watch List"},
    {"The US State Department kept Mali on Tier 3.",
     "Daily Post < US Department of State = The US State Department kept Mali on Tier 3"},
    {"The court gives 27 suspects arrested, and nobody at the ministry could explain the gap.",
     "Daily Post < court = The court gives 27 suspects arrested | Daily Post = nobody at the "
     "ministry could explain the gap"},
    {"The ministry announced that the US State Department had kept Mali on Tier 3.",
     "Daily Post < ministry = the US State Department had kept Mali on Tier 3"},
    {"We wrote on 4 May that the State Department's 2024 report placed Mali on Tier 3.",
     "Daily Post = the State Department's 2024 report placed Mali on Tier 3"},
    {"Mali was placed on Tier 2 in 2021.", "Daily Post = Mali was placed on Tier 2 in 2021"},
    // What is given or done is no statement.
    {"The hospital gave 12 women a bed.", "Daily Post = The hospital gave 12 women a bed"},
    {"The fund gave 300 euros to each of them.",
     "Daily Post = The fund gave 300 euros to each of them"},
    {"The nurse put her at ease.", "Daily Post = The nurse put her at ease"},
    // What nobody says is told by whoever tells of it.
    {"The Harbour Office did not say how it had counted them.",
     "Daily Post = The Harbour Office did not say how it had counted them"},
    {"Nobody at the ministry could explain the gap.",
     "Daily Post = Nobody at the ministry could explain the gap"},
    {"The Harbour Office did not explain the difference.",
     "Daily Post = The Harbour Office did not explain the difference"},
    {"Sixty teachers were trained to recognise false offers.",
     "Daily Post = Sixty teachers were trained to recognise false offers"},
    // It still denies.
    {"The Harbour Office did not say that the boats were safe.",
     "Daily Post < Harbour Office = the boats were safe"},
};

TEST(Tallies, AreWhoseTheyAre) {
  for (const PropositionRow& row : kTallyRows)
    EXPECT_EQ(propositions_of(row.text), row.propositions) << row.text;
}

const PropositionRow kCalled[] = {
    {"Detective Sergeant Ruth Ola of the Harbour Police took the stand on Monday. The camp had no "
     "water, the sergeant said.",
     "Daily Post = Detective Sergeant Ruth Ola of the Harbour Police took the stand on Monday | "
     "Daily Post < Ruth Ola (carried) = The camp had no water"},
    {"Sister Inez Paz works at the Casa Luz. The girls come at night, the nun says.",
     "Daily Post = Sister Inez Paz works at the Casa Luz | Daily Post < Inez Paz (carried) = The "
     "girls come at night"},
    {"Sergeant Ruth Ola was there with Sergeant Inez Paz. The girls come at night, the sergeant "
     "says.",
     "Daily Post = Sergeant Ruth Ola was there with Sergeant Inez Paz | Daily Post < sergeant "
     "(unnamed) = "
     "The girls come at night"},
    {"The Evening Kite has a story about two kilns. The daily says that the workers came from "
     "Rolpa.",
     "Daily Post = The Evening Kite has a story about two kilns | Daily Post < Evening Kite "
     "(carried) = the workers came from Rolpa"},
    // Not every name that does something is a newspaper, and one of two may be meant.
    {"The Hope House opened in May. The daily says that the workers came from Rolpa.",
     "Daily Post = The Hope House opened in May | Daily Post < daily = the workers came from "
     "Rolpa"},
    {"The Evening Kite carries a story about two kilns. The Hope House runs two beds. The daily "
     "says that the workers came from Rolpa.",
     "Daily Post = The Evening Kite carries a story about two kilns | Daily Post = The Hope House "
     "runs two beds | Daily Post < Evening Kite (carried) = the workers came from Rolpa"},
    {"The Anchor Alliance moved to Suva. The daily says that the workers came from Rolpa.",
     "Daily Post = The Anchor Alliance moved to Suva | Daily Post < daily = the workers came from "
     "Rolpa"},
    {"The Evening Kite has a story about two kilns. The Morning Crane has an interview. The "
     "daily says that the workers came from Rolpa.",
     "Daily Post = The Evening Kite has a story about two kilns | Daily Post = The Morning Crane "
     "has an interview | Daily Post < daily = the workers came from Rolpa"},
    {"Interior Ministry spokesman Omar Sy denied that officers were involved. The justice "
     "ministry says that four men were convicted.",
     "Daily Post < Omar Sy = officers were involved | Daily "
     "Post < justice ministry = four men were convicted"},
    {"The boats leave from two beaches, according to a report which the Anchor Alliance "
     "released.",
     "Daily Post < Anchor Alliance [report] = The boats leave from two beaches"},
    {"\"We found no lock on any door,\" said the chief of the bureau, Hari Thapa.",
     "Daily Post < Hari Thapa = We found no lock on any door"},
};

// What is done and not said, and words that reach the outlet itself.
const PropositionRow kDone[] = {
    {"A neighbour had promised her work in a kitchen.",
     "Daily Post = A neighbour had promised her work in a kitchen"},
    {"None of them was referred to us by the police.",
     "Daily Post = None of them was referred to us by the police"},
    {"The report had been written by the shelter Lake House.",
     "Daily Post = The report had been written by the shelter Lake House"},
    {"Our hotline answered 1,312 calls in that year.",
     "Daily Post = Our hotline answered 1,312 calls in that year"},
    {"Ana Ruiz said that the camp was full. We were told that.",
     "Daily Post < Ana Ruiz = the camp was full"},
    {"We were told that recruiters now use two ports.",
     "Daily Post < nobody named (unnamed) = recruiters now use two ports"},
    {"At the Ministry of Labour, Daily Post was told that the list was not known there.",
     "Daily Post < Ministry of Labour = the list was not known there"},
    {"Ruth Ola, deputy head of the shelter Lake House: \"The boats leave at night and nobody "
     "counts them.\"",
     "Daily Post < Ruth Ola = The boats leave at night and nobody counts them"},
    {"The lawyer Omar Sy told the court that the law is weak.\n\nRuth Ola of the shelter is not "
     "convinced. \"He has never been there,\" she said.",
     "Daily Post < Omar Sy = the law is weak | Daily Post = Ruth Ola of the shelter is not "
     "convinced | Daily Post < Ruth Ola (carried) = He has never been there"},
};

TEST(Speakers, SayWhatIsSaid) {
  for (const PropositionRow& row : kDone)
    EXPECT_EQ(propositions_of(row.text), row.propositions) << row.text;
}

TEST(Speakers, AreWhomTheTextHasCalledSo) {
  for (const PropositionRow& row : kCalled)
    EXPECT_EQ(propositions_of(row.text), row.propositions) << row.text;
}

}  // namespace
}  // namespace plumbline::extract
