// SPDX-License-Identifier: Apache-2.0

#include "app/jigsaw.h"

#include <algorithm>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>
#include <stdlib.h>

#include "app/profile.h"
#include "store/writer.h"

namespace plumbline::app {
namespace {

class JigsawTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = ::testing::TempDir() + "plumbline_jigsaw_XXXXXX";
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  // A document that tells of a girl of 16, freed at a time.
  static void put(store::Writer& writer, const std::string& hash, const char* country,
                  const char* time) {
    model::Report report;
    report.document.id.value = hash;
    report.document.name = hash + ".txt";
    report.document.text = "Guards freed a 16-year-old girl.";
    model::Claim claim(
        "c1", model::ClaimKind::Incident,
        model::Passage(report.document.id, text::make_span(0, report.document.text.size())));
    claim.about = {country};
    claim.incident.emplace();
    claim.incident->type = "rescue";
    claim.incident->patient = "a 16-year-old girl";
    claim.incident->when.from = *parse_iso(time);
    report.claims.push_back(std::move(claim));
    ASSERT_TRUE(writer.put(store::make_rows(std::move(report), {"o", 0, "e", std::nullopt})));
  }

  // How many `jigsaw` singles out, and whether `profile` asks.
  [[nodiscard]] std::string told(const std::string& country) const {
    const auto answer = jigsaw({folder_, country});
    const auto profiled = profile({folder_, country});
    if (!answer || !profiled) return "failed";
    const auto& questions = profiled->questions;
    const auto asks = std::find_if(questions.begin(), questions.end(),
                                   [](const auto& each) { return each.code == "singled-out"; });
    return std::to_string(answer->singled_out.size()) +
           (asks == questions.end() ? "" : " asks: " + asks->words.substr(0, 1));
  }

  std::string folder_;
};

// Who is like her may be told of in claims on another country; profile must not cry alone.
TEST_F(JigsawTest, ProfileAndJigsawCountAlike) {
  {
    store::Writer writer = store::Writer::open(folder_).take();
    put(writer, "a", "PER", "2020-03");
    put(writer, "b", "TGO", "2020-03-02");
    put(writer, "c", "TGO", "2020-03-05");
    ASSERT_TRUE(writer.commit());
  }
  EXPECT_EQ(told("PER"), "1 asks: 1");
  EXPECT_EQ(told("TGO"), "2 asks: 2");
  {
    store::Writer writer = store::Writer::open(folder_).take();
    put(writer, "d", "TGO", "2020-03-11");
    put(writer, "e", "TGO", "2020-03-19");
    ASSERT_TRUE(writer.commit());
  }
  EXPECT_EQ(told("PER"), "0");
  EXPECT_EQ(told("TGO"), "4 asks: 4");
  EXPECT_EQ(told("FJI"), "0");
}

}  // namespace
}  // namespace plumbline::app
