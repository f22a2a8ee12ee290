// SPDX-License-Identifier: Apache-2.0

#include "ingest/publisher.h"

#include <string>

#include <gtest/gtest.h>

namespace plumbline::ingest {
namespace {

struct Case {
  const char* name;
  std::string_view head;
  std::string_view publisher;  // empty: none may be found
};

constexpr std::string_view kBody =
    " The ministry presented its yearly figures on Monday and said that the number of identified "
    "persons had grown again, while the courts had opened fewer cases than in the year before.";

class Publisher : public testing::TestWithParam<Case> {};

TEST_P(Publisher, IsFoundOnlyWhereCertain) {
  const std::string text = std::string(GetParam().head) + std::string(kBody);
  const FrontMatter found = find_front_matter(text);
  EXPECT_EQ(found.publisher ? text::slice(text, *found.publisher) : "", GetParam().publisher);
}

INSTANTIATE_TEST_SUITE_P(
    Datelines, Publisher,
    testing::Values(Case{"CityAgency", "KYIV (Reuters) -", "Reuters"},
                    Case{"CityDateAgency", "KYIV, June 24 (Northern Wire) –", "Northern Wire"},
                    Case{"CityCountryAgency", "LAGOS, Nigeria (AP) —", "AP"},
                    Case{"AgencyNoDash", "ISTANBUL (AP)", "AP"},
                    Case{"Slashes", "BAKU, June 24. /TASS/.", "TASS"},
                    Case{"SlashesShort", "Yerevan /Lorinews/.", "Lorinews"},
                    Case{"PlaceStopDateAgency", "MOSCOW. June 24 (Interfax) -", "Interfax"},
                    Case{"DateThenColon", "Baku, 24 June, Trend:", "Trend"},
                    Case{"CapitalsAfterDate", "YEREVAN, JUNE 24, ARMENPRESS.", "ARMENPRESS"},
                    Case{"DomainAfterDate", "YEREVAN, JUNE 24, news.am.", "news.am"},
                    Case{"CamelName", "RegioInfo.", "RegioInfo"},
                    Case{"OutletWord", "Daily Post.", "Daily Post"},
                    Case{"OutletWordThe", "The Morning Courier.", "The Morning Courier"},
                    Case{"OutletSuffix", "Kavkazpress.", "Kavkazpress"},
                    Case{"OutletDash", "Lake News —", "Lake News"},
                    Case{"OnlyBrackets", "(Harbour News) -", "Harbour News"},
                    Case{"SourceLine", "Source: Hill Gazette\n\n", "Hill Gazette"},
                    Case{"NameAndDateLine", "Border Tribune, 24 June 2024\n\n", "Border Tribune"},
                    Case{"TitleThenDateline", "New figures on forced labour\n\nKYIV (Reuters) -",
                         "Reuters"}));

INSTANTIATE_TEST_SUITE_P(
    NoOutlet, Publisher,
    testing::Values(Case{"City", "Baku.", ""}, Case{"CapitalCity", "LONDON.", ""},
                    Case{"CityDash", "KYIV -", ""}, Case{"CityCountry", "LAGOS (Nigeria) -", ""},
                    Case{"CityCode", "AUSTIN (USA) -", ""}, Case{"CityDate", "Baku, 24 June.", ""},
                    Case{"Heading", "Introduction.", ""}, Case{"Person", "Mr.", ""},
                    Case{"Sentence", "Police arrested two men.", ""},
                    Case{"Acronym", "The United Nations Office (UNODC) said.", ""},
                    Case{"PersonParty", "Senator Jane Roe (Independent) -spoke.", ""},
                    Case{"WeekdaySpeaker", "On Monday, June 24, President Roe:", ""},
                    Case{"Nothing", "", ""}, Case{"Weekday", "Monday.", ""},
                    Case{"PlainWord", "Meridian.", ""}));

TEST(FrontMatter, LeavesAnUncertainNameToTheCaller) {
  const std::string text = "Meridian." + std::string(kBody);
  const FrontMatter found = find_front_matter(text);
  ASSERT_TRUE(found.label);
  EXPECT_EQ(text::slice(text, *found.label), "Meridian");
}

TEST(FrontMatter, ReadsTitleAuthorAndDate) {
  model::Document document;
  document.text =
      "Shelters report more calls for help\n\nBy Jane Roe, Hill Gazette\n\n24 June 2024\n\n" +
      std::string(kBody.substr(1));
  state_front_matter(document);
  EXPECT_EQ(document.title, "Shelters report more calls for help");
  EXPECT_EQ(document.authors, std::vector<std::string>{"Jane Roe"});
  EXPECT_EQ(to_iso(document.published), "2024-06-24");
}

struct DateCase {
  std::string_view line;
  std::string_view iso;
};

TEST(FrontMatter, ReadsDates) {
  for (const DateCase& c : {DateCase{"24 June 2024", "2024-06-24"},
                            {"June 24, 2024", "2024-06-24"},
                            {"Mon, Sept 2 2024", "2024-09-02"},
                            {"24.06.2024", "2024-06-24"},
                            {"2024-06-24", "2024-06-24"},
                            {"06/24/2024", "2024-06-24"},
                            {"05/06/2024", ""},
                            {"June 24", ""},
                            {"31 June 2024", ""}}) {
    const auto date = find_date(c.line);
    EXPECT_EQ(date ? to_iso(*date) : "", c.iso) << c.line;
  }
}

}  // namespace
}  // namespace plumbline::ingest
