// SPDX-License-Identifier: Apache-2.0

#include <string>

#include <gtest/gtest.h>

#include "app/grounds_internal.h"

namespace plumbline::app {
namespace {

constexpr std::size_t kRules = 9;

DocumentGrounds silent() {
  DocumentGrounds out;
  out.told = true;
  out.read = 300;
  out.rejected = 2;
  out.edition = 2031;
  out.own_report = {{2030, 4, 1}, {2031, 3, 31}};
  return out;
}

MadeGround ground(const std::string& claim, const std::string& exact) {
  MadeGround out;
  out.claim = claim;
  out.span = {7, 21};
  out.start = 6;
  out.end = 20;
  out.exact = exact;
  out.chain = "Reed Post < the ministry";
  out.source = {"the ministry", true};
  out.told = {{2030, 0, 0}, {}};
  model::ChainLink ministry;
  ministry.name = "the ministry";
  ministry.kind = model::SourceKind::Government;
  ministry.country = "FJI";
  out.voice = ministry;
  assess::Mapped mapped;
  mapped.rule = kRules - 1;
  mapped.bearing = model::Bearing::Absent;
  mapped.alleged = true;
  mapped.teller = "state";
  out.mapped = {mapped, mapped};
  return out;
}

DocumentGrounds speaking() {
  DocumentGrounds out = silent();
  out.edition = 2029;
  out.document.id.value = "0123";
  out.document.name = "post.txt";
  out.document.publisher = "Reed Post";
  out.document.title = "No word of it";
  out.document.published = {2030, 5, 0};
  out.credits = {"Reed Post", "Tide Agency"};
  out.sketch = {77, 900, {3, 5, 4000000000U}};
  out.words = "abcd";
  out.grounds = {ground("c1", "no shelter"), ground("c2", "none")};
  out.grounds.back().voice.reset();
  return out;
}

TEST(Grounds, AreHeldAsTheyWereMade) {
  HeldGrounds held;
  ASSERT_TRUE(held.add(3, to_bytes(silent()), kRules));
  ASSERT_TRUE(held.add(5, to_bytes(speaking()), kRules));
  const assess::Desk& desk = held.desk;
  EXPECT_EQ(desk.told, 2U);
  EXPECT_EQ(desk.read, 600U);
  EXPECT_EQ(held.rejected, 4U);
  EXPECT_EQ(held.newest, 2029);
  EXPECT_EQ(held.newest_of_all, 2031);
  ASSERT_EQ(desk.own_reports.size(), 1U);
  EXPECT_EQ(desk.own_reports.front(), silent().own_report);
  ASSERT_EQ(desk.documents.size(), 1U);
  EXPECT_EQ(desk.documents.front().id, "0123");
  EXPECT_EQ(desk.documents.front().title, "No word of it");
  EXPECT_EQ(desk.documents.front().published, (Date{2030, 5, 0}));
  ASSERT_EQ(held.papers.size(), 1U);
  EXPECT_EQ(held.papers.front().row, 5);
  EXPECT_EQ(held.papers.front().words, "abcd");
  EXPECT_EQ(held.papers.front().credits, speaking().credits);
  EXPECT_EQ(held.papers.front().sketch, speaking().sketch);
  ASSERT_EQ(desk.grounds.size(), 2U);
  const assess::Ground& first = desk.grounds.front();
  EXPECT_EQ(first.claim, "c1");
  EXPECT_EQ(first.span, text::make_span(7, 21));
  EXPECT_EQ(first.end, 20U);
  EXPECT_EQ(first.exact, "no shelter");
  EXPECT_EQ(first.chain, "Reed Post < the ministry");
  EXPECT_EQ(first.source, "the ministry");
  EXPECT_TRUE(first.source_named);
  EXPECT_EQ(first.told, speaking().grounds.front().told);
  EXPECT_EQ(desk.grounds.back().exact, "none");
  ASSERT_NE(held.voices.front(), nullptr);
  EXPECT_EQ(held.voices.front()->kind, model::SourceKind::Government);
  EXPECT_EQ(held.voices.front()->country, "FJI");
  EXPECT_EQ(held.voices.back(), nullptr);
  ASSERT_EQ(desk.mapped.size(), 4U);
  EXPECT_EQ(desk.mapped.back().claim, 1U);
  EXPECT_EQ(desk.mapped.back().rule, kRules - 1);
  EXPECT_EQ(desk.mapped.back().bearing, model::Bearing::Absent);
  EXPECT_TRUE(desk.mapped.back().alleged);
  EXPECT_FALSE(desk.mapped.back().promised);
  EXPECT_EQ(desk.mapped.back().teller, "state");
}

// Whose claims are all rejected tells of nothing, and its time counts for nothing.
TEST(Grounds, OfADocumentThatIsRejectedCountOnlyThat) {
  DocumentGrounds rejected = silent();
  rejected.told = false;
  rejected.read = 0;
  HeldGrounds held;
  ASSERT_TRUE(held.add(1, to_bytes(rejected), kRules));
  EXPECT_EQ(held.desk.told, 0U);
  EXPECT_EQ(held.rejected, 2U);
  EXPECT_EQ(held.newest_of_all, 0);
  EXPECT_TRUE(held.desk.own_reports.empty());
}

TEST(Grounds, DamagedBytesAddNothing) {
  const std::string whole = to_bytes(speaking());
  HeldGrounds held;
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(held.add(1, std::string_view(whole).substr(0, size), kRules)) << size;
  }
  EXPECT_FALSE(held.add(1, whole, kRules - 1)) << "of a rule that there is not";
  EXPECT_FALSE(held.add(1, to_bytes(silent()) + "x", kRules));
  EXPECT_EQ(held.desk.told, 0U);
  EXPECT_TRUE(held.desk.grounds.empty());
  EXPECT_TRUE(held.papers.empty());
}

// Whatever stands in them, they are held or refused.
TEST(Grounds, ChangedBytesDoNoHarm) {
  const std::string whole = to_bytes(speaking());
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const char put : {'\0', '\x7f', '\xff'}) {
      std::string changed = whole;
      changed[at] = put;
      HeldGrounds held;
      const bool added = static_cast<bool>(held.add(1, changed, kRules));
      EXPECT_TRUE(added || held.desk.grounds.empty());
      for (const assess::Mapped& mapped : held.desk.mapped) EXPECT_LT(mapped.rule, kRules);
    }
  }
}

}  // namespace
}  // namespace plumbline::app
