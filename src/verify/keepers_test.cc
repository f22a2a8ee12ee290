// SPDX-License-Identifier: Apache-2.0
//
// Who keeps count beside a figure, who is left unnamed in fewer words, columns and headings, marks
// between the links of a page: each with what must stay silent.

#include <string>

#include <gtest/gtest.h>

#include "verify/verify_test_internal.h"

namespace plumbline::verify {
namespace {

using model::Claim;
using model::ClaimKind;
using model::LinkStatus;
using model::SourceKind;

struct KeeperCase {
  const char* text;
  const char* words;
  double value;
  bool lacks;
};
const KeeperCase kKeepers[] = {
    // Who handled them, counted them.
    {"Among the 400 cases she handled last year no one went to jail.", "400 cases", 400, false},
    {"In 11 of the 400 cases that the mission examined it was kin.", "400 cases", 400, false},
    {"Of the 400 women Dr Rill treated most were young.", "400 women", 400, false},
    {"The 400 women whom her league has sheltered left.", "400 women", 400, false},
    {"There were 400 cases she could not name.", "400 cases", 400, true},
    {"There were 400 women the traffickers housed.", "400 women", 400, true},
    {"There were 400 girls when she visited.", "400 girls", 400, true},
    {"There were 400 girls. She treated them.", "400 girls", 400, true},
    {"There were 400 women who helped each other.", "400 women", 400, true},
    // What a body tells behind a colon.
    {"Here is what the Ministry told the House: 400 cases opened in 2023.", "400 cases opened", 400,
     false},
    {"The Ministry reported on Monday: 400 cases lie open.", "400 cases", 400, false},
    {"The Ministry said nothing: 400 cases lie open.", "400 cases", 400, true},
    {"The Ministry is to blame: 400 cases lie open.", "400 cases", 400, true},
    {"The Ministry's gate was shut: 400 girls are held.", "400 girls", 400, true},
    // Read, and not counted.
    {"We read that 400 children cross every month.", "400 children", 400, true},
    {"We counted 400 children every month.", "400 children", 400, false},
};

Claim counted_claim(const model::Document& document, const KeeperCase& row) {
  Claim claim = claim_of(document, ClaimKind::Figure, row.words);
  claim.figure.emplace();
  claim.figure->value = row.value;
  claim.figure->unit = "people";
  claim.figure->unit_class = "case";
  claim.figure->period = {{2023, 0, 0}, {2023, 0, 0}};
  claim.figure->passage = claim.passages.front();
  return claim;
}

bool lacks(const std::string& told) {
  return told.find("figure-without-origin") != std::string::npos;
}

TEST(VerifyFigureKeepers, Table) {
  for (const KeeperCase& row : kKeepers) {
    const model::Document document = document_of(row.text);
    std::vector<Claim> claims{counted_claim(document, row)};
    EXPECT_EQ(lacks(told(document, claims)), row.lacks) << row.text;
  }
}

// A chain that ends at a body without a name, at a paper, at somebody whose office is told apart.
TEST(VerifyFigureKeepers, OfTheOrigin) {
  struct Row {
    const char* text;
    const char* origin;
    SourceKind kind;
    LinkStatus status;
    bool lacks;
  };
  const Row rows[] = {
      {"Police headquarters put 400 cases on file.", "Police headquarters", SourceKind::Unknown,
       LinkStatus::Unnamed, false},
      {"It rests on the centres for social work: 400 cases.", "the centres for social work",
       SourceKind::Unknown, LinkStatus::Unnamed, false},
      {"It quotes from a charge sheet: 400 cases.", "charge sheet", SourceKind::Unknown,
       LinkStatus::Unnamed, false},
      {"It rests on the drivers at the gate: 400 cases.", "the drivers", SourceKind::Group,
       LinkStatus::Unnamed, true},
      {"It rests on a blog: 400 cases.", "a blog", SourceKind::Unknown, LinkStatus::Unnamed, true},
      {"Deputy Home Minister Mina Rill spoke. 400 cases, said Mina Rill.", "Mina Rill",
       SourceKind::Person, LinkStatus::Named, false},
      {"Mina Rill, the deputy minister, told of 400 cases.", "Mina Rill", SourceKind::Person,
       LinkStatus::Named, false},
      {"Mina Rill, who hates ministers, told of 400 cases.", "Mina Rill", SourceKind::Person,
       LinkStatus::Named, true},
      {"The Minister left. Mina Rill told of 400 cases.", "Mina Rill", SourceKind::Person,
       LinkStatus::Named, true},
      {"The singer Mina Rill told of 400 cases.", "Mina Rill", SourceKind::Person,
       LinkStatus::Named, true},
  };
  for (const Row& row : rows) {
    const model::Document document = document_of(row.text);
    std::vector<Claim> claims{counted_claim(document, {row.text, "400 cases", 400, false})};
    claims[0].chain.links.push_back(link_of(document, row.origin, row.kind, row.status));
    EXPECT_EQ(lacks(told(document, claims)), row.lacks) << row.text;
  }
}

// "The 400 was a guess": told of already, and no second number.
TEST(VerifyFigureKeepers, OnceForANumberToldOfAgain) {
  const model::Document document =
      document_of("Some 400 women are held. Nobody says where it comes from. The 400 was a guess.");
  Claim first = counted_claim(document, {"", "400 women are held", 400, true});
  first.figure->passage->span.end = first.figure->passage->span.begin + 9;
  Claim second = counted_claim(document, {"", "The 400 was a guess", 400, true});
  second.figure->passage->span.begin += 4;
  second.figure->passage->span.end = second.figure->passage->span.begin + 3;
  std::vector<Claim> claims{first, second};
  const std::string found = told(document, claims);
  EXPECT_TRUE(lacks(found));
  EXPECT_EQ(found.find("figure-without-origin"), found.rfind("figure-without-origin"));
}

// A fare called trafficking, with no more told of those who paid.
TEST(VerifySmuggling, FaresCalledTrafficking) {
  struct Row {
    const char* text;
    const char* words;
    bool told;
  };
  const Row rows[] = {
      {"They cross by boat. Each passenger paid 90 euros, and he called it human trafficking.",
       "90 euros", true},
      {"A guide takes 90 euros a head for the crossing. This human trafficking needs patrons.",
       "90 euros", true},
      {"A guide takes 90 euros a head for the crossing.", "90 euros", false},
      {"A guide takes 90 euros a head for the crossing. Human trafficking is a crime.", "90 euros",
       false},
      {"Each passenger paid 90 euros for the crossing and was sold; he called it trafficking.",
       "90 euros", false},
      {"Girls cross by boat at 90 euros a head, and he called it human trafficking.", "90 euros",
       false},
      {"Lunch cost 90 euros a head, and he called it human trafficking.", "90 euros", false},
      {"A guide takes 90 euros a head for the crossing. This trade needs patrons.", "90 euros",
       false},
  };
  for (const Row& row : rows) {
    const model::Document document = document_of(row.text);
    std::vector<Claim> claims{claim_of(document, ClaimKind::Figure, row.words)};
    claims[0].figure.emplace();
    claims[0].figure->value = 90;
    claims[0].figure->unit = "EUR";
    claims[0].figure->unit_class = "money";
    const bool found = told(document, claims).find("smuggling-or-trafficking") != std::string::npos;
    EXPECT_EQ(found, row.told) << row.text;
  }
}

struct FewWordsCase {
  const char* text;
  const char* told;  // the source, "" if nothing is told
};
const FewWordsCase kFewWords[] = {
    // A name of a place or a people before the noun.
    {"A Southeast Asian diplomat briefed on the file said it was so.",
     "A Southeast Asian diplomat"},
    {"A Geneva lawyer who has followed the file believes that both lie.", "A Geneva lawyer"},
    {"A lawyer Mina Rill said it was so.", ""},
    {"A Harbour League spokesman said it was so.", ""},
    {"A Geneva court said it was so.", ""},
    // Numbers put, accounts given, what they like to point out.
    {"Diplomats of two states, reached by telephone, put the women there at 140.", "Diplomats"},
    {"Diplomats put the women at ease.", ""},
    {"Prosecutors put the number of victims at 140.", ""},
    {"Two Thai officers in Riga gave the same account.", "Two Thai officers"},
    {"In 2023 a constable gave the station a similar account.", "a constable"},
    {"Two Thai officers gave the same account at the trial.", ""},
    {"A teacher gave the girls a different story to read to the police.", ""},
    {"A clerk gave the court a similar account.", ""},
    {"A volunteer gave a similar sum.", ""},
    {"As for Malta, officials like to point out that it is praised.", "officials"},
    {"Officials like to dance.", ""},
    {"Officials pointed out the gate.", ""},
    // Helpers, not those to whom it was done.
    {"Women who work with survivors say otherwise: two were shut.", "Women"},
    {"Women who work with machines in Riga left.", ""},
    {"Women who work with wool said that prices fell.", ""},
    {"Women who work in bars say otherwise.", ""},
    // In marks.
    {"The office wrote that \"credible sources\" pointed to a gate.", "credible sources"},
    {"The office wrote that \"credible stories\" pointed to a gate.", ""},
    {"The law speaks of \"brothers\" and says no more.", ""},
    {"It writes on the word of \"people at the rank\" that it is so.", "people at the rank"},
    {"It quotes \"people of the book\" at length.", ""},
    // Kept back by their own will.
    {"It talked to a prosecutor who would not be named.", "a prosecutor"},
    {"The prosecutor said the boy would not be named.", ""},
    {"A lawyer, who does not wish to appear, spoke of it.", "A lawyer"},
    {"A street that would not be named was closed by a lawyer.", ""},
    // The outlet itself, from nobody.
    {"The Post understands that two men are held.", "The Post understands"},
    {"This newspaper has learned that two men are held.", "This newspaper has learned"},
    {"The minister understands that two men are held.", ""},
    {"The Board has learned that it pays.", ""},
    {"It emerged that two men are held.", "It emerged that"},
    {"It emerged that two men are held, the court heard.", ""},
    {"It emerged during the night.", ""},
    {"Among the pickers there is talk of a tenth man.", "Among the pickers there is talk"},
    {"There is talk that a tenth man fled.", "There is talk"},
    {"There is talk of a new law.", ""},
    {"In the shop there is a talk on law.", ""},
};

TEST(VerifyUnnamedInFewWords, Table) {
  for (const FewWordsCase& row : kFewWords) {
    const model::Document document = document_of(row.text);
    std::vector<Claim> claims;
    const std::string wanted = *row.told == '\0' ? "" : "source-unnamed " + std::string(row.told);
    EXPECT_EQ(told(document, claims), wanted) << row.text;
  }
}

// What a chain gives as its origin, and is no source.
TEST(VerifyUnnamedInFewWords, OfAChain) {
  struct Row {
    const char* text;
    const char* origin;
    SourceKind kind;
    const char* cue;
    bool told;
  };
  const Row rows[] = {
      {"Then guards informed them that each owed it.", "guards", SourceKind::Group, "informed",
       false},
      {"Then guards informed the weekly that each owed it.", "guards", SourceKind::Group,
       "informed", true},
      {"They take bribes, an allegation that the force denied.", "allegation", SourceKind::Document,
       "denied", false},
      {"Rumours said that each owed it.", "Rumours", SourceKind::Document, "said", true},
      {"Police headquarters said that each owed it.", "Police headquarters", SourceKind::Unknown,
       "said", false},
      {"The files, the reporters discovered, are lost.", "the reporters", SourceKind::Group,
       "discovered", false},
      {"It said its officers counted each.", "officers", SourceKind::Government, "counted", false},
      {"Two officers counted each.", "Two officers", SourceKind::Government, "counted", true},
  };
  for (const Row& row : rows) {
    const model::Document document = document_of(row.text);
    std::vector<Claim> claims{claim_of(document, ClaimKind::Statement, row.text)};
    model::ChainLink link = link_of(document, row.origin, row.kind, LinkStatus::Unnamed);
    link.cue = row.cue;
    const std::size_t at = document.text.find(row.cue);
    link.cue_passage =
        model::Passage(document.id, text::make_span(at, at + std::string_view(row.cue).size()));
    claims[0].chain.links.push_back(link);
    const bool found = told(document, claims).find("source-unnamed") != std::string::npos;
    EXPECT_EQ(found, row.told) << row.text;
  }
}

TEST(VerifyOpinion, ColumnsHeadingsAndWhatIsConfessedBehind) {
  struct Row {
    const char* text;
    const char* words;
    bool told;
  };
  const Row rows[] = {
      {"It is shameful that a paper should print it.",
       "It is shameful that a paper should print it", true},
      {"It must be said that the state should act.", "It must be said that the state should act",
       false},
      {"The state does not want to know. That is my reading.", "The state does not want to know",
       false},
      {"The state does not want to know. That is my house.", "The state does not want to know",
       true},
      {"Home > Opinion > Papers\n\nThe state does not want to know.",
       "The state does not want to know", false},
      {"Public Opinion Turns\n\nThe state does not want to know.",
       "The state does not want to know", true},
      {"6. The law is not the problem\nIt was read in 2012.", "The law is not the problem", false},
      {"It was read. The law is not the problem\nIt was read in 2012.",
       "The law is not the problem", true},
  };
  for (const Row& row : rows) {
    const model::Document document = document_of(row.text);
    std::vector<Claim> claims{claim_of(document, ClaimKind::Opinion, row.words)};
    const bool found = told(document, claims).find("opinion-as-fact") != std::string::npos;
    EXPECT_EQ(found, row.told) << row.text;
  }
}

TEST(VerifyQuotationMarks, BetweenLinks) {
  const auto found = [](const char* text) {
    const model::Document document = document_of(text);
    std::vector<Claim> claims;
    return told(document, claims).find("unbalanced-quotation") != std::string::npos;
  };
  EXPECT_FALSE(found("HARBOUR24.ba » News » BiH"));
  EXPECT_FALSE(found("RELATED:\n» Bear entered a yard in Foca"));
  EXPECT_TRUE(found("He said: il est parti » and left."));
  EXPECT_TRUE(found("Il est parti», he said."));
  EXPECT_FALSE(found("« Il est parti », he said."));
}

}  // namespace
}  // namespace plumbline::verify
