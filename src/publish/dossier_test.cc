// SPDX-License-Identifier: Apache-2.0

#include "publish/dossier.h"

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>
#include <regex>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/hash.h"
#include "model/dossier_record.h"
#include "publish/charts.h"
#include "publish/citation.h"
#include "publish/docx_parts_internal.h"
#include "publish/dossier_notes.h"
#include "publish/dossier_shown.h"
#include "publish/dossier_style_internal.h"
#include "publish/drawing.h"
#include "text/message.h"

namespace plumbline::publish {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kHash = "aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11";
constexpr const char* kOther = "bb22bb22bb22bb22bb22bb22bb22bb22bb22bb22bb22bb22bb22bb22bb22bb22";

// Every pattern of the words, so that a form that writes words of its own is found out.
model::DossierWords words_in(const char* language, bool turned, const char* open,
                             const char* close) {
  model::DossierWords words;
  words.language = language;
  words.right_to_left = turned;
  std::ifstream file(std::string(PLUMBLINE_SOURCE) + "/data/dossier_words/en.tsv");
  std::string line;
  while (std::getline(file, line)) {
    const std::size_t tab = line.find('\t');
    if (line.starts_with("#") || tab == std::string::npos) continue;
    const std::string text = line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1);
    words.patterns[line.substr(0, tab)] = open + text + close;
  }
  return words;
}

model::DossierPassage passage(const char* hash, std::size_t document, std::size_t start,
                              const char* exact) {
  model::DossierPassage out(model::Passage({hash}, {}));
  out.document = document;
  out.claim = "c3";
  out.kind = "figure";
  out.modality = "alleged";
  out.chain = "Quay Post < Harbour Office";
  out.exact = exact;
  out.start = start;
  out.end = start + 30;
  return out;
}

model::Dossier sample_dossier(model::DossierWords words, const std::string& open = "",
                              const std::string& close = "") {
  const auto t = [&](const char* text) { return open + text + close; };
  model::Dossier out;
  out.title = t("Trafficking in persons: Malta");
  out.subtitle = t("What 2 documents say");
  out.country = "MLT";
  out.country_name = t("Malta");
  out.date = out.newest = "2021-05-04";
  out.style = "chicago-notes";
  out.engine = t("Plumbline 9.9");
  out.words = std::move(words);
  model::DossierDocument first;
  first.hash = kHash;
  first.name = t("quay.txt");
  first.publisher = t("Quay Post");
  first.title = t("Ships & <crews> \"unpaid\"");
  first.published = "2021-05-04";
  model::DossierDocument second = first;
  second.hash = kOther;
  second.publisher = t("Harbour Office");
  second.title = t("Yearly count");
  second.published = "2020";
  out.documents = {first, second};
  out.passages = {passage(kHash, 0, 10, t("Crews said the owner kept their papers").c_str()),
                  passage(kOther, 1, 90, t("12 crew members were identified").c_str())};
  for (model::DossierPassage& each : out.passages) each.chain = t(each.chain.c_str());
  model::DossierParagraph paragraph{
      {{"lead", t("Two documents tell of crews."), {0, 1}}, {"none", t("No law was read."), {}}}};
  model::DossierParagraph item{{{"item", t("Crews are unpaid."), {0}}},
                               model::DossierParagraph::Form::Item};
  model::DossierTable table{"counts",
                            t("Counts"),
                            {{t("Year"), 1, false}, {t("Crew"), 1, true}},
                            {{{t("2020"), {}}, {t("12"), {1}, model::CellMark::Bad}}}};
  model::TierTimeline tiers{{t("Placements"), t("Tier 2 in 2020, Tier 1 in 2021")},
                            {t("Tier 1"), t("Tier 2")},
                            {{2020, 1, t("Tier 2")}, {2021, 0, t("Tier 1")}}};
  model::SeriesChart series{{t("Crew"), t("12 in 2020")},
                            {{t("Crew"), {{2020, 12, 12, false}, {2021, 9, 9, true}}}}};
  model::RouteMap map;
  map.words = {t("Routes"), t("Out to Italy")};
  map.country = "MLT";
  map.legend[0] = t("out");
  map.lands = {{"MLT", {{{36, 14}, {36, 14.5}, {35.8, 14.5}}}},
               {"ITA", {{{38, 13}, {41, 16}, {44, 11}}}}};
  map.ways = {{{35.9, 14.4}, {42, 12.5}, t("Italy"), model::RouteMap::Direction::Out, 2}};
  model::SourceNetwork network{
      {t("Sources"), t("Quay Post names the Harbour Office")},
      {{t("Quay Post"), 1, true, true}, {t("Harbour Office"), 1, false, true}},
      {{0, 1, 2}}};
  model::CriteriaMatrix matrix{
      {t("Criteria"), t("One of one not met")},
      t("for"),
      t("against"),
      {{t("Victims identified"), t("not met"), model::CellMark::Bad, 0, 2, true}}};
  out.sections = {
      {"summary", t("Summary"), {paragraph, item, tiers, matrix}},
      {"more", t("More"), {model::DossierHeading{3, t("Numbers")}, table, series, map, network}}};
  return out;
}

TEST(DossierHtmlTest, IsOnePageThatAsksNobody) {
  const std::string page = dossier_html(sample_dossier(words_in("en", false, "", "")));
  EXPECT_THAT(page, HasSubstr("<html lang=\"en\" dir=\"ltr\">"));
  EXPECT_THAT(page, HasSubstr("Crews are unpaid."));
  EXPECT_THAT(page, HasSubstr("Ships &amp; &lt;crews&gt; &#39;unpaid&#39;"));
  EXPECT_THAT(page, HasSubstr("id=\"p2\""));
  EXPECT_THAT(page, HasSubstr(kOther));
  EXPECT_THAT(page, HasSubstr("scope=\"row\""));
  EXPECT_THAT(page, HasSubstr("aria-label=\"Out to Italy\""));
  EXPECT_THAT(page, Not(HasSubstr("src=\"http")));
  EXPECT_THAT(page, Not(HasSubstr("url(")));
  EXPECT_THAT(page, Not(HasSubstr("@import")));
  EXPECT_EQ(page, dossier_html(sample_dossier(words_in("en", false, "", ""))));
}

TEST(DossierHtmlTest, LeadsToWhatIsThere) {
  const std::string page = dossier_html(sample_dossier(words_in("en", false, "", "")));
  const std::regex link("href=\"#([^\"]+)\"");
  for (std::sregex_iterator at(page.begin(), page.end(), link), end; at != end; ++at) {
    EXPECT_THAT(page, HasSubstr("id=\"" + (*at)[1].str() + "\""));
  }
}

// A language of which every text stands in brackets: what stands outside was written by the form.
TEST(DossierHtmlTest, WritesNoWordsOfItsOwn) {
  const char* open = "\u2045";
  const char* close = "\u2046";
  std::string page = dossier_html(sample_dossier(words_in("he", true, open, close), open, close));
  EXPECT_THAT(page, HasSubstr("dir=\"rtl\""));
  page = page.substr(page.find("<body>"));
  page = page.substr(0, page.find("<script"));
  page = std::regex_replace(page, std::regex("<[^>]*>"), "");
  const std::string inside = std::string(open) + "[^" + close + "]*?" + close;
  for (int i = 0; i < 3; ++i) {
    // Innermost brackets first.
    std::string next;
    std::size_t at = 0;
    while (at < page.size()) {
      const std::size_t begin = page.find(open, at);
      if (begin == std::string::npos) break;
      std::size_t inner = begin;
      const std::size_t end = page.find(close, begin);
      if (end == std::string::npos) break;
      for (std::size_t again = page.find(open, inner + 1); again < end;
           again = page.find(open, inner + 1))
        inner = again;
      next += page.substr(at, inner - at);
      at = end + std::string(close).size();
    }
    page = next + page.substr(std::min(at, page.size()));
  }
  // Dates and hashes are no words.
  page = std::regex_replace(page, std::regex("[0-9a-f]{64}|&[a-z#0-9]+;"), "");
  EXPECT_FALSE(std::regex_search(page, std::regex("[A-Za-z]{3}"))) << page;
}

TEST(DossierWordsTest, ArePatternsThatIcuTakes) {
  const model::DossierWords words = words_in("en", false, "", "");
  EXPECT_GT(words.patterns.size(), 150U);
  for (const auto& [key, pattern] : words.patterns) EXPECT_TRUE(text::is_message(pattern)) << key;
}

TEST(DossierRecordTest, ComesBackFromThePage) {
  const model::Dossier dossier = sample_dossier(words_in("en", false, "", ""));
  const auto record = model::read_dossier_record(dossier_html(dossier));
  ASSERT_TRUE(record) << record.error().message;
  EXPECT_EQ(record->country, "MLT");
  EXPECT_EQ(record->documents, dossier.documents);
  EXPECT_EQ(record->passages, dossier.passages);
  EXPECT_EQ(record->statements, statements_of(dossier));
  EXPECT_EQ(record->statements.size(), 4U);
  EXPECT_EQ(model::read_dossier_record("<html>").error().code, ErrorCode::NotFound);
  EXPECT_EQ(model::read_dossier_record("{\"schema\":\"plumbline.dossier/1\"}").error().code,
            ErrorCode::Malformed);
}

TEST(DossierMarkdownTest, HasFootnotesAndTables) {
  const std::string text = dossier_markdown(sample_dossier(words_in("en", false, "", "")));
  EXPECT_THAT(text, HasSubstr("Two documents tell of crews.[^1] No law was read."));
  EXPECT_THAT(text,
              HasSubstr("\n[^1]: Quay Post, \u201CShips \\& \\<crews\\> 'unpaid',\u201D 4 May "
                        "2021, passage [1](#p1); Harbour Office"));
  EXPECT_THAT(text, HasSubstr("| --- | ---: |"));
}

TEST(DossierMarkdownTest, MakesNothingOfSignsInWords) {
  model::Dossier dossier = sample_dossier(words_in("en", false, "", ""));
  auto& paragraph = std::get<model::DossierParagraph>(dossier.sections[0].blocks[0]);
  paragraph.statements = {{"a", "2. Fish & Sons &amp; ~~others~~ paid $5 ^ 6 to @ann.", {}}};
  auto& item = std::get<model::DossierParagraph>(dossier.sections[0].blocks[1]);
  item.statements = {{"b", "- nobody", {}}};
  const std::string text = dossier_markdown(dossier);
  EXPECT_THAT(text, HasSubstr("\n2\\. Fish \\& Sons \\&amp; \\~\\~others\\~\\~ paid \\$5 \\^ 6 to "
                              "\\@ann.\n"));
  EXPECT_THAT(text, HasSubstr("\n- \\- nobody\n"));
}

// Letters that XML 1.0 has no place for would make the file unreadable.
TEST(DossierDocxTest, LeavesOutWhatXmlCannotHold) {
  EXPECT_EQ(xml_text("a\uFFFE\uFFFF\x01\x1F b\uFFFD\U0001F600<"), "a b\uFFFD\U0001F600&lt;");
}

TEST(DossierNotesTest, SaysThatADocumentWasTakenBack) {
  model::Dossier dossier = sample_dossier(words_in("en", false, "", ""));
  dossier.documents[0].withdrawn = "corrected";
  Citer notes(dossier);
  EXPECT_THAT(plain(notes.note({0})), HasSubstr("4 May 2021 [since then corrected], passage 1"));
  EXPECT_THAT(plain(notes.in_text({0})), HasSubstr("2021 [since then corrected], passage 1"));
}

TEST(DossierNotesTest, SaysOpinionOnce) {
  model::Dossier dossier = sample_dossier(words_in("en", false, "", ""));
  dossier.passages[0].kind = dossier.passages[0].modality = "opinion";
  EXPECT_THAT(passage_facts(dossier, 0), HasSubstr("claim c3 \u00B7 opinion \u00B7 Quay Post"));
  dossier.passages[0].kind = "event";
  EXPECT_THAT(passage_facts(dossier, 0), HasSubstr("event \u00B7 opinion \u00B7 Quay Post"));
}

// A wire without headlines: nobody would know which of its lines of a year is meant.
TEST(DossierNotesTest, CitesWhatHasNoTitleByItsName) {
  model::Dossier dossier = sample_dossier(words_in("en", false, "", ""));
  for (std::size_t i = 0; i < 2; ++i) {
    dossier.documents[i].publisher = "Quay Wire";
    dossier.documents[i].title.clear();
    dossier.documents[i].published = "2021-05-04";
  }
  dossier.documents[0].name = "wire.jsonl!first";
  dossier.documents[1].name = "wire.jsonl!second";
  Citer notes(dossier);
  static_cast<void>(notes.note({0, 1}));
  EXPECT_EQ(plain(notes.note({1})), "Quay Wire, wire.jsonl!second (2021), passage 2.");
  EXPECT_EQ(plain(notes.note({0})), "Quay Wire, wire.jsonl!first (2021), passage 1.");
}

// Notes lead to passages in the order in which the appendix has them.
TEST(DossierNotesTest, CountsPassagesUpwards) {
  model::Dossier dossier = sample_dossier(words_in("en", false, "", ""));
  for (model::DossierPassage& passage : dossier.passages) passage.document = 0;
  Citer notes(dossier);
  EXPECT_THAT(plain(notes.note({1, 0})), HasSubstr("passages 1, 2"));
}

TEST(DossierCoverTest, TellsTheDateAskedForBesideThatOfTheEvidence) {
  model::Dossier dossier = sample_dossier(words_in("en", false, "", ""));
  dossier.newest = "2021-05-04";
  dossier.date = dossier.date_asked = "2023-01-09";
  const std::vector<Fact> facts = cover_facts(dossier);
  ASSERT_GE(facts.size(), 2U);
  EXPECT_EQ(facts[0].label + " " + facts[0].value, "Date 9 January 2023");
  EXPECT_EQ(facts[1].label + " " + facts[1].value, "Newest document 4 May 2021");
}

TEST(DossierShownTest, FindsWhatThePageShowsOtherwise) {
  for (const char* style : {"chicago-notes", "apa"}) {
    model::Dossier dossier = sample_dossier(words_in("en", false, "", ""));
    dossier.style = style;
    const std::string page = dossier_html(dossier);
    const auto record = model::read_dossier_record(page);
    ASSERT_TRUE(record);
    const auto shown = [&](const std::string& from, const std::string& to) {
      std::string changed = page;
      const std::size_t at = changed.find(from);
      EXPECT_NE(at, std::string::npos) << from;
      changed.replace(at, from.size(), to);
      const ShownOtherwise out = shown_otherwise(changed, *record);
      std::string told = out.more ? "more " : "";
      for (const auto& key : out.statements) told += key + " ";
      for (const auto passage : out.passages) told += "p" + std::to_string(passage + 1) + " ";
      return told;
    };
    EXPECT_EQ(shown("Crews are", "Crews are"), "") << style;
    EXPECT_EQ(shown("Crews are unpaid.", "Crews are paid."), "item ");
    EXPECT_EQ(shown("Two documents tell of crews.", "Two documents tell of crews.<b>All.</b>"),
              "lead ");
    EXPECT_EQ(
        shown("No law was read.</span>", "No law was read.</span><span data-key=\"x\">Y</span>"),
        "more item counts.2020 ");
    EXPECT_EQ(shown(">12<", ">21<"), "counts.2020 ");
    EXPECT_EQ(shown("kept their papers\u201D", "had their papers\u201D"), "p1 ");
    EXPECT_EQ(sha256_hex(model::without_record(page)), record->file);
  }
}

// A printer that must find the width of a column tries a long address at every letter: a hundred
// pages took a minute and a half. So whatever is laid out as a table has given widths on paper.
// An element of its own keeps words apart that may run the other way; Latin ones need none.
TEST(DossierHtmlTest, KeepsWordsThatMayTurnApart) {
  const struct {
    const char* name;
    bool apart;
  } rows[] = {
      {"caf\u00E9 \u2013 r\u00E9sum\u00E9.txt", false},
      {"\u05D0\u05D1.txt", true},  // Hebrew
      {"a\u202Eb.txt", false},     // shown as "<U+202E>", turns nothing
      {"\U0001E900.txt", true},    // Adlam
  };
  for (const auto& [name, apart] : rows) {
    model::Dossier dossier = sample_dossier(words_in("en", false, "", ""));
    for (model::DossierDocument& document : dossier.documents) document.name = name;
    const std::string page = dossier_html(dossier);
    const std::size_t at = page.find("File: ");
    ASSERT_NE(at, std::string::npos);
    EXPECT_EQ(page.substr(at + 6, 5) == "<bdi>", apart) << name;
  }
}

TEST(DossierStyleTest, GivesEveryTableItsWidthsOnPaper) {
  const std::string style(kDossierStyle);
  const std::string paper = style.substr(style.find("@media print"));
  std::smatch fixed;
  ASSERT_TRUE(std::regex_search(
      paper, fixed, std::regex(R"(\n\s*([^{}]*)\{ table-layout: fixed; width: 100%;)")));
  const std::string listed = ", " + fixed[1].str();
  std::vector<std::string> tables = {"table"};
  const std::regex laid_out(R"((\.[a-z]+) \{[^}]*display: table;)");
  for (std::sregex_iterator at(style.begin(), style.end(), laid_out), end; at != end; ++at) {
    tables.push_back((*at)[1].str());
  }
  EXPECT_THAT(tables, ::testing::SizeIs(::testing::Ge(2U)));
  for (const std::string& one : tables) {
    EXPECT_TRUE((listed + ",").find(", " + one + ",") != std::string::npos ||
                listed.find(", " + one + " ") != std::string::npos)
        << one << " is not among" << listed;
  }
}

TEST(DossierMapTest, ShowsALandThatLiesInAnother) {
  model::RouteMap map;
  map.country = "ZAF";
  map.name = "South Africa";
  map.home = {-30, 25};
  map.lands = {{"LSO", {{{-29, 27}, {-29, 29}, {-30.5, 28}}}},
               {"ZAF", {{{-22, 18}, {-22, 32}, {-34, 32}, {-34, 18}}}}};
  map.ways = {{{-29, 28}, {-30, 25}, "Lesotho", model::RouteMap::Direction::Through, 1, false},
              {{-30, 25}, {-25, 29}, "Eswatini", model::RouteMap::Direction::Through, 1, true}};
  const Drawing drawing = draw(map);
  std::map<std::string, Spot> names;
  for (const auto& shape : drawing.shapes) {
    if (const auto* name = std::get_if<Lettering>(&shape)) names[name->words] = name->at;
  }
  ASSERT_TRUE(names.contains("Lesotho") && names.contains("Eswatini") &&
              names.contains("South Africa"));
  EXPECT_NE(names["Lesotho"].x, names["Eswatini"].x);
  EXPECT_LT(names["Eswatini"].y, names["South Africa"].y);  // to the north of it
  std::size_t large = drawing.shapes.size();
  std::size_t small = 0;
  for (std::size_t i = 1; i < drawing.shapes.size(); ++i) {
    const auto* land = std::get_if<Outline>(&drawing.shapes[i]);
    if (land == nullptr || !land->closed || land->fill.none) continue;
    if (land->points.size() == 4 && large == drawing.shapes.size()) large = i;
    if (land->points.size() == 3 && small == 0) small = i;
  }
  EXPECT_LT(large, small) << "the land inside is drawn after the one around it";
}

// What no printer shows is not drawn: a ring of thousands of points keeps its shape.
TEST(DossierMapTest, LeavesOutPointsThatLieTogether) {
  model::RouteMap map;
  map.country = "AAA";
  map.name = "Ring";
  model::RouteMap::Land ring{"AAA", {{}}};
  constexpr int kPoints = 20000;
  for (int i = 0; i < kPoints; ++i) {
    const double angle = 2 * 3.14159265 * i / kPoints;
    ring.rings.front().push_back({10 * std::sin(angle), 10 * std::cos(angle)});
  }
  map.lands = {ring};
  std::size_t most = 0;
  double left = 1000;
  double right = 0;
  const Drawing drawing = draw(map);
  for (std::size_t i = 1; i < drawing.shapes.size(); ++i) {
    const auto* land = std::get_if<Outline>(&drawing.shapes[i]);
    if (land == nullptr || land->points.size() < 10) continue;
    most = std::max(most, land->points.size());
    for (const Spot& spot : land->points) {
      left = std::min(left, spot.x);
      right = std::max(right, spot.x);
    }
  }
  EXPECT_GT(most, 100U);
  EXPECT_LT(most, 4000U);
  EXPECT_GT(right - left, 100);
}

// A short way ends in a name that stood at its right; the name gives way.
TEST(DossierMapTest, PutsNamesBesideWays) {
  model::RouteMap map;
  map.country = "ROU";
  map.name = "Here";
  map.home = {46, 25};
  map.ways.push_back({{46, 25}, {43, 12}, "There", model::RouteMap::Direction::Out, 1, true, 0});
  const Drawing drawing = draw(map);
  const Lettering* name = nullptr;
  const Outline* way = nullptr;
  for (const auto& shape : drawing.shapes) {
    if (const auto* words = std::get_if<Lettering>(&shape)) {
      if (words->words == "There") name = words;
    }
    if (const auto* line = std::get_if<Outline>(&shape)) {
      if (line->points.size() == 21) way = line;
    }
  }
  ASSERT_NE(name, nullptr);
  ASSERT_NE(way, nullptr);
  const double width = lettering_width("There", 8.5);
  for (const Spot& spot : way->points) {
    EXPECT_FALSE(spot.x > name->at.x && spot.x < name->at.x + width && spot.y > name->at.y - 8.5 &&
                 spot.y < name->at.y + 3)
        << spot.x << " " << spot.y;
  }
}

TEST(DossierDocxTest, IsAnArchiveOfTheSameBytes) {
  const auto one = dossier_docx(sample_dossier(words_in("en", false, "", "")));
  const auto two = dossier_docx(sample_dossier(words_in("en", false, "", "")));
  ASSERT_TRUE(one);
  EXPECT_TRUE(one->starts_with("PK"));
  EXPECT_TRUE(*one == *two);
  // For a look with a word processor.
  if (const char* to = std::getenv("PLUMBLINE_DOSSIER_TO"); to != nullptr) {
    std::ofstream(std::string(to) + "/sample.docx", std::ios::binary) << *one;
    std::ofstream(std::string(to) + "/sample.html")
        << dossier_html(sample_dossier(words_in("en", false, "", "")));
  }
}

TEST(CitationTest, FollowsTheHandbooks) {
  model::Dossier dossier = sample_dossier(words_in("en", false, "", ""));
  Citer notes(dossier);
  EXPECT_EQ(plain(notes.note({1})), "Harbour Office, \u201CYearly count,\u201D 2020, passage 2.");
  EXPECT_EQ(plain(notes.note({1, 0})),
            "Harbour Office, \u201CYearly count\u201D (2020), passage 2; Quay Post, \u201CShips & "
            "<crews> "
            "'unpaid',\u201D 4 May 2021, passage 1.");
  // Above its passages, where address and file stand beside it.
  EXPECT_EQ(plain(notes.heading(1)), "Harbour Office, \u201CYearly count,\u201D 2020");
  // The comma stands inside the marks also where a title is told again, and no stop stands twice.
  dossier.documents[1].title = "Yearly count 2020";
  EXPECT_EQ(plain(notes.note({1})), "Harbour Office, \u201CYearly count 2020,\u201D passage 2.");
  dossier.documents[1].published.clear();
  EXPECT_EQ(plain(notes.entry(1)),
            "Harbour Office, \u201CYearly count 2020,\u201D n.d. File quay.txt.");
  dossier = sample_dossier(words_in("en", false, "", ""));
  dossier.style = "apa";
  const Citer apa(dossier);
  EXPECT_EQ(plain(apa.in_text({0, 1})),
            "(Quay Post, 2021, passage 1; Harbour Office, 2020, passage 2)");
  EXPECT_EQ(plain(apa.entry(1)), "Harbour Office. (2020). Yearly count. File quay.txt.");
  EXPECT_TRUE(is_citation_style("apa"));
  EXPECT_FALSE(is_citation_style("mla"));
}

TEST(DrawingTest, ClipsToItsFrame) {
  const auto inside = clipped({{-10, 5}, {5, 5}, {5, 15}}, {0, 0}, {10, 10});
  for (const Spot& spot : inside) {
    EXPECT_GE(spot.x, 0);
    EXPECT_LE(spot.y, 10);
  }
  EXPECT_TRUE(clipped({{20, 20}, {30, 20}, {30, 30}}, {0, 0}, {10, 10}).empty());
}

TEST(DrawingTest, MakesAMetafileOfProperLength) {
  const Drawing drawing{
      100, 50, {Disc{{10, 10}, 5, {0xFF0000}}, Lettering{{5, 20}, "Malta", 9, {}}}};
  const std::string emf = to_emf(drawing);
  const auto word = [&](std::size_t at) {
    std::uint32_t value = 0;
    for (int i = 3; i >= 0; --i)
      value = value << 8U | static_cast<unsigned char>(emf[at + static_cast<std::size_t>(i)]);
    return value;
  };
  EXPECT_EQ(emf.substr(40, 4), " EMF");
  EXPECT_EQ(word(48), emf.size());
  std::size_t at = 0;
  std::uint32_t records = 0;
  while (at < emf.size()) {
    ASSERT_GE(word(at + 4), 8U);
    at += word(at + 4);
    ++records;
  }
  EXPECT_EQ(at, emf.size());
  EXPECT_EQ(word(52), records);
}

}  // namespace
}  // namespace plumbline::publish
