// SPDX-License-Identifier: Apache-2.0
//
// analyse() on text that nobody would write: every layer must stay inside the text and in order.

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "language/analyse.h"
#include "language/dump.h"
#include "language/reference_test_internal.h"

namespace plumbline::language {
namespace {

void expect_inside(const Analysis& analysis, const TokenRange& range) {
  EXPECT_LT(range.begin, range.end);
  EXPECT_LE(range.end, analysis.tokens.size());
}

template <class Items>
void expect_in_order(const Analysis& analysis, const Items& items) {
  std::uint32_t last = 0;
  for (const auto& item : items) {
    expect_inside(analysis, item.tokens);
    EXPECT_GE(item.tokens.begin, last);
    last = item.tokens.end;
  }
}

// What the header promises of any text.
void expect_sound(const Analysis& analysis, const std::string& text) {
  ASSERT_EQ(analysis.words.size(), analysis.tokens.size());
  ASSERT_EQ(analysis.sentence_of.size(), analysis.tokens.size());
  expect_in_order(analysis, analysis.names);
  expect_in_order(analysis, analysis.chunks);
  expect_in_order(analysis, analysis.times);
  expect_in_order(analysis, analysis.quantities);
  for (const Chunk& chunk : analysis.chunks) EXPECT_TRUE(chunk.tokens.contains(chunk.head));
  for (const Quotation& quotation : analysis.quotations) {
    EXPECT_FALSE(quotation.parts.empty());
    for (const TokenRange& part : quotation.parts) expect_inside(analysis, part);
  }
  std::uint32_t last = 0;
  for (const Mention& mention : analysis.mentions) {
    expect_inside(analysis, mention.tokens);
    EXPECT_TRUE(mention.tokens.contains(mention.head));
    EXPECT_LT(mention.entity, analysis.entities.size());
    EXPECT_GE(mention.tokens.begin, last);
    last = mention.tokens.begin;
  }
  for (const Entity& entity : analysis.entities) {
    for (const std::uint32_t mention : entity.mentions)
      ASSERT_LT(mention, analysis.mentions.size());
  }
  EXPECT_TRUE(is_valid_utf8(to_conllu(analysis, text)));
}

Analysis check(const std::string& text) {
  model::Document document;
  document.text = text;
  document.published = {2024, 2, 29};
  Analysis analysis = analyse(document, reference());
  expect_sound(analysis, text);
  EXPECT_EQ(dump(analysis, text), dump(analyse(document, reference()), text));
  return analysis;
}

TEST(Robust, SmallTexts) {
  for (const char* text : {"",
                           " ",
                           "\n\n",
                           "a",
                           "\"",
                           "'",
                           "(",
                           "5",
                           "%",
                           "$",
                           "the",
                           "the the",
                           "of of",
                           "The",
                           "\"\"",
                           "\"\n\n\"",
                           "\u201C",
                           "between",
                           "between 2006 and",
                           "from from to",
                           "last",
                           "first half of",
                           "at least",
                           "'s 's",
                           "A's",
                           "(FIA)",
                           "Ministry of",
                           "Ministry of the",
                           "Ministry of,",
                           "Dr.",
                           "\u00AB\u00BB",
                           "and and and"}) {
    (void)check(text);
  }
}

TEST(Robust, OtherScripts) {
  (void)check(
      "\u0627\u0644\u0642\u0627\u0647\u0631\u0629 \u00AB\u0646\u0639\u0645\u00BB 25 \u0641\u064A "
      "2019.");
  const std::string armenian =
      "\u0540\u0561\u0575\u0561\u057D\u057F\u0561\u0576 484 2012 \u00AB\u0561\u0575\u0578\u00BB";
  const Analysis analysis = check(armenian);
  EXPECT_EQ(dump_quotations(analysis, armenian), "scare [\u0561\u0575\u0578]");
  EXPECT_EQ(analysis.quantities.size() + analysis.times.size(), 2U);
}

TEST(Robust, RandomWords) {
  const std::string_view words[] = {
      "\"",  "\u201C",  "\u201D",  "'",    "the",  "Ministry", "of",   "and",   "(",       ")",
      ",",   ".",       "2012",    "to",   "from", "between",  "May",  "first", "half",    "Anna",
      "he",  "'s",      "is",      "not",  "been", "FIA",      "US",   "\n\n",  "million", "$",
      "-",   "%",       "Georgia", "said", "who",  "dozens",   "last", "year",  "report",  "\u00AB",
      "one", "hundred", "Women",   "it",   "its",  "General",  "Baku", "24th",  "\u2026",  ":"};
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    const std::size_t size = random() % 60;
    for (std::size_t i = 0; i < size; ++i) {
      text += words[random() % std::size(words)];
      if (random() % 4 != 0) text += ' ';
    }
    (void)check(text);
  }
}

TEST(Robust, RandomBytes) {
  std::mt19937 random(11);
  for (int round = 0; round < 200; ++round) {
    std::string text;
    const std::size_t size = random() % 200;
    for (std::size_t i = 0; i < size; ++i) text += static_cast<char>(random() % 256);
    (void)check(repair_utf8(text));
  }
}

// One long line: linear, or this test takes minutes.
TEST(Robust, LongLine) {
  for (const char* unit : {"word ", "\"", "Word ", "Ministry of ", "and ", "2012-", "Anna (AB) ",
                           "the ", "' ", "one hundred "}) {
    std::string text;
    while (text.size() < (std::size_t{1} << 17U)) text += unit;
    model::Document document;
    document.text = text;
    EXPECT_FALSE(analyse(document, reference()).tokens.empty()) << unit;
  }
}

}  // namespace
}  // namespace plumbline::language
