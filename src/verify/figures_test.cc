// SPDX-License-Identifier: Apache-2.0
//
// Figures: who could have counted, what leans on another, what counts the same again, as rows.

#include <string>

#include <gtest/gtest.h>

#include "verify/verify_test_internal.h"

namespace plumbline::verify {
namespace {

using model::Claim;
using model::ClaimKind;
using model::LinkStatus;
using model::SourceKind;

// Figures: who could have counted stands beside them, or they are no count at all.
struct OriginCase {
  const char* text;
  const char* words;
  double value;
  const char* unit_class;
  const char* status;
  bool lacks;
};
const OriginCase kOrigins[] = {
    {"As many as 9,000 Romanians are exploited.", "9,000 Romanians are exploited", 9000, "person",
     "exploited", true},
    {"In 2023 Senegal's family ministry took 600 boys in.", "600 boys", 600, "child", "", false},
    {"IOM has helped 1,800 people since January.", "1,800 people", 1800, "person", "", false},
    {"No ministry counts them; 1,800 people are held.", "1,800 people are held", 1800, "person", "",
     true},
    {"No Ministry counts them; 1,800 people are held.", "1,800 people are held", 1800, "person", "",
     true},
    {"Each year 1,800 people are held and the Government does nothing.", "1,800 people are held",
     1800, "person", "", true},
    {"The Ministry of Labour and Social Affairs sheltered 1,800 people.", "1,800 people", 1800,
     "person", "", false},
    {"The Ministry denies that 1,800 people are held.", "1,800 people are held", 1800, "person", "",
     true},
    {"Some 1,800 people are taken into the US.", "1,800 people are taken into the US", 1800,
     "person", "", true},
    {"By the charity's count 61 persons have been charged in 2023.", "61 persons", 61, "person",
     "charged", false},
    {"We ourselves received 411 complaints.", "411 complaints", 411, "complaint", "", false},
    {"Two herders came before the bench in 2023.", "Two herders", 2, "person", "", false},
    {"The man had 12 prior convictions in 2023.", "12 prior convictions", 12, "convicted", "",
     false},
    {"His cooperative has 6,000 members.", "6,000 members", 6000, "person", "", false},
    {"No, it isn't true that 1,100 children vanish.", "1,100 children", 1100, "child", "", false},
    {"Sixty farms with thirty men each are 1,800 people.", "1,800 people", 1800, "person", "",
     false},
    // The text says itself that there is none.
    {"Police registered 140 cases. The figure of 660 that goes round has no source.",
     "The figure of 660", 660, "person", "", true},
    {"Some 66 men were aboard. Where the number comes from, nobody says.", "66 men were aboard", 66,
     "person", "", true},
    {"There are, we hear, 300 such girls.", "300 such girls", 300, "child", "", true},
    {"A study she had read somewhere spoke of 20,000 children.", "20,000 children", 20000, "child",
     "", true},
    {"Its yearbook speaks of 151 cases.", "151 cases", 151, "case", "", false},
    {"In 2023 the State Border Guard found 600 boys.", "600 boys", 600, "child", "", false},
    {"I have eleven files open.", "eleven files", 11, "case", "", false},
    // "We hear" of somebody who counts.
    {"We were told by the Ministry of Labour that 400 people are held.", "400 people are held", 400,
     "person", "", false},
    {"We hear 312 cases a year in this court.", "312 cases a year", 312, "case", "", false},
    // Asked for the origin of the number, and not answered.
    {"He tells of 600 girls. He did not say which register he meant.", "600 girls", 600, "child",
     "", true},
    {"Police told of 600 girls; how it came by that figure it leaves open.", "600 girls", 600,
     "child", "", true},
    {"Police told of 600 girls. It does not say how it knows.", "600 girls", 600, "child", "",
     true},
    {"On what basis, the Ministry does not say, 600 girls are held.", "600 girls are held", 600,
     "child", "", true},
    {"The register of the Ministry holds 600 girls. The deputy did not say which report she had "
     "read.",
     "600 girls", 600, "child", "", false},
    // Asked for something else.
    {"The Ministry sheltered 600 girls. It does not say where they were held.", "600 girls", 600,
     "child", "", false},
    {"The Ministry sheltered 600 girls. It does not say where she comes from.", "600 girls", 600,
     "child", "", false},
    {"The Ministry sheltered 600 girls. It does not say how they came to Malta.", "600 girls", 600,
     "child", "", false},
    {"The Ministry says how it counted 600 girls and does not name them.", "600 girls", 600,
     "child", "", false},
    {"The Ministry found 600 girls of unknown origin.", "600 girls", 600, "child", "", false},
    {"The Ministry found 600 girls, seen somewhere near the port.", "600 girls", 600, "child", "",
     false},
    {"Its leaflet circulates in 600 houses of the Ministry.", "600 houses", 600, "case", "", false},
    // A paper of somebody's.
    {"By its own tables 600 girls are held.", "600 girls are held", 600, "child", "", false},
    {"In the court rolls 600 persons stand.", "600 persons", 600, "person", "", false},
    {"It laid 600 girls on the tables.", "600 girls", 600, "child", "", true},
    {"Of the guards, some 1,400, of which 320 were women, many left.", "320 were women", 320,
     "person", "", false},
    {"In 2023 the ombudsman opened files on 1,913 people.", "1,913 people", 1913, "person", "",
     false},
    // Who stands in the clause before the number has counted; in another clause, not.
    {"In 2023 the State Border Guard raided two farms and freed 600 women.", "600 women", 600,
     "person", "", false},
    {"The State Border Guard, which found 600 women, went home.", "600 women", 600, "person", "",
     false},
    {"The Border Guard found as many as 1,800 women.", "as many as 1,800 women", 1800, "person", "",
     false},
    {"The State Border Guard went home, and 600 women were sold.", "600 women were sold", 600,
     "person", "", true},
    {"The State Border Guard went home and the 600 women were sold.", "600 women were sold", 600,
     "person", "", true},
    {"The women fled the State Border Guard, a force of those who sold 600 women.", "600 women",
     600, "person", "", true},
    {"On page one the National Authority is given with 600 victims.", "600 victims", 600, "victim",
     "", false},
    {"A text without a statement of any kind told of 600 girls.", "600 girls", 600, "child", "",
     true},
    {"So 600 girls were held. No document is referred to.", "600 girls", 600, "child", "", true},
    {"The Ministry held 600 girls. No document is lost.", "600 girls", 600, "child", "", false},
    {"Nobody counted on it when the Ministry freed 600 girls.", "600 girls", 600, "child", "",
     false},
    {"The Ministry held 600 girls; no document is named after them.", "600 girls", 600, "child", "",
     false},
    {"The Ministry freed 600 girls, who explain how they arrived at the farm.", "600 girls", 600,
     "child", "", false},
    {"That is why 9,000 women left.", "9,000 women left", 9000, "person", "", true},
    {"Lantern puts at 600 girls what is held; it doesn't explain how it arrived at it.",
     "600 girls", 600, "child", "", true},
    {"The Ministry held 600 girls; it doesn't explain how they arrived in Riga.", "600 girls", 600,
     "child", "", false},
    {"Everyone in the market will tell you that 600 girls left.", "600 girls left", 600, "child",
     "", true},
    {"That is about 600 girls a year.", "about 600 girls a year", 600, "child", "", false},
    {"About 600 girls a year are held.", "About 600 girls a year", 600, "child", "", true},
    // What few people somebody believes to be so.
    {"She believes that seven girls are held.", "seven girls are held", 7, "child", "estimated",
     false},
    {"She believes that seventy girls are held.", "seventy girls are held", 70, "child",
     "estimated", true},
};

TEST(VerifyFigureOrigin, ToldToThePaperAndNotByIt) {
  const model::Document document =
      document_of("The commander let the daily know that 600 girls were held in 2023.");
  std::vector<Claim> claims{claim_of(document, ClaimKind::Figure, "600 girls were held in 2023")};
  claims[0].figure.emplace();
  claims[0].figure->value = 600;
  claims[0].figure->unit = "girls";
  claims[0].figure->unit_class = "child";
  claims[0].chain.links.push_back(
      link_of(document, "the daily", SourceKind::Outlet, LinkStatus::Carried));
  claims[0].chain.links.back().cue = "says";
  EXPECT_NE(told(document, claims), "");
  claims[0].chain.links.back().cue = "know";
  EXPECT_EQ(told(document, claims), "");
}

// Who has taken in 94 women has counted them; a register is asked for even an exact number.
TEST(VerifyFigureOrigin, ExactNumbersAreSomebodysCount) {
  const struct {
    double value;
    const char* status;
    const char* approximator;
    bool lacks;
  } rows[] = {
      {94, "", "", false},     {314, "", "", false},        {7, "", "", false},
      {90, "", "", true},      {300, "", "", true},         {1840, "", "", false},
      {94, "", "about", true}, {94, "estimated", "", true}, {94, "registered", "", true},
  };
  for (const auto& row : rows) {
    const model::Document document = document_of("The girls were held in 2023.");
    std::vector<Claim> claims{claim_of(document, ClaimKind::Figure, "The girls were held in 2023")};
    model::Figure& figure = claims[0].figure.emplace();
    figure.value = row.value;
    figure.unit = "girls";
    figure.unit_class = "child";
    figure.status = row.status;
    figure.approximator = row.approximator;
    figure.period = {{2023, 0, 0}, {2023, 0, 0}};
    EXPECT_EQ(!told(document, claims).empty(), row.lacks)
        << row.value << row.status << row.approximator;
  }
}

TEST(VerifyFigureOrigin, SaysWhatNobodyCounted) {
  const struct {
    const char* status;
    const char* counted;
  } rows[] = {{"registered", "counted what was registered."},
              {"fled", "counted who fled."},
              {"arrived", "counted who arrived."},
              {"", "counted."}};
  for (const auto& row : rows) {
    const model::Document document = document_of("Some 90 girls are told of in 2023.");
    std::vector<Claim> claims{
        claim_of(document, ClaimKind::Figure, "Some 90 girls are told of in 2023")};
    model::Figure& figure = claims[0].figure.emplace();
    figure.value = 90;
    figure.unit = "girls";
    figure.unit_class = "child";
    figure.status = row.status;
    figure.approximator = "some";
    figure.period = {{2023, 0, 0}, {2023, 0, 0}};
    const auto findings = verify_claims(document, claims, known(), nullptr);
    ASSERT_EQ(findings.size(), 1U) << row.status;
    EXPECT_TRUE(findings[0].explanation.ends_with(row.counted)) << findings[0].explanation;
  }
}

// Nobody can have counted all there are, however exact a model is.
TEST(VerifyFigureOrigin, ExactNumbersOfAllThereAre) {
  for (const char* text :
       {"There are 94,312 girls in the camps.", "Each year 94,312 girls are held."}) {
    const model::Document document = document_of(text);
    std::vector<Claim> claims{claim_of(document, ClaimKind::Figure, text)};
    model::Figure& figure = claims[0].figure.emplace();
    figure.value = 94312;
    figure.unit = "girls";
    figure.unit_class = "child";
    EXPECT_NE(told(document, claims), "") << text;
  }
}

// "There are" of something else in the sentence says nothing of this figure.
TEST(VerifyFigureOrigin, ExactNumbersBesideAnotherThatIsThere) {
  const std::string text = "There are gaps in the law, and 94,312 girls fled.";
  const model::Document document = document_of(text);
  std::vector<Claim> claims{claim_of(document, ClaimKind::Figure, text)};
  model::Figure& figure = claims[0].figure.emplace();
  figure.value = 94312;
  figure.unit = "girls";
  figure.unit_class = "child";
  figure.passage = claim_of(document, ClaimKind::Figure, "94,312 girls").passages.front();
  EXPECT_EQ(told(document, claims), "");
}

TEST(VerifyFigureOrigin, OfMoneyEveryYear) {
  const model::Document document = document_of("Some 4 million a year are lost.");
  std::vector<Claim> claims{claim_of(document, ClaimKind::Figure, "Some 4 million a year")};
  claims[0].figure.emplace();
  claims[0].figure->value = 4e6;
  claims[0].figure->unit = "USD";
  claims[0].figure->unit_class = "money";
  EXPECT_EQ(told(document, claims), "");
  // "I earned about 200 dollars a month": a wage, a debt, a price is nobody's count.
  claims[0].figure->approximator = "some";
  EXPECT_EQ(told(document, claims), "");
}

TEST(VerifyFigureOrigin, OfABodyThatReportsOnItsWork) {
  const model::Document document = document_of(
      "Our line took 1,312 calls in 2023. We housed 61 women. Twenty women moved twice in 2023.");
  std::vector<Claim> claims{claim_of(document, ClaimKind::Figure, "1,312 calls", "c1"),
                            claim_of(document, ClaimKind::Figure, "61 women", "c2"),
                            claim_of(document, ClaimKind::Figure, "Twenty women", "c3")};
  for (Claim& claim : claims) {
    claim.figure.emplace();
    claim.figure->value = 20;
    claim.figure->unit = "women";
    claim.figure->unit_class = "person";
    claim.figure->period = {{2023, 0, 0}, {2023, 0, 0}};
  }
  EXPECT_NE(told(document, claims).find("Twenty women"), std::string::npos);
  claims[0].figure->counted_by = "Our line";
  claims[1].figure->counted_by = "We";
  EXPECT_EQ(told(document, claims).find("figure-without-origin"), std::string::npos);
}

TEST(VerifyFigureOrigin, NoShareOfMany) {
  const model::Document document = document_of("At least half of the sentence is true.");
  std::vector<Claim> claims{claim_of(document, ClaimKind::Figure, "At least half")};
  claims[0].figure.emplace();
  claims[0].figure->value = 50;
  claims[0].figure->unit = "percent of victims";
  claims[0].figure->unit_class = "share";
  EXPECT_NE(told(document, claims), "");
  claims[0].figure->unit = "percent of sentence";
  EXPECT_EQ(told(document, claims), "");
}

TEST(VerifyFigureOrigin, WordsBesideTheFigure) {
  for (const OriginCase& row : kOrigins) {
    const model::Document document = document_of(row.text);
    std::vector<Claim> claims{claim_of(document, ClaimKind::Figure, row.words)};
    model::Figure figure;
    figure.value = row.value;
    const std::string_view words = row.words;
    figure.unit = words.ends_with("members")       ? "members"
                  : words.ends_with("convictions") ? "prior convictions"
                                                   : "people";
    figure.unit_class = row.unit_class;
    figure.status = row.status;
    figure.period = {{2023, 0, 0}, {2023, 0, 0}};
    if (words.starts_with("320")) {  // the number alone
      const std::uint32_t begin = claims[0].passages.front().span.begin;
      figure.passage = model::Passage(document.id, {begin, begin + 3});
    }
    claims[0].figure = figure;
    EXPECT_EQ(!told(document, claims).empty(), row.lacks) << row.text;
  }
}

TEST(VerifyFigureOrigin, WhatLeansOnAFigureIsNotToldAgain) {
  const model::Document document =
      document_of("In 2023 512 cases were registered, against 480 cases in 2022.");
  std::vector<Claim> claims{
      claim_of(document, ClaimKind::Figure, "512 cases were registered"),
      claim_of(document, ClaimKind::Figure, "against 480 cases in 2022", "c2")};
  for (Claim& claim : claims) {
    claim.figure.emplace();
    claim.figure->value = &claim == claims.data() ? 512 : 480;
    claim.figure->status = "registered";
    claim.figure->unit = "cases";
    claim.figure->unit_class = "case";
    claim.figure->period = {{2023, 0, 0}, {2023, 0, 0}};
  }
  claims[1].figure->period = {{2022, 0, 0}, {2022, 0, 0}};
  EXPECT_EQ(told(document, claims), "figure-without-origin 512 cases were registered");
}

// Two figures, the second by its words the first again.
struct EchoCase {
  const char* text;
  const char* first;
  const char* second;
  const char* by_first;  // who counted, "" if nobody is told
  const char* by_second;
  bool conflict;
};
const EchoCase kEchoes[] = {
    {"Police opened 6 cases in 2023. The Council told of 11 cases in the same year.", "6 cases",
     "11 cases", "Police", "The Council", true},
    {"One says 6 cases. The press, on the contrary, writes of 11 cases.", "6 cases", "11 cases",
     "One", "The press", true},
    {"Police opened 6 cases in 2023. The Council told of 11 cases.", "6 cases", "11 cases",
     "Police", "The Council", false},
    {"Police told of 6 cases in the raid. The Council told of 11 cases of the same raid.",
     "6 cases", "11 cases", "Police", "The Council", true},
    // Who counts itself counts something else; so does who counts in another country.
    {"Police took 6 cases in 2023. We ourselves took 11 cases in the same year.", "6 cases",
     "11 cases", "Police", "We", false},
    {"Police took 6 cases in Uganda in 2023. For Kenya it gives 11 cases in the same year.",
     "6 cases", "11 cases", "Police", "The Council", false},
    {"Police opened 6 cases in 2023. The Council has another count, 11 cases.", "6 cases",
     "11 cases", "Police", "The Council", true},
    {"Police opened 6 cases in 2023. The Council makes the cases 11 cases.", "6 cases", "11 cases",
     "Police", "The Council", false},
    {"Police opened 6 cases in 2023. The Council for its part told of 11 cases.", "6 cases",
     "11 cases", "Police", "The Council", true},
    {"Police opened 6 cases in 2023. The Council, on the other hand, told of 11 cases.", "6 cases",
     "11 cases", "Police", "The Council", true},
    {"Police opened 6 cases in 2023. The Council, for its part, met in May, and 11 cases were "
     "heard.",
     "6 cases", "11 cases", "Police", "The Council", false},
    {"Police opened 6 cases in 2023, but gives no names. The Council heard 11 cases.", "6 cases",
     "11 cases", "Police", "The Council", false},
    {"Police opened 6 cases in 2023. The Council, however, told of 11 cases a year.", "6 cases",
     "11 cases a year", "Police", "The Council", false},
    {"Police opened 6 cases in 2023. However, the other 11 cases were heard by the Council.",
     "6 cases", "the other 11 cases", "Police", "The Council", false},
    {"Police opened 6 cases. The Council then spoke of 11 cases.", "6 cases", "11 cases", "Police",
     "The Council", true},
    {"Police opened 6 cases in five years. The Council told of 11 cases in the same five years.",
     "6 cases", "11 cases", "Police", "The Council", false},
    // "Our police" is no count of one's own.
    {"Police opened 6 cases. Our police, however, spoke of 11 cases.", "6 cases", "11 cases",
     "Police", "our police", true},
    {"Police opened 6 cases. Our house, however, spoke of 11 cases.", "6 cases", "11 cases",
     "Police", "our house", false},
    // The words say that it is the same, whoever tells it.
    {"Police opened 6 cases in 2023. Elsewhere in the paper, 11 cases are given for that year.",
     "6 cases", "11 cases", "Police", "Police", false},
    {"Police opened 6 cases. In another place it opened 11 cases.", "6 cases", "11 cases", "Police",
     "Police", false},
    {"Police opened 6 cases. In another section, it says that 11 cases were closed.", "6 cases",
     "11 cases", "Police", "Police", false},
    {"Police gives a different number of cases opened in 2023: 11 cases, not 6 cases.", "6 cases",
     "11 cases", "Police", "Police", false},
    {"Police opened 6 cases. Police itself gives a different number: 11 cases.", "6 cases",
     "11 cases", "Police", "Police", true},
    {"Police opened 6 cases in Osh. Elsewhere in the region, 11 cases are open.", "6 cases",
     "11 cases", "Police", "Police", false},
    {"Police opened 6 cases. Of a different number of girls it tells: 11 cases.", "6 cases",
     "11 cases", "Police", "Police", false},
    // One speaker may tell two things of one year.
    {"Police took 6 cases in 2023, and closed 11 cases in the same year.", "6 cases", "11 cases",
     "Police", "Police", false},
};

TEST(VerifyFigureConflict, OfWhatWasCountedBefore) {
  for (const EchoCase& row : kEchoes) {
    const model::Document document = document_of(row.text);
    std::vector<Claim> claims{claim_of(document, ClaimKind::Figure, row.first, "c1"),
                              claim_of(document, ClaimKind::Figure, row.second, "c2")};
    for (Claim& claim : claims) {
      const bool first = &claim == claims.data();
      claim.figure.emplace();
      claim.figure->value = first ? 6 : 11;
      claim.figure->unit = "cases";
      claim.figure->unit_class = "case";
      claim.figure->counted_by = first ? row.by_first : row.by_second;
      if (first) claim.figure->period = {{2023, 0, 0}, {2023, 0, 0}};
    }
    const bool found = told(document, claims).find("figure-conflict") != std::string::npos;
    EXPECT_EQ(found, row.conflict) << row.text;
  }
}

// "Against" of another time, and of those to whom it was done.
TEST(VerifyFigureConflict, AgainstANumber) {
  const struct {
    const char* text;
    bool conflict;
  } rows[] = {
      {"51 women came to Lomé, says Rill. It stood against 61 women in Lomé.", false},
      {"51 women came to Lomé, says Rill. It tells of crimes against 61 women in Lomé.", true},
  };
  for (const auto& row : rows) {
    const model::Document document = document_of(row.text);
    std::vector<Claim> claims{claim_of(document, ClaimKind::Figure, "51 women", "c1"),
                              claim_of(document, ClaimKind::Figure, "61 women", "c2")};
    for (Claim& claim : claims) {
      claim.figure.emplace();
      claim.figure->value = &claim == claims.data() ? 51 : 61;
      claim.figure->unit = "women";
      claim.figure->unit_class = "person";
      claim.figure->place = "Lomé, Togo";
      claim.figure->passage = claim.passages.front();
    }
    const bool found = told(document, claims).find("figure-conflict") != std::string::npos;
    EXPECT_EQ(found, row.conflict) << row.text;
  }
}

// Each number has its own kind of violation: a sentence that counts another thing between two
// figures tells them apart.
TEST(VerifyFigureConflict, NotOfPairsInOneSentence) {
  const model::Document document = document_of(
      "In 2019 the office found 15 thefts that involved 20 girls and 29 other thefts that involved "
      "34 girls.");
  std::vector<Claim> claims{claim_of(document, ClaimKind::Figure, "20 girls", "c1"),
                            claim_of(document, ClaimKind::Figure, "29 other thefts", "c2"),
                            claim_of(document, ClaimKind::Figure, "34 girls", "c3")};
  const double values[] = {20, 29, 34};
  for (std::size_t i = 0; i < claims.size(); ++i) {
    claims[i].chain.links.push_back(
        link_of(document, "the office", SourceKind::Government, LinkStatus::Named));
    claims[i].figure.emplace();
    claims[i].figure->value = values[i];
    claims[i].figure->unit = i == 1 ? "thefts" : "girls";
    claims[i].figure->unit_class = i == 1 ? "offence" : "child";
    claims[i].figure->place = "GHA";
    claims[i].figure->status = "identified";
    claims[i].figure->period = {{2019, 0, 0}, {2019, 0, 0}};
    claims[i].figure->passage = claims[i].passages.front();
  }
  EXPECT_EQ(told(document, claims), "single-origin the office");
  claims.erase(claims.begin() + 1);  // the reader need not have read it as a figure
  EXPECT_EQ(told(document, claims), "");
}

// What somebody has counted is counted where it is told once more, and so is what is told with it.
TEST(VerifyFigureOrigin, IsThatOfTheSameNumberAndOfWhatIsToldWithIt) {
  const struct {
    const char* text;
    const char* second;
    double value;
    bool lacks;
  } rows[] = {
      {"By the Ministry's list 1,803 people are held. Some 1,803 people held are ill.",
       "1,803 people held", 1803, false},
      {"By the Ministry's list 1,803 people are held. Some 1,900 people held are ill.",
       "1,900 people held", 1900, true},
      {"By the Ministry's list 1,803 people are held, and 1,900 people held are ill.",
       "1,900 people held", 1900, false},
  };
  for (const auto& row : rows) {
    const model::Document document = document_of(row.text);
    std::vector<Claim> claims{claim_of(document, ClaimKind::Figure, "1,803 people are held", "c1"),
                              claim_of(document, ClaimKind::Figure, row.second, "c2")};
    for (Claim& claim : claims) {
      const bool first = &claim == claims.data();
      claim.figure.emplace();
      claim.figure->value = first ? 1803 : row.value;
      claim.figure->unit = "people held";
      claim.figure->unit_class = "person";
      if (first) claim.figure->counted_by = "the Ministry";
    }
    const bool found = told(document, claims).find("figure-without-origin") != std::string::npos;
    EXPECT_EQ(found, row.lacks) << row.text;
  }
}

// Claims that `first` and `second` of the text count 20 and 34 girls of one place and year.
std::vector<Claim> two_counts_of_girls(const model::Document& document, const char* first,
                                       const char* second) {
  std::vector<Claim> claims{claim_of(document, ClaimKind::Figure, first, "c1"),
                            claim_of(document, ClaimKind::Figure, second, "c2")};
  for (Claim& claim : claims) {
    model::Figure& figure = claim.figure.emplace();
    figure.value = &claim == claims.data() ? 20 : 34;
    figure.unit = "girls";
    figure.unit_class = "child";
    figure.place = "GHA";
    figure.status = "identified";
    figure.period = {{2019, 0, 0}, {2019, 0, 0}};
    figure.passage = claim.passages.front();
  }
  return claims;
}

TEST(VerifyFigureConflict, NotOfOtherAges) {
  const struct {
    const char* text;
    bool conflict;
  } rows[] = {
      {"In 2019 the office found 20 girls younger than age 16. It found 34 girls aged 16 to 17.",
       false},
      {"In 2019 the office found 20 girls under 16. In all it found 34 girls.", false},
      {"In 2019 the office found 20 girls under 16. It found 34 girls under 16.", true},
      {"In 2019 the office found 20 girls. It found 34 girls under the bridge.", true},
      {"In 2019 the office found 20 girls. It found 34 girls over 3 days.", true},
      {"In 2019 the office found 20 girls under the 2016 law. It found 34 girls.", true},
      {"In 2019 the office found 20 girls and on 3 May 34 girls.", true},
      {"In 2019 the office found 20 girls in 3 towns, and then 34 girls.", false},
      {"In 2019 the office found 20 girls and, in 2019, 34 girls.", true},
  };
  for (const auto& row : rows) {
    const model::Document document = document_of(row.text);
    std::vector<Claim> claims = two_counts_of_girls(document, "20 girls", "34 girls");
    const bool found = told(document, claims).find("figure-conflict") != std::string::npos;
    EXPECT_EQ(found, row.conflict) << row.text;
  }
}

// A share of nothing that is told conflicts with no other, and "two of the seven" are no second
// count of the seven, in figures or in words.
TEST(VerifyFigureConflict, NotOfBareSharesNorOfParts) {
  const model::Document document = document_of(
      "The line took a third more calls in 2023. Of the callers, 83 per cent were women in 2023. "
      "Seven men were held in Manama. Two of the seven men are missing.");
  std::vector<Claim> claims{claim_of(document, ClaimKind::Figure, "a third more calls", "c1"),
                            claim_of(document, ClaimKind::Figure, "83 per cent were women", "c2"),
                            claim_of(document, ClaimKind::Figure, "Seven men", "c3"),
                            claim_of(document, ClaimKind::Figure, "Two of the seven men", "c4")};
  const double values[] = {33.3, 83, 7, 2};
  for (std::size_t i = 0; i < claims.size(); ++i) {
    model::Figure& figure = claims[i].figure.emplace();
    figure.value = values[i];
    figure.unit = i < 2 ? "percent" : "men";
    figure.unit_class = i < 2 ? "share" : "person";
    figure.place = i < 2 ? "BHR" : "Manama, Bahrain";
    if (i < 2) figure.period = {{2023, 0, 0}, {2023, 0, 0}};
    figure.passage = claims[i].passages.front();
  }
  claims[3].figure->passage->span.end = claims[3].figure->passage->span.begin + 3;
  EXPECT_EQ(told(document, claims).find("figure-conflict"), std::string::npos)
      << told(document, claims);
}

TEST(VerifyFigureConflict, NotOfSomeOfThemNorTwice) {
  const model::Document document = document_of(
      "Nine girls were sold in Manama. Two are back. Five girls were sold in Manama, says the "
      "paper. Five girls were sold in Manama, up from six girls.");
  std::vector<Claim> claims{claim_of(document, ClaimKind::Figure, "Nine girls", "c1"),
                            claim_of(document, ClaimKind::Figure, "Two", "c2"),
                            claim_of(document, ClaimKind::Figure, "Five girls", "c3"),
                            claim_of(document, ClaimKind::Figure, "Five girls", "c4"),
                            claim_of(document, ClaimKind::Figure, "six girls", "c5")};
  const double values[] = {9, 2, 5, 5, 6};
  for (std::size_t i = 0; i < claims.size(); ++i) {
    claims[i].figure.emplace();
    claims[i].figure->value = values[i];
    claims[i].figure->unit = "girls";
    claims[i].figure->unit_class = "child";
    claims[i].figure->place = "Manama, Bahrain";
    claims[i].figure->passage = claims[i].passages.front();
  }
  EXPECT_EQ(told(document, claims), "figure-conflict Five girls");
}

}  // namespace
}  // namespace plumbline::verify
