// SPDX-License-Identifier: Apache-2.0
//
// Events as an engine guesses them, over an analysis of the rules: what claims make of them.

#include <utility>

#include <gtest/gtest.h>

#include "extract/events_test_internal.h"

namespace plumbline::extract {
namespace {

// Over the analysis of the rules: no tree.
std::vector<model::Claim> claims_without_tree(const std::string& text,
                                              const std::vector<Guess>& guesses) {
  model::Document document;
  document.id.value = "test";
  document.text = text;
  document.publisher = "Quay Post";
  document.published = Date{.year = 2025, .month = 3, .day = 10};
  auto analysis = language::analyse(document, test_refdata());
  analysis.arcs.assign(analysis.tokens.size(), {});
  return claims_with(document, std::move(analysis), guesses);
}

TEST(Events, ASceneWithoutAKeywordIsAnIncident) {
  const auto claims =
      claims_without_tree("For two years the girl slept behind a locked door in Lagos.",
                          {{"harbouring", "slept", "", "the girl", "Lagos", ""}});
  ASSERT_EQ(claims.size(), 1U);
  EXPECT_EQ(claims[0].kind, model::ClaimKind::Incident);
  EXPECT_EQ(incidents_of(claims), "harbouring agent= patient=the girl at=Lagos, Nigeria\n");
  ASSERT_TRUE(claims[0].incident->passage);
  EXPECT_EQ(claims[0].incident->passage->span, (text::Span{23, 28}));
}

TEST(Events, OneClaimTellsSeveral) {
  EXPECT_EQ(incidents_of(claims_without_tree(
                "Officers arrested a driver who had locked six women in a cellar.",
                {{"arrest", "arrested", "Officers", "a driver", "", ""},
                 {"harbouring", "locked", "a driver", "six women", "", "", "alleged"}})),
            "arrest agent=Officers patient=a driver\n"
            "harbouring agent=a driver patient=six women alleged\n");
}

TEST(Events, WhatFramesSawIsToldOnceWithItsPenalty) {
  EXPECT_EQ(incidents_of(
                claims_without_tree("The court sentenced the owner to seven years in prison.",
                                    {{"sentence", "sentenced", "The court", "the owner", "", ""}})),
            "sentence agent=The court patient=the owner penalty=seven years in prison\n");
}

TEST(Events, APronounIsWhomItStandsFor) {
  EXPECT_EQ(incidents_of(claims_without_tree("Mira Doss was kept in Pune. She was beaten.",
                                             {{"violence", "beaten", "", "She", "", ""}})),
            "violence agent= patient=Mira Doss at=Pune, India\n");
  EXPECT_EQ(incidents_of(claims_without_tree("They were beaten.",
                                             {{"violence", "beaten", "", "They", "", ""}})),
            "violence agent= patient=They\n");
}

TEST(Events, CourtsAndPoliceActWhereTheyStand) {
  EXPECT_EQ(
      incidents_of(claims_without_tree(
          "In Georgia, the District Court of Tbilisi acquitted the couple.",
          {{"acquittal", "acquitted", "the District Court of Tbilisi", "the couple", "", ""}})),
      "acquittal agent=District Court of Tbilisi patient=the couple at=Tbilisi, Georgia\n");
}

TEST(Events, VictimsAreWhereTheTextLastWas) {
  const std::string text =
      "Two brothers were sent to a farm near Foggia. They worked until nightfall. The owner was "
      "charged.";
  EXPECT_EQ(incidents_of(claims_without_tree(
                text, {{"transport", "sent", "", "Two brothers", "farm near Foggia", ""},
                       {"exploitation", "worked", "", "Two brothers", "", ""},
                       {"charge", "charged", "", "The owner", "", ""}})),
            "transport agent= patient=Two brothers at=Foggia, Italy\n"
            "exploitation agent= patient=Two brothers at=Foggia, Italy\n"
            "charge agent= patient=The owner\n");
}

TEST(Events, PronounsKeepTheirSide) {
  const std::string text =
      "A driver brought two cousins to Palma. They picked onions until dark. He was arrested. They "
      "were flown home.";
  const auto claims =
      claims_without_tree(text, {{"transport", "brought", "A driver", "two cousins", "Palma", ""},
                                 {"exploitation", "picked", "", "They", "", ""},
                                 {"arrest", "arrested", "", "He", "", ""},
                                 {"repatriation", "flown", "", "They", "", ""}});
  EXPECT_EQ(incidents_of(claims),
            "transport agent=A driver patient=two cousins at=Palma, Spain\n"
            "exploitation agent= patient=two cousins at=Palma, Spain\n"
            "arrest agent= patient=A driver\n"
            "repatriation agent= patient=two cousins\n");
}

TEST(Events, NobodyIsNoPatient) {
  EXPECT_EQ(incidents_of(claims_without_tree(
                "No one was arrested.", {{"arrest", "arrested", "", "No one", "", "", "denied"}})),
            "arrest agent= patient= denied\n");
}

// What is not known is not told.
TEST(Events, OtherPeopleAndPlacesAreNotTaken) {
  EXPECT_EQ(incidents_of(claims_without_tree(
                "A man was arrested. His victim, Joy Eze, wept. She was beaten.",
                {{"arrest", "arrested", "", "A man", "", ""},
                 {"violence", "beaten", "", "She", "", ""}})),
            "arrest agent= patient=A man\nviolence agent= patient=She\n");
  EXPECT_EQ(incidents_of(claims_without_tree("Officers held his wife. He was jailed.",
                                             {{"arrest", "held", "Officers", "his wife", "", ""},
                                              {"sentence", "jailed", "", "He", "", ""}})),
            "arrest agent=Officers patient=his wife\nsentence agent= patient=He\n");
  EXPECT_EQ(incidents_of(claims_without_tree("The film is set in Paris. A girl escaped.",
                                             {{"escape", "escaped", "", "A girl", "", ""}})),
            "escape agent= patient=A girl\n");
  EXPECT_EQ(incidents_of(claims_without_tree(
                "The Ministry of Justice charged a recruiter.",
                {{"charge", "charged", "The Ministry of Justice", "a recruiter", "", ""}})),
            "charge agent=Ministry of Justice patient=a recruiter\n");
  EXPECT_EQ(incidents_of(claims_without_tree("If they had known, they would have fled.",
                                             {{"escape", "fled", "", "they", "", ""}})),
            "");
}

std::string response_in(const std::string& text, const std::vector<Guess>& guesses) {
  std::string out;
  for (const model::Claim& claim : claims_without_tree(text, guesses)) {
    if (claim.response) out += claim.response->criterion + " by " + claim.response->actor;
  }
  return out;
}

TEST(Events, ActsOfStatesAreWhoseTheTextSays) {
  EXPECT_EQ(response_in("Prosecutors in Malmo charged two traffickers.",
                        {{"charge", "charged", "Prosecutors in Malmo", "two traffickers", "", ""}}),
            "22 USC 7106(b)(1) by Prosecutors in Malmo");
  EXPECT_EQ(response_in(
                "Three Bolivian traffickers were sentenced in Buenos Aires.",
                {{"sentence", "sentenced", "", "Three Bolivian traffickers", "Buenos Aires", ""}}),
            "22 USC 7106(b)(1) by government of Argentina");
  // The court that goes on to sentence is named in the sentence before: its state acts.
  EXPECT_EQ(response_in("A court in Malmo fined a man. A trafficker was sentenced.",
                        {{"conviction", "fined", "court in Malmo", "a man", "", ""},
                         {"sentence", "sentenced", "", "A trafficker", "", ""}}),
            "22 USC 7106(b)(1) by court in Malmo22 USC 7106(b)(1) by government of Sweden");
  EXPECT_EQ(response_in("A Romanian trafficker was charged.",
                        {{"charge", "charged", "", "A Romanian trafficker", "", ""}}),
            "");
  EXPECT_EQ(response_in("Rebels in Mali convicted two traffickers.",
                        {{"conviction", "convicted", "Rebels", "two traffickers", "Mali", ""}}),
            "");
  EXPECT_EQ(
      response_in("Prosecutors in Malmo charged four drug dealers.",
                  {{"charge", "charged", "Prosecutors in Malmo", "four drug dealers", "", ""}}),
      "");
}

TEST(Events, WithoutAnEngineFramesSpeakAlone) {
  model::Document document;
  document.id.value = "test";
  document.text = "Police arrested two men in Lahore.";
  const auto analysis = language::analyse(document, test_refdata());
  const auto claims = extract_claims(document, analysis, test_refdata());
  ASSERT_EQ(claims.size(), 1U);
  EXPECT_EQ(claims[0].kind, model::ClaimKind::Incident);
  EXPECT_EQ(incidents_of(claims), "arrest agent=Police patient=two men at=Lahore, Pakistan\n");
}

}  // namespace
}  // namespace plumbline::extract
