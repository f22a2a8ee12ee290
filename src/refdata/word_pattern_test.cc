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

// Words that only begin alike let nothing through, longer ones than are looked at together either.
TEST(PatternSieve, PassesOverWordsThatBeginAlike) {
  struct Case {
    const char* cell;
    const char* passage;
    bool held;
  };
  const Case cases[] = {
      {"traffick*", "Trade went by tram.", false},
      {"traffick*", "No trafficking here.", true},
      {"convict", "Convicts and convictions.", false},
      {"convict*", "Convicts and convictions.", true},
      {"anti-trafficking", "The anti-traffic rules.", false},
      {"anti-trafficking", "An Anti-Trafficking law.", true},
      {"anti-traffick*", "An anti-traffic law.", false},
      {"the? ..3 victim|victims", "The vice is a victory.", false},
      {"no victims", "No tide.", true},  // one word that must be there is enough
      {"#|ten", "ten", true},
      {"#", "ten", false},
  };
  for (const Case& each : cases) {
    PatternSieve sieve;
    const std::size_t number = sieve.add(WordPattern::parse(each.cell).take());
    EXPECT_EQ(sieve.held_by(plain_words(each.passage))[number], each.held)
        << each.cell << " in " << each.passage;
  }
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
