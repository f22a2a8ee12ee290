// SPDX-License-Identifier: Apache-2.0

#include "store/search.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <random>
#include <string>

#include <gtest/gtest.h>
#include <stdlib.h>

#include "store/ledger.h"
#include "store/library.h"
#include "store/sketches.h"
#include "store/writer.h"
#include "text/token.h"

namespace plumbline::store {
namespace {

namespace fs = std::filesystem;

// A victim called Velna Dromar, in the text and in the title; another document without one.
class SearchTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = ::testing::TempDir() + "plumbline_search_XXXXXX";
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    fill(folder_, "Velna", "Dromar");
  }

  // A workspace that tells of a victim of this name.
  static void fill(const std::string& folder, const std::string& first, const std::string& last) {
    auto opened = Writer::open(folder);
    ASSERT_TRUE(opened) << opened.error().message;
    Writer writer = std::move(opened).take();
    const std::string path = "cases/" + text::fold_loose(last) + ".txt";
    model::Report told =
        report("1", path, last + " speaks",
               "Police freed " + first + " " + last + " in Orlov. Velvet was stolen.");
    told.document.publisher = first + " " + last;
    const std::size_t size = first.size() + 1 + last.size();
    told.withheld = {{text::make_span(13, 13 + size)},
                     {text::make_span(0, last.size())},
                     {text::fold_loose(last), text::fold_loose(first)},
                     {}};
    std::sort(told.withheld.words.begin(), told.withheld.words.end());
    put(writer, std::move(told), "file-1");
    put(writer, report("2", "cases/other.txt", "A raid", "Police freed 12 men in Orlov."),
        "file-2");
    for (const std::string& other : {path, "cases/" + text::fold_loose(first) + ".bin"}) {
      FileRow row;
      row.path = other;
      row.hash = other == path ? "file-1" : "file-9";
      row.reason = other + " is no text";
      row.state = FileState::Failed;
      ASSERT_TRUE(writer.record(row));
    }
    ASSERT_TRUE(writer.commit());
  }
  void TearDown() override { fs::remove_all(folder_); }

  static model::Report report(const std::string& hash, const std::string& name,
                              const std::string& title, const std::string& text) {
    model::Report report;
    report.document.id.value = hash;
    report.document.name = name;
    report.document.title = title;
    report.document.text = text;
    return report;
  }
  static void put(Writer& writer, model::Report report, const std::string& original) {
    ASSERT_TRUE(writer.put(make_rows(std::move(report), {original, 1, "e1", std::nullopt})));
  }

  // How many documents match, with the hashes of those shown.
  [[nodiscard]] std::string found(const std::string& query, bool ranked = false,
                                  Names names = Names::Withheld) const {
    return found_in(folder_, query, ranked, names);
  }
  static std::string found_in(const std::string& folder, const std::string& query, bool ranked,
                              Names names) {
    const auto workspace = Workspace::open(folder, Access::Read);
    if (!workspace) return workspace.error().message;
    SearchOptions options;
    options.query = query;
    options.ranked = ranked;
    options.names = names;
    const auto answer = search(*workspace, options);
    if (!answer) return answer.error().message;
    std::string out = std::to_string(answer->total) + ":";
    for (const SearchHit& hit : answer->hits) {
      out += " " + hit.document;
      for (const std::string* shown : {&hit.name, &hit.title, &hit.publisher, &hit.snippet_text}) {
        EXPECT_EQ(shown->find("Velna"), std::string::npos) << *shown;
        EXPECT_EQ(shown->find("romar"), std::string::npos) << *shown;
      }
    }
    return out;
  }

  std::string folder_;
};

TEST_F(SearchTest, FindsNobodyByWhatIsWithheld) {
  const struct {
    const char* query;
    const char* found;
  } rows[] = {
      {"Velna", "0:"},
      {"vel*", "1: 1"},  // velvet
      {"veln*", "0:"},
      {"d*", "0:"},
      {"title:dromar", "0:"},
      {"title:speaks", "1: 1"},
      {"\"freed Velna Dromar\"", "0:"},
      {"\"police freed\"", "2: 1 2"},
      {"\"freed Velna\" police", "0:"},
      {"\"freed v\"*", "0:"},
      {"NEAR(freed dromar, 5)", "0:"},
      {"police", "2: 1 2"},
      {"police dromar", "0:"},
      {"police -dromar", "2: 1 2"},  // nor by what leaves it out
      {"dromar OR police", "2: 1 2"},
      {"orlov", "2: 1 2"},
      {"12", "1: 2"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(found(row.query), row.found) << row.query;
    std::string ranked = found(row.query, true);
    EXPECT_EQ(ranked.substr(0, 2), std::string(row.found).substr(0, 2)) << row.query;
  }
  EXPECT_EQ(found("veln*", false, Names::Kept), "1: 1");
}

// A workspace in which one document withholds "velna"; nobody is called Torka. Whatever is asked
// for beside either comes in the same order, or who tries beginnings of names learns them by it.
TEST_F(SearchTest, TheOrderTellsNoName) {
  {
    auto opened = Writer::open(folder_);
    ASSERT_TRUE(opened);
    Writer writer = std::move(opened).take();
    // The index of all weighs "kelp" by all documents, an index of the matches by those: they
    // differ in which of these is the best.
    std::string often = "Kelp.";
    for (int i = 0; i < 7; ++i) often += " Kelp.";
    put(writer, report("k1", "k1.txt", "", often), "k1");
    for (const char* hash : {"k2", "k3", "k4", "k5", "k6"}) {
      put(writer, report(hash, std::string(hash) + ".txt", "", "Kelp was sold."), hash);
    }
    put(writer, report("s1", "s1.txt", "", "Sand was sold by the men of the north."), "s1");
    for (int i = 0; i < 60; ++i) {
      const std::string hash = "o" + std::to_string(i);
      put(writer, report(hash, hash + ".txt", "", "Nothing was told."), hash);
    }
    ASSERT_TRUE(writer.commit());
  }
  const std::string plain = found("kelp OR sand OR torka", true);
  EXPECT_EQ(plain.substr(0, 6), "7: s1 ");
  EXPECT_EQ(found("kelp OR sand OR velna", true), plain);
}

TEST_F(SearchTest, OfALibraryInOneTextNothingIsRanked) {
  {
    auto opened = Writer::open(folder_);
    ASSERT_TRUE(opened);
    Writer writer = std::move(opened).take();
    std::string book;
    while (book.size() <= static_cast<std::size_t>(kMostRankedLetters)) book += "Kelp was sold. ";
    put(writer, report("book", "book.txt", "", book), "book");
    ASSERT_TRUE(writer.commit());
  }
  const auto workspace = Workspace::open(folder_, Access::Read);
  ASSERT_TRUE(workspace);
  SearchOptions options;
  options.query = "kelp";
  options.ranked = true;
  const auto answer = search(*workspace, options);
  ASSERT_TRUE(answer);
  EXPECT_FALSE(answer->ranked);
  EXPECT_GT(answer->total, 0U);
}

TEST_F(SearchTest, OfVeryManyNoneIsRankedWhateverElseIsAskedFor) {
  {
    auto opened = Writer::open(folder_);
    ASSERT_TRUE(opened);
    Writer writer = std::move(opened).take();
    for (std::size_t i = 0; i <= kMostRanked; ++i) {
      const std::string hash = "m" + std::to_string(i);
      put(writer, report(hash, hash + ".txt", "", "Kelp was sold."), hash);
    }
    ASSERT_TRUE(writer.commit());
  }
  const auto workspace = Workspace::open(folder_, Access::Read);
  ASSERT_TRUE(workspace);
  const auto ranked = [&](const std::string& query) {
    SearchOptions options;
    options.query = query;
    options.ranked = true;
    options.limit = 1;
    const auto answer = search(*workspace, options);
    EXPECT_TRUE(answer);
    return answer && answer->ranked;
  };
  EXPECT_FALSE(ranked("kelp OR torka"));
  EXPECT_FALSE(ranked("kelp OR velna"));
  EXPECT_TRUE(ranked("police OR torka"));
  EXPECT_TRUE(ranked("police OR velna"));
}

// The X that stands for a letter is a letter, too.
TEST_F(SearchTest, AnXThatStandsForALetterIsNotFound) {
  EXPECT_EQ(found("xxxxx"), "0:");
  for (const char* query :
       {"xxxxx OR velna", "x* OR velna", "\"freed xxxxx\" OR dromar", "title:xxxxxx OR dromar",
        "NEAR(freed xxxxx, 3) OR velna", "\"\x01 velna\""}) {
    EXPECT_EQ(found(query), "0:") << query;
  }
  EXPECT_EQ(found("\"freed in\" OR velna"), "0:") << "words side by side that are not";
  EXPECT_EQ(found("NEAR(freed orlov, 2) OR velna"), "0:") << "nearer than they are";
  EXPECT_EQ(found("NEAR(freed orlov, 3) OR velna"), "2: 1 2");
}

// Two workspaces that differ in nothing but the name of the victim answer every query alike.
TEST_F(SearchTest, NoQueryTellsNamesApart) {
  const std::string other = folder_ + "/other";
  fs::create_directories(other);
  fill(other, "Torka", "Silven");
  constexpr const char* kTerms[] = {"velna",
                                    "dromar",
                                    "torka",
                                    "silven",
                                    "vel*",
                                    "dro*",
                                    "t*",
                                    "s*",
                                    "xxxxx",
                                    "xxxxxx",
                                    "x*",
                                    "freed",
                                    "police",
                                    "orlov",
                                    "raid",
                                    "speaks",
                                    "in",
                                    "12",
                                    "\"freed velna\"",
                                    "\"torka silven\"",
                                    "\"velna dromar in\"",
                                    "\"freed in\"",
                                    "title:dromar",
                                    "title:silven",
                                    "title:speaks",
                                    "NEAR(freed orlov, 2)",
                                    "NEAR(police silven, 9)",
                                    "NEAR(dromar orlov, 1)",
                                    "\"speaks\"*"};
  constexpr const char* kJoints[] = {" ", " OR ", " -", " NOT ", " AND "};
  std::mt19937 random(7);
  const auto any = [&](const auto& list) { return list[random() % std::size(list)]; };
  for (int round = 0; round < 500; ++round) {
    std::string query = any(kTerms);
    for (std::size_t more = random() % 4; more > 0; --more) {
      const bool bracket = random() % 4 == 0;
      query += any(kJoints);
      if (bracket) query += std::string("(") + any(kTerms) + " OR " + any(kTerms) + ")";
      if (!bracket) query += any(kTerms);
    }
    const bool ranked = random() % 2 == 0;
    EXPECT_EQ(found_in(folder_, query, ranked, Names::Withheld),
              found_in(other, query, ranked, Names::Withheld))
        << query;
  }
}

// Whatever is typed is a query, or refused in our words: nothing of it is SQL or the syntax of the
// index.
TEST_F(SearchTest, AnythingTypedIsAQueryOrToldWhyNot) {
  constexpr const char* kPieces[] = {"police",
                                     "orlov",
                                     "\"",
                                     "'",
                                     "(",
                                     ")",
                                     "*",
                                     "^",
                                     "-",
                                     "+",
                                     ":",
                                     "{",
                                     "}",
                                     "[",
                                     "]",
                                     ",",
                                     ";",
                                     "--",
                                     "/*",
                                     "*/",
                                     " ",
                                     "AND",
                                     "OR",
                                     "NOT",
                                     "NEAR",
                                     "NEAR(",
                                     "title:",
                                     "text:",
                                     "- title :",
                                     "rowid",
                                     "rank",
                                     "fulltext",
                                     "{title text}:",
                                     "^police",
                                     "' OR 1=1 --",
                                     "'; DROP TABLE t; --",
                                     "\" OR rowid > 0 OR \"",
                                     "%",
                                     "_",
                                     "?1",
                                     "$a",
                                     "@a",
                                     "\\",
                                     "\n",
                                     "\t",
                                     "\x01",
                                     "\x02",
                                     "\x7f",
                                     "\u201C",
                                     "\u201D",
                                     "\u00AB",
                                     "\u202E",
                                     "\u200B",
                                     "\u0301",
                                     "\U0001F600",
                                     "\xff",
                                     "\xc3",
                                     "9999999999",
                                     "0",
                                     "near",
                                     "and",
                                     "caf\u00E9",
                                     "\u5317"};
  const auto workspace = Workspace::open(folder_, Access::Read);
  ASSERT_TRUE(workspace);
  std::mt19937 random(11);
  for (int round = 0; round < 3000; ++round) {
    std::string query;
    for (std::size_t more = 1 + random() % 8; more > 0; --more) {
      query += kPieces[random() % std::size(kPieces)];
      if (random() % 2 == 0) query += ' ';
      if (random() % 40 == 0) query += '\0';
    }
    for (const bool exact : {false, true}) {
      SearchOptions options;
      options.query = query;
      options.exact = exact;
      options.ranked = random() % 2 == 0;
      const auto answer = search(*workspace, options);
      if (answer) {
        EXPECT_LE(answer->total, 2U) << query;
        continue;
      }
      EXPECT_EQ(answer.error().code, ErrorCode::Misuse) << query << ": " << answer.error().message;
      for (const char* word : {"fts5", "SQL", "syntax", "column", "plumbline.db"}) {
        EXPECT_EQ(answer.error().message.find(word), std::string::npos)
            << query << ": " << answer.error().message;
      }
    }
  }
  EXPECT_EQ(list_documents(*workspace, {})->rows.size(), 2U) << "nothing was changed";
}

TEST_F(SearchTest, RanksNobodyByWhatIsWithheld) {
  EXPECT_EQ(found("police OR dromar", true), found("police OR nobody", true));
}

TEST_F(SearchTest, ListsAreWithoutNames) {
  const auto workspace = Workspace::open(folder_, Access::Read);
  ASSERT_TRUE(workspace);
  const auto page = list_documents(*workspace, {});
  ASSERT_TRUE(page);
  EXPECT_EQ(page->rows[0].publisher, "XXXXX XXXXXX");
  EXPECT_EQ(page->rows[0].name, "cases/XXXXXX.txt");
  EXPECT_EQ(page->rows[0].title, "XXXXXX speaks");
  EXPECT_EQ(page->rows[1].name, "cases/other.txt");
  std::string publishers;
  ASSERT_TRUE(each_sketch(*workspace, [&](const SketchedArticle& article) -> Status {
    publishers += article.publisher + ";";
    return Done{};
  }));
  EXPECT_EQ(publishers, "XXXXX XXXXXX;;");
  const auto ledger = read_ledger(*workspace, {});
  ASSERT_TRUE(ledger);
  ASSERT_EQ(ledger->size(), 2U);
  EXPECT_EQ((*ledger)[0].path, "cases/XXXXXX.txt");
  EXPECT_EQ((*ledger)[0].reason, "cases/XXXXXX.txt is no text");
}

}  // namespace
}  // namespace plumbline::store
