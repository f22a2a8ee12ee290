// SPDX-License-Identifier: Apache-2.0
//
// Whoever publishes is no link of its own chains, by whatever name it calls itself; sources under
// their short forms and by what the text called them.

#include <gtest/gtest.h>

#include "extract/attribution_test_internal.h"

namespace plumbline::extract {
namespace {

struct Row {
  const char* publisher;
  const char* text;
  const char* propositions;
};

const Row kRows[] = {
    // Itself, in other letters, without its article, by its last word or its first letters.
    {"BAY WIRE SERVICE", "Ann Lee told Bay Wire Service that the shelters are full.",
     "BAY WIRE SERVICE < Ann Lee = the shelters are full"},
    {"The Hill Mirror", "Ann Lee told Hill Mirror that the shelters are full.",
     "The Hill Mirror < Ann Lee = the shelters are full"},
    {"The Hill Mirror", "Ann Lee told the Mirror that the shelters are full.",
     "The Hill Mirror < Ann Lee = the shelters are full"},
    {"Bay Wire Service", "Ann Lee told BWS that the shelters are full.",
     "Bay Wire Service < Ann Lee = the shelters are full"},
    {"Bay Monitor, Lagos", "Ann Lee told Bay Monitor in writing that the shelters are full.",
     "Bay Monitor, Lagos < Ann Lee = the shelters are full"},
    {"The Hill Mirror", "Ann Lee said in an interview with the Mirror that the shelters are full.",
     "The Hill Mirror < Ann Lee [interview] = the shelters are full"},
    // Others, though they share a word or a letter with it.
    {"The Hill Mirror", "Ann Lee told the Daily Mirror that the shelters are full.",
     "The Hill Mirror < Daily Mirror < Ann Lee = the shelters are full"},
    {"Bay Wire Service", "Ann Lee told the BBC that the shelters are full.",
     "Bay Wire Service < BBC < Ann Lee = the shelters are full"},
    {"Bay Monitor, Lagos", "Ann Lee told the Lagos Ledger that the shelters are full.",
     "Bay Monitor, Lagos < Lagos Ledger < Ann Lee = the shelters are full"},
    {"Hill Mirror", "Ann Lee told the newspaper Bay Courier that the shelters are full.",
     "Hill Mirror < Bay Courier < Ann Lee = the shelters are full"},
    {"Hill Mirror", "Ann Lee told Reuters that the shelters are full.",
     "Hill Mirror < Reuters < Ann Lee = the shelters are full"},
    {"Bay Wire Service", "Ann Lee told Bay Wire Radio that the shelters are full.",
     "Bay Wire Service < Bay Wire Radio < Ann Lee = the shelters are full"},
    // "In my opinion" is whoever writes; in somebody's words it is theirs.
    {"Hill Mirror",
     "According to the Danube Institute, a social worker said that the farms are closed. In my "
     "opinion, the shelters are full.",
     "Hill Mirror < Danube Institute < social worker (unnamed) = the farms are closed | Hill "
     "Mirror = the shelters are full"},
    {"Hill Mirror", "In our view, the shelters are full.", "Hill Mirror = the shelters are full"},
    {"Hill Mirror", "In her view, the shelters are full, Ann Lee said.",
     "Hill Mirror < Ann Lee (carried) = the shelters are full"},
    // A short form is the whole name, where the letters fit.
    {"Hill Mirror",
     "The Institute for Maritime and Plantation Labour (IMPL) said that the farms are closed. "
     "IMPL said that the shelters are full.",
     "Hill Mirror < Institute for Maritime and Plantation Labour = the farms are closed | Hill "
     "Mirror < Institute for Maritime and Plantation Labour = the shelters are full"},
    {"Hill Mirror",
     "The Danube Institute said that the farms are closed. UNICEF said that the shelters are "
     "full.",
     "Hill Mirror < Danube Institute = the farms are closed | Hill Mirror < UNICEF = the shelters "
     "are full"},
    {"Hill Mirror", "Boats of the Coast Guard (BLUE) left. BLUE said that the shelters are full.",
     "Hill Mirror = Boats of the Coast Guard (BLUE) left | Hill Mirror < BLUE = the shelters are "
     "full"},
    // "The association" that the text has described so, if it is the only one.
    {"Hill Mirror",
     "Tanit Refuge, a small association in Sfax, opened in May. The association said that the "
     "shelters are full.",
     "Hill Mirror = Tanit Refuge, a small association in Sfax, opened in May | Hill Mirror < Tanit "
     "Refuge (carried) = the shelters are full"},
    {"Hill Mirror",
     "Tanit Refuge, a small bakery in Sfax, opened in May. The association said that the shelters "
     "are full.",
     "Hill Mirror = Tanit Refuge, a small bakery in Sfax, opened in May | Hill Mirror < "
     "association = the shelters are full"},
    // Whoever put a text out.
    {"Hill Mirror",
     "The Danube Institute put a note of three pages on its site. The shelters are full, the note "
     "says.",
     "Hill Mirror = The Danube Institute put a note of three pages on its site | Hill Mirror < "
     "Danube Institute [article] (carried) = The shelters are full"},
    {"Hill Mirror",
     "The Danube Institute brought out a study. The shelters are full, the study says.",
     "Hill Mirror = The Danube Institute brought out a study | Hill Mirror < Danube "
     "Institute [study] (carried) = The shelters are full"},
    {"Hill Mirror", "The police read a note of three pages. The shelters are full, the note says.",
     "Hill Mirror = The police read a note of three pages | Hill Mirror < note [article] = The "
     "shelters are full"},
    // "The report" is the one that is retold, not one that it cites.
    {"Hill Mirror",
     "The Danube Institute's report says that the farms are closed. The State Department's 2024 "
     "report says that the courts are slow, the Danube Institute's report notes. The report says "
     "that the shelters are full.",
     "Hill Mirror < Danube Institute [report] = the farms are closed | Hill Mirror < Danube "
     "Institute [report] < US Department of State [report 2024] = the courts are slow | Hill "
     "Mirror < Danube Institute [report] (carried) = the shelters are full"},
    // Those who made a text speak for it.
    {"Hill Mirror",
     "The Danube Institute published an article. The authors of the article say that the shelters "
     "are full.",
     "Hill Mirror = The Danube Institute published an article | Hill Mirror < Danube Institute "
     "[article] (carried) = the shelters are full"},
    {"Hill Mirror", "The Danube Institute's experts say that the shelters are full.",
     "Hill Mirror < Danube Institute = the shelters are full"},
    {"Hill Mirror", "Experts of the police say that the shelters are full.",
     "Hill Mirror < Experts of the police (unnamed) = the shelters are full"},
    {"Hill Mirror", "The ministry's experts say that the shelters are full.",
     "Hill Mirror < ministry's experts (unnamed) = the shelters are full"},
    // A government says what its ministry says.
    {"Hill Mirror",
     "The United States said on Monday that, as the US State Department wrote, the shelters are "
     "full.",
     "Hill Mirror < US Department of State = the shelters are full"},
    // What everybody knows and what a law says is told by whoever writes.
    {"Hill Mirror", "The shelters are full, as anybody can see.",
     "Hill Mirror = The shelters are full, as anybody can see"},
    {"Hill Mirror", "Law 12 foresees that shelters are free.",
     "Hill Mirror = Law 12 foresees that shelters are free"},
    // Offered to somebody, and promised him: no words.
    {"Hill Mirror", "Two teachers say that girls are taken to lodgings and offered to drivers.",
     "Hill Mirror < Two teachers (unnamed) = girls are taken to lodgings"},
    {"Hill Mirror", "The boys were brought to Lagos by relatives who promised schooling.",
     "Hill Mirror = The boys were brought to Lagos by relatives who promised schooling"},
    // What a text is called is said by nobody.
    {"Hill Mirror",
     "The report, titled \"They Sell Them Like Pepper,\" says recruiters have shipped 64 women.",
     "Hill Mirror = The report, titled \"They Sell Them Like Pepper,\" says recruiters have "
     "shipped "
     "64 women"},
    {"Hill Mirror", "\"They Sell Them Like Pepper,\" says the sister of Ann Lee.",
     "Hill Mirror < sister of Ann Lee (unnamed) = They Sell Them Like Pepper"},
    {"Hill Mirror",
     "The farms are empty, reports the Danube Institute in a study published on Monday.",
     "Hill Mirror < Danube Institute = The farms are empty"},
    // A place of the same sentence is not what says it.
    {"Hill Mirror",
     "The Danube Institute's report is short. Boys from Bomi and Cape Mount are sold, it says.",
     "Hill Mirror = The Danube Institute's report is short | Hill Mirror < Danube Institute "
     "[report] (carried) = Boys from Bomi and Cape Mount are sold"},
    // The letters of another, another's report pointed at.
    {"Bay News Agency",
     "The Bay Nurses Association (BNA) counts beds. The BNA said that the shelters are full.",
     "Bay News Agency = The Bay Nurses Association (BNA) counts beds | Bay News Agency < Bay "
     "Nurses "
     "Association = the shelters are full"},
    {"Hill Mirror",
     "The Danube Institute's report says that the farms are closed. The Bay Foundation says in a "
     "report, "
     "the Interior Ministry notes, that 60 women came. That report says that the shelters are "
     "full.",
     "Hill Mirror < Danube Institute [report] = the farms are closed | Hill Mirror < Bay "
     "Foundation "
     "[report] = 60 women came | Hill Mirror < Bay Foundation [report] (carried) = the shelters "
     "are "
     "full"},
    // A month is no part of a name.
    {"Hill Mirror", "On 2 May Dialog-Info reported that the shelters are full.",
     "Hill Mirror < Dialog-Info = the shelters are full"},
};

TEST(OwnOutlet, IsNoLinkOfItsChains) {
  for (const Row& row : kRows) {
    EXPECT_EQ(propositions_of(row.text, row.publisher), row.propositions) << row.text;
  }
}

}  // namespace
}  // namespace plumbline::extract
