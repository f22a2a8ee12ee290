// SPDX-License-Identifier: Apache-2.0

#include "store/ranked.h"

#include <filesystem>

#include <gtest/gtest.h>
#include <stdlib.h>

#include "store/word_backlog.h"
#include "store/writer.h"

namespace plumbline::store {
namespace {

class RankedTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = ::testing::TempDir() + "plumbline_ranked_XXXXXX";
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  static void put(Writer& writer, const std::string& hash, const std::string& text) {
    model::Report report;
    report.document.id.value = hash;
    report.document.name = hash;
    report.document.text = text;
    ASSERT_TRUE(writer.put(make_rows(std::move(report), {"o", 0, "e", std::nullopt})));
  }

  [[nodiscard]] std::string ranked(const std::vector<std::string>& words, std::size_t limit) const {
    const auto workspace = Workspace::open(folder_, Access::Read);
    EXPECT_TRUE(workspace);
    const auto found = ranked_documents(*workspace, words, limit);
    EXPECT_TRUE(found);
    std::string out;
    for (const std::string& hash : found->hashes) out += hash + " ";
    return out + (found->more ? "..." : "");
  }

  std::string folder_;
};

TEST_F(RankedTest, RareWordsComeFirstAndHashesDecide) {
  {
    auto writer = Writer::open(folder_);
    ASSERT_TRUE(writer);
    Writer opened = std::move(writer).take();
    put(opened, "c", "The trawler lay in the harbour.");
    put(opened, "b", "The trawler lay in the harbour.");
    put(opened, "a", "The harbour lay in the morning sun.");
    put(opened, "d", "Nothing of all that.");
    ASSERT_TRUE(opened.commit());
  }
  EXPECT_EQ(ranked({"trawler", "harbour"}, 5), "b c a ");
  EXPECT_EQ(ranked({"trawler", "harbour"}, 2), "b c ...");
  EXPECT_EQ(ranked({"trawler", "harbour"}, 1), "b ...");
  EXPECT_EQ(ranked({"lorry"}, 5), "");
  EXPECT_EQ(ranked({"\""}, 5), "");
}

TEST_F(RankedTest, WordsOfVeryManyMustStandTogether) {
  {
    auto writer = Writer::open(folder_);
    ASSERT_TRUE(writer);
    Writer opened = std::move(writer).take();
    for (int i = 0; i < 3100; ++i) {
      put(opened, "m" + std::to_string(i),
          i % 2 == 0 ? "The state and police." : "The state, courts.");
    }
    put(opened, "x", "The state, police and courts.");
    ASSERT_TRUE(opened.commit());
  }
  // Of the others every second one has three of the words in a row.
  EXPECT_EQ(ranked({"the", "state", "police", "courts"}, 5), "x m0 m10 m100 m1000 ...");
}

// References are no answer, however many hold the words and however often.
TEST_F(RankedTest, ReferencesCrowdNoArticlesOut) {
  {
    Writer writer = Writer::open(folder_).take();
    put(writer, "z", "The winch of the trawler was seen beside some other things in a long list.");
    for (int i = 0; i < 3100; ++i) {
      model::Report report;
      report.document.id.value = "r" + std::to_string(i);
      report.document.name = report.document.id.value;
      report.document.text = "Trawler, winch.";
      ASSERT_TRUE(writer.put(make_rows(std::move(report), {"o", 0, "e", ReferenceDetails{}})));
    }
    put(writer, "y", "Nothing of all that.");
    ASSERT_TRUE(writer.commit());
  }
  EXPECT_EQ(ranked({"trawler", "winch"}, 2), "z ");
  ASSERT_TRUE(index_words(folder_));
  EXPECT_EQ(ranked({"trawler", "winch"}, 2), "z ");
  EXPECT_EQ(ranked({"trawler", "list"}, 1), "z ");
}

}  // namespace
}  // namespace plumbline::store
