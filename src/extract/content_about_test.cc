// SPDX-License-Identifier: Apache-2.0

#include <gtest/gtest.h>

#include "extract/content_test_internal.h"

namespace plumbline::extract {
namespace {

struct AboutCase {
  const char* name;
  const char* text;
  const char* about;  // of the last claim
};

// Each text speaks of Georgia first and most, so that a guess would give Georgia.
#define PL_GEORGIA "Georgia and Georgia again. Police in Georgia arrested two men. "
constexpr AboutCase kCases[] = {
    {"GovernmentOfAnother",
     PL_GEORGIA "The Government of Armenia does not fully meet the minimum standards.", "ARM"},
    {"AuthoritiesInAnother", PL_GEORGIA "The authorities in Moldova opened a shelter.", "MDA"},
    {"TheGovernment", PL_GEORGIA "The government does not fully meet the minimum standards.",
     "GEO"},
    {"ThisCountryBesideAnother", PL_GEORGIA "The government sent three recruiters back to Armenia.",
     "GEO ARM"},
    // There is a town called Amas.
    {"AGroupUnderItsAcronym", PL_GEORGIA "Some victims of trafficking enter Armenia as AMAs.",
     "ARM"},
};
#undef PL_GEORGIA

class AboutTest : public ::testing::TestWithParam<AboutCase> {};

TEST_P(AboutTest, TellsWhichCountryIsMeant) {
  const auto claims = claims_of(GetParam().text);
  ASSERT_FALSE(claims.empty());
  EXPECT_EQ(joined(claims.back().about, " "), GetParam().about);
}

// Whose people somebody is does not make it the country told of; a dateline helps to.
TEST(AboutOfPeople, IsWhereItHappens) {
  const struct {
    const char* title;
    const char* text;
    const char* about;
  } rows[] = {
      {"Filipina cook kept without pay",
       "A court in Leeds jailed a dentist. The cook came to Britain in 2013. She slept there.",
       "GBR"},
      {"Nepali police free twelve",
       "They had come from India and were freed in Kathmandu. It is so.", "NPL"},
      {"Cantons answer",
       "BERN - The cantons opened 162 cases. Some came from Hungary, others from Geneva. It is so.",
       "CHE"},
  };
  for (const auto& row : rows) {
    const auto claims = claims_of(row.text, {}, row.title);
    ASSERT_FALSE(claims.empty());
    EXPECT_EQ(joined(claims.back().about, " "), row.about) << row.title;
  }
}

// Where to read on says nothing of whom a text is about; a digest of many is about none of them.
TEST(AboutOfText, IsNeitherAPointerNorOneOfMany) {
  const struct {
    const char* text;
    const char* about;
  } rows[] = {
      {"The Royal Oman Police is in charge. Also see the Department of State report and the "
       "Department of Labor findings. The law bans it.",
       "OMN"},
      {"The Department of State and the Department of State say so.\n\nIt rained.", ""},
      // One people named in passing; where bodies of many states sit.
      {"The office wrote in Geneva. Gangs hold girls. They earn well. They beat them. They sell "
       "them. "
       "One Nepali girl fled. Others hid. Some died.\n\nIt rained.",
       ""},
      {"Kenya held two men. Kenya freed a boy. Peru closed a mine. Ghana tried a clerk. Chad paid "
       "a "
       "fee. Nepal lost a file. Malta sent a boat. Togo built a wall. Fiji sold a farm.\n\nIt "
       "rained.",
       ""},
  };
  for (const auto& row : rows) {
    const auto claims = claims_of(row.text);
    ASSERT_FALSE(claims.empty());
    EXPECT_EQ(joined(claims.back().about, " "), row.about) << row.text;
  }
}

TEST(AboutOfTitle, IsNotWhoPublishes) {
  struct Row {
    const char* title;
    const char* about;
  };
  const Row rows[] = {
      {"Latvia - United States Department of State", "LVA"},
      {"Kenya: Findings of the US Department of Labor", "KEN"},
      {"Ghana", "GHA"},
      {"US report on the trade", ""},
      {"New Mexico police free twelve", ""},
      {"Jordan Marsh frees twelve", ""},
      {"Niger Delta gang held", ""},
      {"Police free twelve workers", ""},
      {"Armenia: twelve workers freed", "ARM"},
  };
  for (const Row& row : rows) {
    const auto claims = claims_of("The inspectorate freed 12 workers from a farm.", {}, row.title);
    ASSERT_FALSE(claims.empty());
    EXPECT_EQ(joined(claims.back().about, " "), row.about) << row.title;
  }
}

// A text that takes the name of a state for another place is not about that state, whatever its
// title begins with.
TEST(AboutOfTitle, IsNotANamesake) {
  const auto claims = claims_of(
      "The agency helps the State of Georgia after the storm. Police in Atlanta freed 12 workers.",
      {}, "Georgia; Notice of a Disaster");
  ASSERT_FALSE(claims.empty());
  EXPECT_EQ(joined(claims.back().about, " "), "USA");
}

// Some reports give a page as one sentence of statements with semicolons between: people of whom
// one tells that they come from elsewhere are not whom the next ones are about.
TEST(AboutOfTitle, WhoComesFromElsewhereActsNotBehindASemicolon) {
  for (const char* last :
       {"law enforcement made modest progress", "officials jailed 12 traffickers",
        "however, it is making significant efforts to do so"}) {
    const std::string text =
        "women from Kenya and Rwanda are forced to beg in the towns of Uganda; " +
        std::string(last);
    const auto claims = claims_of(text, {}, "Uganda: trafficking in persons");
    ASSERT_FALSE(claims.empty());
    EXPECT_EQ(joined(claims.back().about, " "), "UGA") << last;
  }
  // Whose page it is stays meant beside whom a statement names itself.
  const auto claims = claims_of(
      "women from Kenya are forced to beg in the towns of Uganda; recruiters from Rwanda lure "
      "them, "
      "but 12 recruiters were jailed",
      {}, "Uganda: trafficking in persons");
  ASSERT_FALSE(claims.empty());
  EXPECT_EQ(joined(claims.back().about, " "), "UGA RWA");
}

// A report on one state may name another more often.
TEST(AboutOfTitle, AHeadingOutweighsNeighbours) {
  const std::string text =
      "Kenyan women work in the hotels, and Kenyan men on the farms. Kenyans come through "
      "Mombasa, Kenya. Recruiters in Kenya, most of them Kenyans, take their papers.\n\n"
      "The law prohibits forced labor.";
  for (const auto& [title, about] :
       {std::pair{"Uganda - Bureau of Reports", "UGA"},
        std::pair{"Uganda: Findings of 2019", "UGA"}, std::pair{"Uganda", "UGA"},
        std::pair{"Women at work", "KEN"}}) {
    const auto claims = claims_of(text, {}, title);
    ASSERT_FALSE(claims.empty());
    EXPECT_EQ(joined(claims.back().about, " "), about) << title;
  }
}

// A digest goes from country to country; one country and a colon are a headline.
TEST(AboutOfTitle, SectionsOfADigestAreAboutTheirCountry) {
  const std::string oman =
      "OMAN: Flats were searched in Oman. Women were freed in Muscat, Oman, and in Seeb, Oman.\n\n";
  const auto claims = claims_of(
      oman + "KUWAIT: The authority charged 22 firms.\n\nThe firms deny it.", {}, "Weekly digest");
  ASSERT_FALSE(claims.empty());
  EXPECT_EQ(joined(claims.back().about, " "), "KWT");
  // What stands under the heading of a region, of a body of states or of the rest is of neither.
  for (const char* heading : {"REGIONAL: ", "ELSEWHERE: ", "Regional\n\n", "UNHCR: "}) {
    const auto rest = claims_of(
        oman + "KUWAIT: The authority charged 22 firms.\n\n" + heading + "The firms deny it.", {},
        "Weekly digest");
    ASSERT_FALSE(rest.empty());
    EXPECT_EQ(joined(rest.back().about, " "), "") << heading;
  }
  const auto part = claims_of(oman +
                                  "KUWAIT: The authority charged 22 firms.\n\nPROSECUTION: The "
                                  "firms deny it.",
                              {}, "Weekly digest");
  ASSERT_FALSE(part.empty());
  EXPECT_EQ(joined(part.back().about, " "), "KWT");
  const auto alone = claims_of(
      "Uganda: Women from Kenya were freed in Nairobi, Kenya, and in "
      "Mombasa, Kenya.\n\nThe firms deny it.",
      {}, "Women at work");
  ASSERT_FALSE(alone.empty());
  EXPECT_EQ(joined(alone.back().about, " "), "KEN");
}

INSTANTIATE_TEST_SUITE_P(Countries, AboutTest, ::testing::ValuesIn(kCases),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace plumbline::extract
