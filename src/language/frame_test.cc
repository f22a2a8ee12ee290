// SPDX-License-Identifier: Apache-2.0

#include "language/frame.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/utf8.h"
#include "language/reference_test_internal.h"

namespace plumbline::language {
namespace {

constexpr std::string_view kBody =
    "The ministry presented its yearly figures on Monday and said that the number of identified "
    "persons had grown again, while the courts had opened fewer cases than in the year before.";

model::Document framed(std::string text) {
  model::Document document;
  document.text = std::move(text);
  state_frame(document, reference());
  return document;
}

// "publisher | author, author | title | date", then each block as "role: words".
std::string fields(const model::Document& document) {
  std::string authors;
  for (const std::string& author : document.authors) {
    authors += (authors.empty() ? "" : ", ") + author;
  }
  return document.publisher + " | " + authors + " | " + document.title + " | " +
         to_iso(document.published);
}

std::string blocks(const model::Document& document) {
  std::string out;
  for (const model::Block& block : document.blocks) {
    out += (out.empty() ? "" : " / ") + std::string(to_string(block.role)) + ": " +
           std::string(text::slice(document.text, block.text));
  }
  return out;
}

struct Case {
  const char* name;
  std::string_view head;  // before kBody
  std::string_view fields;
};

class Frame : public testing::TestWithParam<Case> {};

TEST_P(Frame, StatesWhatTheHeadStates) {
  EXPECT_EQ(fields(framed(std::string(GetParam().head) + std::string(kBody))), GetParam().fields);
}

std::string frame_case_name(const testing::TestParamInfo<Case>& test) {
  return test.param.name;
}

INSTANTIATE_TEST_SUITE_P(
    Leads, Frame,
    testing::Values(
        Case{"CityAgency", "KYIV (Reuters) - ", "Reuters |  |  | "},
        Case{"CityDateAgency", "KYIV, June 24 (Northern Wire) – ", "Northern Wire |  |  | "},
        Case{"CityCountryAgency", "LAGOS, Nigeria (AP) — ", "AP |  |  | "},
        Case{"AgencyNoDash", "ISTANBUL (AP) ", "AP |  |  | "},
        Case{"Slashes", "BAKU, June 24. /TASS/. ", "TASS |  |  | "},
        Case{"SlashesShort", "Yerevan /Lorinews/. ", "Lorinews |  |  | "},
        Case{"PlaceStopDateAgency", "MOSCOW. June 24 (Interfax) - ", "Interfax |  |  | "},
        Case{"DateThenColon", "Baku, 24 June, Trend: ", "Trend |  |  | "},
        Case{"CapitalsAfterDate", "YEREVAN, JUNE 24, ARMENPRESS. ", "ARMENPRESS |  |  | "},
        Case{"DomainAfterDate", "YEREVAN, JUNE 24, news.am. ", "news.am |  |  | "},
        Case{"UnknownTownAgency", "MUKALLAH, May 6 (Gulf Post) - ", "Gulf Post |  |  | "},
        Case{"FullDateInside", "PRETORIA, South Africa, Oct 14, 2025 (Veld Wire) — ",
             "Veld Wire |  |  | 2025-10-14"},
        Case{"CityDateDashAgency", "Tirana, 14 May 2024 - Adria News. ",
             "Adria News |  |  | 2024-05-14"},
        Case{"CityStopAgency", "Belgrade. Danube Courier. ", "Danube Courier |  |  | "},
        Case{"OutletDate", "Southern Echo, 2 February 2024. ", "Southern Echo |  |  | 2024-02-02"},
        Case{"UnknownNameDate", "Zarvan Lenta, 2 February 2024. ",
             "Zarvan Lenta |  |  | 2024-02-02"},
        Case{"CamelName", "RegioInfo. ", "RegioInfo |  |  | "},
        Case{"OutletWord", "Daily Post. ", "Daily Post |  |  | "},
        Case{"OutletWordThe", "The Morning Courier. ", "The Morning Courier |  |  | "},
        Case{"OutletSuffix", "Kavkazpress. ", "Kavkazpress |  |  | "},
        Case{"UnknownName", "Zarvan. ", "Zarvan |  |  | "},
        Case{"OutletDash", "Lake News — ", "Lake News |  |  | "},
        Case{"OnlyBrackets", "(Harbour News) - ", "Harbour News |  |  | "},
        Case{"CityOutletAndDateInBrackets", "Bandar Seri Begawan (Hill Ledger, 8 November 2025). ",
             "Hill Ledger |  |  | 2025-11-08"},
        Case{"CapitalsAndTown", "ZARVAN NORD, Moundou. ", "ZARVAN NORD |  |  | "},
        Case{"BylineRunIn", "By Sanna Toivola, Northern Ledger, 14 March 2024. ",
             "Northern Ledger | Sanna Toivola |  | 2024-03-14"}),
    frame_case_name);

INSTANTIATE_TEST_SUITE_P(
    Lines, Frame,
    testing::Values(
        Case{"SourceLine", "Source: Hill Gazette\n\n", "Hill Gazette |  |  | "},
        Case{"NameAndDateLine", "Border Tribune, 24 June 2024\n\n",
             "Border Tribune |  |  | 2024-06-24"},
        Case{"MastheadDateTitle",
             "SOUTHERN ECHO\n\n2 February 2024\n\nTraffickers exploit visa "
             "scheme\n\n",
             "SOUTHERN ECHO |  | Traffickers exploit visa scheme | 2024-02-02"},
        Case{"TitleByline",
             "Shelters report more calls for help\n\nBy Jane Roe, Hill Gazette\n\n24 June 2024\n\n",
             "Hill Gazette | Jane Roe | Shelters report more calls for help | 2024-06-24"},
        Case{"TitleBylineOneLine",
             "Shelters report more calls\n\nBy Sanna Toivola, Northern Ledger, 14 March 2024\n\n",
             "Northern Ledger | Sanna Toivola | Shelters report more calls | 2024-03-14"},
        Case{"TitleWithStop", "Shelters report more calls than ever.\n\nBy Jane Roe\n\n",
             " | Jane Roe | Shelters report more calls than ever. | "},
        Case{"TwoAuthors", "Calls for help\n\nBy Jane Roe and Ari Levi\n\n",
             " | Jane Roe, Ari Levi | Calls for help | "},
        Case{"AuthorInTown", "Calls for help\n\nBy Jane Roe in Lagos\n\n",
             " | Jane Roe | Calls for help | "},
        Case{"BylineParagraph",
             "Year in figures\n\nBy Grace Nakato\nThe Lakes Zarvan\n30 July "
             "2024\n\n",
             "The Lakes Zarvan | Grace Nakato | Year in figures | 2024-07-30"},
        Case{"Labels",
             "Title: Calls for help\n\nAuthor: Jane Roe\n\nPublished: 3.2.2024\n\n"
             "Publisher: Hill Gazette\n\n",
             "Hill Gazette | Jane Roe | Calls for help | 2024-02-03"},
        Case{"UpdatedIsNotPublished",
             "Calls for help\n\nUpdated: 5 May 2024\n\nPublished: 3 May "
             "2024\n\n",
             " |  | Calls for help | 2024-05-03"},
        Case{"Slashes", "Hill Gazette / Society / 3 May 2024\n\nCalls for help\n\n",
             "Hill Gazette |  | Calls for help | 2024-05-03"},
        Case{"Bars", "Ana Petrova | Hill Gazette | 3 May 2024\n\n",
             "Hill Gazette | Ana Petrova |  | 2024-05-03"},
        Case{"RubricBar", "HILL OBSERVER | Fact and rumour | 9 December 2024\n\n",
             "HILL OBSERVER |  |  | 2024-12-09"},
        Case{"Edition", "THE HILL LEDGER\nKarachi edition, 3 February 2025\n\nCalls for help\n\n",
             "THE HILL LEDGER |  | Calls for help | 2025-02-03"},
        Case{"IssueLine", "Zarvan Desk, issue 31\n4 August 2025\n\nCalls for help\n\n",
             "Zarvan Desk |  | Calls for help | 2025-08-04"},
        Case{"SectionBar", "FRONTERA LECTORA | INTERVIEW\n\nCalls for help\n\n",
             "FRONTERA LECTORA |  | Calls for help | "},
        Case{"MonthOnly", "ADRIATIC POST\nBriefing No. 7\nTirana, March 2025\n\nCalls for help\n\n",
             "ADRIATIC POST |  | Calls for help | 2025-03"},
        Case{"DatelineOfTwoPlaces", "GENEVA/TUNIS, 24 June 2024 (Bay Dispatch) -- ",
             "Bay Dispatch |  |  | 2024-06-24"},
        Case{"TitleThenDateline", "New figures on forced labour\n\nKYIV (Reuters) - ",
             "Reuters |  | New figures on forced labour | "},
        Case{"Russian",
             "Вестник Волги\n\n2 февраля 2024 г.\n\nНовые данные о принудительном "
             "труде\n\nАвтор: Анна Петрова\n\n",
             "Вестник Волги | Анна Петрова | Новые данные о принудительном труде | 2024-02-02"},
        Case{"Armenian",
             "Նոր տվյալներ հարկադիր աշխատանքի մասին\n\nՀեղինակ՝ Աննա Պետրոսյան\n\n"
             "14 մայիսի 2024\n\n",
             " |  | Նոր տվյալներ հարկադիր աշխատանքի մասին | 2024-05-14"},
        Case{"Turkish", "Zorla çalıştırma raporu açıklandı\n\nYayın tarihi: 14 Mayıs 2024\n\n",
             " |  | Zorla çalıştırma raporu açıklandı | 2024-05-14"},
        Case{"Spanish",
             "Nuevas cifras de trata de personas\n\nPor Ana Torres\n\n14 de mayo de "
             "2024\n\n",
             " | Ana Torres | Nuevas cifras de trata de personas | 2024-05-14"},
        Case{"French",
             "Nouveaux chiffres sur la traite\n\nPar Claire Martin\n\nPublié le : 14 mai "
             "2024\n\n",
             " | Claire Martin | Nouveaux chiffres sur la traite | 2024-05-14"}),
    frame_case_name);

INSTANTIATE_TEST_SUITE_P(
    NoField, Frame,
    testing::Values(
        Case{"City", "Baku. ", " |  |  | "}, Case{"CapitalCity", "LONDON. ", " |  |  | "},
        Case{"CityDash", "KYIV - ", " |  |  | "},
        Case{"UnknownCapitalDash", "MUKALLAH - ", " |  |  | "},
        Case{"UnknownCapitalCountryDash", "MUKALLAH, Yemen - ", " |  |  | "},
        Case{"CityCountry", "LAGOS (Nigeria) - ", " |  |  | "},
        Case{"CityCode", "AUSTIN (USA) - ", " |  |  | "},
        Case{"CityDate", "Baku, 24 June. ", " |  |  | "},
        Case{"Heading", "Introduction. ", " |  |  | "}, Case{"Person", "Mr. ", " |  |  | "},
        Case{"Sentence", "Police arrested two men. ", " |  |  | "},
        Case{"Acronym", "The United Nations Office (UNODC) said. ", " |  |  | "},
        Case{"PersonParty", "Senator Jane Roe (Independent) -spoke. ", " |  |  | "},
        Case{"WeekdaySpeaker", "On Monday, June 24, President Roe: ", " |  |  | "},
        Case{"Nothing", "", " |  |  | "}, Case{"Weekday", "Monday. ", " |  |  | "},
        Case{"PlainWord", "Police. ", " |  |  | "},
        Case{"AmbiguousDate", "Calls for help\n\n05/06/2024\n\n", " |  | Calls for help | "},
        Case{"ByMonday", "By Monday, three men had been charged. ", " |  |  | "},
        Case{"PressRelease", "PRESS RELEASE\n\nCalls for help\n\n", " |  | Calls for help | "}),
    frame_case_name);

const std::string kLong(kBody);

TEST(FrameBlocks, HeadingsItemsAndBoilerplate) {
  const model::Document document = framed(
      "Hill Gazette\n\nCalls for help\n\n" + kLong + "\n\nWhat the law says\n\n" + kLong +
      "\n\n- a new law\n\n- Two shelters were closed.\n\nRead also: Ten years of the hotline\n\n" +
      "Photo: Ana Petrova / Hill Gazette\n\n" + kLong +
      "\n\nEditing by Jane Roe\n\n(c) Hill Gazette 2024");
  EXPECT_EQ(blocks(document),
            "masthead: Hill Gazette / headline: Calls for help / heading: What the law says / "
            "label: - / list-item: a new law / label: - / list-item: Two shelters were closed. / "
            "boilerplate: Read also: Ten years of the hotline / "
            "caption: Photo: Ana Petrova / Hill Gazette / credit: Editing by Jane Roe / "
            "credit: (c) Hill Gazette 2024");
  EXPECT_EQ(document.publisher, "Hill Gazette");
}

TEST(FrameHead, TheSiteStandsBehindTheTitle) {
  const std::string title = "Two drivers are held in Osh for selling three women";
  const std::string menu = "\n\nSkip to content\n\nSearch\n\n" + title + "\n\n" + kLong;
  EXPECT_EQ(fields(framed(title + " \u2013 Office of the Osh Prosecutor" + menu)),
            "Office of the Osh Prosecutor |  | " + title + " | ");
  EXPECT_EQ(blocks(framed(title + " \u2013 Office of the Osh Prosecutor\n\n" + title + "\n\n" +
                          title + "\n\n" + kLong + "\n\n" + title + "\n\n" + kLong)),
            "boilerplate: " + title + " \u2013 Office of the Osh Prosecutor / headline: " + title +
                " / boilerplate: " + title + " / boilerplate: " + title);
  for (const char* no_site : {"what we know", "Opinion", "Kenya", "Ana Orlova"}) {
    EXPECT_NE(framed(title + " - " + no_site + menu).publisher, no_site);
  }
}

// Headlines of other articles below a saved page are none of its words.
TEST(FrameBlocks, OtherArticlesBelowThePage) {
  const std::string others =
      "Latest Posts\n\nProsecutor asks for help at Alfa Line Holding, Inc. in Batumi\n\n"
      "28 May 2026\n\nName*";
  const model::Document document =
      framed("Hill Gazette\n\nCalls for help\n\n" + kLong + "\n\n" + others);
  EXPECT_THAT(blocks(document),
              testing::EndsWith("boilerplate: Latest Posts / boilerplate: Prosecutor asks for help "
                                "at Alfa Line Holding, Inc. in Batumi / boilerplate: 28 May 2026 / "
                                "boilerplate: Name*"));
  EXPECT_FALSE(document.published.stated());
  // Forms of the page are no text that goes on.
  EXPECT_FALSE(framed("Hill Gazette\n\nCalls for help\n\n" + kLong + "\n\n" + others +
                      "\n\nSign up here and you will get our newsletter every week.")
                   .published.stated());
  // Where the text goes on, it is a heading of its own.
  EXPECT_THAT(blocks(framed("Hill Gazette\n\nCalls for help\n\n" + kLong + "\n\n" + others +
                            "\n\n" + kLong)),
              testing::Not(testing::HasSubstr("boilerplate: Prosecutor asks")));
}

TEST(FrameBlocks, RightsHolderAndItsDate) {
  EXPECT_EQ(fields(framed(kLong + "\n\n© Hill Gazette, 11 July 2024")),
            "Hill Gazette |  |  | 2024-07-11");
  EXPECT_EQ(fields(framed(kLong + "\n\n© Copyright Hill Gazette, 11 July 2024")),
            "Hill Gazette |  |  | 2024-07-11");
  EXPECT_EQ(fields(framed(kLong + "\n\nCopyright 2024. All rights reserved.")), " |  |  | ");
}

TEST(FrameBlocks, SignsOff) {
  EXPECT_EQ(fields(framed(kLong + "\n\n— ZARVAN NOTÍCIAS, Bissau, 14 June 2025 (our translation)")),
            "ZARVAN NOTÍCIAS |  |  | 2025-06-14");
  EXPECT_EQ(
      fields(framed(kLong + "\n\n(Zarvan Lenta, 19 September 2025; reporting by Ana Petrova)")),
      "Zarvan Lenta |  |  | 2025-09-19");
  EXPECT_EQ(fields(framed(kLong + "\n\n(Hill Gazette)")), "Hill Gazette |  |  | ");
  EXPECT_EQ(fields(framed(kLong + "\n\nPublished 28 November 2025")), " |  |  | 2025-11-28");
  // A person signs, a remark is made: no outlet.
  EXPECT_EQ(fields(framed(kLong + "\n\n— Ana Petrova")), " |  |  | ");
  EXPECT_EQ(fields(framed(kLong + "\n\n(The figures are provisional.)")), " |  |  | ");
}

TEST(FrameBlocks, SentencesInATableAreText) {
  model::Document document;
  document.text = "Cases\n\n12\n\nThe police arrested two men on Monday, the ministry said.";
  for (const std::string_view cell : {"Cases", "12",
                                      "The police arrested two men on Monday, the "
                                      "ministry said."}) {
    const std::size_t at = document.text.find(cell);
    document.blocks.push_back(
        {text::make_span(at, at + cell.size()), model::BlockRole::Table, std::nullopt});
  }
  state_frame(document, reference());
  EXPECT_EQ(blocks(document), "table: Cases / table: 12");
}

TEST(FrameBlocks, TextWithoutFullStopsStaysText) {
  EXPECT_EQ(blocks(framed("Three men were arrested in Baku\n\nTwo women were freed in Ganja, the "
                          "police say")),
            "");
}

TEST(FrameBlocks, InterviewWithLabels) {
  const model::Document document = framed(
      "Calls for help\n\n" + kLong +
      "\n\nHill Gazette: Are there more cases?\n\nAna Petrova: There are 40 cases.\n\nWe expect "
      "more.\n\nHill Gazette: Critics disagree.\n\nAna Petrova: They count sentences.");
  EXPECT_EQ(blocks(document),
            "headline: Calls for help / label: Hill Gazette: / question: Are there more cases? / "
            "label: Ana Petrova: / answer: There are 40 cases. / answer: We expect more. / "
            "label: Hill Gazette: / question: Critics disagree. / label: Ana Petrova: / "
            "answer: They count sentences.");
  ASSERT_TRUE(document.blocks[4].speaker);
  EXPECT_EQ(text::slice(document.text, *document.blocks[4].speaker), "Ana Petrova");
}

TEST(FrameBlocks, InterviewWithLetters) {
  EXPECT_EQ(blocks(framed(kLong + "\n\nQ: Are there more?\n\nA: There are 40.\n\nQ: Why?\n\nA: Ask "
                                  "the police.")),
            "label: Q: / question: Are there more? / label: A: / answer: There are 40. / "
            "label: Q: / question: Why? / label: A: / answer: Ask the police.");
}

TEST(FrameBlocks, QuestionsAsParagraphs) {
  const std::string answers =
      "\n\nAre there more?\n\nThere are 40 of them this year.\n\nWhy is that so?\n\nNobody knows "
      "why that is so.";
  EXPECT_EQ(blocks(framed("Ana Petrova spoke to us about her work in the shelter." + answers)),
            "question: Are there more? / answer: There are 40 of them this year. / "
            "question: Why is that so? / answer: Nobody knows why that is so.");
  // A page of questions and answers that is no interview speaks for itself.
  EXPECT_EQ(blocks(framed(kLong + answers)), "heading: Are there more? / heading: Why is that so?");
}

TEST(FrameBlocks, KeepsTextAndMap) {
  for (const std::string& text :
       {"Hill Gazette\n\nCalls\n\n" + kLong, std::string("\n\n\n"), std::string("Q:\n\nA:"),
        std::string("© \xC2\xA9"), std::string("(c) "), std::string("- "), std::string("•"),
        std::string("By "), "Bay Light · the newsletter of\n\nCalls\n\n" + kLong,
        std::string("Source:"), std::string("(\n\n/ /")}) {
    model::Document document;
    document.text = text;
    document.map = {{text::make_span(0, text.size()), 7, 7 + text.size(), 2}};
    const model::Document before = document;
    state_frame(document, reference());
    EXPECT_EQ(document.text, before.text);
    EXPECT_EQ(document.map, before.map);
    std::uint32_t last = 0;
    for (const model::Block& block : document.blocks) {
      EXPECT_GE(block.text.begin, last) << text;
      EXPECT_LT(block.text.begin, block.text.end) << text;
      last = block.text.end;
    }
    EXPECT_LE(last, text.size()) << text;
  }
}

TEST(FrameBlocks, FindsWhereTheTextStatesWhatMetadataSays) {
  model::Document document;
  document.text = "Calls for help\n\nBy Jane Roe, Hill Gazette\n\n" + kLong;
  document.title = "Calls for help";
  document.authors = {"Jane Roe", "Ari Levi"};
  document.publisher = "Hill Gazette";
  state_frame(document, reference());
  ASSERT_TRUE(document.publisher_at);
  EXPECT_EQ(text::slice(document.text, *document.publisher_at), "Hill Gazette");
  EXPECT_EQ(document.title_at, (text::Span{0, 14}));
  ASSERT_EQ(document.authors_at.size(), 2U);
  EXPECT_TRUE(document.authors_at[0]);
  EXPECT_FALSE(document.authors_at[1]);
}

// What a mistaken offset would do to a citation: any text, framed and analysed, keeps its bytes.
TEST(FrameBlocks, HoldsItsPromisesForScrambledText) {
  const std::vector<std::string> pieces = {"Hill Gazette",
                                           "\n",
                                           "\n\n",
                                           ". ",
                                           ", ",
                                           " - ",
                                           "BAKU",
                                           "(",
                                           ")",
                                           "3 May 2024",
                                           "By Jane Roe",
                                           "©",
                                           "• ",
                                           "Q: ",
                                           "?",
                                           "Read also",
                                           "/",
                                           "Автор: ",
                                           "Source: ",
                                           "It is so.",
                                           "\xC2\xA0",
                                           "1. ",
                                           "STATEMENT",
                                           "REPUBLIC OF KENYA",
                                           " · the blog of ",
                                           "Newsletter of the ",
                                           "“",
                                           "”",
                                           "Radio Hill",
                                           " court desk",
                                           "posted by ",
                                           " on ",
                                           "sitting of ",
                                           "Bay Union",
                                           " › ",
                                           " | ",
                                           "From: ",
                                           "Issue 3/2025 (October)",
                                           "Interview: ",
                                           "An investigation by ",
                                           " for ",
                                           "weekly letter of",
                                           "Statement by the ",
                                           "first appeared in the ",
                                           "last edited on ",
                                           "PRESS RELEASE",
                                           "10-16 March 2025",
                                           "Home · About",
                                           "Who?",
                                           "A.P.: ",
                                           "Dr. Roe: ",
                                           "БЕРЕГ"};
  std::uint32_t seed = 7;
  for (int round = 0; round < 6000; ++round) {
    model::Document document;
    for (int i = 0; i < 14; ++i) {
      seed = seed * 1664525U + 1013904223U;
      document.text += pieces[(seed >> 16U) % pieces.size()];
    }
    const std::string before = document.text;
    state_frame(document, reference());
    ASSERT_EQ(document.text, before);
    std::uint32_t last = 0;
    for (const model::Block& block : document.blocks) {
      ASSERT_TRUE(block.text.begin >= last && block.text.begin < block.text.end) << before;
      ASSERT_TRUE(is_utf8_border(before, block.text.begin)) << before;
      ASSERT_TRUE(is_utf8_border(before, block.text.end)) << before;
      last = block.text.end;
    }
    ASSERT_LE(last, before.size()) << before;
    if (document.publisher_at) {
      ASSERT_EQ(text::slice(before, *document.publisher_at), document.publisher);
    }
  }
}

// Months as Unicode CLDR names them, on a line of their own or among bars.
TEST(Frame, DatesAreReadInManyLanguages) {
  for (const auto& [line, date] : std::vector<std::pair<std::string, std::string>>{
           {"12 dhjetor 2023, 14:22", "2023-12-12"},
           {"sreda, 9. oktobar 2024.", "2024-10-09"},
           {"11 maart 2024", "2024-03-11"},
           {"27. nóvember 2023", "2023-11-27"},
           {"2024. október 8.", "2024-10-08"},
           {"miercuri, 8 iulie 2020", "2020-07-08"},
           {"Kamis, 14 Desember 2023", "2023-12-14"},
           {"neděle 7. července 2024", "2024-07-07"},
           {"29-I-2024", "2024-01-29"},
           {"Gorska Straža | 12-dekabr, 2024 | 18:00", "2024-12-12"},
           {"5 May 10 am", ""},
           {"9 out of 10 were women", ""},
           {"5 listopada 2023", ""}}) {  // October in Zagreb, November in Warsaw
    model::Document document;
    document.text = line + "\n\nThree held after a raid on a farm\n\n" +
                    "Police said on Monday that three men were held after a raid on a farm. The "
                    "workers had not been paid since March, and two of them were boys.";
    state_frame(document, reference());
    EXPECT_EQ(to_iso(document.published), date) << line;
  }
}

// Of a printed page, first lines are running heads and cells of tables as well; a date far behind
// them is one of its notes.
TEST(Frame, OfPagesTheAuthorOfTheFilePublishes) {
  static const refdata::RefData reference = refdata::RefData::load().take();
  const auto framed_pages = [&](const std::string& author) {
    model::Document document;
    document.media_type = "application/pdf";
    document.authors = {author};
    document.text = "Ruritania\n\nLITTLE PROGRESS\n\n" + std::string(9000, 'x') +
                    "\n\nThe ministry said so.\n\nJune 2021";
    state_frame(document, reference);
    return document;
  };
  const model::Document report = framed_pages("U. S. Department of Fisheries");
  EXPECT_EQ(report.publisher, "U.S. Department of Fisheries");
  EXPECT_TRUE(report.authors.empty());
  EXPECT_FALSE(report.published.stated());
  // A person is no publisher.
  const model::Document letter = framed_pages("Ann Example");
  EXPECT_NE(letter.publisher, "Ann Example");
  EXPECT_EQ(letter.authors.size(), 1U);
}

// What a program wrote where nobody had told it a name is neither author nor publisher.
TEST(Frame, StandInsAreNobody) {
  struct Row {
    const char* author;
    const char* publisher;
    const char* want;  // "publisher | authors | title | date"
  };
  for (const Row& row :
       {Row{"Microsoft Office User", "", " |  |  | "}, Row{"Utilisateur Windows", "", " |  |  | "},
        Row{"user 2", "", " |  |  | "}, Row{"python-docx", "", " |  |  | "},
        Row{"admin", "Hill Gazette", "Hill Gazette |  |  | "},
        Row{"Ann Example", "admin", " | Ann Example |  | "},
        Row{"Office of the Ruritanian Ombudsman", "",
            "Office of the Ruritanian Ombudsman |  |  | "},
        Row{"Adam Userman", "", " | Adam Userman |  | "}}) {
    model::Document document;
    document.media_type = "application/pdf";
    document.authors = {row.author};
    document.publisher = row.publisher;
    document.text = std::string(kBody);
    state_frame(document, reference());
    EXPECT_EQ(fields(document), row.want) << row.author;
  }
}

TEST(Frame, OnlyStandInsAmongAuthorsGo) {
  model::Document document;
  document.authors = {"Ann Example", "admin", "Joe Sample"};
  document.text = "Article by Ann Example\n\n" + std::string(kBody);
  document.authors_at = {text::make_span(11, 22), std::nullopt, std::nullopt};
  state_frame(document, reference());
  EXPECT_EQ(document.authors, (std::vector<std::string>{"Ann Example", "Joe Sample"}));
  ASSERT_EQ(document.authors_at.size(), 2U);
  EXPECT_TRUE(document.authors_at[0].has_value());
}

}  // namespace
}  // namespace plumbline::language
