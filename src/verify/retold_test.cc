// SPDX-License-Identifier: Apache-2.0
//
// Who passes on whom, by words that no chain holds: circles told in so many words, stories that
// several have from one, quotations that a text goes on with behind somebody else's.

#include <string>

#include <gtest/gtest.h>

#include "verify/verify_test_internal.h"

namespace plumbline::verify {
namespace {

using model::Claim;
using model::ClaimKind;
using model::LinkStatus;
using model::SourceKind;

struct RetoldCircle {
  const char* text;
  bool circle;
};
const RetoldCircle kRetoldCircles[] = {
    {"The paper quotes the Forum, the Forum quotes the paper.", true},
    {"The paper quotes the Forum and the Forum quotes the paper.", true},
    {"Delta Online cites Night Watch, which in turn cites Delta Online.", true},
    {"Delta Online cites Night Watch; Night Watch cites Delta Online.", true},
    // Who cites is no source, or passes people on, or leans on somebody.
    {"The prosecutor quoted the witness, and the witness quoted the prosecutor.", false},
    {"The judge quoted the lawyer, the lawyer quoted the judge.", false},
    {"The police refer victims to Night Watch, and Night Watch refers to the police.", false},
    {"The hotline refers to the clinic, and the clinic refers to the hotline.", false},
    {"Article 12 refers to the convention, which refers to Article 12.", false},
    {"The farm relies on the broker and the broker relies on the farm.", false},
    {"The bank credits the agency, which credits the bank.", false},
    {"Police and groups rely on each other, the report says.", false},
    {"The reports say that the gangs lean on each other.", false},
    {"Reports say that families point to each other.", false},
    {"The report credits the police, which in turn named Night Watch as a partner.", false},
    {"Night Watch left. It cited a lack of beds. The mayor in turn gave Night Watch a house.",
     false},
    {"The dog bites its own tail. The Ministry cited Night Watch.", false},
    {"The paper quotes the Forum, the Forum quotes the ministry.", false},
    {"The paper quotes the Forum, the ministry quotes the paper.", false},
    {"The paper quotes the Forum, and in May the Forum moved.", false},
    {"The paper quotes the Forum. In its own words, the Forum quotes nobody.", false},
    {"Delta Online cites Night Watch, which in turn cites the ministry.", false},
    {"The paper quotes the paper.", false},
    // A work whose source is the one that presents it.
    {"For Night Watch its head presented a study. The study cites a series of the Post. The series "
     "in turn gives Night Watch as its only source.",
     true},
    {"For Night Watch its head presented a study. The study cites a series of the Post. The series "
     "in turn gives Delta Online as its only source.",
     false},
    {"Night Watch and Delta Online disagree. Delta Online cites the Post, which in turn gives "
     "Night Watch as its source.",
     false},
    {"Night Watch has moved. In turn it hired Night Watch Limited.", false},
    // It names the paper one reads; or another.
    {"Delta Online also asserts it; as its only source for that it names, on the last page, "
     "Harbour Post.",
     true},
    {"Delta Online also asserts it; as its only source for that it names, on the last page, Night "
     "Watch.",
     false},
};

TEST(VerifyCircles, InSoManyWords) {
  for (const RetoldCircle& row : kRetoldCircles) {
    const model::Document document = document_of(row.text);
    std::vector<Claim> claims{claim_of(document, ClaimKind::Statement, row.text)};
    for (const char* name : {"Night Watch", "Delta Online"}) {
      if (document.text.find(name) == std::string::npos) continue;
      claims.push_back(claim_of(document, ClaimKind::Statement, name, name));
      claims.back().chain.links.push_back(
          link_of(document, name, SourceKind::Organisation, LinkStatus::Named));
    }
    const bool found = told(document, claims).find("circular-sourcing") != std::string::npos;
    EXPECT_EQ(found, row.circle) << row.text;
  }
}

struct RetoldCase {
  const char* text;
  bool one;  // origin
};
const RetoldCase kRetold[] = {
    {"The portals repeated this, both with reference to Night Watch.", true},
    {"Two portals have confirmed the case, the centre stresses; both referred to Night Watch.",
     false},
    {"Brokers spread this story, citing Night Watch.", false},
    {"Police confirmed the case, citing Night Watch.", false},
    {"Two portals have confirmed the case; both stand by Night Watch.", false},
    {"Two portals moved house, both with reference to Night Watch.", false},
    {"Two portals repeated this, both with reference to the police.", false},
    {"Two portals have confirmed it; both referred the girls to Night Watch.", false},
    {"Two portals repeated this. Citing Night Watch, the mayor went home.", false},
};

TEST(VerifySingleOrigin, OfWhatIsRepeated) {
  const std::string before = "A man was caught, Night Watch says. ";
  for (const RetoldCase& row : kRetold) {
    const model::Document document = document_of(before + row.text);
    std::vector<Claim> claims{claim_of(document, ClaimKind::Statement, "A man was caught")};
    claims[0].chain.links.push_back(
        link_of(document, "Night Watch", SourceKind::Organisation, LinkStatus::Named));
    const bool found = told(document, claims).find("single-origin") != std::string::npos;
    EXPECT_EQ(found, row.one) << row.text;
  }
}

struct GoesOnCase {
  const char* text;
  const char* cue;
  const char* speaker;
  bool work;
  bool open;
};
const GoesOnCase kGoesOn[] = {
    {"\"It rains,\" says Mina Rill. \"It snows.\"\n\n\"It hails,\" the study adds.", "adds",
     "the study", true, true},
    {"\"It rains,\" says Mina Rill. \"It snows.\"\n\n\"It hails,\" the study notes further.",
     "notes", "the study", true, true},
    {"\"It rains,\" says Mina Rill. \"It snows.\"\n\n\"It hails,\" the study says.", "says",
     "the study", true, false},
    {"\"It rains,\" says Mina Rill. \"It snows.\" So it is.\n\n\"It hails,\" the study adds.",
     "adds", "the study", true, false},
    {"\"It rains,\" says Mina Rill. \"It snows.\"\n\nThere \"It hails,\" the study adds.", "adds",
     "the study", true, false},
    {"\"It rains,\" says Mina Rill. \"It snows.\"\n\n\"It hails,\" the centre adds.", "adds",
     "the centre", false, false},
    {"\"It rains,\" says Mina Rill. \"It snows.\"\n\n\"It hails,\" her study adds.", "adds",
     "her study", true, false},
    {"\"It rains,\" says Mina Rill. \"It snows.\"\n\nThe study adds: \"It hails.\"", "adds",
     "The study", true, false},
};

TEST(VerifyAmbiguous, ATextThatGoesOn) {
  for (const GoesOnCase& row : kGoesOn) {
    const model::Document document = document_of(row.text);
    std::vector<Claim> claims{claim_of(document, ClaimKind::Statement, "It snows.", "c1"),
                              claim_of(document, ClaimKind::Statement, "It hails", "c2")};
    for (Claim& claim : claims) claim.direct_quote = true;
    claims[0].chain.links.push_back(
        link_of(document, "Mina Rill", SourceKind::Person, LinkStatus::Carried));
    model::ChainLink link =
        link_of(document, row.speaker, SourceKind::Organisation, LinkStatus::Carried);
    if (row.work) link.work.emplace();
    const std::size_t at = document.text.find(row.cue);
    link.cue = row.cue;
    link.cue_passage =
        model::Passage(document.id, text::make_span(at, at + std::string_view(row.cue).size()));
    claims[1].chain.links.push_back(link);
    const bool found = told(document, claims).find("speaker-ambiguous") != std::string::npos;
    EXPECT_EQ(found, row.open) << row.text;
  }
}

}  // namespace
}  // namespace plumbline::verify
