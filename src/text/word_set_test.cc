// SPDX-License-Identifier: Apache-2.0

#include "text/word_set.h"

#include <gtest/gtest.h>

#include "text/token.h"
#include "text/word_key.h"

namespace plumbline::text {
namespace {

TEST(WordSet, HoldsItsWordsAndNoOthers) {
  constexpr WordSet kOne{"of"};
  constexpr WordSet kSeveral{"a.m.", "year-old", "o'clock", "\u00A7", "the", "the", "a", "per"};
  EXPECT_TRUE(kOne.has(key_of("Of")));
  EXPECT_FALSE(kOne.has(key_of("off")));
  for (const std::string_view word :
       {"a.m.", "YEAR-old", "o\u2019clock", "\u00A7", "The", "A", "per"}) {
    EXPECT_TRUE(kSeveral.has(key_of(word))) << word;
  }
  for (const std::string_view word : {"", "an", "year", "old", "clock", "am"}) {
    EXPECT_FALSE(kSeveral.has(key_of(word))) << word;
  }
  EXPECT_FALSE(kSeveral.has(0));  // the key of no word
}

TEST(WordKey, IsTheKeyOfItsToken) {
  const std::string_view text = "Which, in TURN, the ministry's don't";
  const std::vector<Token> tokens = tokenize(text);
  const std::vector<std::uint64_t> keys = {"which"_w, ","_w,        "in"_w, "turn"_w, ","_w,
                                           "the"_w,   "ministry"_w, "'s"_w, "do"_w,   "n't"_w};
  ASSERT_EQ(tokens.size(), keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    EXPECT_EQ(tokens[i].key, keys[i]) << slice(text, tokens[i].span);
  }
}

TEST(WordSet, TellsEveryTokenApart) {
  constexpr WordSet kMarks{",", ";", "("};
  int marks = 0;
  for (const Token& token : tokenize("one, two; (three) four: five")) {
    marks += kMarks.has(token.key) ? 1 : 0;
  }
  EXPECT_EQ(marks, 3);
}

}  // namespace
}  // namespace plumbline::text
