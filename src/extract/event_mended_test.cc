// SPDX-License-Identifier: Apache-2.0
//
// What grammar mends of the events that an engine guessed: over the trees of the shipped engine,
// with events written down here in place of its own.

#include <gtest/gtest.h>

#include "extract/events_test_internal.h"
#include "language/frame.h"
#include "language/learned.h"

namespace plumbline::extract {
namespace {

struct MendedRow {
  const char* name;
  const char* text;
  std::vector<Guess> guesses;
  const char* expected;
};

class Mended : public ::testing::TestWithParam<MendedRow> {};

TEST_P(Mended, TellsWhoSuffersWhat) {
  static const language::Learned kEngine =
      language::Learned::open(test_refdata().blob("engine")).take();
  model::Document document;
  document.id.value = "test";
  document.text = GetParam().text;
  document.publisher = "Quay Post";
  document.published = Date{.year = 2025, .month = 3, .day = 10};
  language::state_frame(document, test_refdata());
  auto analysis = language::analyse(document, test_refdata(), &kEngine);
  EXPECT_EQ(incidents_of(claims_with(document, std::move(analysis), GetParam().guesses)),
            GetParam().expected)
      << GetParam().text;
}

const MendedRow kMended[] = {
    {"AHeadlinesParticiple",
     "Farmer jailed for enslaving herdsmen on his ranch.",
     {{"sentence", "jailed", "Farmer", "", "", ""}},
     "sentence agent= patient=Farmer\n"},
    {"PoliceThatActed",
     "Police arrested a driver near the bridge.",
     {{"arrest", "arrested", "Police", "driver", "", ""}},
     "arrest agent=Police patient=driver\n"},
    {"FoundDead",
     "A boy of eight was found dead behind the school.",
     {{"rescue", "found", "", "boy of eight", "", ""},
      {"death", "dead", "", "boy of eight", "", ""}},
     "death agent= patient=boy of eight\n"},
    {"FoundAlive",
     "A boy of eight was found alive behind the school.",
     {{"rescue", "found", "", "boy of eight", "", ""}},
     "rescue agent= patient=boy of eight\n"},
    {"PapersAreNotHarboured",
     "Her papers were kept in a drawer.",
     {{"harbouring", "kept", "", "Her papers", "drawer", ""}},
     ""},
    {"AnAppealAccusesNobody",
     "The weavers called on the ministers to close the sheds.",
     {{"complaint", "called", "weavers", "ministers", "", ""}},
     ""},
    {"WhatTheyWereJudgedFor",
     "Two imams were sentenced to a year for forced begging.",
     {{"sentence", "sentenced", "", "Two imams", "", ""},
      {"exploitation", "begging", "", "Two imams", "", ""}},
     "sentence agent= patient=Two imams\nexploitation agent=Two imams patient=\n"},
    {"WhoRunsTheHouse",
     "The boys were taken to a home run by the diocese.",
     {{"transport", "taken", "diocese", "boys", "", ""}},
     "transport agent= patient=boys\n"},
    {"OfThisKind",
     "It was the fifth raid of this kind.",
     {{"raid", "raid", "", "this kind", "", ""}},
     "raid agent= patient=\n"},
    {"APleaConvictsNobody",
     "The defence had pleaded for mercy.",
     {{"conviction", "pleaded", "", "defence", "", ""}},
     ""},
    {"AnAppIsNoPlace",
     "A broker recruited two girls on Zimbo in May.",
     {{"recruitment", "recruited", "broker", "two girls", "Zimbo", ""}},
     "recruitment agent=broker patient=two girls\n"},
    {"WhoWasOrdered",
     "The court ordered the couple to pay her 900 euros.",
     {{"sentence", "pay", "couple", "her", "", ""}},
     "sentence agent=court patient=couple penalty=900 euros\n"},
};

INSTANTIATE_TEST_SUITE_P(Events, Mended, ::testing::ValuesIn(kMended),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace plumbline::extract
