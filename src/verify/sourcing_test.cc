// SPDX-License-Identifier: Apache-2.0
//
// Circles that a text tells by what it says of its sources, sentence by sentence.

#include <gtest/gtest.h>

#include "verify/verify_test_internal.h"

namespace plumbline::verify {
namespace {

struct SourcingCase {
  const char* text;
  const char* told;  // the words of the finding; "" for none
};

const SourcingCase kSourcing[] = {
    // What "the station" and "it" are was told before.
    {"The rumour was spread by a page called Night Watch. It refers to the radio station Voice of "
     "Tema. Its editor said "
     "the station had read it on air, but had taken it from Night Watch.",
     "the station had read it on air, but had taken it from Night Watch"},
    // Three of them; a town before the noun is no name of it.
    {"The Accra newspaper Delta Online printed them, citing the Tema website Pier Two. The website "
     "had them from a briefing by "
     "Lantern Risk, a consultancy. And Lantern Risk, when we rang, told us it had read them in "
     "Delta Online.",
     "And Lantern Risk, when we rang, told us it had read them in Delta Online"},
    // Works of somebody; a name and its acronym.
    {"In a report issued in Accra on Tuesday, the Harbour Rights Commission (HRC) counted 40 "
     "boats. The report credits a 2023 "
     "documentary of the channel Northpier. The documentary had itself relied on an HRC field "
     "note.",
     "The documentary had itself relied on an HRC field note"},
    {"The Vigil Foundation counted 27 boats. These data were taken by the foundation from the "
     "daily Pier Two, which, in turn, refers to "
     "the website of the foundation.",
     "the daily Pier Two, which, in turn, refers to the website of the "
     "foundation"},
    {"In a footnote, the Vigil Foundation supports this with a dispatch which Delta Online "
     "published in May. That dispatch was "
     "based on a letter from the Foundation.",
     "That dispatch was based on a letter from the Foundation"},
    // A paper without a name, and somebody who read it there.
    {"The Clarion has the number from Ama Tetteh. Tetteh says that she read it in a bulletin. The "
     "bulletin cites the Clarion.",
     "The bulletin cites the Clarion"},
    {"The Open Coast Institute says so in the article. As the source of the figure the article "
     "names a publication of Pier Two. "
     "That publication was a summary of a press release of the Open Coast Institute.",
     "That publication was a summary of a press release of the Open Coast Institute"},
    // Figures and texts that are handed on.
    {"The number in Pier Two goes back to a release of the Harbour League. The Harbour League says "
     "that it took the number "
     "from Pier Two.",
     "The Harbour League says that it took the number from Pier Two"},
    {"Night Watch wrote so. Its only source is the Coast Union. The Coast Union relies on Night "
     "Watch.",
     "The Coast Union relies on Night Watch"},
    {"The figure was given to the Reef Institute by the Sand Bureau. The Sand Bureau cites the "
     "Reef Institute.",
     "The Sand Bureau cites the Reef Institute"},
    {"The Salt Review reprinted the bulletin of the Dune Network. The Dune Network had copied it "
     "from the Salt Review.",
     "The Dune Network had copied it from the Salt Review"},
    {"The Marsh Group names as its source the Fen Agency, whose article was based on the data of "
     "the Marsh Group.",
     "the Fen Agency, whose article was based on the data of the Marsh Group"},
    {"The Shell Institute took the estimate from an article published in March by Kelp Daily. Kelp "
     "Daily attributes the "
     "estimate to the Shell Institute.",
     "Kelp Daily attributes the estimate to the Shell Institute"},
    // Each refers to the other, one after the other; not as what it is.
    {"The Gull Portal refers to the Tern Fund. The Tern Fund refers to the Gull Portal.",
     "The Tern Fund refers to the Gull Portal"},
    {"The Gull Portal refers to the Tern Fund as a friend. The Tern Fund refers to the Gull "
     "Portal.",
     ""},
    // Money, letters, demands and rivers.
    {"The money of the Vigil Fund comes from the Harbour League. The Harbour League cites the "
     "Vigil Fund.",
     ""},
    {"The Coast Union sent a letter to Night Watch. Night Watch cited the Coast Union.", ""},
    {"The League repeated its call to the Coast Office. The Coast Office cited the League.", ""},
    {"The source of the river is Dune Lake. The Dune Network cites the source.", ""},
    {"The Shell Institute attributes the rise to the Kelp Ministry. The Kelp Ministry cites the "
     "Shell Institute.",
     ""},
    // Who cites whom on different matters: nothing is taken over.
    {"The Vigil Institute quotes Delta Online on the boats. Delta Online cites the Vigil "
     "Institute.",
     ""},
    {"Delta Online took the number from the Coast Office. The Coast Office quotes the head of "
     "Delta Online.",
     ""},
    {"Delta Online took the number from the Coast Office. The Coast Office cites a survey. The "
     "survey was based on 60 talks.",
     ""},
    // Girls and money are no figures.
    {"The ministry took the girls from the Coast Office. The Coast Office cites the ministry.", ""},
    // Denied, supposed, asked.
    {"The Coast Office did not take the number from Delta Online. Delta Online cites the Coast "
     "Office.",
     ""},
    {"If the Coast Union has it from the Coast Office, and the Coast Office has it from the Coast "
     "Union, nobody counted.",
     ""},
    {"Delta Online cites the Coast Office. Has the Coast Office taken it from Delta Online?", ""},
};

TEST(VerifySourcing, CirclesThatSentencesTell) {
  for (const SourcingCase& row : kSourcing) {
    const model::Document document = document_of(row.text);
    std::vector<model::Claim> claims{claim_of(document, model::ClaimKind::Statement, row.text)};
    std::string words;
    for (const model::Finding& finding : verify_claims(document, claims, known(), nullptr)) {
      if (finding.code == "circular-sourcing") words += finding.words;
    }
    EXPECT_EQ(words, row.told) << row.text;
  }
}

TEST(VerifySourcing, NamesWhoGoesRound) {
  const char* text = kSourcing[1].text;
  const model::Document document = document_of(text);
  std::vector<model::Claim> claims{claim_of(document, model::ClaimKind::Statement, text)};
  const auto findings = verify_claims(document, claims, known(), nullptr);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].expected, "a source that does not rest on Lantern Risk");
  EXPECT_EQ(findings[0].explanation,
            "Lantern Risk rests on Delta Online, which rests on Pier Two, which rests on Lantern "
            "Risk again: they are one source.");
}

}  // namespace
}  // namespace plumbline::verify
