// SPDX-License-Identifier: Apache-2.0

#include "app/review.h"

#include <atomic>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include "app/library.h"
#include "store/claim_judgements.h"
#include "store/reader.h"
#include "store/writer.h"

namespace plumbline::app {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

struct Reading {
  std::uint32_t begin;
  std::uint32_t end;
  model::ClaimKind kind;
};

class ReviewTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = testing::TempDir() + "plumbline_review_XXXXXX";
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    keep({{0, 20, model::ClaimKind::Figure}, {22, 40, model::ClaimKind::Incident}});
  }
  void TearDown() override { fs::remove_all(folder_); }

  static model::Report report_of(const std::vector<Reading>& claims) {
    model::Report report;
    report.document.id.value = "0123abcd";
    report.document.name = "paper.txt";
    report.document.text = "Nine men were freed; a court heard one of them.";
    for (const Reading& each : claims) {
      const model::Passage passage(report.document.id, text::make_span(each.begin, each.end));
      report.claims.emplace_back("c" + std::to_string(report.claims.size() + 1), each.kind,
                                 passage);
    }
    return report;
  }
  void keep(const std::vector<Reading>& claims, const std::string& engine = "e1") {
    auto opened = store::Writer::open(folder_);
    ASSERT_TRUE(opened) << opened.error().message;
    store::Writer writer = std::move(opened).take();
    ASSERT_TRUE(
        writer.put(store::make_rows(report_of(claims), {"original", 1, engine, std::nullopt})));
    ASSERT_TRUE(writer.commit());
  }
  [[nodiscard]] Result<std::int64_t> decide(const std::string& claim, const std::string& verb,
                                            const std::string& who = "Ada",
                                            std::int64_t seen = -1) const {
    return review({folder_, "paper.txt", claim, verb, who, "because", seen});
  }
  [[nodiscard]] std::vector<ClaimDecision> decisions(const std::vector<Reading>& claims) const {
    auto found = claim_decisions(folder_, report_of(claims));
    EXPECT_TRUE(found);
    return std::move(found).take();
  }

  std::string folder_;
  const std::vector<Reading> today_ = {{0, 20, model::ClaimKind::Figure},
                                       {22, 40, model::ClaimKind::Incident}};
};

TEST_F(ReviewTest, TheLatestThatStandsCounts) {
  ASSERT_TRUE(decide("c1", "confirm"));
  EXPECT_EQ(standing_of(decisions(today_), "c1"), "confirm");
  ASSERT_TRUE(decide("c1", "note"));
  EXPECT_EQ(standing_of(decisions(today_), "c1"), "confirm");
  ASSERT_TRUE(decide("c1", "reject", "Bob"));
  EXPECT_EQ(standing_of(decisions(today_), "c1"), "reject");
  ASSERT_TRUE(decide("c1", "undo"));
  EXPECT_EQ(standing_of(decisions(today_), "c1"), "confirm");
  EXPECT_EQ(standing_of(decisions(today_), "c2"), "");
}

TEST_F(ReviewTest, UndoTakesBackOneAfterTheOther) {
  ASSERT_TRUE(decide("c1", "confirm"));
  ASSERT_TRUE(decide("c1", "note"));
  ASSERT_TRUE(decide("c1", "undo"));
  ASSERT_TRUE(decide("c1", "undo"));
  EXPECT_EQ(standing_of(decisions(today_), "c1"), "");
  const auto none = decide("c1", "undo");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, ErrorCode::NotFound);
}

TEST_F(ReviewTest, ADocumentComesWithItsDecisions) {
  const auto told = [&] {
    const auto read = decided_report(folder_, "paper.txt");
    EXPECT_TRUE(read);
    EXPECT_EQ(read->report, *document_report(folder_, "0123"));
    std::string out = std::to_string(read->report.claims.size());
    for (const ClaimDecision& each : read->decisions) out += " " + each.claim + " " + each.verb;
    const auto alone = document_decisions(folder_, "0123abcd");
    EXPECT_TRUE(alone);
    EXPECT_EQ(alone->size(), read->decisions.size());
    return out;
  };
  EXPECT_EQ(told(), "2");
  ASSERT_TRUE(decide("c2", "confirm"));
  ASSERT_TRUE(decide("c1", "note"));
  EXPECT_EQ(told(), "2 c2 confirm c1 note");
  // A claim that the machine finds no more: what was decided on it is still told.
  keep({{22, 40, model::ClaimKind::Incident}}, "e2");
  EXPECT_EQ(told(), "1 c1 confirm  note");
  EXPECT_EQ(decided_report(folder_, "ffff0000").error().code, ErrorCode::NotFound);
}

TEST_F(ReviewTest, NobodyOverrulesUnawares) {
  const auto first = decide("c1", "confirm", "Ada", 0);
  ASSERT_TRUE(first);
  const auto second = decide("c1", "reject", "Bob", 0);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::Conflict);
  EXPECT_THAT(second.error().message, HasSubstr("Ada"));
  EXPECT_TRUE(decide("c2", "reject", "Bob", 0)) << "another claim";
  EXPECT_TRUE(decide("c1", "reject", "Bob", *first));
  EXPECT_EQ(decisions(today_).size(), 3U);
}

// The same within the transaction, where two that looked at the same time meet.
TEST_F(ReviewTest, TheStoreRefusesTheSecondOfTwo) {
  store::ClaimJudgement judgement;
  judgement.who = "Ada";
  judgement.verb = "confirm";
  judgement.document = "0123abcd";
  judgement.kind = "figure";
  judgement.span = text::make_span(0, 20);
  ASSERT_TRUE(store::add_claim_judgement(folder_, judgement, 0));
  const auto second = store::add_claim_judgement(folder_, judgement, 0);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::Conflict);
  judgement.document = "ffff";
  const auto nowhere = store::add_claim_judgement(folder_, judgement, 0);
  ASSERT_FALSE(nowhere);
  EXPECT_EQ(nowhere.error().code, ErrorCode::NotFound);
}

// The document is read anew, by a reader that finds a line more before the words.
TEST_F(ReviewTest, ADecisionMovesWithItsWords) {
  ASSERT_TRUE(decide("c1", "reject"));
  model::Report anew = report_of({{20, 40, model::ClaimKind::Figure}});
  anew.document.text = "News of the harbour\n" + anew.document.text;
  {
    auto opened = store::Writer::open(folder_);
    ASSERT_TRUE(opened) << opened.error().message;
    store::Writer writer = std::move(opened).take();
    store::DocumentRows rows = store::make_rows(anew, {"original", 1, "e2", std::nullopt});
    rows.reader = "another";
    ASSERT_TRUE(writer.put(rows));
    ASSERT_TRUE(writer.commit());
  }
  const auto workspace = store::Workspace::open(folder_, store::Access::Read);
  ASSERT_TRUE(workspace);
  std::string told;
  ASSERT_TRUE(store::each_claim(*workspace, {}, [&](const store::StoredClaim& stored) {
    told += std::string(text::slice(stored.document->text, stored.claim.passages.front().span)) +
            " " + store::to_string(stored.standing);
  }));
  EXPECT_EQ(told, "Nine men were freed; rejected");
  const auto moved = claim_decisions(folder_, anew);
  ASSERT_TRUE(moved);
  EXPECT_EQ(moved->front().claim, "c1");
  anew.document.text = "Nothing of the kind, but long enough for the old offsets.";
  anew.claims.clear();
  const auto gone = claim_decisions(folder_, anew);
  ASSERT_TRUE(gone);
  EXPECT_EQ(gone->front().claim, "");
  EXPECT_EQ(gone->front().words, "Nine men were freed;");
}

struct MovedCase {
  const char* name;
  std::vector<Reading> claims;
  std::string claim;  // that the decision on [0, 20) figure now belongs to
};

class MovedTest : public ReviewTest, public testing::WithParamInterface<MovedCase> {};

TEST_P(MovedTest, ADecisionFollowsItsWords) {
  ASSERT_TRUE(decide("c1", "confirm"));
  const auto after = decisions(GetParam().claims);
  ASSERT_EQ(after.size(), 1U);
  EXPECT_EQ(after.front().claim, GetParam().claim);
  EXPECT_EQ(after.front().words, "Nine men were freed;");
}

INSTANTIATE_TEST_SUITE_P(
    Readings, MovedTest,
    testing::Values(
        MovedCase{"Same", {{0, 20, model::ClaimKind::Figure}}, "c1"},
        MovedCase{"OtherNumber",
                  {{22, 40, model::ClaimKind::Incident}, {0, 20, model::ClaimKind::Figure}},
                  "c2"},
        MovedCase{"ShorterByAWord", {{0, 13, model::ClaimKind::Figure}}, "c1"},
        MovedCase{"TheNearerOfTwo",
                  {{0, 30, model::ClaimKind::Figure}, {0, 19, model::ClaimKind::Figure}},
                  "c2"},
        MovedCase{"OtherKind", {{0, 20, model::ClaimKind::Incident}}, ""},
        MovedCase{"MuchLonger", {{0, 47, model::ClaimKind::Figure}}, ""},
        MovedCase{"Gone", {}, ""}),
    [](const auto& each) { return each.param.name; });

class CorrectTest : public ReviewTest {
 protected:
  [[nodiscard]] Result<std::int64_t> correct(const std::string& verb, const Correction& correction,
                                             std::int64_t seen = -1) const {
    return review({folder_, "paper.txt", "c1", verb, "Ada", "", seen, correction});
  }
  [[nodiscard]] model::Report today() const {
    const auto workspace = store::Workspace::open(folder_, store::Access::Read);
    EXPECT_TRUE(workspace);
    auto report = store::read_report(*workspace, "0123abcd");
    EXPECT_TRUE(report);
    return std::move(report).take();
  }
  [[nodiscard]] std::string words() const {
    const model::Report report = today();
    return std::string(
        text::slice(report.document.text, report.claims.front().passages.front().span));
  }
};

TEST_F(CorrectTest, AKindIsCorrectedAndTakenBack) {
  ASSERT_TRUE(correct("correct-kind", {.kind = "incident"}));
  EXPECT_EQ(today().claims.front().kind, model::ClaimKind::Incident);
  const auto told = decisions(today_);
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told.front().claim, "c1");
  EXPECT_EQ(told.front().was, "figure");
  EXPECT_EQ(told.front().now, "incident");
  const auto again = correct("correct-kind", {.kind = "incident"});
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, ErrorCode::Misuse);
  ASSERT_TRUE(decide("c1", "undo"));
  EXPECT_EQ(today().claims.front().kind, model::ClaimKind::Figure);
}

TEST_F(CorrectTest, WordsAreTakenByPlaceAndByWords) {
  ASSERT_TRUE(correct("correct-span", {.place = {{0, 47}}}));
  EXPECT_EQ(words(), "Nine men were freed; a court heard one of them.");
  ASSERT_TRUE(correct("correct-span", {.words = "men were freed"}));
  EXPECT_EQ(words(), "men were freed");
  const auto told = decisions(today_);
  ASSERT_EQ(told.size(), 2U);
  EXPECT_EQ(told.back().was, "Nine men were freed;");
  EXPECT_EQ(told.back().now, "men were freed");
  ASSERT_TRUE(decide("c1", "confirm")) << "the claim is the same";
  ASSERT_TRUE(decide("c1", "undo"));
  ASSERT_TRUE(decide("c1", "undo"));
  EXPECT_EQ(words(), "Nine men were freed; a court heard one of them.");
  EXPECT_EQ(standing_of(decisions(today_), "c1"), "");
}

// What the words tell is read anew, as far as the kind tells it.
TEST_F(CorrectTest, ContentFollowsTheWords) {
  ASSERT_TRUE(correct("correct-span", {.words = "Nine men were freed"}));
  ASSERT_TRUE(today().claims.front().figure);
  EXPECT_EQ(today().claims.front().figure->value, 9);
  ASSERT_TRUE(correct("correct-kind", {.kind = "opinion"}));
  EXPECT_FALSE(today().claims.front().figure) << "an opinion counts nothing";
  ASSERT_TRUE(correct("correct-kind", {.kind = "figure"}));
  EXPECT_TRUE(today().claims.front().figure);
}

TEST_F(CorrectTest, ASourceIsNamedOrNot) {
  ASSERT_TRUE(correct("correct-source", {.source = "court"}));
  EXPECT_EQ(today().claims.front().chain.links.back().name, "court");
  ASSERT_TRUE(correct("correct-source", {.said_by = SaidBy::Unnamed, .after = 1}));
  const model::Report report = today();
  const auto& links = report.claims.front().chain.links;
  ASSERT_EQ(links.size(), 2U);
  EXPECT_EQ(links.back().status, model::LinkStatus::Unnamed);
  ASSERT_TRUE(correct("correct-source", {.source = "Court"})) << "whom a chain knows";
  EXPECT_EQ(today().claims.front().chain.links.size(), 1U);
}

TEST_F(CorrectTest, NobodyCorrectsUnawares) {
  const auto first = correct("correct-kind", {.kind = "incident"}, 0);
  ASSERT_TRUE(first);
  const auto second = correct("correct-span", {.words = "Nine men"}, 0);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::Conflict);
  EXPECT_THAT(second.error().message, HasSubstr("correct-kind"));
  EXPECT_TRUE(correct("correct-span", {.words = "Nine men"}, *first));
  EXPECT_EQ(today().claims.front().kind, model::ClaimKind::Incident) << "both hold";
  EXPECT_EQ(words(), "Nine men");
}

// All look at the document before any of them has written.
TEST_F(CorrectTest, OfManyWhoAddTheSameClaimOneDoes) {
  constexpr int kPeople = 6;
  std::size_t there = today().claims.size();
  for (const char* words : {"Nine", "Nine men", "men were", "men were freed", "freed", "a court",
                            "court heard", "heard one", "one of", "one of them"}) {
    const Correction missed{.kind = "statement", .words = words, .said_by = SaidBy::Document};
    std::atomic<int> waiting{kPeople};
    std::atomic<int> added{0};
    std::atomic<int> told{0};
    std::vector<std::jthread> people;
    for (int i = 0; i < kPeople; ++i) {
      people.emplace_back([&, who = "P" + std::to_string(i)] {
        --waiting;
        while (waiting > 0) std::this_thread::yield();
        const auto done = review({folder_, "paper.txt", "", "add", who, "missed", -1, missed});
        if (done) ++added;
        // It is there already, or came in between.
        const bool late = !done && (done.error().code == ErrorCode::Conflict ||
                                    done.error().code == ErrorCode::Misuse);
        if (late) ++told;
      });
    }
    people.clear();
    EXPECT_EQ(added, 1) << words;
    EXPECT_EQ(told, kPeople - 1) << words;
    EXPECT_EQ(today().claims.size(), ++there) << words;
  }
}

TEST_F(CorrectTest, AClaimIsAddedDecidedOnAndTakenBack) {
  const auto add = [&](const Correction& correction) {
    return review({folder_, "paper.txt", "", "add", "Ada", "missed", -1, correction});
  };
  const Correction court{
      .kind = "statement", .words = "a court heard one of them", .said_by = SaidBy::Document};
  ASSERT_TRUE(add(court));
  ASSERT_EQ(today().claims.size(), 3U);
  EXPECT_EQ(today().claims.back().id, "c3");
  const auto again = add(court);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, ErrorCode::Misuse);
  ASSERT_TRUE(decide("c3", "reject"));
  const auto told = document_decisions(folder_, "0123abcd");
  ASSERT_TRUE(told);
  EXPECT_EQ(told->size(), 2U);
  EXPECT_EQ(standing_of(*told, "c3"), "reject");
  ASSERT_TRUE(decide("c3", "undo"));
  ASSERT_TRUE(decide("c3", "undo")) << "that it was added";
  EXPECT_EQ(today().claims.size(), 2U);
  EXPECT_EQ(decide("c3", "confirm").error().code, ErrorCode::NotFound);
  EXPECT_TRUE(add(court)) << "anew";
  EXPECT_FALSE(add({.kind = "figure", .words = "Ten men", .said_by = SaidBy::Document}));
  EXPECT_FALSE(add({.words = "men were", .said_by = SaidBy::Document}));
  EXPECT_EQ(today().claims.size(), 3U);
}

struct WrongCase {
  const char* name;
  const char* verb;
  Correction correction;
  ErrorCode code;
};

class WrongCorrectionTest : public CorrectTest, public testing::WithParamInterface<WrongCase> {};

TEST_P(WrongCorrectionTest, IsRefusedAndNothingIsKept) {
  const auto refused = correct(GetParam().verb, GetParam().correction);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, GetParam().code) << refused.error().message;
  EXPECT_TRUE(decisions(today_).empty());
}

INSTANTIATE_TEST_SUITE_P(
    Corrections, WrongCorrectionTest,
    testing::Values(
        WrongCase{"NoKind", "correct-kind", {}, ErrorCode::Misuse},
        WrongCase{"UnknownKind", "correct-kind", {.kind = "rumour"}, ErrorCode::Misuse},
        WrongCase{"SameKind", "correct-kind", {.kind = "figure"}, ErrorCode::Misuse},
        WrongCase{"NoWords", "correct-span", {}, ErrorCode::Misuse},
        WrongCase{"SameWords", "correct-span", {.place = {{0, 20}}}, ErrorCode::Misuse},
        WrongCase{"Blanks", "correct-span", {.place = {{4, 5}}}, ErrorCode::Misuse},
        WrongCase{"Backwards", "correct-span", {.place = {{9, 4}}}, ErrorCode::Misuse},
        WrongCase{"BeyondTheText", "correct-span", {.place = {{0, 48}}}, ErrorCode::Misuse},
        WrongCase{"Elsewhere", "correct-span", {.words = "heard one"}, ErrorCode::Misuse},
        WrongCase{"OtherWords", "correct-span", {.words = "Ten men"}, ErrorCode::NotFound},
        WrongCase{"Nobody", "correct-source", {}, ErrorCode::Misuse},
        WrongCase{"NotInTheText", "correct-source", {.source = "The Mayor"}, ErrorCode::NotFound},
        WrongCase{"Already", "correct-source", {.said_by = SaidBy::Document}, ErrorCode::Misuse},
        WrongCase{"NoUtf8", "correct-source", {.source = "\xFF"}, ErrorCode::Misuse}),
    [](const auto& each) { return each.param.name; });

struct RefusedCase {
  const char* name;
  ReviewRequest request;
  ErrorCode code;
};

class RefusedTest : public ReviewTest, public testing::WithParamInterface<RefusedCase> {};

TEST_P(RefusedTest, WhatIsMissingIsTold) {
  ReviewRequest request = GetParam().request;
  request.workspace = folder_;
  const auto refused = review(request);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, GetParam().code) << refused.error().message;
}

INSTANTIATE_TEST_SUITE_P(
    Requests, RefusedTest,
    testing::Values(
        RefusedCase{"Verb", {"", "paper.txt", "c1", "accept", "Ada", ""}, ErrorCode::Misuse},
        RefusedCase{"Nobody", {"", "paper.txt", "c1", "confirm", "", ""}, ErrorCode::Misuse},
        RefusedCase{"NoReason", {"", "paper.txt", "c1", "reject", "Ada", ""}, ErrorCode::Misuse},
        RefusedCase{"NoUtf8", {"", "paper.txt", "c1", "confirm", "\xFF", ""}, ErrorCode::Misuse},
        RefusedCase{"Long",
                    {"", "paper.txt", "c1", "note", "Ada", std::string(4001, 'a')},
                    ErrorCode::LimitReached},
        RefusedCase{"Claim", {"", "paper.txt", "c9", "confirm", "Ada", ""}, ErrorCode::NotFound},
        RefusedCase{
            "Document", {"", "other.txt", "c1", "confirm", "Ada", ""}, ErrorCode::NotFound}),
    [](const auto& each) { return each.param.name; });

}  // namespace
}  // namespace plumbline::app
