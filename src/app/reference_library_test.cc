// SPDX-License-Identifier: Apache-2.0

#include "app/reference_library.h"

#include <filesystem>
#include <string>

#include <gtest/gtest.h>
#include <stdlib.h>

#include "store/workspace.h"
#include "store/writer.h"
#include "verify/verify.h"

namespace plumbline::app {
namespace {

namespace fs = std::filesystem;

// Thirty reports with the same words in other sentences; report 17 has them in the order quoted.
std::string report_text(int number) {
  const std::string head = "Report " + std::to_string(number) + ". ";
  if (number == 17) return head + "The officers did not investigate the complaints of workers.";
  return head + "The workers did not investigate. The officers of the complaints office did.";
}

class ReferenceLibraryTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = ::testing::TempDir() + "plumbline_library_XXXXXX";
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    auto opened = store::Writer::open(folder_);
    ASSERT_TRUE(opened);
    store::Writer writer = std::move(opened).take();
    for (int i = 0; i < 30; ++i) put(writer, "r" + std::to_string(i), "", report_text(i), 0);
    put(writer, "one", "Harbour Office", "Nine sailors were freed in spring.", 2023);
    put(writer, "two", "Lantern Trust", "Nine sailors were freed in spring.", 2024);
    ASSERT_TRUE(writer.commit());
  }
  void TearDown() override { fs::remove_all(folder_); }

  static void put(store::Writer& writer, const std::string& hash, const std::string& publisher,
                  const std::string& text, int edition) {
    model::Report report;
    report.document.id.value = hash;
    report.document.name = hash;
    report.document.publisher = publisher;
    report.document.text = text;
    store::ReferenceDetails details;
    details.edition = edition;
    ASSERT_TRUE(writer.put(store::make_rows(std::move(report), {"o", 0, "e", details})));
  }

  // The first candidate for the words, said by `name` in the edition of that year.
  [[nodiscard]] std::string first(const std::string& words, const std::string& name, int edition) {
    const auto workspace = store::Workspace::open(folder_, store::Access::Read);
    EXPECT_TRUE(workspace);
    const auto library = open_library(*workspace);
    EXPECT_TRUE(library);
    model::AttributionChain chain;
    chain.links.push_back({.name = name});
    if (edition != 0) chain.links[0].work = model::Work{.kind = "report", .edition = edition};
    holds_ = (*library)->holds_source(chain);
    const auto found = (*library)->candidates(words, {chain, edition, {}});
    return found.empty() ? "" : found.front().document.value;
  }

  std::string folder_;
  bool holds_ = false;
};

TEST_F(ReferenceLibraryTest, TheOrderOfWordsDecidesAmongEquals) {
  EXPECT_EQ(first("the officers did not investigate the complaints of workers", "", 0), "r17");
  EXPECT_FALSE(holds_);
  // A name that all of them hold is no reason to prefer another.
  EXPECT_EQ(first("the officers did not investigate the complaints of workers", "the workers", 0),
            "r17");
}

TEST_F(ReferenceLibraryTest, TheOriginNamedComesBeforeItsEquals) {
  EXPECT_EQ(first("nine sailors were freed", "Lantern Trust", 0), "two");
  EXPECT_TRUE(holds_);
  EXPECT_EQ(first("nine sailors were freed", "Harbour Office", 2023), "one");
  EXPECT_TRUE(holds_);
  EXPECT_EQ(first("nine sailors were freed", "Somebody", 2024), "two");
  EXPECT_FALSE(holds_);
  EXPECT_EQ(first("quite other words", "Lantern Trust", 2019), "");
  EXPECT_FALSE(holds_);  // another edition
}

// References that a killed `add` left without seeds get them when somebody asks.
TEST_F(ReferenceLibraryTest, WhatAKillLeftIsFound) {
  {
    store::Writer writer = store::Writer::open(folder_).take();
    put(writer, "three", "Ferry Council", "Twelve cooks were locked into the galley.", 2021);
    ASSERT_TRUE(writer.commit(store::Writer::More::Yes));
  }
  EXPECT_EQ(first("twelve cooks were locked into the galley", "Ferry Council", 2021), "three");
  EXPECT_TRUE(holds_);
}

// A bad scan leaves words only, which tell the place by some 16 KB: what is handed on is the piece
// of these where most of them stand, with its place in the whole.
TEST_F(ReferenceLibraryTest, OfALongTextThePieceWithTheWordsIsGiven) {
  std::string text;
  const auto fill = [&](int from) {
    for (int i = from; i < from + 4000; ++i) text += "leaf" + std::to_string(i) + " ";
  };
  fill(0);
  text += "Ferrymen were beaten with oars behind the customs house. ";
  fill(4000);
  {
    store::Writer writer = store::Writer::open(folder_).take();
    put(writer, "long", "Ferry Council", text, 2021);
    ASSERT_TRUE(writer.commit());
  }
  const auto workspace = store::Workspace::open(folder_, store::Access::Read);
  ASSERT_TRUE(workspace);
  const auto library = open_library(*workspace);
  ASSERT_TRUE(library);
  const auto found = (*library)->candidates(
      "Ferrymen wcre beaten vvith oars bchind tlie customs h0use", {{}, 0, {}});
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.front().document.value, "long");
  const std::string_view piece = found.front().source->text();
  EXPECT_LT(piece.size(), 4000U);
  const std::size_t at = piece.find("Ferrymen were beaten");
  ASSERT_NE(at, std::string_view::npos);
  const text::Span whole = found.front().source->in_whole(text::make_span(at, at + 8));
  EXPECT_EQ(text::slice(text, whole), "Ferrymen");
}

}  // namespace
}  // namespace plumbline::app
