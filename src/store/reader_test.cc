// SPDX-License-Identifier: Apache-2.0

#include "store/reader.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <iterator>
#include <limits>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <stdlib.h>

#include "store/records.h"
#include "store/writer.h"

namespace plumbline::store {
namespace {

namespace fs = std::filesystem;

struct Row {
  const char* document;
  model::ClaimKind kind;
  const char* country;
  const char* speaker;
  const char* organisation;
  const char* finding;
};

// Two documents; no single claim of the first has all that the document has.
constexpr Row kRows[] = {
    {"old", model::ClaimKind::Incident, "AZE", "Ann Marsh", "Crisis Centre", ""},
    {"old", model::ClaimKind::Figure, "ARM", "the ministry", "", "figure-without-origin"},
    {"new", model::ClaimKind::Incident, "ARM", "The Ministry of Labour", "", "source-unnamed"},
    {"new", model::ClaimKind::Incident, "AZE", "", "", ""},
};

struct MapCase {
  const char* cell;
  int runs;  // -1: it is none
};

TEST(ReadMapTest, InTheFormThatIsWrittenAndInOthers) {
  for (const MapCase& row :
       std::initializer_list<MapCase>{{"[]", 0},
                                      {"[[0,5,0,5,0]]", 1},
                                      {"[[0,5,0,18446744073709551615,0],[5,9,7,11,4294967295]]", 2},
                                      {"[ [0, 5, 0, 5, 0] , [5, 9, 5, 9, 1] ]", 2},
                                      {"", -1},
                                      {"[", -1},
                                      {"[]]", -1},
                                      {"[[]]", -1},
                                      {"[[0,5,0,5]]", -1},
                                      {"[[0,5,0,5,0,0]]", -1},
                                      {"[[0,5,0,5,0],]", -1},
                                      {"[[0,5,0,5,-1]]", -1},
                                      {"[[0,5,0,5,0][5,9,5,9,1]]", -1},
                                      {"[[0,5,0,5,\"0\"]]", -1},
                                      {"{\"text\":0}", -1}}) {
    model::Document document;
    const Status read = read_map(row.cell, document);
    EXPECT_EQ(static_cast<bool>(read), row.runs >= 0) << row.cell;
    if (read) {
      EXPECT_EQ(std::ssize(document.map), row.runs) << row.cell;
    }
  }
  model::Document document;
  ASSERT_TRUE(read_map("[[0,5,1,18446744073709551615,0],[5,9,7,11,4294967295]]", document));
  const std::vector<model::SourceRun> wanted = {
      {{0, 5}, 1, std::numeric_limits<std::uint64_t>::max(), 0},
      {{5, 9}, 7, 11, std::numeric_limits<std::uint32_t>::max()}};
  EXPECT_EQ(document.map, wanted);
}

class ReaderTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = ::testing::TempDir() + "plumbline_reader_XXXXXX";
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    auto opened = Writer::open(folder_);
    ASSERT_TRUE(opened) << opened.error().message;
    Writer writer = std::move(opened).take();
    for (const char* name : {"old", "new"}) {
      ASSERT_TRUE(writer.put(make_rows(report_named(name), {"original", 1, "e1", std::nullopt})));
    }
    ASSERT_TRUE(writer.commit());
  }
  void TearDown() override { fs::remove_all(folder_); }

  static model::Report report_named(const std::string& name) {
    model::Report report;
    model::Document& document = report.document;
    document.id.value = "hash-" + name;
    document.name = name;
    document.text = "Words of " + name;
    document.published = Date{static_cast<std::int16_t>(name == "old" ? 2001 : 2024), 0, 0};
    for (const Row& row : kRows) {
      if (name != row.document) continue;
      const model::Passage passage(document.id, text::Span{0, 5});
      model::Claim claim("c" + std::to_string(report.claims.size() + 1), row.kind, passage);
      claim.about = {row.country};
      claim.chain.links.push_back({.name = row.speaker, .organisation = row.organisation});
      if (*row.finding != 0) {
        report.findings.emplace_back(row.finding, passage);
        report.findings.back().claim = claim.id;
      }
      report.claims.push_back(std::move(claim));
    }
    return report;
  }

  std::string folder_;
};

struct AskedReader {
  const char* name;
  ClaimFilter filter;
  std::string want;  // newest document first
};

TEST_F(ReaderTest, ClaimsMeetAllOfTheFilter) {
  const AskedReader asked[] = {
      {"All", {}, "new:c1 new:c2 old:c1 old:c2 "},
      {"Kind", {.kind = "figure"}, "old:c2 "},
      {"Country", {.country = "AZE"}, "new:c2 old:c1 "},
      {"OneClaimNotOneDocument", {.kind = "figure", .country = "AZE"}, ""},
      {"Speaker", {.speaker = "ministry"}, "new:c1 old:c2 "},
      {"SpeakerWholeWords", {.speaker = "mini"}, ""},
      {"SpeakerInAnyCase", {.speaker = "ministry OF labour"}, "new:c1 "},
      {"Organisation", {.speaker = "crisis centre"}, "old:c1 "},
      {"Finding", {.finding = "source-unnamed"}, "new:c1 "},
      {"FindingOfAnotherClaim", {.country = "AZE", .finding = "source-unnamed"}, ""},
      {"Contents", {.contents = {model::Content::Figure}}, ""},
      {"Document", {.document = "hash-old"}, "old:c1 old:c2 "},
      {"Limit", {.limit = 3}, "new:c1 new:c2 old:c1 "},
      {"LimitCountsWhatFits", {.country = "AZE", .limit = 2}, "new:c2 old:c1 "},
      {"NoLimit", {.limit = 0}, "new:c1 new:c2 old:c1 old:c2 "},
  };
  const auto workspace = Workspace::open(folder_, Access::Read);
  ASSERT_TRUE(workspace);
  for (const AskedReader& each : asked) {
    std::string got;
    const Status read = each_claim(*workspace, each.filter, [&got](const StoredClaim& stored) {
      got += stored.document->name + ":" + stored.claim.id + " ";
    });
    ASSERT_TRUE(read) << each.name << ": " << read.error().message;
    EXPECT_EQ(got, each.want) << each.name;
  }
}

// Readings are made ready in batches, beside the thread that looks at them.
TEST_F(ReaderTest, ManyDocumentsComeInOrderEachOnce) {
  constexpr std::size_t kMany = 300;
  {
    auto opened = Writer::open(folder_);
    ASSERT_TRUE(opened) << opened.error().message;
    Writer writer = std::move(opened).take();
    for (std::size_t i = 0; i < kMany; ++i) {
      model::Report report = report_named("new");
      report.document.id.value = "many-" + std::to_string(1000 + i);
      report.document.published = Date{1990, 0, 0};
      for (model::Claim& claim : report.claims) {
        claim.passages.front().document = report.document.id;
      }
      report.findings.clear();
      ASSERT_TRUE(writer.put(make_rows(std::move(report), {"original", 1, "e1", std::nullopt})));
    }
    ASSERT_TRUE(writer.commit());
  }
  const auto workspace = Workspace::open(folder_, Access::Read);
  ASSERT_TRUE(workspace);
  std::vector<std::string> got;
  const Status read = each_claim(
      *workspace, {.country = "AZE", .limit = 0},
      [&](const StoredClaim& stored) {
        EXPECT_EQ(stored.claim.passages.front().document, stored.document->id);
        EXPECT_TRUE(stored.findings.empty());
        got.push_back(stored.document->id.value + ":" + stored.claim.id);
      },
      Findings::Left);
  ASSERT_TRUE(read) << read.error().message;
  ASSERT_EQ(got.size(), 2U + kMany);
  for (std::size_t i = 0; i < kMany; ++i) {
    EXPECT_EQ(got[2 + i], "many-" + std::to_string(1000 + i) + ":c2");
  }
  // A limit ends it in the midst of what is made ready.
  std::size_t some = 0;
  ASSERT_TRUE(each_claim(*workspace, {.limit = 101}, [&](const StoredClaim&) { ++some; }));
  EXPECT_EQ(some, 101U);
}

// By whichever thread: each once, and as often as it is asked what is asked for of it.
TEST_F(ReaderTest, EachReadingIsMadeReadyInParts) {
  const auto workspace = Workspace::open(folder_, Access::Read);
  ASSERT_TRUE(workspace);
  const std::vector<std::int64_t> rows = {2, 1};
  std::mutex mutex;
  std::map<std::int64_t, std::string> got;
  const auto work = [&](const KeptReading& reading) -> Status {
    std::string told;
    for (const char* country : {"AZE", "", "ARM"}) {
      PL_TRY(const StoredReport stored, reading.read({.country = country, .findings = false}));
      told += stored.report.document.name + ":";
      for (const model::Claim& claim : stored.report.claims) told += claim.id + ",";
      EXPECT_EQ(stored.standings.size(), stored.report.claims.size());
      EXPECT_TRUE(stored.report.findings.empty());
      told += " ";
    }
    const std::scoped_lock lock(mutex);
    got[reading.row()] += told;
    return Done{};
  };
  const Status done = each_reading(*workspace, rows, work);
  ASSERT_TRUE(done) << done.error().message;
  const std::map<std::int64_t, std::string> wanted = {{1, "old:c1, old:c1,c2, old:c2, "},
                                                      {2, "new:c2, new:c1,c2, new:c1, "}};
  EXPECT_EQ(got, wanted);
}

TEST_F(ReaderTest, AFaultEndsEachReading) {
  const auto workspace = Workspace::open(folder_, Access::Read);
  ASSERT_TRUE(workspace);
  const std::vector<std::int64_t> rows(1000, 1);
  std::atomic<std::size_t> begun{0};
  const Status done = each_reading(*workspace, rows, [&](const KeptReading&) -> Status {
    ++begun;
    return Error{ErrorCode::Malformed, "of no use"};
  });
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().message, "of no use");
  EXPECT_LT(begun, 1000U);
}

// Whichever fails first: the error is that of the first in the list.
TEST_F(ReaderTest, TheFirstReadingThatFailsIsTold) {
  const auto workspace = Workspace::open(folder_, Access::Read);
  ASSERT_TRUE(workspace);
  const std::vector<std::int64_t> rows = {2, 1};
  for (int round = 0; round < 20; ++round) {
    std::atomic<bool> later{false};
    const Status done = each_reading(*workspace, rows, [&](const KeptReading& reading) -> Status {
      // The first waits for the other to fail, if there is a thread for that.
      for (int turn = 0; reading.row() == 2 && !later && turn < 100'000; ++turn) {
        std::this_thread::yield();
      }
      later = true;
      return Error{ErrorCode::Malformed, "row " + std::to_string(reading.row())};
    });
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().message, "row 2");
  }
}

TEST_F(ReaderTest, AReportComesBackAsItWasStored) {
  const auto workspace = Workspace::open(folder_, Access::Read);
  ASSERT_TRUE(workspace);
  const auto report = read_report(*workspace, "hash-old");
  ASSERT_TRUE(report) << report.error().message;
  const model::Report stored = report_named("old");
  EXPECT_EQ(report->claims, stored.claims);
  EXPECT_EQ(report->findings, stored.findings);
}

}  // namespace
}  // namespace plumbline::store
