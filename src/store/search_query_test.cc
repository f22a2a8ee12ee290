// SPDX-License-Identifier: Apache-2.0

#include "store/search_query.h"

#include <string>

#include <gtest/gtest.h>

namespace plumbline::store {
namespace {

struct QueryCase {
  const char* name;
  std::string_view query;
  std::string_view want;  // the expression, or the message
};

constexpr QueryCase kQueryCases[] = {
    {"Word", "visa", R"("visa")"},
    {"WordsSideBySide", "gang visa", R"(("gang" AND "visa"))"},
    {"Phrase", R"("minimum standards")", R"("minimum standards")"},
    {"CurlyPhrase", "\u201Cminimum standards\u201D", R"("minimum standards")"},
    {"Guillemets", "\u00ABa b\u00BB", R"("a b")"},
    {"Or", "a OR b c", R"(("a" OR ("b" AND "c")))"},
    {"AndOrBrackets", "(a OR b) AND c", R"((("a" OR "b") AND "c"))"},
    {"Not", "a NOT b", R"(("a" NOT "b"))"},
    {"AndNot", "a AND NOT b", R"(("a" NOT "b"))"},
    {"Minus", "a -b -\"c d\"", R"((("a" NOT "b") NOT "c d"))"},
    {"MinusFirst", "-b a", R"(("a" NOT "b"))"},
    {"MinusGroup", "a -(b OR c)", R"(("a" NOT ("b" OR "c")))"},
    {"HyphenInside", "cross-border", R"("cross-border")"},
    {"Near", "NEAR(gang visa)", R"(NEAR("gang" "visa", 10))"},
    {"NearDistance", "NEAR(\"a b\" c, 3)", R"(NEAR("a b" "c", 3))"},
    {"NearAsWord", "NEAR visa", R"(("NEAR" AND "visa"))"},
    {"LowerCaseIsAWord", "a and b", R"(("a" AND "and" AND "b"))"},
    {"Prefix", "traff*", R"("traff"*)"},
    {"Title", "title:visa gang", R"((title : "visa" AND "gang"))"},
    {"TitlePhrase", "title:\"a b\"", R"(title : "a b")"},
    {"ForeignSyntaxIsQuoted", "text:a ^b", R"(("text:a" AND "^b"))"},
    {"Unicode", "Աdրբեջան", R"("Աdրբեջան")"},
    {"Empty", "", "nothing to search for; give a word or a \"phrase\""},
    {"OpenQuote", "a \"b",
     "in the search, at character 3: this quotation mark has no partner; add the closing one"},
    {"PlaceCountsCharacters", "\u0561\u0562 \"b",
     "in the search, at character 4: this quotation mark has no partner; add the closing one"},
    {"OnlyNegative", "-a",
     "in the search, at character 1: a search cannot only leave out; add a word that must be "
     "there"},
    {"OrAtEnd", "a OR", "in the search, at character 3: OR needs something after it"},
    {"AndFirst", "AND a", "in the search, at character 1: AND needs something before it"},
    {"NotAtEnd", "a NOT", "in the search, at character 3: NOT needs something after it"},
    {"OrFirst", "OR a", "in the search, at character 1: something to search for is missing here"},
    {"LoneMinus", "a - b",
     "in the search, at character 3: this minus belongs to no word; write it right before one, or "
     "quote the words"},
    {"NotClosed", "(a", "in the search, at character 1: this bracket is not closed; add one"},
    {"ClosesNothing", "a)",
     "in the search, at character 2: this bracket closes nothing; remove it or add one before"},
    {"NoLetters", "a \u2014",
     "in the search, at character 3: there is no letter or digit to search for"},
    {"NearOne", "NEAR(a)",
     "in the search, at character 1: NEAR needs two words or phrases; write NEAR(word word, 5)"},
    {"NearFar", "NEAR(a b, 0)",
     "in the search, at character 11: NEAR takes a distance from 1 to 1000 words"},
    {"LoneStar", "*",
     "in the search, at character 1: this star has no word before it; write the beginning of a "
     "word, then the star"},
};

class SearchQueryTest : public ::testing::TestWithParam<QueryCase> {};

TEST_P(SearchQueryTest, BecomesASafeExpression) {
  const QueryCase& c = GetParam();
  const auto answer = to_fts5(c.query);
  EXPECT_EQ(answer ? *answer : answer.error().message, c.want);
}

INSTANTIATE_TEST_SUITE_P(Syntax, SearchQueryTest, ::testing::ValuesIn(kQueryCases),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(SearchQueryTest, RefusesWhatIsTooMuch) {
  EXPECT_FALSE(to_fts5(std::string(5000, 'a')));
  std::string many;
  for (int i = 0; i < 70; ++i) many += "a ";
  EXPECT_FALSE(to_fts5(many));
  EXPECT_FALSE(to_fts5(std::string(40, '(') + "a" + std::string(40, ')')));
  EXPECT_FALSE(to_fts5("a\xFF"));
}

}  // namespace
}  // namespace plumbline::store
