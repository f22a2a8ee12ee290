// SPDX-License-Identifier: Apache-2.0
//
// Who could have counted, who stays unnamed, who rests on whom: the rules of
// docs/reference/findings.md as rows.

#include <string>

#include <gtest/gtest.h>

#include "verify/verify_test_internal.h"

namespace plumbline::verify {
namespace {

using model::Claim;
using model::ClaimKind;
using model::LinkStatus;
using model::SourceKind;

struct UnnamedCase {
  const char* printed;
  SourceKind kind;
  bool unnamed;
};
const UnnamedCase kUnnamed[] = {
    {"experts", SourceKind::Group, true},
    {"the Tajik press", SourceKind::Press, true},
    {"one of the passengers", SourceKind::Unknown, true},
    {"one of the volunteers", SourceKind::Unknown, true},
    {"a deputy minister", SourceKind::Person, true},
    {"officials", SourceKind::Government, true},
    {"sources of the ministry", SourceKind::Government, true},
    {"Deputies of the opposition", SourceKind::Group, true},
    // Institutions answer for what is said in their name.
    {"Police", SourceKind::Government, false},
    {"Police in Benin City", SourceKind::Government, false},
    {"the ministry", SourceKind::Government, false},
    {"prosecutors", SourceKind::Government, false},
    {"a court", SourceKind::Court, false},
    {"the register of the ministry", SourceKind::Unknown, false},
    // No report should name those to whom it was done, nor their families.
    {"one of the workers", SourceKind::Unknown, false},
    {"one of the men in a video", SourceKind::Unknown, false},
    {"a deckhand", SourceKind::Unknown, false},
    {"a 29-year-old from Kandy", SourceKind::Unknown, false},
    {"a survivor", SourceKind::Survivor, false},
    {"Families", SourceKind::Group, false},
    // Introduced before, told by whose they are, or not made out by the engine.
    {"the prefect", SourceKind::Unknown, false},
    {"the authors of the report", SourceKind::Group, false},
    {"the newspaper", SourceKind::Press, false},
    {"her lawyer", SourceKind::Group, false},
    {"our correspondent", SourceKind::Press, false},
    {"it", SourceKind::Unknown, false},
};

TEST(VerifyUnnamed, Table) {
  for (const UnnamedCase& row : kUnnamed) {
    const model::Document document =
        document_of("Two boats left at night, said " + std::string(row.printed) + ".");
    std::vector<Claim> claims{claim_of(document, ClaimKind::Statement, "Two boats left at night")};
    claims[0].chain.links.push_back(link_of(document, row.printed, row.kind, LinkStatus::Unnamed));
    EXPECT_EQ(codes(document, claims), row.unnamed ? "source-unnamed" : "") << row.printed;
  }
}

TEST(VerifyUnnamed, WhoSpeaksForAnInstitutionIsNot) {
  const model::Document document =
      document_of("Two boats left at night, said a spokesperson for the agency.");
  std::vector<Claim> claims{claim_of(document, ClaimKind::Statement, "Two boats left at night")};
  auto link =
      link_of(document, "a spokesperson for the agency", SourceKind::Person, LinkStatus::Unnamed);
  link.office = "spokesperson";
  claims[0].chain.links.push_back(link);
  EXPECT_EQ(codes(document, claims), "source-unnamed");
  claims[0].chain.links.back().organisation = "the agency";
  EXPECT_EQ(codes(document, claims), "");
}

// A figure of `unit_class` with `status` and `period` in the words of `text`.
struct FigureCase {
  const char* text;
  double value;
  const char* unit_class;
  const char* status;
  Period period;
  const char* counted_by;
  bool found;
};
constexpr Period kYear = {{2023, 0, 0}, {2023, 0, 0}};
constexpr Period kDay = {{2023, 5, 9}, {2023, 5, 9}};
const FigureCase kFigures[] = {
    {"14 traffickers were convicted.", 14, "trafficker", "convicted", kYear, "", true},
    {"Courts convicted 14 traffickers.", 14, "trafficker", "convicted", kYear, "Courts", false},
    {"4,000 women are trafficked every year.", 4000, "person", "trafficked", {}, "", true},
    {"An estimated 900 children beg.", 900, "child", "estimated", {}, "", true},
    {"512 cases were registered.", 512, "case", "registered", {}, "", true},
    {"The profits are estimated at 40 million.", 4e7, "money", "estimated", {}, "", true},
    // The people of one event, a measure of what somebody does, a price.
    {"Three girls were taken to the port.", 3, "child", "", {}, "", false},
    {"Two men were held on 9 May.", 2, "person", "arrested", kDay, "", false},
    {"60 teachers were trained.", 60, "official", "", kYear, "", false},
    {"It costs 3,000 dollars a person.", 3000, "money", "", {}, "", false},
    // The origin is told in the next sentence, or the figure is the sample of a study.
    {"In 2023 140 were convicted. These numbers come from the prosecutor's office.", 140,
     "convicted", "convicted", kYear, "", false},
    {"The sample consisted of 214 women.", 214, "person", "", {}, "", false},
};

TEST(VerifyFigureOrigin, Table) {
  for (const FigureCase& row : kFigures) {
    const model::Document document = document_of(row.text);
    const std::string words = document.text.substr(0, document.text.find(". "));
    std::vector<Claim> claims{claim_of(document, ClaimKind::Figure, words)};
    claims[0].figure = model::Figure{.value = row.value,
                                     .unit = "things",
                                     .unit_class = row.unit_class,
                                     .status = row.status,
                                     .period = row.period,
                                     .counted_by = row.counted_by};
    EXPECT_EQ(codes(document, claims), row.found ? "figure-without-origin" : "") << row.text;
  }
}

// The children of one driver, of whom only the month is told; a headline's "hundreds".
TEST(VerifyFigureOrigin, WhatOneDidAndAHeadlineAreNoSums) {
  const model::Document document = document_of("In June 2016 a driver took 20 children to a farm.");
  const Period june = {{2016, 6, 0}, {2016, 6, 0}};
  std::vector<Claim> claims{claim_of(document, ClaimKind::Figure, document.text)};
  claims[0].figure =
      model::Figure{.value = 20, .unit = "children", .unit_class = "child", .period = june};
  const auto at = static_cast<std::uint32_t>(document.text.find("20 children"));
  claims[0].figure->passage = model::Passage(document.id, {at, at + 11});
  EXPECT_EQ(codes(document, claims), "figure-without-origin");
  claims[0].incident =
      model::Incident{.type = "transport", .agent = "driver", .patient = "20 children"};
  EXPECT_EQ(codes(document, claims), "");
  claims[0].incident->agent = "drivers";
  EXPECT_EQ(codes(document, claims), "figure-without-origin");

  const model::Document head = document_of("Hundreds freed in raids.");
  std::vector<Claim> freed{claim_of(head, ClaimKind::Figure, head.text)};
  freed[0].figure = model::Figure{.value = 100, .approximator = "hundreds", .unit_class = "person"};
  EXPECT_EQ(codes(head, freed), "figure-without-origin");
  freed[0].headline = true;
  EXPECT_EQ(codes(head, freed), "");
}

TEST(VerifyFigureOrigin, ASpeakerCountsWhatItsOfficeCanKnow) {
  const model::Document document = document_of("20 traffickers were convicted in 2023, said X.");
  const struct {
    SourceKind kind;
    const char* office;
    const char* organisation;
    const char* status;
    bool found;
  } rows[] = {
      {SourceKind::Government, "", "", "convicted", false},
      {SourceKind::Person, "deputy minister", "", "convicted", false},
      {SourceKind::Person, "spokesperson", "State Police", "convicted", false},
      {SourceKind::Person, "head", "Open Door Shelter", "convicted", true},
      {SourceKind::Person, "head", "Open Door Shelter", "assisted", false},
      {SourceKind::Person, "lawyer", "", "assisted", true},
      {SourceKind::Organisation, "", "", "convicted", true},
      {SourceKind::Organisation, "", "", "assisted", false},
      {SourceKind::Outlet, "", "", "assisted", true},
  };
  for (const auto& row : rows) {
    std::vector<Claim> claims{
        claim_of(document, ClaimKind::Figure, "20 traffickers were convicted in 2023")};
    claims[0].figure = model::Figure{.value = 20,
                                     .unit = "traffickers",
                                     .unit_class = "trafficker",
                                     .status = row.status,
                                     .period = kYear};
    auto link = link_of(document, "X", row.kind, LinkStatus::Named);
    link.office = row.office;
    link.organisation = row.organisation;
    claims[0].chain.links.push_back(link);
    EXPECT_EQ(codes(document, claims), row.found ? "figure-without-origin" : "")
        << to_string(row.kind) << " " << row.office << " " << row.status;
  }
}

TEST(VerifyFigureConflict, OnePlaceOneEvent) {
  const model::Document document = document_of(
      "54 Nigerian women were found in Arlit. It speaks of 37 women there. Nine of "
      "them were ill.");
  const auto both = [&](auto change) {
    std::vector<Claim> claims{
        claim_of(document, ClaimKind::Figure, "54 Nigerian women were found in Arlit"),
        claim_of(document, ClaimKind::Figure, "It speaks of 37 women there", "c2")};
    claims[0].figure = model::Figure{
        .value = 54, .unit = "Nigerian women", .unit_class = "person", .place = "Arlit, Niger"};
    claims[1].figure = model::Figure{
        .value = 37, .unit = "women", .unit_class = "person", .place = "Arlit, Niger"};
    change(claims[1]);
    return codes(document, claims);
  };
  EXPECT_EQ(both([](Claim&) {}), "figure-conflict");
  EXPECT_EQ(both([](Claim& claim) { claim.figure->place = "NER"; }), "");
  EXPECT_EQ(both([](Claim& claim) { claim.figure->unit = "girls"; }), "");
  EXPECT_EQ(both([](Claim& claim) { claim.modality = model::Modality::Denied; }), "");
  EXPECT_EQ(both([&](Claim& claim) {
              claim.passages.front() =
                  claim_of(document, ClaimKind::Figure, "Nine of them were ill").passages.front();
            }),
            "");
}

struct CircleCase {
  const char* text;
  bool found;
};
const CircleCase kCircles[] = {
    {"The institute had taken its data from the Harbour Post.", true},
    {"It refers for the number to an editorial in the Harbour Post, which relies on the Institute.",
     true},
    {"The institute took its data from the police register.", false},
    {"The institute took the children from the Harbour Post.", false},
};

TEST(VerifyCircles, WordsAgainstChains) {
  for (const CircleCase& row : kCircles) {
    const model::Document document =
        document_of("700 women were taken, says the Vigil Institute. " + std::string(row.text));
    std::vector<Claim> claims{claim_of(document, ClaimKind::Statement, "700 women were taken"),
                              claim_of(document, ClaimKind::Statement, row.text, "c2")};
    claims[0].chain.links.push_back(
        link_of(document, "Vigil Institute", SourceKind::Organisation, LinkStatus::Named));
    EXPECT_EQ(codes(document, claims), row.found ? "circular-sourcing" : "") << row.text;
  }
}

TEST(VerifyCircles, APronounIsTheSpeakerStill) {
  const model::Document document = document_of(
      "The Vigil Institute reported that it asked the Coast Office about what the Vigil Institute "
      "says: two boats left at night.");
  for (const char* last : {"it", "Vigil Institute"}) {
    std::vector<Claim> claims{claim_of(document, ClaimKind::Statement, "two boats left at night")};
    for (const char* name : {"Vigil Institute", "Coast Office", last}) {
      claims[0].chain.links.push_back(
          link_of(document, name, SourceKind::Organisation, LinkStatus::Carried));
    }
    claims[0].chain.links.back().name = "Vigil Institute";
    const bool found = codes(document, claims).find("circular-sourcing") != std::string::npos;
    EXPECT_EQ(found, std::string_view(last) != "it") << last;
  }
}

TEST(VerifySingleOrigin, TwoBearersOfOneOrigin) {
  const model::Document document =
      document_of("Glas and Dnevna carry what Kormilo says. Another thing is said by Petra.");
  const auto claims_with = [&](const char* second) {
    std::vector<Claim> claims;
    for (const char* bearer : {"Glas", second}) {
      claims.push_back(claim_of(document, ClaimKind::Statement, "carry what"));
      claims.back().chain.links.push_back(
          link_of(document, bearer, SourceKind::Outlet, LinkStatus::Named));
      claims.back().chain.links.push_back(
          link_of(document, "Kormilo", SourceKind::Outlet, LinkStatus::Named));
    }
    claims.push_back(claim_of(document, ClaimKind::Statement, "Another thing"));
    claims.back().chain.links.push_back(
        link_of(document, "Petra", SourceKind::Person, LinkStatus::Named));
    return claims;
  };
  std::vector<Claim> two = claims_with("Dnevna");
  EXPECT_EQ(codes(document, two), "single-origin");
  std::vector<Claim> one = claims_with("Glas");
  EXPECT_EQ(codes(document, one), "");
}

// Azerbaijan and Pakistan: Tier 2 in 2024; Belarus: Tier 3.
struct CarriedCase {
  const char* text;
  const char* words;
  const char* about;
  const char* codes;
  const char* carried;  // in the explanation
};
const CarriedCase kCarried[] = {
    {"Azerbaijan is spoken of in the 2024 report. Its government \"does not meet the minimum "
     "standards for the elimination of trafficking and is not making significant efforts to do "
     "so\".",
     "does not meet the minimum standards for the elimination of trafficking and is not making "
     "significant efforts to do so",
     "AZE", "quote-contradicted", "edition is carried"},
    // Two countries before it: which is meant is not certain, so the quotation is not called so.
    {"Azerbaijan and Belarus stand in the 2024 report. The government \"does not meet the minimum "
     "standards for the elimination of trafficking and is not making significant efforts to do "
     "so\".",
     "does not meet the minimum standards for the elimination of trafficking and is not making "
     "significant efforts to do so",
     "AZE", "verdict-contradicts-record", "country is carried"},
    {"The report of the State Department of 2024 puts Azerbaijan on Tier 3.",
     "puts Azerbaijan on Tier 3", "AZE", "verdict-contradicts-record", "edition is carried"},
};

TEST(VerifyVerdictContext, CarriesEditionAndCountryAndSaysSo) {
  for (const CarriedCase& row : kCarried) {
    model::Document document = document_of(row.text);
    document.published = {};
    std::vector<Claim> claims{claim_of(document, ClaimKind::Verdict, row.words)};
    claims[0].verdict.emplace();
    const bool tier = std::string_view(row.words).find("Tier 3") != std::string_view::npos;
    if (tier) {
      claims[0].verdict->tier = "3";
    } else {
      claims[0].verdict->compliance = model::Compliance::NotAtAll;
      claims[0].verdict->efforts = model::Efforts::NotSignificant;
    }
    claims[0].direct_quote = !tier;
    claims[0].about = {row.about};
    const auto findings = verify_claims(document, claims, known(), nullptr);
    ASSERT_EQ(findings.size(), 1U) << row.text;
    EXPECT_EQ(findings[0].code, row.codes) << row.text;
    EXPECT_NE(findings[0].explanation.find(row.carried), std::string::npos)
        << findings[0].explanation;
  }
}

const UnnamedCase kUnnamedCases[] = {
    {"International Organization for Migrants (IOM)", SourceKind::Unknown, true},
    {"International Organisation for Migration (IOM)", SourceKind::Unknown, false},
    {"Organization for Security and Co-operation in Europe (OECD)", SourceKind::Unknown, true},
    {"Organization for Security and Co-operation in Europe (OSCE)", SourceKind::Unknown, false},
    {"National Agency for the Fight against Trafficking in Persons (ANLTP)", SourceKind::Unknown,
     false},
    {"National Agency Against Human Trafficking (ANITP)", SourceKind::Unknown, false},
    {"IOM (International Office for Migration)", SourceKind::Unknown, true},
    {"IOM (International Organization for Migration)", SourceKind::Unknown, false},
    {"NGO (Lumen in Baku)", SourceKind::Unknown, false},
    // What such a body publishes is no name of it.
    {"World Migration Report (IOM)", SourceKind::Unknown, false},
    {"Missing Migrants Project (IOM)", SourceKind::Unknown, false},
    {"Forced Labour Convention (ILO)", SourceKind::Unknown, false},
    {"International Outreach Mission (IOM)", SourceKind::Unknown, false},
    {"Harbour Office for Old Men (IOM)", SourceKind::Unknown, false},
    {"UN Migration Agency (IOM)", SourceKind::Unknown, false},
    {"Organisation internationale pour les migrations (OIM)", SourceKind::Unknown, false},
    {"Regional Office of the International Organization for Migration (IOM)", SourceKind::Unknown,
     false},
};

TEST(VerifyAcronyms, OneWordOffAndAnothersAcronym) {
  for (const UnnamedCase& row : kUnnamedCases) {
    const model::Document document = document_of("The " + std::string(row.printed) + " said so.");
    std::vector<Claim> claims;
    EXPECT_EQ(codes(document, claims), row.unnamed ? "name-mismatch" : "") << row.printed;
  }
}

}  // namespace
}  // namespace plumbline::verify
