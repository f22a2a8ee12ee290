// SPDX-License-Identifier: Apache-2.0
//
// A proposition may be cut out of a sentence anywhere, also through a verb group or a noun phrase:
// reading its content must stay inside the text and come to an end.

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/content_test_internal.h"
#include "extract/extract.h"

namespace plumbline::extract {
namespace {

constexpr const char* kCutTexts[] = {
    "Police in two towns said that they had arrested and later charged four recruiters, who were "
    "then convicted of trafficking women to Oman.",
    "That was reported. Who was arrested remains unclear. Which victims have been rescued is not "
    "known.",
    "Boys are reportedly trafficked through Mali and forced to work; the government did not "
    "prosecute or convict any trafficker, but has been funding shelters since 2019.",
};

TEST(ContentCut, EveryPieceOfASentenceIsReadSafely) {
  for (const char* text : kCutTexts) {
    model::Document document;
    document.id.value = "test";
    document.text = text;
    document.language = "en";
    const auto analysis = language::analyse(document, test_refdata());
    const auto size = static_cast<std::uint32_t>(analysis.tokens.size());
    for (std::uint32_t begin = 0; begin < size; ++begin) {
      for (std::uint32_t end = begin + 1; end <= size; ++end) {
        Proposition proposition;
        proposition.tokens = {begin, end};
        for (const auto& claim : read_content({document, analysis, test_refdata()}, proposition)) {
          ASSERT_FALSE(claim.passages.empty());
          ASSERT_LE(claim.passages.front().span.end, document.text.size());
        }
      }
    }
  }
}

// Of two numbers in one clause each has its stretch, with all that it counts.
TEST(ContentCut, JoinedNounsStayTogether) {
  model::Document document;
  document.id.value = "test";
  document.text = "Smugglers had packed about 110 men and women aboard for 150 dollars a head.";
  const auto analysis = language::analyse(document, test_refdata());
  Proposition proposition;
  proposition.tokens = {0, static_cast<std::uint32_t>(analysis.tokens.size())};
  const auto claims = read_content({document, analysis, test_refdata()}, proposition);
  ASSERT_FALSE(claims.empty());
  for (const auto& claim : claims) {
    const auto words = text::slice(document.text, claim.passages.front().span);
    EXPECT_FALSE(words.starts_with("women")) << words;
    EXPECT_FALSE(words.ends_with("men")) << words;
  }
}

std::vector<std::string> pieces_of(const std::string& text) {
  model::Document document;
  document.id.value = "test";
  document.text = text;
  const auto analysis = language::analyse(document, test_refdata());
  Proposition proposition;
  proposition.tokens = {0, static_cast<std::uint32_t>(analysis.tokens.size())};
  std::vector<std::string> pieces;
  for (const auto& claim : read_content({document, analysis, test_refdata()}, proposition)) {
    pieces.emplace_back(text::slice(document.text, claim.passages.front().span));
  }
  return pieces;
}

// Spans of time are not cut, a sum in other money is no other sum, and of what stands in brackets
// nothing behind them is taken.
TEST(ContentCut, NumbersPartWhereTheTextDoes) {
  using testing::ElementsAre;
  EXPECT_THAT(pieces_of("Two men kept the girls between May and August 2023, and sold 3 of them."),
              ElementsAre("Two men kept the girls between May and August 2023", "sold 3 of them"));
  EXPECT_THAT(pieces_of("Police say 30 men paid $200 ($50 of it up front) and 12 boys nothing."),
              testing::Contains(testing::StartsWith("$50")));
  EXPECT_THAT(pieces_of("Two men sold each girl for 4,000 riyals ($1,100) to an agent."),
              testing::Each(testing::Not(testing::StartsWith("$1,100"))));
  EXPECT_THAT(
      pieces_of("In 2019 there were 31 violations of the rules on safety and health, involving 38 "
                "minors."),
      ElementsAre("In 2019 there were 31 violations of the rules on safety and health",
                  "involving 38 minors"));
  EXPECT_THAT(pieces_of("Some 5,500 of the district's 29,000 children were at work."),
              ElementsAre("Some 5,500 of the district's 29,000 children were at work",
                          "29,000 children were at work"));
  // A mere connective is no claim.
  EXPECT_THAT(pieces_of("The fines were paid by all of the farms; however,"),
              ElementsAre(testing::StartsWith("The fines were paid")));
  EXPECT_THAT(pieces_of("Police identified 120 victims (43 men and 77 women) in raids last week."),
              ElementsAre("Police identified 120 victims", "43 men", "77 women"));
}

}  // namespace
}  // namespace plumbline::extract
