// SPDX-License-Identifier: Apache-2.0
//
// Heads and feet in which an agency, a digest, a broadcast or a reprint says whose it is.

#include <gtest/gtest.h>

#include "language/frame_heads_test_internal.h"

namespace plumbline::language {
namespace {

class HeadForms : public testing::TestWithParam<HeadCase> {};

TEST_P(HeadForms, StatesTheFields) {
  EXPECT_EQ(fields_without_authors(GetParam()), GetParam().fields);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, HeadForms,
    testing::Values(
        HeadCase{"ReprintedFrom", "Reprinted from Mindanao Star, 3 May 2025\n\nThe last bus\n\n",
                 "Mindanao Star | The last bus | 2025-05-03"},
        HeadCase{"CompiledByAnEmbassy",
                 "Press review, 7 March 2025\nCompiled by the Embassy of Norway in Tirana\n\n",
                 "Embassy of Norway |  | 2025-03-07"},
        HeadCase{"CompiledByABodyBeforeABar",
                 "Week in review\n\nCompiled by the Lantern Foundation | 4 August 2025\n\n",
                 "Lantern Foundation | Week in review | 2025-08-04"},
        HeadCase{"CompiledByAPersonBeforeABar",
                 "The week in Osh\n\nCompiled by Jane Roe | 4 August 2025\n\n",
                 " | The week in Osh | 2025-08-04"},
        HeadCase{"InvestigationOfAnOutlet",
                 "The boys of the wharf\n\nA Harbour Inquirer investigation\n27 April 2025\n\n",
                 "Harbour Inquirer | The boys of the wharf | 2025-04-27"},
        HeadCase{"NumberAndSeason",
                 "The Green Door – quarterly of the Hill Society, Kuwait\nNo. 31 | Spring "
                 "2024\n\nDear friends,\n\n",
                 "The Green Door |  | 2024"},
        HeadCase{"LastDayOfARange", "Lakeside Digest\n17–23 February 2025\n\nThe ferry men\n\n",
                 "Lakeside Digest | The ferry men | 2025-02-23"},
        HeadCase{"RangeWithTheMonthBefore",
                 "NORTHERN HERALD WEEKLY\nMay 17 - 23, 2024\n\nHerders for hire\n\n",
                 "NORTHERN HERALD WEEKLY | Herders for hire | 2024-05-23"},
        HeadCase{"SectionAndPage",
                 "Daily Tribune of Cebu\nSaturday 3 May 2025\nNation section, p. 4\n\nThe last "
                 "bus\n\n",
                 "Daily Tribune of Cebu | The last bus | 2025-05-03"},
        HeadCase{"HostIsNoTitle",
                 "Radio Tema 98.3 – Morning Drive, Tuesday 4 June 2024\nHost: Kofi Asante\n\n",
                 "Radio Tema |  | 2024-06-04"},
        HeadCase{"QuestionAlone",
                 "Steppe Mirror / Society / 21.11.2024\n\nWho brought them to "
                 "Aktau?\n\n",
                 "Steppe Mirror | Who brought them to Aktau? | 2024-11-21",
                 "\n\nThe ministry did not answer when it was asked about them on Tuesday."},
        HeadCase{"CorrespondentBetweenSlashes",
                 "Don-Inform, Rostov, 5 December 2024. /Corr. Zalina Petrova/. ",
                 "Don-Inform |  | 2024-12-05"},
        HeadCase{"PlacesBeforeADate",
                 "Frontera Norte Diario\nManzanillo, Colima, a 7 de octubre de 2024.\n\nThe lime "
                 "pickers\n\n",
                 "Frontera Norte Diario | The lime pickers | 2024-10-07"},
        HeadCase{"OutletBehindTheTitle",
                 "Nurses, fees and silence - Malabar Voice\nJuly 11, 2025\n\n",
                 "Malabar Voice | Nurses, fees and silence | 2025-07-11"},
        HeadCase{"SignedWithASentenceBehind", "Our cotton\n\n",
                 "The Steppe Mirror | Our cotton | 2024-09-28",
                 "\n\n— The Steppe Mirror, 28 September 2024. The author is a lawyer in Osh.\n"},
        HeadCase{"EndMark", "ORSK. (Ural-Inform News) - ", "Ural-Inform News |  | 2025-11-07",
                 "\n\n(END) UIN/kh/2025-11-07\n"},
        HeadCase{"CompanyOfAnOutlet", "The lost harvest\nNovember 2024\n\n",
                 "Lakes Mirror | The lost harvest | 2024-11",
                 "\n\n© 2024 Lakes Mirror Media Ltd.\n"},
        // What must state nothing.
        HeadCase{"CompiledByAPerson", "The list\n\nCompiled by Jane Roe\n\n", " | The list | "},
        HeadCase{"SectionIsNoOutlet", "Metro, page 5\n\nThe last bus\n\n", " | The last bus | "},
        HeadCase{"SeasonAloneIsNoDate", "The year they left\n\nSummer 2019\n\n",
                 " | The year they left | "},
        HeadCase{"RangeInATitleIsNoDate", "What the raids of 3-5 May 2024 left behind\n\n",
                 " | What the raids of 3-5 May 2024 left behind | "},
        HeadCase{"InvestigationOfNobody", "The boys of the wharf\n\nA long investigation\n\n",
                 " | The boys of the wharf | "},
        HeadCase{"PhotoByACourtesy", "The night shift\n\n", " | The night shift | ",
                 "\n\nPhoto courtesy of Hill Mirror\n"}),
    head_name);

}  // namespace
}  // namespace plumbline::language
