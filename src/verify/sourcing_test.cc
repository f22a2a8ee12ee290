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
    {"First to print it was a blog called Night Watch. It refers to the radio station Voice of "
     "Tema. Its head of news says that the station got it from Night Watch.",
     "the station got it from Night Watch"},
    // Three of them; a town before the noun is no name of it.
    {"The Accra daily Delta Online ran the numbers, citing the Tema website Pier Two. The website "
     "had them from a leaflet of "
     "Lantern Risk, a consultancy. Lantern Risk admitted that it had found them in Delta Online.",
     "Lantern Risk admitted that it had found them in Delta Online"},
    // Works of somebody; a name and its acronym.
    {"In a study presented in Accra, the Harbour Rights Commission (HRC) counted 40 boats. The "
     "study cites a film of the "
     "channel Northpier. The film drew itself on an HRC briefing.",
     "The film drew itself on an HRC briefing"},
    {"The Vigil Foundation counted 27 boats. The numbers were copied by the foundation from the "
     "weekly Pier Two, which in turn "
     "cites a bulletin of the foundation.",
     "the weekly Pier Two, which in turn cites a bulletin of the foundation"},
    {"The Vigil Foundation backs this with a survey that Delta Online published in May. The survey "
     "rests on a brochure of the "
     "Foundation.",
     "The survey rests on a brochure of the Foundation"},
    // A paper without a name, and somebody who read it there.
    {"The Clarion got the number from Ama Tetteh. Tetteh told us she saw it in a newsletter. The "
     "newsletter quotes the Clarion.",
     "The newsletter quotes the Clarion"},
    {"The Open Coast Institute writes so in a brief. As its source the brief gives a story of Pier "
     "Two. The story was a "
     "rewrite of a statement of the Open Coast Institute.",
     "The story was a rewrite of a statement of the Open Coast Institute"},
    {"The Coast Office based its figure on the Vigil Fund. The Vigil Fund obtained the figure from "
     "the Coast Office.",
     "The Vigil Fund obtained the figure from the Coast Office"},
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
    // What is repeated, relied on, seen and referred to is nothing that is told.
    {"The Pier Gazette repeated that the Sand Bureau was wrong. The Sand Bureau quoted the Pier "
     "Gazette.",
     ""},
    {"The Pier Gazette repeats its doubts about the Sand Bureau. The Sand Bureau cites the Pier "
     "Gazette.",
     ""},
    {"The League relies on the Coast Union for drivers. The Coast Union relies on the League for "
     "money.",
     ""},
    {"The League depends on nobody and is based on Coast Union land. The Coast Union cites the "
     "League.",
     ""},
    {"The Accra Post quoted Mina Rill. Mina Rill saw the story in the Accra Post and wept.", ""},
    {"The Sand Bureau saw these girls in a film of the League. The League cites the Sand Bureau.",
     ""},
    {"The League refers to the Coast Union whoever needs a lawyer. The Coast Union refers to the "
     "League whoever needs a bed.",
     ""},
    // A state is none of its bodies.
    {"The Togo Police Service took the figure from Ghana. The Ghana Police Service cites the Togo "
     "Police Service.",
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
