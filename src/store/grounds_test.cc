// SPDX-License-Identifier: Apache-2.0

#include "store/grounds.h"

#include <filesystem>

#include <gtest/gtest.h>
#include <stdlib.h>

#include "store/claim_judgements.h"
#include "store/laid.h"
#include "store/reader.h"
#include "store/records.h"
#include "store/writer.h"

namespace plumbline::store {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPaper = "feedbeef";

model::Report told_report(const std::string& hash, const std::string& day,
                          const std::vector<std::string>& about) {
  model::Report report;
  report.document.id.value = hash;
  report.document.name = hash + ".txt";
  report.document.text = "Reed Post\n\nA shelter opened.";
  report.document.published = parse_iso(day).value_or(Date{});
  model::Claim claim("c1", model::ClaimKind::Statement,
                     model::Passage(report.document.id, text::make_span(11, 27)));
  claim.about = about;
  report.claims.push_back(claim);
  return report;
}

class GroundsTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = testing::TempDir() + "plumbline_grounds_XXXXXX";
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    put(told_report(kPaper, "2030-05-01", {"FJI", "TON"}), "e1");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void put(model::Report report, const std::string& engine) const {
    auto opened = Writer::open(folder_);
    ASSERT_TRUE(opened) << opened.error().message;
    Writer writer = std::move(opened).take();
    ASSERT_TRUE(writer.put(make_rows(std::move(report), {"original", 1, engine, std::nullopt})));
    ASSERT_TRUE(writer.commit());
  }
  [[nodiscard]] ToldDocuments told_of(const std::string& country) const {
    const auto workspace = Workspace::open(folder_, Access::Read);
    auto told = documents_told_of(*workspace, country);
    EXPECT_TRUE(told);
    return std::move(told).take();
  }
  void keep(const GroundsKey& key, const ToldDocuments& told, const std::string& found) const {
    const GroundsRow row{&told.documents.front(), found};
    ASSERT_TRUE(keep_grounds(folder_, key, told, std::span(&row, 1)));
  }
  // What is kept of the first document; "" if there is nothing of today.
  [[nodiscard]] std::string kept(const GroundsKey& key) const {
    const auto workspace = Workspace::open(folder_, Access::Read);
    const auto told = documents_told_of(*workspace, key.country);
    GroundsReader reader = GroundsReader::open(*workspace, key, *told).take();
    const auto held = reader.holds(told->documents.front());
    const auto found = reader.find(told->documents.front());
    EXPECT_TRUE(held && found);
    EXPECT_EQ(*held, found->has_value());
    return found->value_or("");
  }
  void judge(const std::string& verb) const {
    ClaimJudgement judgement;
    judgement.who = "Ada";
    judgement.verb = verb;
    judgement.document = kPaper;
    judgement.kind = "statement";
    judgement.span = {11, 27};
    judgement.words = "A shelter opened";
    const auto number = add_claim_judgement(folder_, judgement, 0);
    ASSERT_TRUE(number) << number.error().message;
  }
  std::string folder_;
};

TEST_F(GroundsTest, DocumentsThatTellOfACountryComeNewestFirst) {
  put(told_report("b0", "2031", {"FJI"}), "e1");
  put(told_report("b1", "", {"FJI"}), "e1");
  put(told_report("a9", "2031", {"FJI"}), "e2");
  put(told_report("c7", "2032", {"KIR"}), "e1");
  std::string order;
  for (const ToldDocument& each : told_of("FJI").documents) order += each.hash + " ";
  EXPECT_EQ(order, "a9 b0 feedbeef b1 ");
  EXPECT_EQ(told_of("FJI").engines.size(), 2U);
  EXPECT_TRUE(told_of("NZL").documents.empty());
}

TEST_F(GroundsTest, CountriesAndStandardsStandBesideEachOther) {
  const GroundsKey fiji{"FJI", "s1", "b"};
  EXPECT_EQ(kept(fiji), "");
  keep(fiji, told_of("FJI"), "of fiji");
  keep({"FJI", "s2", "b"}, told_of("FJI"), "of another standard");
  keep({"TON", "s1", "b"}, told_of("TON"), "of tonga");
  EXPECT_EQ(kept(fiji), "of fiji");
  EXPECT_EQ(kept({"FJI", "s2", "b"}), "of another standard");
  EXPECT_EQ(kept({"TON", "s1", "b"}), "of tonga");
  keep(fiji, told_of("FJI"), std::string("\0x", 2));
  EXPECT_EQ(kept(fiji), std::string("\0x", 2));
}

TEST_F(GroundsTest, WhatRestsOnSomethingElseIsNotFound) {
  const GroundsKey key{"FJI", "s1", "b"};
  keep(key, told_of("FJI"), "kept");
  EXPECT_EQ(kept({"FJI", "s1", "of another program"}), "");
  EXPECT_EQ(kept(key), "kept");
  judge("note");
  EXPECT_EQ(kept(key), "") << "decided on";
  keep(key, told_of("FJI"), "kept");
  EXPECT_EQ(kept(key), "kept");
  put(told_report(kPaper, "2030-05-01", {"FJI", "TON"}), "e2");
  EXPECT_EQ(kept(key), "") << "read by another engine";
}

TEST_F(GroundsTest, WhatChangedMeanwhileIsNotKept) {
  const GroundsKey key{"FJI", "s1", "b"};
  const ToldDocuments before = told_of("FJI");
  judge("confirm");
  keep(key, before, "of before the decision");
  EXPECT_EQ(kept(key), "");
  const ToldDocuments decided = told_of("FJI");
  put(told_report(kPaper, "2030-05-01", {"FJI"}), "e2");
  keep(key, decided, "of before the reading");
  EXPECT_EQ(kept(key), "");
}

TEST_F(GroundsTest, PairsOfOneStateStandBesideThoseOfAnother) {
  put(told_report("b0", "2031", {"FJI", "TON"}), "e1");
  const std::vector<LaidAmong> all = {{}, {"FJI", "s1"}, {"FJI", "s2"}, {"TON", "s1"}};
  const ToldDocuments told = told_of("FJI");
  const std::int64_t one = told.documents[0].row;
  const std::int64_t other = told.documents[1].row;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const LaidRow row{one, other, i, "pair " + std::to_string(i)};
    ASSERT_TRUE(keep_laid(folder_, std::span(&row, 1), all[i]));
  }
  const auto workspace = Workspace::open(folder_, Access::Read);
  for (std::size_t i = 0; i < all.size(); ++i) {
    LaidReader reader = LaidReader::open(*workspace, all[i]).take();
    const auto found = reader.find(other, one);
    ASSERT_TRUE(found && *found);
    EXPECT_EQ((*found)->basis, i);
    EXPECT_EQ((*found)->found, "pair " + std::to_string(i));
  }
}

}  // namespace
}  // namespace plumbline::store
