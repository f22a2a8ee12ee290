// SPDX-License-Identifier: Apache-2.0

#include <string>

#include <gtest/gtest.h>

#include "graph/profile_stance_internal.h"
#include "graph/profile_test_internal.h"

namespace plumbline::graph {
namespace {

// Whether the word is told of as something that is.
bool tells(const std::string& text, const std::string& word) {
  return Stance(text, data()).tells(text.find(word));
}

struct Row {
  const char* text;
  const char* word;
  bool told;
};

TEST(Stance, PartsWhatIsFromWhatShallBe) {
  const Row rows[] = {
      {"The act prohibits forced labour in mines.", "forced", false},
      {"The act prohibits forced labour, but men are forced to dig.", "forced to", true},
      {"Slavery is punishable by ten years in prison.", "Slavery", false},
      {"Penalties for slavery are light.", "slavery", false},
      {"The council adopted a national plan to combat slavery.", "slavery", false},
      {"A project that looks to reduce slavery began.", "slavery", false},
      {"The plan of the gang was to sell the girls.", "sell", true},
      {"Employers must obtain a permit for minors.", "Employers", false},
      {"Children must beg for their masters.", "Children", true},
      {"Girls are required to repay their debts.", "Girls", true},
      {"Parents are required to attend a course.", "Parents", false},
      {"The bureau is responsible for investigating child labour.", "investigating", false},
      {"The bureau investigated child labour.", "investigated", true},
      {"The Commission for Combating Slavery freed ten men.", "freed", true},
      {"Officials failed to prevent slavery in the salt pans.", "slavery", true},
      {"The unit works to prevent slavery.", "slavery", false},
      {"Women are held in slavery on farms.", "slavery", true},
      {"The law does not permit children to dive.", "children", false},
      {"Smugglers sought to lure boys from the coast.", "boys", true},
  };
  for (const Row& row : rows) EXPECT_EQ(tells(row.text, row.word), row.told) << row.text;
}

TEST(Stance, KnowsWhatHardlyHappens) {
  const Row rows[] = {
      {"Such acts were rarely prosecuted.", "prosecuted", true},
      {"Judges seldom try such cases.", "try", true},
      {"Such acts were prosecuted in two towns.", "prosecuted", false},
      {"Rarely seen before, the ring was prosecuted last May.", "prosecuted", false}};
  for (const Row& row : rows) {
    const std::string text = row.text;
    EXPECT_EQ(Stance(text, data()).is_rare(text.find(row.word)), row.told) << text;
  }
}

TEST(Stance, KnowsALawThatSaysNo) {
  EXPECT_TRUE(Stance("The law does not permit children to dive.", data()).forbids());
  EXPECT_TRUE(Stance("The code doesn't allow night work.", data()).forbids());
  EXPECT_FALSE(Stance("The law does not prohibit debt bondage.", data()).forbids());
  EXPECT_FALSE(Stance("The law permits work from the age of 15.", data()).forbids());
}

}  // namespace
}  // namespace plumbline::graph
