// SPDX-License-Identifier: Apache-2.0
//
// Counts whose places and units only the model sees: places that no list has, shares of "every
// hundred", and whose words the number of those who speak is.

#include <gtest/gtest.h>

#include "extract/content_test_internal.h"
#include "extract/extract.h"
#include "language/learned.h"

namespace plumbline::extract {
namespace {

// "value unit @place" of each figure, each with who tells it.
std::string learned_figures(const std::string& text) {
  static const language::Learned kLearned =
      language::Learned::open(test_refdata().blob("engine")).take();
  model::Document document;
  document.id.value = "test";
  document.publisher = "Daily Post";
  document.language = "en";
  document.text = text;
  const auto analysis = language::analyse(document, test_refdata(), &kLearned);
  std::string out;
  const auto put = [&](const model::Claim& claim, const model::Figure& figure) {
    if (!out.empty()) out += " | ";
    out += std::to_string(static_cast<int>(figure.value)) + " " + figure.unit;
    if (!figure.place.empty()) out += " @" + figure.place;
    for (std::size_t i = 1; i < claim.chain.links.size(); ++i) {
      out += " < " + claim.chain.links[i].name;
    }
  };
  for (const model::Claim& claim : extract_claims(document, analysis, test_refdata())) {
    if (claim.figure) put(claim, *claim.figure);
    for (const auto& more : claim.more_figures) put(claim, more);
  }
  return out;
}

TEST(CountsLearned, ListsPlacesThatNoListHas) {
  EXPECT_EQ(learned_figures("Police freed 34 people in the districts of Kailali and Banke."),
            "34 people @Kailali and Banke");
  EXPECT_EQ(learned_figures("Inspectors visited 40 farms in the Algarve in 2021."),
            "40 farms @Algarve");
}

TEST(CountsLearned, TellsSoManyOfEveryHundred) {
  EXPECT_EQ(learned_figures("Of every hundred petitions, the clerks read nine."), "9 percent");
}

TEST(CountsLearned, TellsHowManySpeakInTheWordsOfWhoTellsIt) {
  EXPECT_EQ(learned_figures("The Lindow Foundation writes that some 240 pickers complained that "
                            "the wells were dry."),
            "240 pickers < Lindow Foundation");
  EXPECT_EQ(learned_figures("Two officials said that the wells were dry."), "");
}

}  // namespace
}  // namespace plumbline::extract
