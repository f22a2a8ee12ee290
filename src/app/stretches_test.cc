// SPDX-License-Identifier: Apache-2.0

#include "app/stretches.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace plumbline::app {
namespace {

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

struct StretchCase {
  const char* name;
  std::string_view piece;
  std::string_view before_cut;  // what a stretch ends with
};

constexpr StretchCase kStretchCases[] = {
    {"Paragraphs", "One sentence. Another one.\n\n", "\n\n"},
    {"Lines", "One sentence. Another one.\n", "\n"},
    {"Sentences", "One sentence. Another one. ", ". "},
    {"Words", "word after word ", " "},
    {"OneEndlessWord", "\u0540", "\u0540"},
};

class StretchesTest : public ::testing::TestWithParam<StretchCase> {};

TEST_P(StretchesTest, CoverTheTextAndEndAtBorders) {
  const std::string text = repeated(GetParam().piece, 5 * kStretchBytes + 77);
  const auto spans = stretches(text);
  EXPECT_GE(spans.size(), 6U);
  std::uint32_t at = 0;
  for (const text::Span& span : spans) {
    EXPECT_EQ(span.begin, at);
    EXPECT_LE(span.size(), kStretchBytes);
    EXPECT_TRUE(is_utf8_border(text, span.end));
    EXPECT_TRUE(text::slice(text, span).ends_with(GetParam().before_cut));
    at = span.end;
  }
  EXPECT_EQ(at, text.size());
}

INSTANTIATE_TEST_SUITE_P(Texts, StretchesTest, ::testing::ValuesIn(kStretchCases),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(Stretches, AShortTextIsOne) {
  EXPECT_EQ(stretches("").size(), 1U);
  EXPECT_EQ(stretches("A few words.").size(), 1U);
}

}  // namespace
}  // namespace plumbline::app
