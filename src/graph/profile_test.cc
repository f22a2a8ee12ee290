// SPDX-License-Identifier: Apache-2.0

#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/profile_test_internal.h"

namespace plumbline::graph {
namespace {

using model::Claim;
using model::ClaimKind;
using model::PlaceRole;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

// Newer ones that say it are many more than the passages that are kept of a line.
TEST(Profile, KeepsWhoDeniesAmongManyWhoSayIt) {
  Desk desk;
  const auto old = desk.document("Salt Letter", "2003-02-01");
  desk.route(old, "Nobody is taken from Chad to Libya, the governor said, and nobody ever was.",
             {{"TCD", PlaceRole::Origin}, {"LBY", PlaceRole::Destination}})
      .modality = model::Modality::Denied;
  for (int i = 0; i < 30; ++i) {
    const auto report = desk.document("Dune Paper " + std::to_string(i), "2015-06-01");
    desk.route(
        report,
        "Report " + std::to_string(i) + " says that men are taken from Chad to Libya by lorry.",
        {{"TCD", PlaceRole::Origin}, {"LBY", PlaceRole::Destination}});
  }
  const model::CountryProfile profile = desk.profile("TCD");
  ASSERT_THAT(profile.routes, SizeIs(1));
  EXPECT_EQ(profile.routes[0].support.documents, 30U);
  EXPECT_TRUE(profile.passages[profile.routes[0].support.passages.back()].denied);
  ASSERT_THAT(profile.contradictions, SizeIs(1));
  EXPECT_EQ(profile.contradictions[0].subject, "out.destination.LBY");
  EXPECT_TRUE(profile.passages[profile.contradictions[0].passages.back()].denied);
}

// Also of claims whose passages are not kept.
TEST(Profile, CountsWhoTellsOverAllClaims) {
  Desk desk;
  const auto report = desk.document("Dune Paper", "2015-06-01");
  for (int i = 0; i < 40; ++i) {
    Claim& claim = desk.route(
        report, "On day " + std::to_string(i) + " they were taken from Chad to Libya by lorry.",
        {{"TCD", PlaceRole::Origin}, {"LBY", PlaceRole::Destination}});
    if (i < 30) claim.chain.links.push_back(source("Well Watch", model::SourceKind::Organisation));
  }
  const model::CountryProfile profile = desk.profile("TCD");
  EXPECT_EQ(profile.publishers, (std::vector<model::ProfileTeller>{{"Dune Paper", true, 1, 40}}));
  EXPECT_EQ(profile.sources, (std::vector<model::ProfileTeller>{{"Well Watch", true, 1, 30}}));
  ASSERT_THAT(profile.ties, SizeIs(1));
  EXPECT_EQ(profile.ties[0].claims, 30U);
  // The newest of them lead to what they say.
  ASSERT_THAT(profile.ties[0].passages, SizeIs(8));
  for (const std::size_t index : profile.ties[0].passages)
    EXPECT_EQ(profile.passages.at(index).source, "Well Watch");
}

TEST(Profile, TakesOneSourceWrittenTwoWaysForOne) {
  Desk desk;
  const auto report = desk.document("Dune Paper", "2015-06-01");
  for (const char* name : {"Ministry", "ministry", "ministry", "WELL WATCH", "Well Watch"}) {
    desk.route(report, std::string("They were taken from Chad to Libya, says the ") + name + ".",
               {{"TCD", PlaceRole::Origin}, {"LBY", PlaceRole::Destination}})
        .chain.links.push_back(source(name, model::SourceKind::Organisation));
  }
  EXPECT_EQ(
      desk.profile("TCD").sources,
      (std::vector<model::ProfileTeller>{{"ministry", false, 1, 3}, {"WELL WATCH", true, 1, 2}}));
}

TEST(Profile, RolesGivePartners) {
  Desk desk;
  const auto report = desk.document("North Review", "2021-05-01");
  desk.route(report, "Women are moved from Ukraine through Poland to Germany and Italy.",
             {{"UKR", PlaceRole::Origin},
              {"POL", PlaceRole::Transit},
              {"DEU", PlaceRole::Destination},
              {"ITA", PlaceRole::Destination}});
  EXPECT_THAT(
      routes(desk.profile("UKR")),
      ElementsAre("out DEU 1/1 2021-2021", "out ITA 1/1 2021-2021", "out POL 1/1 2021-2021"));
  EXPECT_THAT(routes(desk.profile("DEU")),
              ElementsAre("in UKR 1/1 2021-2021", "in POL 1/1 2021-2021"));
  EXPECT_THAT(routes(desk.profile("POL")),
              ElementsAre("through DEU 1/1 2021-2021", "through ITA 1/1 2021-2021",
                          "through UKR 1/1 2021-2021"));
  EXPECT_THAT(routes(desk.profile("FRA")), IsEmpty());
}

TEST(Profile, RepeatedParagraphsAreOneOrigin) {
  Desk desk;
  const std::string words =
      "Children are taken from Togo to Nigeria for work in quarries and homes.";
  for (const char* year : {"2015-06-01", "2016-06-01", "2017-06-01"}) {
    desk.route(desk.document("Yearly Report", year), words,
               {{"TGO", PlaceRole::Origin}, {"NGA", PlaceRole::Destination}});
  }
  // Another outlet prints the same words, and one has its own.
  desk.route(desk.document("Copy Post", "2017-07-01"), words,
             {{"TGO", PlaceRole::Origin}, {"NGA", PlaceRole::Destination}});
  desk.route(desk.document("Coast Radio", "2017-08-01"), "Girls from Togo reach Nigeria by truck.",
             {{"TGO", PlaceRole::Origin}, {"NGA", PlaceRole::Destination}});
  const model::CountryProfile profile = desk.profile("TGO");
  EXPECT_THAT(routes(profile), ElementsAre("out NGA 5/2 2015-2017"));
  ASSERT_THAT(profile.passages, SizeIs(2));
  const auto told = std::find_if(profile.passages.begin(), profile.passages.end(),
                                 [&](const auto& passage) { return passage.exact == words; });
  ASSERT_NE(told, profile.passages.end());
  EXPECT_EQ(told->repeats, 3U);
  EXPECT_EQ(told->repeated_since, "2015-06-01");
  EXPECT_EQ(told->published, "2017-07-01");
}

TEST(Profile, OnlyTheYearsAskedFor) {
  Desk desk;
  for (const char* year : {"2012-03-01", "2016-03-01", "2020-03-01"}) {
    desk.route(desk.document("Outlet " + std::string(year), year),
               "Men from Togo cut cane in Nigeria, a paper of " + std::string(year) + " says.",
               {{"TGO", PlaceRole::Origin}, {"NGA", PlaceRole::Destination}});
  }
  EXPECT_THAT(routes(desk.profile("TGO")), ElementsAre("out NGA 3/3 2012-2020"));
  EXPECT_THAT(routes(desk.profile("TGO", 0, 2016)), ElementsAre("out NGA 2/2 2016-2020"));
  EXPECT_THAT(routes(desk.profile("TGO", 0, 0, 2016)), ElementsAre("out NGA 2/2 2012-2016"));
  EXPECT_THAT(routes(desk.profile("TGO", 0, 2013, 2019)), ElementsAre("out NGA 1/1 2016-2016"));
  EXPECT_THAT(routes(desk.profile("TGO", 0, 2013, 2015)), ElementsAre());
  EXPECT_TRUE(ProfileYears{}.hold(0));
  EXPECT_FALSE((ProfileYears{2013, 0}.hold(0))) << "of no year it is not known";
  EXPECT_FALSE((ProfileYears{0, 2013}.hold(0)));
}

TEST(Profile, WhoIsCitedByAllIsOneOrigin) {
  Desk desk;
  for (const char* outlet : {"Post", "Gazette", "Herald"}) {
    Claim& claim = desk.route(desk.document(outlet, "2020-01-01"),
                              std::string("Said in the ") + outlet + ": from Laos to Thailand.",
                              {{"LAO", PlaceRole::Origin}, {"THA", PlaceRole::Destination}});
    claim.chain.links.push_back(source("River Institute", model::SourceKind::Organisation));
  }
  EXPECT_THAT(routes(desk.profile("LAO")), ElementsAre("out THA 3/1 2020-2020"));
}

TEST(Profile, DeniedIsNotCountedAndContradicts) {
  Desk desk;
  desk.route(desk.document("Post", "2020-01-01"), "People are trafficked from Laos to Thailand.",
             {{"LAO", PlaceRole::Origin}, {"THA", PlaceRole::Destination}});
  desk.route(desk.document("Voice", "2020-02-01"), "Nobody is trafficked from Laos to Thailand.",
             {{"LAO", PlaceRole::Origin}, {"THA", PlaceRole::Destination}})
      .modality = model::Modality::Denied;
  const model::CountryProfile profile = desk.profile("LAO");
  EXPECT_THAT(routes(profile), ElementsAre("out THA 1/1 2020-2020"));
  ASSERT_THAT(profile.contradictions, SizeIs(1));
  EXPECT_EQ(profile.contradictions.front().code, "denied");
  EXPECT_THAT(profile.contradictions.front().passages, SizeIs(2));
}

// Who denies having had a part in it does not deny that it is there.
TEST(Profile, ADeniedShareDeniesNothing) {
  Desk desk;
  for (const char* words : {"Miners work under debt bondage.",
                            "The ministry denied complicity in debt bondage of miners."}) {
    Claim& claim = desk.claim(desk.document("Post", "2020-01-01"), ClaimKind::Statement, words);
    claim.about = {"LAO"};
    claim.elements.emplace();
    claim.elements->purposes.push_back({"PURP.FL", "debt bondage", std::nullopt});
    if (std::string_view(words).find("denied") != std::string_view::npos) {
      claim.modality = model::Modality::Denied;
    }
  }
  const model::CountryProfile profile = desk.profile("LAO");
  ASSERT_THAT(profile.forms, SizeIs(1));
  EXPECT_EQ(profile.forms.front().support.claims, 1U);
  EXPECT_EQ(profile.forms.front().support.denied, 0U);
  EXPECT_THAT(profile.contradictions, SizeIs(0));
}

// Of more passages than are kept an older denial is one.
TEST(Profile, DenialsAreNotCrowdedOut) {
  Desk desk;
  const std::size_t old = desk.document("Voice", "2010-02-01");
  desk.route(old, "Nobody is trafficked from Laos to Thailand.",
             {{"LAO", PlaceRole::Origin}, {"THA", PlaceRole::Destination}})
      .modality = model::Modality::Denied;
  for (int i = 0; i < 40; ++i) {
    desk.route(desk.document("Post", "2020-01-01"),
               "Case " + std::to_string(i) + ": people are trafficked from Laos to Thailand.",
               {{"LAO", PlaceRole::Origin}, {"THA", PlaceRole::Destination}});
  }
  const model::CountryProfile profile = desk.profile("LAO");
  ASSERT_THAT(profile.routes, SizeIs(1));
  const std::vector<std::size_t>& kept = profile.routes.front().support.passages;
  ASSERT_THAT(kept, SizeIs(model::kMostPassages));
  EXPECT_TRUE(profile.passages[kept.back()].denied);
  EXPECT_FALSE(profile.passages[kept[kept.size() - 2]].denied);
}

TEST(Profile, OldEvidenceIsMarked) {
  Desk desk;
  desk.route(desk.document("Post", "2010-01-01"), "People are trafficked from Laos to Malaysia.",
             {{"LAO", PlaceRole::Origin}, {"MYS", PlaceRole::Destination}});
  desk.route(desk.document("Post", "2020-01-01"), "People are trafficked from Laos to Thailand.",
             {{"LAO", PlaceRole::Origin}, {"THA", PlaceRole::Destination}});
  EXPECT_THAT(routes(desk.profile("LAO")),
              ElementsAre("out MYS 1/1 2010-2010 old", "out THA 1/1 2020-2020"));
  EXPECT_THAT(routes(desk.profile("LAO", 0, 2015)), ElementsAre("out THA 1/1 2020-2020"));
}

TEST(Profile, PeopleAreGroups) {
  Desk desk;
  Claim& claim =
      desk.claim(desk.document("Post", "2020-01-01"), ClaimKind::Incident,
                 "Recruiters forced Nepali girls from rural areas to work in brick kilns.");
  claim.about = {"IND"};
  claim.elements.emplace();
  claim.elements->purposes.push_back({"PURP.FL.BRICK", "brick kilns", std::nullopt});
  claim.elements->victims = "Nepali girls from rural areas";
  claim.elements->perpetrators = "Recruiters";
  const model::CountryProfile profile = desk.profile("IND");
  const auto codes = [](const std::vector<model::ProfileGroup>& groups) {
    std::vector<std::string> out;
    for (const model::ProfileGroup& group : groups) out.push_back(group.code);
    return out;
  };
  EXPECT_THAT(codes(profile.forms), ElementsAre("PURP.FL.BRICK"));
  EXPECT_THAT(codes(profile.victims), ElementsAre("girls", "rural"));
  EXPECT_THAT(codes(profile.nationalities), ElementsAre("NPL"));
  EXPECT_THAT(codes(profile.perpetrators), ElementsAre("recruiters"));
  EXPECT_THAT(codes(profile.sectors), ElementsAre("bricks"));
  // What is told of India is not told of Nepal.
  EXPECT_THAT(codes(desk.profile("NPL").forms), IsEmpty());
}

// A body that is called by the word is not who does it.
TEST(Profile, AStateBankIsNotTheState) {
  const std::pair<const char*, bool> rows[] = {{"two foremen at the State Bank tower", false},
                                               {"the manager of a government building", false},
                                               {"the state", true},
                                               {"guards of the state border", true},
                                               {"officers of the government", true}};
  for (const auto& [words, state] : rows) {
    Desk desk;
    Claim& claim = desk.claim(desk.document("Post", "2020-01-01"), ClaimKind::Incident,
                              "Thirty men were forced to carry stones.");
    claim.about = {"IND"};
    claim.elements.emplace();
    claim.elements->purposes.push_back({"PURP.FL", "forced", std::nullopt});
    claim.elements->perpetrators = words;
    const model::CountryProfile profile = desk.profile("IND");
    EXPECT_THAT(profile.perpetrators, SizeIs(state ? 1U : 0U)) << words;
  }
}

TEST(Profile, ToldPartsOfACountryAreWithinIt) {
  const std::pair<const char*, const char*> rows[] = {
      {"the capital", "internal"},   {"urban centers", "internal"},
      {"other islands", "internal"}, {"abroad", "out"},
      {"other countries", "out"},    {"cities of neighbouring states", "out"}};
  for (const auto& [place, direction] : rows) {
    Desk one;
    const auto document = one.document("Reef Post", "2019-06-01");
    Claim& claim =
        one.route(document, std::string("Boys of the atolls are taken to ") + place + ".",
                  {{"MDV", PlaceRole::Origin}, {"", PlaceRole::Destination}});
    claim.route->stops.back().place.name = place;
    const model::CountryProfile profile = one.profile("MDV");
    ASSERT_THAT(profile.routes, SizeIs(1)) << place;
    EXPECT_EQ(profile.routes.front().direction, direction) << place;
  }
}

// The year of a convention, or the number of a section, is no year of what is told.
// Whether a motel lies abroad nobody can tell; "the Gulf" and "Central Asian countries" do.
TEST(Profile, ASpotIsNoPlaceAbroad) {
  Desk desk;
  const auto report = desk.document("Dune Paper", "2024");
  for (const char* name :
       {"Desert Inn Motel", "Copake", "Middle East", "Central Asian countries"}) {
    model::RouteStop stop;
    stop.place.name = name;
    stop.role = PlaceRole::Destination;
    desk.route(report, std::string("People are taken from Chad to ") + name + ".",
               {{"TCD", PlaceRole::Origin}})
        .route->stops.push_back(stop);
  }
  const model::CountryProfile profile = desk.profile("TCD");
  std::vector<std::string> names;
  for (const model::ProfileRoute& route : profile.routes) names.push_back(route.partner_name);
  EXPECT_THAT(names, testing::UnorderedElementsAre("Middle East", "Central Asian countries"));
}

// The head of a table and the title of a law say nothing of anybody.
TEST(Profile, HeadsOfTablesTellNothing) {
  Desk desk;
  const auto report = desk.document("Dune Paper", "2024");
  for (const char* words : {"Identification of Hazardous Occupations or Activities Prohibited",
                            "the police identified 12 victims in hazardous work"}) {
    Claim& claim = desk.claim(report, ClaimKind::Incident, words);
    claim.about = {"TCD"};
    claim.incident.emplace();
    claim.incident->type = "identification";
  }
  const model::CountryProfile profile = desk.profile("TCD");
  ASSERT_THAT(profile.responses, SizeIs(1));
  EXPECT_EQ(profile.responses[0].support.claims, 1U);
}

// An undated document tells of a plan to 2030 as of any year: nothing is old by it.
TEST(Profile, UndatedPlansMakeNothingOld) {
  Desk desk;
  const auto dated = desk.document("Dune Paper", "2022");
  desk.route(dated, "Men are taken from Chad to Libya.",
             {{"TCD", PlaceRole::Origin}, {"LBY", PlaceRole::Destination}});
  const auto undated = desk.document("Salt Letter", "2022");
  desk.undate(undated);
  Claim& plan = desk.claim(undated, ClaimKind::Statement, "The plan runs to 2030.");
  plan.about = {"TCD"};
  plan.when.to = {2030, 0, 0};
  EXPECT_EQ(desk.profile("TCD").old_before, 2020);
}

TEST(Profile, YearsOfLawsAreNotTold) {
  Desk desk;
  const auto report = desk.document("Reef Post", "2019-06-01");
  const std::pair<ClaimKind, int> rows[] = {
      {ClaimKind::Statement, 1612}, {ClaimKind::Statement, 1930}, {ClaimKind::Law, 2014}};
  for (const auto& [kind, year] : rows) {
    Claim& claim = desk.route(
        report,
        "Boys are taken from Maldives to India, says the Act of " + std::to_string(year) + ".",
        {{"MDV", PlaceRole::Origin}, {"IND", PlaceRole::Destination}});
    claim.kind = kind;
    claim.when.from.year = static_cast<std::int16_t>(year);
  }
  EXPECT_THAT(routes(desk.profile("MDV")), ElementsAre("out IND 1/1 2019-2019"));
}

TEST(Profile, AsksOfAPartnerOnce) {
  Desk desk;
  const auto old = desk.document("Reef Post", "2006-06-01");
  const auto fresh = desk.document("Reef Post", "2020-06-01");
  desk.route(old, "Men are taken from Burma to China to work there for nothing at all.",
             {{"MMR", PlaceRole::Origin}, {"CHN", PlaceRole::Destination}});
  desk.route(old, "Women are brought from China to Burma to work there for nothing at all.",
             {{"MMR", PlaceRole::Destination}, {"CHN", PlaceRole::Origin}});
  desk.route(fresh, "Men are taken from Burma to Thailand to work there on the boats of others.",
             {{"MMR", PlaceRole::Origin}, {"THA", PlaceRole::Destination}});
  std::string asked;
  for (const auto& question : desk.profile("MMR").questions) {
    if (question.code == "old-routes") asked = question.words;
  }
  EXPECT_THAT(asked, testing::HasSubstr("China (last told of 2006)"));
  EXPECT_EQ(asked.find("China"), asked.rfind("China"));
}

TEST(Profile, WhatCannotSpeakIsNoSource) {
  Desk desk;
  const auto report = desk.document("Reef Post", "2019-06-01");
  desk.route(report, "Cases show that men are taken from Maldives to India.",
             {{"MDV", PlaceRole::Origin}, {"IND", PlaceRole::Destination}})
      .chain.links.push_back(source("Cases", model::SourceKind::Unknown));
  const std::pair<const char*, model::SourceKind> mute[] = {
      {"Labor Code", model::SourceKind::Organisation},
      {"Implementation Regulation of the Labor Law", model::SourceKind::Organisation},
      {"October", model::SourceKind::Organisation},
      {"Field Guide for the Investigation of Crimes", model::SourceKind::Organisation},
      {"Upland's Salt crisis", model::SourceKind::Organisation},
      {"Worksite Number", model::SourceKind::Person}};
  for (const auto& [name, kind] : mute) {
    desk.route(report, std::string("By ") + name + " men are taken from Maldives to India.",
               {{"MDV", PlaceRole::Origin}, {"IND", PlaceRole::Destination}})
        .chain.links.push_back(source(name, kind));
  }
  EXPECT_THAT(desk.profile("MDV").sources, IsEmpty());
  // Neither a person called Law nor a ministry of it is one.
  for (const char* name : {"Ann Law", "Ministry of Labor"}) {
    const bool person = std::string(name) == "Ann Law";
    desk.route(report, std::string(name) + " says that men are taken from Maldives to Oman.",
               {{"MDV", PlaceRole::Origin}, {"OMN", PlaceRole::Destination}})
        .chain.links.push_back(
            source(name, person ? model::SourceKind::Person : model::SourceKind::Government));
  }
  EXPECT_THAT(desk.profile("MDV").sources, SizeIs(2));
}

TEST(Profile, NothingIsAskedOfNothing) {
  const Desk desk;
  const model::CountryProfile profile = desk.profile("LAO");
  ASSERT_THAT(profile.questions, SizeIs(1));
  EXPECT_EQ(profile.questions.front().code, "no-document");
}

// Many claims, many orders, one profile.
TEST(Profile, OrderDoesNotMatter) {
  Desk desk;
  std::mt19937 random(7);
  const std::vector<std::string> countries = {"LAO", "THA", "MYS", "VNM", "KHM"};
  const std::vector<std::string> outlets = {"Post", "Voice", "Herald", "Wire"};
  std::vector<std::size_t> documents;
  for (int i = 0; i < 40; ++i) {
    documents.push_back(desk.document(
        outlets[random() % 4],
        std::to_string(2000 + random() % 20) + "-0" + std::to_string(1 + random() % 9) + "-01"));
  }
  for (int i = 0; i < 400; ++i) {
    const std::string& other = countries[1 + random() % 4];
    const bool out = random() % 2 == 0;
    Claim& claim =
        desk.route(documents[random() % documents.size()],
                   "In year " + std::to_string(random() % 9) + " they took people " +
                       (out ? "from Laos to " : "to Laos from ") + other + " by the road.",
                   {{"LAO", out ? PlaceRole::Origin : PlaceRole::Destination},
                    {other, out ? PlaceRole::Destination : PlaceRole::Origin}});
    if (random() % 5 == 0) claim.modality = model::Modality::Denied;
    if (random() % 5 == 0) claim.modality = model::Modality::Alleged;
    if (random() % 3 == 0) {
      claim.chain.links.push_back(
          source("Group " + std::to_string(random() % 3), model::SourceKind::Organisation));
    }
  }
  const model::CountryProfile first = desk.profile("LAO", 1);
  std::size_t published = 0;
  for (const model::ProfileTeller& publisher : first.publishers) published += publisher.claims;
  EXPECT_EQ(published, first.claims);
  EXPECT_THAT(first.routes, SizeIs(8));
  for (unsigned seed = 2; seed < 20; ++seed) EXPECT_EQ(desk.profile("LAO", seed), first);
}

}  // namespace
}  // namespace plumbline::graph
