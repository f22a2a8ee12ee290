// SPDX-License-Identifier: Apache-2.0

#include "store/search.h"

#include <filesystem>
#include <string>

#include <gtest/gtest.h>
#include <stdlib.h>

#include "store/ledger.h"
#include "store/library.h"
#include "store/sketches.h"
#include "store/writer.h"

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
    auto opened = Writer::open(folder_);
    ASSERT_TRUE(opened) << opened.error().message;
    Writer writer = std::move(opened).take();
    model::Report told = report("1", "cases/dromar.txt", "Dromar speaks",
                                "Police freed Velna Dromar in Orlov. Velvet was stolen.");
    told.document.publisher = "Velna Dromar";
    told.withheld = {{{13, 25}}, {{0, 6}}, {"dromar", "velna"}, {}};
    put(writer, std::move(told), "file-1");
    put(writer, report("2", "cases/other.txt", "A raid", "Police freed 12 men in Orlov."),
        "file-2");
    for (const char* path : {"cases/dromar.txt", "cases/velna.bin"}) {
      FileRow row;
      row.path = path;
      row.hash = path[6] == 'd' ? "file-1" : "file-9";
      row.reason = std::string(path) + " is no text";
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
    const auto workspace = Workspace::open(folder_, Access::Read);
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
