// SPDX-License-Identifier: Apache-2.0
//
// What a person points at: words that make a claim, a name of somebody who speaks.

#include <gtest/gtest.h>

#include "extract/content_test_internal.h"
#include "extract/extract.h"

namespace plumbline::extract {
namespace {

struct Text {
  model::Document document;
  language::Analysis analysis;

  explicit Text(std::string text) {
    document.id.value = "test";
    document.text = std::move(text);
    document.language = "en";
    analysis = language::analyse(document, test_refdata());
  }
  [[nodiscard]] text::Span span(const std::string& words) const {
    const std::size_t at = document.text.find(words);
    return text::make_span(at, at + words.size());
  }
  [[nodiscard]] std::vector<model::Claim> claims(const std::string& words) const {
    return read_words(document, analysis, test_refdata(), span(words), {});
  }
  [[nodiscard]] model::ChainLink source(const std::string& words) const {
    return read_source(document, analysis, test_refdata(), span(words));
  }
};

TEST(WordsTest, ClaimsStayWithinTheWords) {
  const Text text(
      "Police freed nine men in Suva on Monday and arrested two recruiters. The ministry said that "
      "41 victims were identified in 2023.");
  const std::string words = "nine men in Suva on Monday and arrested two recruiters. The ministry";
  const text::Span span = text.span(words);
  const auto claims = text.claims(words);
  ASSERT_FALSE(claims.empty());
  for (const auto& claim : claims) {
    EXPECT_TRUE(span.contains(claim.passages.front().span))
        << text::slice(text.document.text, claim.passages.front().span);
  }
  const auto figure = text.claims("41 victims were identified in 2023");
  ASSERT_FALSE(figure.empty());
  ASSERT_TRUE(figure.front().figure);
  EXPECT_EQ(figure.front().figure->value, 41);
}

TEST(WordsTest, NoWordMakesNoClaim) {
  const Text text("Police freed nine men.");
  EXPECT_TRUE(read_words(text.document, text.analysis, test_refdata(), {3, 3}, {}).empty());
  EXPECT_TRUE(read_words(text.document, text.analysis, test_refdata(), {900, 950}, {}).empty());
}

TEST(WordsTest, ASourceIsWhoIsNamedThere) {
  const Text text(
      "Fiji's Ministry of Employment opened a shelter. Activists gave food. Mara Quill, director "
      "of "
      "Harbour Watch, was there.");
  EXPECT_NE(text.source("Ministry of Employment").name.find("Ministry of Employment"),
            std::string::npos);
  EXPECT_EQ(text.source("Ministry of Employment").kind, model::SourceKind::Government);
  EXPECT_EQ(text.source("Activists").status, model::LinkStatus::Unnamed);
  EXPECT_EQ(text.source("Mara Quill").kind, model::SourceKind::Person);
  EXPECT_TRUE(read_source(text.document, text.analysis, test_refdata(), {0, 0}).name.empty());
}

// Somebody the text calls a victim has no name as a source either.
TEST(WordsTest, AVictimIsNoSource) {
  const Text text("Ilse Okoro, a victim of trafficking, was freed. Ilse Okoro cried.");
  EXPECT_EQ(text.source("Ilse Okoro").name.find("Okoro"), std::string::npos);
}

}  // namespace
}  // namespace plumbline::extract
