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
      // Another clause tells again.
      {"Despite a law against forced begging, teachers force boys to beg.", "boys", true},
      {"Despite a law against forced begging, teachers force boys to beg.", "begging", false},
      {"Despite laws against forced begging, debt bondage, and slavery, teachers force boys.",
       "slavery", false},
      {"Despite laws against forced begging, debt bondage, and slavery, teachers force boys.",
       "boys", true},
      {"To combat slavery, the police freed ten men.", "slavery", false},
      {"To combat slavery, the police freed ten men.", "freed", true},
      {"The law prohibits forced labour, and children worked in the mines.", "children", true},
      {"The law prohibits forced labour, and children worked in the mines.", "labour", false},
      {"Officials freed twelve boys, and slavery is punishable by prison.", "boys", true},
      {"Officials freed twelve boys, and slavery is punishable by prison.", "slavery", false},
      {"The act prohibits slavery. Men are held in salt pans.", "Men", true},
      {"The law prohibits slavery, debt bondage, and forced labour of children.", "labour", false},
      {"The act prohibits slavery, debt bondage, and acts committed by officials.", "officials",
       false},
      {"The act prohibits slavery, and employers may be asked for records.", "employers", false},
      {"The act prohibits slavery, and it was widened to cover boys.", "boys", false},
      {"Slavery, debt bondage, and forced labour are punishable with prison.", "Slavery", false},
      {"The act prohibits begging, prostitution, and the use of children in war.", "war", false},
      {"The act prohibits begging, slavery, and schemes of people who were its agents.", "agents",
       false},
      {"Although the act prohibits cruel, inhuman, or degrading begging, teachers sell boys.",
       "degrading", false},
      {"Although the act prohibits cruel, inhuman, or degrading begging, teachers sell boys.",
       "boys", true},
      {"Despite a will to combat slavery, including begging of girls, teachers sell boys.", "girls",
       false},
      {"Despite a will to combat slavery, including begging of girls, teachers sell boys.", "boys",
       true},
      {"They are weak because laws on the sale, begging, or use of boys are old.", "boys", false},
      {"The Plan to Combat Slavery freed ten men.", "freed", true},
      {"The Committee Against Trafficking freed ten men.", "freed", true},
      {"A plan against the commercial sexual exploitation of girls began.", "girls", false},
      {"The Plan for the Fight against Slavery freed ten men.", "freed", true},
      {"The act prohibits slavery, long hours, and labour performed in salt pans.", "pans", false},
      // What a plan is against, and what it is.
      {"The policies against Uyghurs include forced labour.", "labour", true},
      {"Its policies against all forms of forced labour began.", "labour", false},
      {"A campaign against human trafficking of girls was held.", "girls", false},
      {"At the project in the salt pans at the end of May boys dug.", "boys", true},
      {"The commission will address the forced labour of boys.", "boys", false},
      {"The commission hopes to address the forced labour of boys.", "boys", false},
      {"A workshop on preventing child labour was held.", "labour", false},
  };
  for (const Row& row : rows) EXPECT_EQ(tells(row.text, row.word), row.told) << row.text;
}

// Words may stand several times, and parts of them in other words.
TEST(Stance, LooksAtEachPlaceOfTheWords) {
  struct Words {
    const char* text;
    const char* words;
    bool told;
  };
  const Words rows[] = {
      {"The act prohibits labour of children, but children dig.", "children", true},
      {"Children dig, but the act prohibits labour of children.", "children", false},
      {"The mentor dug, but the act prohibits slavery of men.", "men", false},
      {"Chronic men dug, but the act prohibits slavery of women.", "women", false},
      {"The act prohibits the work of men and boys.", "men and boys", false},
      {"The act prohibits child labour.", "children", false},
      {"The act prohibits child labour, but child labour goes on.", "children", true},
      {"The act prohibits child labour, but childhood ends in the pans.", "children", false},
      {"The act prohibits child labour, but child labour laws are old.", "children", false},
      {"The act prohibits child labour, but they found violations of child labour laws.",
       "children", true},
      {"The Council for Children in Need enforces the child labour laws.", "children", false},
      {"Boys dig.", "girls", true},
      {"The act prohibits slavery.", "act", true},
      {"Nothing is told.", "", true},
  };
  for (const Words& row : rows) {
    EXPECT_EQ(Stance(row.text, data()).tells_words(row.words), row.told) << row.text;
  }
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
  EXPECT_TRUE(Stance("The law does not allow boys to join armed groups.", data()).forbids());
  EXPECT_TRUE(Stance("The law does not allow recruiters to leave fees untold.", data()).forbids());
  EXPECT_FALSE(Stance("The law permits work from the age of 15.", data()).forbids());
  // It does without something, and forbids nothing that is wrong.
  for (const char* lacking :
       {"The law does not permit victims to seek compensation.",
        "The law does not allow workers to change employers.",
        "The code does not permit child victims to testify by video.",
        "The law does not permit migrants to join unions.",
        "The law does not authorize residence permits for trafficked girls."}) {
    EXPECT_FALSE(Stance(lacking, data()).forbids()) << lacking;
  }
}

}  // namespace
}  // namespace plumbline::graph
