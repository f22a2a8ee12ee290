// SPDX-License-Identifier: Apache-2.0

#include "refdata/word_pattern.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "text/token.h"

namespace plumbline::refdata {
namespace {

const std::vector<std::string> kCells = {
    "traffick* ; slave|slaves",
    "no ..3 shelter*",
    "# ..2 shelter*|victims",
    "the? ministry opened",
    "not|n't ..2 prohibit* ; tide",
    "",
    "#",
};

const std::vector<std::string> kPassages = {
    "The ministry opened 3 shelters.",
    "Ministry opened nothing; no new shelter stood there.",
    "It does n't prohibit traffickers.",
    "A slave of the tide.",
    "61 victims",
    "No. Shelter",
    "",
};

// Of all patterns it passes over none that is found, and it does pass over some.
TEST(PatternSieve, HoldsWhateverIsFound) {
  PatternSieve sieve;
  std::vector<WordPattern> patterns;
  for (const std::string& cell : kCells) {
    patterns.push_back(WordPattern::parse(cell).take());
    EXPECT_EQ(sieve.add(patterns.back()), patterns.size() - 1);
  }
  std::size_t held = 0;
  std::size_t found = 0;
  for (const std::string& passage : kPassages) {
    const PlainWords words = plain_words(passage);
    const std::vector<bool> may = sieve.held_by(words);
    ASSERT_EQ(may.size(), patterns.size());
    for (std::size_t i = 0; i < patterns.size(); ++i) {
      EXPECT_TRUE(may[i] || !patterns[i].found_in(words)) << kCells[i] << " in " << passage;
      held += may[i] ? 1U : 0U;
      found += patterns[i].found_in(words) ? 1U : 0U;
    }
  }
  EXPECT_GT(found, 7U);
  EXPECT_LT(held, kCells.size() * kPassages.size() / 2);
}

TEST(PlainWords, OfTokensAreTheSame) {
  for (const std::string& passage : kPassages) {
    const PlainWords one = plain_words(passage);
    const PlainWords other = plain_words(passage, text::tokenize(passage));
    ASSERT_EQ(one.words.size(), other.words.size());
    for (std::size_t i = 0; i < one.words.size(); ++i) {
      EXPECT_EQ(one.words[i].folded, other.words[i].folded);
    }
  }
}

}  // namespace
}  // namespace plumbline::refdata
