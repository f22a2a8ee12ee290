// SPDX-License-Identifier: Apache-2.0

#include "model/withheld.h"

#include <gtest/gtest.h>

#include "model/json.h"
#include "model/report.h"

namespace plumbline::model {
namespace {

const std::vector<std::string> kWords = {"cole", "dov", "halina", "ines", "lena", "zoe"};

struct NameRow {
  const char* given;
  const char* shown;
};

TEST(Withheld, HidesWordsOfFileNames) {
  constexpr NameRow kRows[] = {
      {"halina-dov_17.txt", "XXXXXX-XXX_17.txt"},
      {"HALINA.TXT", "XXXXXX.TXT"},
      {"halinadov.txt", "XXXXXXXXX.txt"},  // several written as one
      {"dovecote.txt", "dovecote.txt"},    // more than names
      {"the-coles.txt", "the-coles.txt"},  // another word
      {"Dov-Cole's story", "XXX-XXXX's story"},
      {"zo\xC3\xAB.txt", "XX\xCE\xA7.txt"},  // as many bytes
      {"", ""},
  };
  for (const NameRow& row : kRows) EXPECT_EQ(put_words_out_of_sight(row.given, kWords), row.shown);
  EXPECT_EQ(put_words_out_of_sight("halina", {}), "halina");
}

TEST(Withheld, HidesWordsOfAddresses) {
  constexpr NameRow kRows[] = {
      {"https://a.example/halina-speaks", "https://a.example/XXXXXX-speaks"},
      {"https://a.example/zo%C3%AB.html", "https://a.example/XXXXXXXX.html"},
      {"https://a.example/%48alina", "https://a.example/XXXXXXXX"},
      {"https://a.example/?q=Halina+Dov", "https://a.example/?q=XXXXXX+XXX"},
      {"https://a.example/100%", "https://a.example/100%"},
      {"https://dov.example", "https://XXX.example"},
  };
  for (const NameRow& row : kRows)
    EXPECT_EQ(put_address_out_of_sight(row.given, kWords), row.shown);
}

TEST(Withheld, HidesNamesAndDetailsInSentences) {
  Withheld withheld;
  withheld.words = {"dov", "hope"};
  withheld.details = {"+48 600 555 117", "14 May 2003", "Mill Lane", "Orsk"};
  constexpr NameRow kRows[] = {
      {"the report names Hope Dov", "the report names XXXX XXX"},
      {"there is hope", "there is hope"},  // a common word
      {"mail hope.dov at", "mail XXXXXXXX at"},
      {"a house in Orsk, they say", "a house in XXXX, they say"},
      {"the Orskaya road", "the Orskaya road"},
      {"ORSK RAID", "XXXX RAID"},
      {"on Mill Lane and Lane Mill", "on XXXXXXXXX and Lane Mill"},
      {"born 14 May 2003, not 14 May 2013", "born XXXXXXXXXXX, not 14 May 2013"},
      {"call 600-555-117 or 0048600555117", "call XXXXXXXXXXX or XXXXXXXXXXXXX"},
      {"in 2003 some 600 came", "in 2003 some 600 came"},
  };
  for (const NameRow& row : kRows)
    EXPECT_EQ(put_names_out_of_sight(row.given, withheld), row.shown);
}

TEST(Withheld, HidesAllOfADocumentButItsPublisher) {
  Withheld withheld;
  withheld.words = {"dov", "halina"};
  constexpr NameRow kPublishers[] = {
      {"Halina Dov", "XXXXXX XXX"},
      {"The Halina Dov Blog", "The XXXXXX XXX Blog"},
      {"Dov", "XXX"},
      {"Dov Gazette", "Dov Gazette"},
  };
  for (const NameRow& row : kPublishers) {
    Document document;
    document.publisher = row.given;
    document.authors = {row.given};
    withhold(document, withheld);
    EXPECT_EQ(document.publisher, row.shown);
    EXPECT_EQ(document.authors.front().find("Dov"), std::string::npos);
  }
}

TEST(Withheld, HidesWhatIsSaidBesideThePassages) {
  Report report;
  report.document.id.value = "d";
  report.document.text = "Halina came from Orsk.";
  report.withheld = {{{0, 6}, {17, 21}}, {}, {"halina"}, {"Mill Lane", "Orsk"}};
  const Passage passage(report.document.id, text::Span{0, 22});
  report.claims.emplace_back("c1", ClaimKind::Statement, passage);
  Verification& check = report.claims.back().verification.emplace();
  check.expected = "Halina came from Orsk";
  check.edits.push_back({});
  check.edits.back().quoted = "Orsk";
  check.edits.back().source = "Mill";  // a part of a detail
  report.findings.emplace_back("quote-altered", passage);
  report.findings.back().words = "from Orsk";
  withhold(report);
  EXPECT_EQ(report.document.text, "XXXXXX came from XXXX.");
  EXPECT_EQ(check.expected, "XXXXXX came from XXXX");
  EXPECT_EQ(check.edits.back().quoted, "XXXX");
  EXPECT_EQ(check.edits.back().source, "XXXX");
  EXPECT_EQ(report.findings.back().words, "from XXXX");
}

TEST(Withheld, ComesBackFromJson) {
  const Withheld withheld = {{{0, 6}}, {{1, 2}}, {"dov"}, {"Orsk"}};
  const auto read = withheld_from_json(withheld_to_json(withheld));
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(*read, withheld);
  // Of an engine that kept no details.
  const auto old = withheld_from_json(R"({"spans":[[0,6]],"title":[],"words":["dov"]})");
  ASSERT_TRUE(old) << old.error().message;
  EXPECT_TRUE(old->details.empty());
}

// What is damaged must not be taken for nothing: names would be shown.
TEST(Withheld, DamagedIsNotNothing) {
  for (const char* json : {R"({"spans":[[0,6]],"tit)", "[]", "null", R"({"spans":[[0]]})"}) {
    EXPECT_FALSE(withheld_from_json(json)) << json;
  }
}

}  // namespace
}  // namespace plumbline::model
