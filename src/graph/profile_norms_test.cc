// SPDX-License-Identifier: Apache-2.0

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

// What a law, a plan or a duty says makes nobody a victim, and no act of the state.
TEST(Profile, LawsAndDutiesTellOfNobody) {
  Desk desk;
  const auto report = desk.document("Dune Paper", "2024");
  const auto tell = [&](const std::string& words, const char* type, const std::string& trigger) {
    Claim& claim = desk.claim(report, ClaimKind::Incident, words);
    claim.about = {"TCD"};
    claim.incident.emplace();
    claim.incident->type = type;
    const text::Span span = claim.passages.front().span;
    const std::size_t at = span.begin + words.find(trigger);
    claim.incident->passage =
        model::Passage(claim.passages.front().document, text::make_span(at, at + trigger.size()));
    return &claim;
  };
  tell("the bureau is responsible for investigating the recruiters of boys", "investigation",
       "investigating");
  tell("such acts were rarely prosecuted", "trial", "prosecuted");
  tell("selling a child is punishable by a sentence of ten years", "sentence", "sentence");
  tell("the scheme assists homeless boys with clothes", "assistance", "assists");
  tell("the scheme assists women who were exploited with clothes", "assistance", "assists")
      ->incident->patient = "women who were exploited";
  Claim& plan = desk.claim(report, ClaimKind::Statement,
                           "it has a national plan to combat forced begging of children");
  plan.about = {"TCD"};
  plan.elements.emplace();
  plan.elements->victims = "children";
  plan.elements->purposes.push_back({"PURP.BEG", "forced begging", std::nullopt});
  const text::Span span = plan.passages.front().span;
  plan.elements->purposes.back().passage = model::Passage(
      plan.passages.front().document, text::make_span(span.begin + 33, span.begin + 47));
  const model::CountryProfile profile = desk.profile("TCD");
  std::vector<std::string> acts;
  for (const auto& response : profile.responses) acts.push_back(response.code);
  EXPECT_THAT(acts, ElementsAre("assistance"));
  std::vector<std::string> victims;
  for (const auto& group : profile.victims) victims.push_back(group.code);
  EXPECT_THAT(victims, ElementsAre("women"));
  EXPECT_THAT(profile.forms, IsEmpty());
}

TEST(Profile, ALawThatPermitsNotIsALaw) {
  Desk desk;
  const auto report = desk.document("Dune Paper", "2024");
  for (const char* words : {"the law does not permit children to dive for pearls at night",
                            "the law does not prohibit all forms of debt bondage in the mines",
                            "the law does not permit victims of the mines to seek compensation"}) {
    Claim& claim = desk.claim(report, ClaimKind::Law, words);
    claim.about = {"TCD"};
    claim.polarity = model::Polarity::Negative;
  }
  const model::CountryProfile profile = desk.profile("TCD");
  ASSERT_THAT(profile.responses, SizeIs(1));
  EXPECT_EQ(profile.responses[0].support.claims, 1U);
  EXPECT_EQ(profile.responses[0].support.denied, 2U);
}

// Whom a scheme assists was exploited if the passage says so, in whatever words.
TEST(Profile, WhomASchemeAssistsMayBeVictims) {
  const std::pair<const char*, bool> rows[] = {
      {"the scheme assists homeless boys with clothes", false},
      {"the scheme assists bonded labourers with clothes", true},
      {"the scheme assists former child soldiers, most of them boys", true},
      {"the scheme assists child-soldiers, most of them boys", true},
      {"the scheme assists boys who were exploited", true},
      {"the scheme assists boys who sold vegetables", false}};
  for (const auto& [words, victims] : rows) {
    Desk desk;
    Claim& claim = desk.claim(desk.document("Dune Paper", "2024"), ClaimKind::Incident, words);
    claim.about = {"TCD"};
    claim.incident.emplace();
    claim.incident->type = "assistance";
    claim.incident->patient = std::string(words).substr(std::string("the scheme assists ").size());
    EXPECT_EQ(!desk.profile("TCD").victims.empty(), victims) << words;
  }
}

// The name of a body is none of its acts.
TEST(Profile, NamesOfBodiesAreNoActs) {
  Desk desk;
  const auto report = desk.document("Dune Paper", "2024");
  for (const char* action : {"The Upland Bureau for the Protection of Children",
                             "protected twelve children of the mine"}) {
    Claim& claim =
        desk.claim(report, ClaimKind::Response, std::string(action) + " and spoke of it");
    claim.about = {"TCD"};
    claim.response.emplace();
    claim.response->action = action;
    claim.response->direction = "supports";
    claim.response->criterion = "22 USC 7106(b)(2)";
  }
  const model::CountryProfile profile = desk.profile("TCD");
  ASSERT_THAT(profile.responses, SizeIs(1));
  EXPECT_EQ(profile.responses[0].support.claims, 1U);
}

// Series, editions and offices of one house are one origin; two ministries of one name are not.
TEST(Profile, AHouseIsOneOrigin) {
  const std::pair<std::vector<std::string>, std::size_t> rows[] = {
      {{"US Department of Works, Yearly Findings", "U.S. Department of Works"}, 1},
      {{"Reef Almanac", "Reef Almanac (web edition)"}, 1},
      {{"Ministry of Health, Labour and Sport", "Ministry of Health, Chad"}, 2},
      {{"Mexico, Ministry of Works", "Mexico, Ministry of Health"}, 2},
      {{"The Gambia, Ministry of Works", "The Gambia, Ministry of Health"}, 2},
      {{"Mexico, Ministry of Works", "Mexico, Ministry of Works (web edition)"}, 1},
      {{"Ministry of Works of Mexico, Yearly Findings", "Ministry of Works of Mexico"}, 1},
      {{"Reef Almanac", "Dune Almanac"}, 2}};
  for (const auto& [publishers, origins] : rows) {
    Desk desk;
    int year = 2010;
    for (const std::string& publisher : publishers) {
      const std::string when = std::to_string(++year);
      desk.route(desk.document(publisher, when),
                 "In " + when + " men of " + publisher + " were taken from Chad.",
                 {{"TCD", PlaceRole::Origin}, {"LBY", PlaceRole::Destination}});
    }
    const model::CountryProfile profile = desk.profile("TCD");
    ASSERT_THAT(profile.routes, SizeIs(1));
    EXPECT_EQ(profile.routes[0].support.origins, origins) << publishers.back();
  }
}

// By whom a claim is told: a law is nobody, a body is, whatever its name ends in.
TEST(Profile, NamesThatCannotSpeakAreNoSources) {
  const std::pair<const char*, bool> rows[] = {
      {"Labor Code", false},      {"Regulation of the Labor Law", false},
      {"Worksite Number", false}, {"October", false},
      {"the place", false},       {"A Safe Place", true},
      {"October Trust", true},    {"Reef Guide", false},
      {"Dune Guide", true},  // as the document's publisher
  };
  for (const auto& [name, speaks] : rows) {
    Desk desk;
    Claim& claim = desk.route(desk.document("Dune Guide", "2024"), "Men are taken to Chad.",
                              {{"LBY", PlaceRole::Origin}, {"TCD", PlaceRole::Destination}});
    claim.chain.links.push_back(source(name, model::SourceKind::Organisation));
    const model::CountryProfile profile = desk.profile("TCD");
    ASSERT_EQ(profile.routes.size(), 1U);
    const auto& passages = profile.passages;
    ASSERT_EQ(passages.size(), 1U);
    EXPECT_EQ(passages[0].source_named, speaks) << name;
  }
}

// "2021 Findings" without a date tells nothing of 2030.
TEST(Profile, ATitleSaysWhenAtTheLatest) {
  Desk desk;
  const auto dated = desk.document("Dune Paper", "2019");
  desk.route(dated, "Men are taken from Chad to Libya by night.",
             {{"TCD", PlaceRole::Origin}, {"LBY", PlaceRole::Destination}});
  const auto undated = desk.document("Salt Letter", "2019");
  desk.undate(undated);
  desk.title(undated, "2021 Findings on Salt");
  Claim& plan = desk.route(undated, "Men are taken from Chad to Libya, which a plan shall end.",
                           {{"TCD", PlaceRole::Origin}, {"LBY", PlaceRole::Destination}});
  plan.when.to = {2030, 0, 0};
  EXPECT_THAT(routes(desk.profile("TCD")), ElementsAre("out LBY 2/2 2019-2019"));
}

}  // namespace
}  // namespace plumbline::graph
