// SPDX-License-Identifier: Apache-2.0

#include "store/word_backlog.h"

#include <filesystem>
#include <string>

#include <gtest/gtest.h>
#include <stdlib.h>

#include "store/health.h"
#include "store/search.h"
#include "store/writer.h"

namespace plumbline::store {
namespace {

namespace fs = std::filesystem;

class WordBacklogTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = ::testing::TempDir() + "plumbline_backlog_XXXXXX";
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { fs::remove_all(folder_); }

  void put(const std::string& hash, const std::string& text, bool reference,
           const std::string& engine = "e") const {
    auto opened = Writer::open(folder_);
    ASSERT_TRUE(opened);
    Writer writer = std::move(opened).take();
    model::Report report;
    report.document.id.value = hash;
    report.document.text = text;
    std::optional<ReferenceDetails> details;
    if (reference) details = ReferenceDetails{};
    ASSERT_TRUE(writer.put(make_rows(std::move(report), {"abcdef", 0, engine, details})));
    ASSERT_TRUE(writer.commit());
  }

  [[nodiscard]] Workspace open() const {
    auto opened = Workspace::open(folder_, Access::Read);
    EXPECT_TRUE(opened);
    return std::move(opened).take();
  }
  [[nodiscard]] std::int64_t wordless() const {
    const auto count = count_wordless(open());
    return count ? *count : -1;
  }
  [[nodiscard]] std::size_t found(const std::string& words) const {
    const auto answer = search(open(), {.query = words});
    EXPECT_TRUE(answer);
    return answer ? answer->total : 99;
  }
  void expect_healthy() const {
    for (const HealthCheck& check : check_health(folder_, false)) {
      if (check.name == "originals") continue;
      EXPECT_TRUE(check.good) << check.name << ": " << check.detail;
    }
  }

  std::string folder_;
};

TEST_F(WordBacklogTest, ReferencesWaitForTheFirstSearch) {
  put("a", "the pilot boat left the harbour", true);
  put("b", "the ferry left the harbour", false);
  EXPECT_EQ(wordless(), 1);
  EXPECT_EQ(found("harbour"), 1U);
  expect_healthy();
  ASSERT_TRUE(index_words(folder_));
  EXPECT_EQ(wordless(), 0);
  EXPECT_EQ(found("harbour"), 2U);
  ASSERT_TRUE(index_words(folder_));
  EXPECT_EQ(found("pilot"), 1U);
  expect_healthy();
}

TEST_F(WordBacklogTest, WhoIsStoppedGoesOnLater) {
  put("a", "the pilot boat left the harbour", true);
  const std::atomic<bool> stop{true};
  ASSERT_TRUE(index_words(folder_, &stop));
  EXPECT_EQ(wordless(), 1);
  ASSERT_TRUE(index_words(folder_));
  EXPECT_EQ(found("pilot"), 1U);
}

TEST_F(WordBacklogTest, ADocumentInBothRolesIsEnteredOnce) {
  put("a", "the pilot boat left the harbour", true);
  put("a", "the pilot boat left the harbour", false);
  EXPECT_EQ(wordless(), 0);
  EXPECT_EQ(found("pilot"), 1U);
  put("b", "the ferry left the harbour", false);
  put("b", "the ferry left the harbour", true);
  EXPECT_EQ(wordless(), 0);
  ASSERT_TRUE(index_words(folder_));
  EXPECT_EQ(found("harbour"), 2U);
  expect_healthy();
}

// A process that is asked often keeps what it found where there is much of it; that words are
// entered is no change of documents.
TEST_F(WordBacklogTest, WhatIsFoundBeforeIsNotKeptPastTheEntering) {
  constexpr std::size_t kMany = 1100;
  keep_readers(2);
  {
    auto opened = Writer::open(folder_);
    ASSERT_TRUE(opened);
    Writer writer = std::move(opened).take();
    for (std::size_t i = 0; i < kMany; ++i) {
      model::Report report;
      report.document.id.value = std::to_string(i);
      report.document.text = "the ferry left";
      ASSERT_TRUE(writer.put(make_rows(std::move(report), {"abcdef", 0, "e", std::nullopt})));
    }
    ASSERT_TRUE(writer.commit());
  }
  EXPECT_EQ(found("ferry"), kMany);
  put("a", "the ferry came", true);
  for (int round = 0; round < 2; ++round) EXPECT_EQ(found("ferry"), kMany);
  ASSERT_TRUE(index_words(folder_));
  for (int round = 0; round < 2; ++round) EXPECT_EQ(found("ferry"), kMany + 1);
  keep_readers(0);
}

// Another version of the reader gives the same file another text.
TEST_F(WordBacklogTest, ATextThatChangesIsForgottenIfItWasEntered) {
  put("a", "the pilot boat left", true);
  put("a", "the pilot ship left", true, "f");
  EXPECT_EQ(wordless(), 1);
  ASSERT_TRUE(index_words(folder_));
  EXPECT_EQ(found("ship"), 1U);
  EXPECT_EQ(found("boat"), 0U);
  put("a", "the pilot barge left", true, "g");
  EXPECT_EQ(found("barge"), 1U);
  EXPECT_EQ(found("ship"), 0U);
  expect_healthy();
}

}  // namespace
}  // namespace plumbline::store
