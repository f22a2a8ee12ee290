// SPDX-License-Identifier: Apache-2.0
//
// Findings that rest on the words as printed: dates, who has it from whom, names of bodies, who may
// have spoken, as rows, each with what would be a false alarm beside it.

#include <string>

#include <gtest/gtest.h>

#include "verify/verify_test_internal.h"

namespace plumbline::verify {
namespace {

using model::Claim;
using model::ClaimKind;
using model::LinkStatus;
using model::SourceKind;

struct Row {
  const char* text;
  const char* told;  // code and words, "" if nothing is told
};

std::string told_of(const char* text) {
  const model::Document document = document_of(text);
  std::vector<Claim> claims;
  return told(document, claims);
}

const Row kDates[] = {
    {"The bureau was shut from June 2023 to February 2023.",
     "date-conflict from June 2023 to February 2023"},
    {"The bureau was shut from June 2023 to February 2024.", ""},
    {"Between 3 May 2024 and 1 May 2024 the line was dead.",
     "date-conflict Between 3 May 2024 and 1 May 2024"},
    {"From June to February the line was dead.", ""},
    // 10 October 2024 was a Thursday.
    {"Lomé, Friday, October 10, 2024", "date-conflict Friday, October 10, 2024"},
    {"Lomé, Thursday, October 10, 2024", ""},
    {"On Thursday 10 October 2024 it rained.", ""},
    {"On Monday 10 October 2024 it rained.", "date-conflict Monday 10 October 2024"},
    {"On Monday, 12 people left.", ""},
    // Two dates and no time between them.
    {"There are reports from June 2024 and May 2023.", ""},
    {"The hearing was moved from 12 June 2024 to 3 May 2024.", ""},
    {"The difference between May 2024 and May 2023 is small.", ""},
    {"The bureau was shut from 12 June 2024 until 3 May 2024.",
     "date-conflict from 12 June 2024 until 3 May 2024"},
};

TEST(VerifyDates, AsPrinted) {
  for (const Row& row : kDates) EXPECT_EQ(told_of(row.text), row.told) << row.text;
}

// Published on 3 November 2024.
TEST(VerifyDates, WhatLiesAheadOrMayLieBehind) {
  const struct {
    const char* text;
    Date when;
    bool conflict;
  } rows[] = {
      {"A man was caught in May 2025.", {2025, 5, 0}, true},
      // A month without its year: the last one.
      {"A man was caught in May.", {2025, 5, 0}, false},
      {"A man was caught on 28 November.", {2024, 11, 28}, true},
      {"The hearing was adjourned to 28 November.", {2024, 11, 28}, false},
      {"The lawyer expects a hearing on 28 November.", {2024, 11, 28}, false},
      {"The shelter is to open by 2026.", {2026, 0, 0}, false},
      {"He faces ten years at his sentencing on 28 November.", {2024, 11, 28}, false},
  };
  for (const auto& row : rows) {
    const model::Document document = document_of(row.text);
    std::vector<Claim> claims{claim_of(document, ClaimKind::Statement, row.text)};
    claims[0].when = {row.when, row.when};
    EXPECT_EQ(!told(document, claims).empty(), row.conflict) << row.text;
  }
}

const Row kTies[] = {
    {"A page called Night Watch was cited by the Lagoon Post, which gave Night Watch as its "
     "source. "
     "Night Watch told us that it had taken the story from the Lagoon Post.",
     "circular-sourcing Night Watch told us that it had taken the story from the Lagoon Post"},
    {"Lagoon Post says so, attributing this to Delta Online. Delta Online, in turn, names Lagoon "
     "Post as its source.",
     "circular-sourcing Delta Online, in turn, names Lagoon Post as its source"},
    // One way only.
    {"Lagoon Post says so, attributing this to Delta Online. Delta Online gives the ministry as "
     "its source.",
     ""},
    {"Delta Online says so. Its editor had it from a friend. So it goes round in a circle.",
     "circular-sourcing Its editor had it from a friend. So it goes round in a circle"},
    // Talks, and a file that is closed.
    {"The talks with the ministry go round in circles.", ""},
    {"With his arrest the circle is closed.", ""},
    {"The two portals cite each other.", "circular-sourcing The two portals cite each other"},
    {"The two brothers cite each other before the court.", ""},
    {"Delta Online has it from Night Watch. The two ministers quote each other.", ""},
    // Which Post it is, nobody can tell: the Harbour Post is the outlet.
    {"Lagoon Post says so, attributing this to Delta Online. Delta Online had it from the "
     "Post.",
     ""},
    {"Lagoon Post says so, attributing this to Delta Online. Delta Online had the same figure from "
     "Lagoon Post.",
     "circular-sourcing Delta Online had the same figure from Lagoon Post"},
    {"Lagoon Post says so, attributing this to Delta Online. Delta Online took two editors from "
     "Lagoon Post.",
     ""},
};

TEST(VerifyCircles, WhoHasItFromWhom) {
  for (const Row& row : kTies) EXPECT_EQ(told_of(row.text), row.told) << row.text;
}

TEST(VerifySingleOrigin, NamesThePaper) {
  const char* text = "Two dailies tell the story from the same press note of the unit in Osh.";
  const model::Document document = document_of(text);
  std::vector<Claim> claims{claim_of(document, ClaimKind::Statement, text)};
  const auto findings = verify_claims(document, claims, known(), nullptr);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].expected, "a second, independent origin beside the press note");
}

TEST(VerifySingleOrigin, TheSamePaper) {
  const Row rows[] = {
      {"Two dailies tell the story from the same press note of the unit.", "single-origin"},
      {"Two girls fled from the same house.", ""},
      {"Twelve women from the same village were sold, a police statement said.", ""},
      {"Two men came from the same press club.", ""},
  };
  for (const Row& row : rows) {
    const model::Document document = document_of(row.text);
    std::vector<Claim> claims{claim_of(document, ClaimKind::Statement, row.text)};
    EXPECT_EQ(told(document, claims).substr(0, 13), row.told) << row.text;
  }
}

const Row kNameRows[] = {
    // The body of a country that the text names, one word another.
    {"In Pretoria, South Africa, the National Prosecution Agency (NPA) appealed.",
     "name-mismatch National Prosecution Agency (NPA)"},
    {"In Tokyo, Japan, the National Police Agency (NPA) appealed.", ""},
    {"In Nepal the National Human Rights Council (NHRC) wrote a letter.",
     "name-mismatch National Human Rights Council (NHRC)"},
    {"In Nepal the National Human Rights Commission (NHRC) wrote a letter.", ""},
    // No country near whose body it could be.
    {"The National Prosecution Agency (NPA) appealed.", ""},
    // A preposition is no other name.
    {"The International Organization of Migration (IOM) met.", ""},
    // Another body's acronym; the letters in another order; the order they have in French.
    {"The International Organization for Migration (IMO) met.",
     "name-mismatch International Organization for Migration (IMO)"},
    {"The United Nations Office on Drugs and Crime (UNDOC) met.",
     "name-mismatch United Nations Office on Drugs and Crime (UNDOC)"},
    {"The International Organization for Migration (OIM) met.", ""},
    {"The International Organization of Migrants (IOM) met.",
     "name-mismatch International Organization of Migrants (IOM)"},
    // A long acronym that one body alone has.
    {"The National Agency for the Protection of Trafficking in Persons (NAPTIP) met.",
     "name-mismatch National Agency for the Protection of Trafficking in Persons (NAPTIP)"},
    {"The National Agency for the Prohibition of Trafficking in Persons (NAPTIP) met.", ""},
    // Its name in the law, and as some print it.
    {"The National Agency for the Prohibition of Traffic in Persons (NAPTIP) met.", ""},
    // Beside another body of the country; the country far off is not enough.
    {"The South African Police Service (SAPS) came.\n\nThe National Prosecution Agency (NPA) "
     "appealed.",
     "name-mismatch National Prosecution Agency (NPA)"},
    {"A ship left for South Africa.\n\nThe National Prosecution Agency (NPA) appealed.", ""},
    // Another country of the text has such a body too.
    {"Between South Africa and Japan the National Prosecution Agency (NPA) mediates.", ""},
    // Another matter is another body.
    {"In Kyiv, Ukraine, the State Medical Service (SMS) met.", ""},
    {"In Kenya the Directorate of Criminal Investigation (DCI) met.", ""},
    {"In Nepal the National Human Right Commission (NHRC) met.", ""},
};

TEST(VerifyNames, OneWordIsAnother) {
  for (const Row& row : kNameRows) EXPECT_EQ(told_of(row.text), row.told) << row.text;
}

const Row kHeard[] = {
    {"We were told that the gate is open at night.", "source-unnamed We were told"},
    {"We were told by the mayor that the gate is open.", ""},
    {"We were told to wait at the gate.", ""},
    {"There are, we hear, ten such gates.", "source-unnamed we hear"},
    {"The guard said: \"There are, we hear, ten such gates.\"", ""},
    {"It has become known that the gate is open.", "source-unnamed It has become known"},
    {"We hear the stories of the girls every day.", ""},
    {"The stories we hear are alike.", ""},
    {"We have learnt a lot.", ""},
    {"From the ministry we hear that the gate is open.", ""},
    {"As we hear, the gate is open.", "source-unnamed we hear"},
    {"Unofficially we learn the gate is open.", "source-unnamed we learn"},
    {"Several portals gave another number.", "source-unnamed Several portals"},
    {"Several portals, citing the police, have written of it.", "source-unnamed Several portals"},
    {"According to some newspapers the gate is open.", "source-unnamed some newspapers"},
    {"The gate is open, as reported by various websites.", "source-unnamed various websites"},
    {"The mayor told several portals another number.", ""},
    {"Recruiters advertise on various websites.", ""},
    {"Police closed several portals.", ""},
    {"Several portals and a radio station reported that the gate is open.",
     "source-unnamed Several portals"},
    {"Several portals and a bridge were closed, he said.", ""},
    {"Several portals were closed.", ""},
    {"Several websites gave the girls a job.", ""},
    {"Some newspapers reported nothing of it.", ""},
    {"By what it takes from the Turkish press, the gate is open.",
     "source-unnamed the Turkish press"},
    {"It takes this from the Turkish press office.", ""},
    {"It recalls that the Turkish press raised the subject twice.",
     "source-unnamed the Turkish press"},
    {"The gate is open, reported by the Turkish media.", "source-unnamed the Turkish media"},
    {"Members of the Georgian press were barred.", ""},
    {"The house is owned by the Turkish media group.", ""},
    {"The girls were hounded by the Turkish press.", ""},
    {"The file was hidden from the Turkish press.", ""},
    {"The essay quotes the diary of a schoolteacher at length.", "source-unnamed a schoolteacher"},
    {"The essay quotes an unnamed \"returnee from Doha\" at length.",
     "source-unnamed an unnamed \"returnee"},
    {"A port inspector who was there on Monday, and who may not speak to the media, shrugged.",
     "source-unnamed A port inspector"},
};

TEST(VerifyKeptBack, HearsayAndThePress) {
  for (const Row& row : kHeard) EXPECT_EQ(told_of(row.text), row.told) << row.text;
}

// A quotation behind a person or two; `by`: who speaks it by its chain.
struct OpenCase {
  const char* text;
  const char* before;  // words of Mina Rill right before, "" for none
  const char* quoted;
  const char* tag;  // the text that the tag gives it to, "" for none
  const char* told;
};
const OpenCase kOpen[] = {
    {"The centre errs, Mina Rill claims. \"Nobody asks,\" it is stressed in the text.",
     "The centre errs", "Nobody asks", "text", "speaker-ambiguous Nobody asks"},
    // What she wrote, she says.
    {"Mina Rill is the author of the text. The centre errs, Mina Rill claims. \"Nobody asks,\" it "
     "is stressed in the text.",
     "The centre errs", "Nobody asks", "text", ""},
    {"The centre errs, Mina Rill claims. It rained. \"Nobody asks,\" it is stressed in the text.",
     "The centre errs", "Nobody asks", "text", ""},
    {"The centre errs, Mina Rill claims. He and Rill met at the gate. \"Nobody asks.\"",
     "The centre errs", "Nobody asks", "", "speaker-ambiguous Nobody asks"},
    {"The centre errs, Mina Rill claims. They met at the gate. \"Nobody asks.\"", "The centre errs",
     "Nobody asks", "", ""},
};

TEST(VerifyAmbiguous, WhatTheWordsLeaveOpen) {
  for (const OpenCase& row : kOpen) {
    const model::Document document = document_of(row.text);
    std::vector<Claim> claims{claim_of(document, ClaimKind::Statement, row.before, "c1"),
                              claim_of(document, ClaimKind::Statement, row.quoted, "c2")};
    claims[0].chain.links.push_back(
        link_of(document, "Mina Rill", SourceKind::Person, LinkStatus::Named));
    claims[1].direct_quote = true;
    if (*row.tag != '\0') {
      model::ChainLink text = link_of(document, row.tag, SourceKind::Document, LinkStatus::Named);
      text.cue = "is stressed";
      const std::size_t at = document.text.find(text.cue);
      text.cue_passage =
          model::Passage(document.id, text::make_span(at, at + std::string_view(text.cue).size()));
      claims[1].chain.links.push_back(text);
    } else {
      claims[1].chain.links.push_back(claims[0].chain.links.back());
      claims[1].chain.links.back().status = LinkStatus::Carried;
    }
    EXPECT_EQ(told(document, claims), row.told) << row.text;
  }
}

TEST(VerifyAmbiguous, SentencesOfTheOutletBetween) {
  const struct {
    const char* between;
    bool cites;  // whether it has a source of its own
    bool open;
  } rows[] = {
      {"Most were brought from Osh", false, true},
      {"Most were brought from Osh, says Coast Office", true, false},
  };
  for (const auto& row : rows) {
    const model::Document document =
        document_of("The police err, Mina Rill claims. " + std::string(row.between) +
                    ". \"Nobody asks,\" it is stressed in the text.");
    std::vector<Claim> claims{claim_of(document, ClaimKind::Statement, "The police err", "c1"),
                              claim_of(document, ClaimKind::Statement, row.between, "c2"),
                              claim_of(document, ClaimKind::Statement, "Nobody asks", "c3")};
    claims[0].chain.links.push_back(
        link_of(document, "Mina Rill", SourceKind::Person, LinkStatus::Named));
    if (row.cites) {
      claims[1].chain.links.push_back(
          link_of(document, "Coast Office", SourceKind::Organisation, LinkStatus::Named));
    }
    claims[2].direct_quote = true;
    model::ChainLink text = link_of(document, "text", SourceKind::Document, LinkStatus::Named);
    text.cue = "is stressed";
    const std::size_t at = document.text.find(text.cue);
    text.cue_passage = model::Passage(document.id, text::make_span(at, at + text.cue.size()));
    claims[2].chain.links.push_back(text);
    const bool open = told(document, claims).find("speaker-ambiguous") != std::string::npos;
    EXPECT_EQ(open, row.open) << row.cites;
  }
}

TEST(VerifyAmbiguous, AnAnswerWithoutAName) {
  const model::Document document = document_of(
      "Rill: The first.\n\nRoe: The second.\n\nRill: The third.\n\nRoe: The fourth.\n\nQ: Is it "
      "worse?\n\n\u2013 It is falling apart.");
  std::vector<Claim> claims{claim_of(document, ClaimKind::Statement, "The first", "c1"),
                            claim_of(document, ClaimKind::Statement, "The second", "c2"),
                            claim_of(document, ClaimKind::Statement, "It is falling apart", "c3")};
  claims[0].chain.links.push_back(link_of(document, "Rill", SourceKind::Person, LinkStatus::Named));
  claims[1].chain.links.push_back(link_of(document, "Roe", SourceKind::Person, LinkStatus::Named));
  EXPECT_EQ(told(document, claims), "speaker-ambiguous It is falling apart");
  // Carried from the answer before, it is as open; named by a tag, it is not.
  claims[2].chain.links.push_back(claims[0].chain.links.back());
  claims[2].chain.links.back().status = LinkStatus::Carried;
  EXPECT_EQ(told(document, claims), "speaker-ambiguous It is falling apart");
  claims[2].chain.links.back().status = LinkStatus::Named;
  EXPECT_EQ(told(document, claims), "");
}

TEST(VerifyAmbiguous, AnAnswerNamesAllWhoAnswer) {
  const char* interview =
      "Rill: The first.\n\nRoe: The second.\n\nRand: Yes.\n\nRill: The third.\n\nRoe: The "
      "fourth.\n\nRand: No.\n\n";
  const auto findings_behind = [&](const char* before) {
    const model::Document document =
        document_of(std::string(interview) + before + "\n\n\u2013 It is falling apart.");
    std::vector<Claim> claims{
        claim_of(document, ClaimKind::Statement, "The first", "c1"),
        claim_of(document, ClaimKind::Statement, "The second", "c2"),
        claim_of(document, ClaimKind::Statement, "Yes", "c3"),
        claim_of(document, ClaimKind::Statement, "It is falling apart", "c4")};
    const char* names[] = {"Rill", "Roe", "Rand"};
    for (std::size_t i = 0; i < 3; ++i) {
      claims[i].chain.links.push_back(
          link_of(document, names[i], SourceKind::Person, LinkStatus::Named));
    }
    return verify_claims(document, claims, known(), nullptr);
  };
  const auto findings = findings_behind("Q: Is it worse?");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].expected, "Rill or Roe or Rand");
  // A list, and no answer.
  EXPECT_TRUE(findings_behind("What the city lacks:").empty());
}

}  // namespace
}  // namespace plumbline::verify
