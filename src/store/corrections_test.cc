// SPDX-License-Identifier: Apache-2.0

#include "store/corrections.h"

#include <filesystem>

#include <gtest/gtest.h>
#include <stdlib.h>

#include "model/json.h"
#include "model/person.h"
#include "store/library.h"
#include "store/reader.h"
#include "store/writer.h"

namespace plumbline::store {
namespace {

namespace fs = std::filesystem;
using model::ClaimKind;

const std::string kText =
    "Harbour Post\n\nPolice freed nine men on Monday, the ministry said. A court heard one of "
    "them.";

// The claim under these words.
model::Claim claim_on(const model::Report& report, const std::string& words, ClaimKind kind) {
  const std::size_t at = report.document.text.find(words);
  model::Claim claim("c" + std::to_string(report.claims.size() + 1), kind,
                     model::Passage(report.document.id, text::make_span(at, at + words.size())));
  model::ChainLink post;
  post.name = "Harbour Post";
  post.kind = model::SourceKind::Outlet;
  claim.chain.links.push_back(post);
  return claim;
}

model::Report report_of(const std::string& text = kText) {
  model::Report report;
  report.document.id.value = "0123abcd";
  report.document.name = "post.txt";
  report.document.text = text;
  report.claims.push_back(claim_on(report, "freed nine men", ClaimKind::Figure));
  report.claims.back().figure = model::Figure{.value = 9, .unit = "men"};
  const std::size_t nine = text.find("nine");
  report.claims.back().figure->passage =
      model::Passage(report.document.id, text::make_span(nine, nine + 8));
  report.claims.push_back(claim_on(report, "A court heard one of them", ClaimKind::Statement));
  return report;
}

ClaimJudgement judgement_on(const model::Report& report, std::size_t claim,
                            const std::string& verb) {
  const model::Claim& on = report.claims[claim];
  ClaimJudgement out;
  out.number = 1;
  out.who = "Ada";
  out.verb = verb;
  out.document = report.document.id.value;
  out.kind = model::to_string(on.kind);
  out.span = on.passages.front().span;
  out.words = text::slice(report.document.text, out.span);
  return out;
}

std::string claim_words(const model::Report& report, std::size_t claim) {
  return std::string(text::slice(report.document.text, report.claims[claim].passages.front().span));
}

// On the first claim: it tells of an event, the sentence is meant, the ministry says so.
ClaimJudgement correction(const std::string& verb) {
  const model::Report read = report_of();
  model::Claim made = read.claims.front();
  if (verb == "correct-kind") {
    made.kind = ClaimKind::Incident;
    made.incident = model::Incident{.type = "rescue"};
  }
  if (verb == "correct-span") {
    made.passages.front().span.begin = static_cast<std::uint32_t>(kText.find("Police"));
    made.about = {"BGR"};
  }
  if (verb == "correct-source") {
    model::ChainLink ministry;
    ministry.name = "the ministry";
    ministry.kind = model::SourceKind::Government;
    const std::size_t at = kText.find("the ministry");
    ministry.speaker = model::Passage(read.document.id, text::make_span(at, at + 12));
    made.chain.links.push_back(ministry);
  }
  ClaimJudgement out = judgement_on(read, 0, verb);
  out.value = correction_value(read, made);
  return out;
}

TEST(CorrectionsTest, EachChangesItsOwn) {
  const model::Report read = report_of();
  for (const char* verb : {"correct-kind", "correct-span", "correct-source"}) {
    model::Report report = read;
    correct(report, {correction(verb)});
    const model::Claim& claim = report.claims.front();
    const std::string which = verb;
    EXPECT_EQ(claim.kind, which == "correct-kind" ? ClaimKind::Incident : ClaimKind::Figure);
    EXPECT_EQ(claim.incident.has_value(), which == "correct-kind");
    EXPECT_EQ(claim_words(report, 0),
              which == "correct-span" ? "Police freed nine men" : "freed nine men");
    EXPECT_EQ(claim.about.size(), which == "correct-span" ? 1U : 0U);
    EXPECT_EQ(claim.chain.links.size(), which == "correct-source" ? 2U : 1U);
    ASSERT_TRUE(claim.figure);
    EXPECT_TRUE(claim.figure->passage.has_value());
    EXPECT_EQ(claim.producers.back().stage, model::kPersonStage);
    EXPECT_EQ(claim.producers.back().rule, which);
    EXPECT_EQ(claim.id, "c1");
    EXPECT_EQ(report.claims[1], read.claims[1]) << "another claim changed";
  }
}

TEST(CorrectionsTest, WhatIsTakenBackCorrectsNothing) {
  ClaimJudgement undo = correction("correct-kind");
  undo.number = 2;
  undo.verb = "undo";
  undo.value.clear();
  undo.undoes = 1;
  model::Report report = report_of();
  correct(report, {correction("correct-kind"), undo});
  EXPECT_EQ(report, report_of());
}

// Read anew with a headline above it: words, content and standing move; where the speaker is named
// is not known any more, and who it is stays.
TEST(CorrectionsTest, TheyFollowTheirWords) {
  const model::Report moved = report_of("News of the day\n\n" + kText);
  model::Report report = moved;
  std::vector<ClaimJudgement> all = {correction("correct-span"), correction("correct-source")};
  all[1].number = 2;
  correct(report, all);
  EXPECT_EQ(claim_words(report, 0), "Police freed nine men");
  const model::Claim& claim = report.claims.front();
  ASSERT_TRUE(claim.figure && claim.figure->passage);
  EXPECT_EQ(text::slice(report.document.text, claim.figure->passage->span), "nine men");
  ASSERT_EQ(claim.chain.links.size(), 2U);
  EXPECT_EQ(claim.chain.links.back().name, "the ministry");
  EXPECT_FALSE(claim.chain.links.back().speaker);
}

// An engine of later finds the claim as the person had left it: decisions on it hold.
TEST(CorrectionsTest, AMachineThatLearnedItKeepsThem) {
  model::Report report = report_of();
  report.claims.front() = claim_on(report, "Police freed nine men", ClaimKind::Incident);
  report.claims.front().id = "c1";
  ClaimJudgement kind = correction("correct-kind");
  model::Report read = report_of();
  correct(read, {correction("correct-span")});
  read.claims.front().kind = ClaimKind::Incident;
  kind.value = correction_value(read, read.claims.front());
  ClaimJudgement confirm = judgement_on(report_of(), 0, "confirm");
  confirm.number = 2;
  EXPECT_EQ(standings_of({kind, confirm}, report).front(), Standing::Confirmed);
  EXPECT_EQ(standings_of({confirm}, report).front(), Standing::Undecided) << "by the kind alone";
  EXPECT_EQ(count_decided({kind, confirm}, report), 1U);
}

// Words that are gone correct no passage; the kind holds as long as the claim is found.
TEST(CorrectionsTest, WordsThatAreGoneCorrectNothing) {
  std::string other = kText;
  other.replace(other.find("Police"), 6, "Guards");
  model::Report report = report_of(other);
  correct(report, {correction("correct-span")});
  EXPECT_EQ(claim_words(report, 0), "freed nine men");
  model::Report gone = report_of("Harbour Post\n\nfreed nine men.");
  gone.claims.resize(1, gone.claims.front());
  correct(gone, {correction("correct-kind")});
  EXPECT_EQ(gone.claims.front().kind, ClaimKind::Incident);
}

// A claim that a person added stands behind the machine's, moves with its words, and is the
// machine's own once it finds it.
TEST(CorrectionsTest, AddedClaimsAreClaims) {
  const model::Report read = report_of();
  const model::Claim missed = claim_on(read, "the ministry said", ClaimKind::Response);
  ClaimJudgement add = judgement_on(read, 0, "add");
  add.kind = "response";
  add.span = missed.passages.front().span;
  add.words = "the ministry said";
  add.value = correction_value(read, missed);
  ClaimJudgement reject = add;
  reject.number = 2;
  reject.verb = "reject";
  reject.value.clear();

  model::Report report = report_of("News\n\n" + kText);
  add_claims(report, {add, reject});
  ASSERT_EQ(report.claims.size(), 3U);
  EXPECT_EQ(report.claims.back().id, "c3");
  EXPECT_EQ(claim_words(report, 2), "the ministry said");
  EXPECT_EQ(report.claims.back().producers.front().stage, model::kPersonStage);
  EXPECT_EQ(standings_of({add, reject}, report).back(), Standing::Rejected);
  EXPECT_EQ(count_decided({add, reject}, report), 1U);

  model::Report learned = report_of();
  learned.claims.push_back(missed);
  add_claims(learned, {add});
  EXPECT_EQ(learned.claims.size(), 3U) << "twice";
  EXPECT_EQ(standings_of({add, reject}, learned).back(), Standing::Rejected);

  ClaimJudgement undo = reject;
  undo.number = 3;
  undo.verb = "undo";
  undo.undoes = 1;
  model::Report without = report_of();
  add_claims(without, {add, reject, undo});
  EXPECT_EQ(without, report_of());
  model::Report gone =
      report_of("Harbour Post\n\nPolice freed nine men. A court heard one of them.");
  add_claims(gone, {add});
  EXPECT_EQ(gone.claims.size(), 2U);
}

TEST(CorrectionsTest, NoNameOfAVictimComesOutOfThem) {
  model::Report read = report_of();
  model::Claim made = read.claims.front();
  model::ChainLink link;
  link.name = "Ilse Okoro";
  made.chain.links.push_back(link);
  ClaimJudgement judgement = judgement_on(read, 0, "correct-source");
  judgement.value = correction_value(read, made);
  model::Report report = report_of();
  report.withheld.words = {"ilse", "okoro"};  // known for a victim since
  correct(report, {judgement});
  EXPECT_EQ(report.claims.front().chain.links.back().name, "XXXX XXXXX");
}

TEST(CorrectionsTest, WhatIsNoValueIsPassedOver) {
  for (const char* value : {"", "{}", "[1]", R"({"words": 1, "text_size": 2, "claims": []})",
                            R"({"words": "a", "text_size": -2, "claims": [{}]})",
                            R"({"words": "a", "text_size": 99999999999, "claims": [{}]})"}) {
    ClaimJudgement judgement = correction("correct-kind");
    judgement.value = value;
    EXPECT_FALSE(read_correction(judgement, {})) << value;
    model::Report report = report_of();
    correct(report, {judgement});
    EXPECT_EQ(report, report_of());
  }
}

class CorrectedWorkspaceTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = testing::TempDir() + "plumbline_corrected_XXXXXX";
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    keep(report_of(), "e1");
  }
  void TearDown() override { fs::remove_all(folder_); }
  void keep(model::Report report, const std::string& engine) const {
    auto opened = Writer::open(folder_);
    ASSERT_TRUE(opened) << opened.error().message;
    Writer writer = std::move(opened).take();
    ASSERT_TRUE(writer.put(make_rows(std::move(report), {"original", 1, engine, std::nullopt})));
    ASSERT_TRUE(writer.commit());
  }
  // Documents that the list finds by the kind, and claims of that kind.
  [[nodiscard]] std::string found_by(const std::string& kind) const {
    const auto workspace = Workspace::open(folder_, Access::Read);
    EXPECT_TRUE(workspace);
    DocumentFilter filter;
    filter.kind = kind;
    const auto page = list_documents(*workspace, filter);
    EXPECT_TRUE(page);
    std::string out = std::to_string(page->rows.size());
    EXPECT_TRUE(each_claim(*workspace, {.kind = kind},
                           [&](const StoredClaim& stored) { out += " " + stored.claim.id; }));
    return out;
  }
  std::string folder_;
};

TEST_F(CorrectedWorkspaceTest, DocumentsAreFoundByWhatIsCorrected) {
  EXPECT_EQ(found_by("figure"), "1 c1");
  EXPECT_EQ(found_by("incident"), "0");
  const auto number = add_claim_judgement(folder_, correction("correct-kind"), 0);
  ASSERT_TRUE(number) << number.error().message;
  EXPECT_EQ(found_by("figure"), "0");
  EXPECT_EQ(found_by("incident"), "1 c1");
  // Read anew by another engine, it is found so still.
  keep(report_of(), "e2");
  EXPECT_EQ(found_by("figure"), "0");
  EXPECT_EQ(found_by("incident"), "1 c1");
  ClaimJudgement undo = judgement_on(report_of(), 0, "undo");
  undo.undoes = *number;
  ASSERT_TRUE(add_claim_judgement(folder_, undo, *number));
  EXPECT_EQ(found_by("figure"), "1 c1");
  EXPECT_EQ(found_by("incident"), "0");
}

class DecidedTest : public CorrectedWorkspaceTest, public testing::WithParamInterface<bool> {};
INSTANTIATE_TEST_SUITE_P(CountedAnewAndKept, DecidedTest, testing::Bool());

TEST_P(DecidedTest, DecidedClaimsAreCounted) {
  keep_readers(GetParam() ? 2 : 0);
  const auto count = [&] {
    const auto workspace = Workspace::open(folder_, Access::Read);
    EXPECT_TRUE(workspace);
    const auto counts = decided_claims(*workspace, {"0123abcd", "other"});
    EXPECT_TRUE(counts);
    const auto found = counts->find("0123abcd");
    return found == counts->end() ? std::size_t{0} : found->second.decided;
  };
  EXPECT_EQ(count(), 0U);
  ASSERT_TRUE(add_claim_judgement(folder_, judgement_on(report_of(), 1, "note"), 0));
  EXPECT_EQ(count(), 0U) << "a note decides nothing";
  ASSERT_TRUE(add_claim_judgement(folder_, correction("correct-source"), 1));
  EXPECT_EQ(count(), 1U);
  ASSERT_TRUE(add_claim_judgement(folder_, judgement_on(report_of(), 0, "confirm"), 2));
  EXPECT_EQ(count(), 1U) << "one claim";
  ASSERT_TRUE(add_claim_judgement(folder_, judgement_on(report_of(), 1, "reject"), 3));
  EXPECT_EQ(count(), 2U);
  EXPECT_EQ(count(), 2U);
  // Read anew, by an engine that finds but one of them.
  model::Report fewer = report_of();
  fewer.claims.resize(1, fewer.claims.front());
  keep(std::move(fewer), "e2");
  EXPECT_EQ(count(), 1U);
  keep_readers(0);
}

}  // namespace
}  // namespace plumbline::store
