// SPDX-License-Identifier: Apache-2.0

#include "publish/display.h"

#include <gtest/gtest.h>

namespace plumbline::publish {
namespace {

struct Case {
  const char* name;
  std::string_view text;
  std::string_view want;
};

constexpr Case kVisible[] = {
    {"Plain", "two  words\n", "two words"},
    {"TerminalEscape", "a\x1b[31mred", "a [31mred"},
    {"C1Control", "a\u009b31mred", "a 31mred"},
    {"Bidi", "safe\u202Egnp", "safe<U+202E>gnp"},
    {"Isolate", "a\u2066b", "a<U+2066>b"},
    {"ZeroWidth", "traf\u200Bficking", "traf<U+200B>ficking"},
    {"PersianJoinerStays", "\u0645\u06CC\u200C\u0631", "\u0645\u06CC\u200C\u0631"},
    {"Tags", "x\U000E0041y", "x<U+E0041>y"},
};

class VisibleTest : public ::testing::TestWithParam<Case> {};

TEST_P(VisibleTest, ShowsWhatIsThere) {
  EXPECT_EQ(visible(GetParam().text), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Text, VisibleTest, ::testing::ValuesIn(kVisible),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(Display, WrapsAtWordsAndCountsColumns) {
  EXPECT_EQ(wrap("one two three", 7), (std::vector<std::string>{"one two", "three"}));
  EXPECT_EQ(wrap("incomprehensibilities a", 5),
            (std::vector<std::string>{"incomprehensibilities", "a"}));
  EXPECT_TRUE(wrap("", 5).empty());
  EXPECT_EQ(columns("e\u0301"), 1U);
  EXPECT_EQ(columns("\u4E2D\u6587"), 4U);
}

TEST(Display, ShortensInTheMiddleAtWords) {
  EXPECT_EQ(shortened("a few words", 40), "a few words");
  const std::string cut = shortened("one two three four five six seven eight nine ten", 24);
  EXPECT_EQ(cut, "one two three \u2026 ten");
}

TEST(Display, EscapesMarkup) {
  EXPECT_EQ(escape_html("<a href=\"x\">'&'"), "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;");
}

TEST(Display, InMarks) {
  const struct {
    const char* words;
    const char* shown;
  } rows[] = {
      {"he left", "\u201Che left\u201D"},
      {"Georgia \"does not act", "Georgia \"does not act\""},
      {"Georgia \u201Cdoes not act", "Georgia \u201Cdoes not act\u201D"},
      {"Georgia \"does not act\"", "Georgia \"does not act\""},
      {"\u00ABno\u00BB", "\u00ABno\u00BB"},
  };
  for (const auto& row : rows) EXPECT_EQ(in_marks(row.words), row.shown);
}

TEST(Display, APassageStandsInMarksOfItsOwn) {
  EXPECT_EQ(passage_in_marks("he left"), "\u201Che left\u201D");
  EXPECT_EQ(passage_in_marks("tried for \"trade in people\" there"),
            "\u201Ctried for \"trade in people\" there\u201D");
  EXPECT_EQ(passage_in_marks("\"a\" and \"b\""), "\u201C\"a\" and \"b\"\u201D");
  EXPECT_EQ(passage_in_marks("\u201Cno\u201D"), "\u201Cno\u201D");
}

}  // namespace
}  // namespace plumbline::publish
