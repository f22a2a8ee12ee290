// SPDX-License-Identifier: Apache-2.0
//
// The table of docs/reference/assess.md, a row a case.

#include "assess/propose.h"

#include <gtest/gtest.h>

namespace plumbline::assess {
namespace {

struct ProposalRow {
  std::string name;
  // Pieces "bearing question origin marks": "+ a 1", "- a 2 alleged", "0 b 1", "? a 1", "+ a 1
  // stale".
  std::string evidence;
  std::string presumption;
  bool others = true;
  std::string expected;
};

class Propose : public testing::TestWithParam<ProposalRow> {};

model::CriterionAssessment criterion_of(const std::string& written) {
  model::CriterionAssessment out;
  out.questions = {{"a", "A?", true, {}}, {"b", "B?", false, {}}};
  std::size_t at = 0;
  while (at < written.size()) {
    const std::size_t end = std::min(written.find(';', at), written.size());
    const std::string piece = written.substr(at, end - at);
    at = end + 2;
    model::CriterionEvidence each(model::Passage({"d"}, {0, 1}));
    switch (piece[0]) {
      case '+': each.bearing = model::Bearing::For; break;
      case '-': each.bearing = model::Bearing::Against; break;
      case '0': each.bearing = model::Bearing::Absent; break;
      default: each.bearing = model::Bearing::Context; break;
    }
    each.question = piece.substr(2, 1);
    each.origin = static_cast<std::size_t>(piece[4] - '0');
    each.alleged = piece.find("alleged") != std::string::npos;
    each.stale = piece.find("stale") != std::string::npos;
    each.own_word = piece.find("own") != std::string::npos;
    for (model::CriterionQuestion& question : out.questions) {
      if (question.id == each.question && !each.stale) {
        question.evidence.push_back(out.evidence.size());
      }
    }
    out.evidence.push_back(std::move(each));
  }
  return out;
}

TEST_P(Propose, AsWritten) {
  const ProposalRow& row = GetParam();
  model::CriterionAssessment criterion = criterion_of(row.evidence);
  Paragraph paragraph;
  paragraph.kind = "criterion";
  if (row.presumption == "data") paragraph.presumption = Presumption::Data;
  if (row.presumption == "met") paragraph.presumption = Presumption::Met;
  propose(paragraph, row.others, {{1, "One"}, {2, "Two"}}, criterion);
  // What is read of it is never called unread.
  const bool read = row.evidence.find('?') != std::string::npos;
  EXPECT_FALSE(read && criterion.explanation.words.find("No source read") != std::string::npos)
      << criterion.explanation.words;
  EXPECT_EQ(std::string(to_string(criterion.proposed)) + (criterion.presumed ? " presumed" : ""),
            row.expected)
      << criterion.explanation.words;
  EXPECT_FALSE(criterion.explanation.words.empty());
}

// clang-format off
const std::vector<ProposalRow> kProposalRows = {
    {"Nothing", "", "", true, "cannot-tell"},
    {"OnlyStale", "+ a 1 stale", "", true, "cannot-tell"},
    {"OnlyContext", "? a 1", "", true, "cannot-tell"},
    {"OnlyAlleged", "- a 1 alleged", "", true, "cannot-tell"},
    {"ContextPresumed", "? a 1", "met", true, "met presumed"},
    {"SilencePresumed", "", "met", true, "met presumed"},
    {"SilenceOfAll", "", "met", false, "cannot-tell"},
    {"NoDataSaid", "0 a 1", "data", true, "not-met presumed"},
    {"NothingSaid", "0 a 1", "", true, "not-met"},
    {"NothingReadPresumesNothing", "", "data", true, "cannot-tell"},
    {"Against", "- a 1", "data", true, "not-met"},
    {"ForAndAlleged", "+ a 1; - a 2 alleged", "", true, "partly"},
    {"OwnWord", "+ a 1 own", "", true, "partly"},
    {"OwnWordAndAnother", "+ a 1 own; + a 2", "", true, "met"},
    {"NeededOpen", "+ b 1", "", true, "partly"},
    {"Met", "+ a 1", "", true, "met"},
    {"Contested", "+ a 1; - a 2", "", true, "contested"},
    {"SameOriginBoth", "+ a 1; - a 1", "", true, "partly"},
    {"OtherQuestions", "+ a 1; - b 2", "", true, "partly"},
    {"NoDataAgainstFor", "+ a 1; 0 b 1", "data", true, "partly"},
};
// clang-format on

INSTANTIATE_TEST_SUITE_P(Rules, Propose, testing::ValuesIn(kProposalRows),
                         [](const auto& row) { return row.param.name; });

TEST(ProposeOver, WeighsNothing) {
  model::CriterionAssessment one;
  one.proposed = model::CriterionFinding::Met;
  model::CriterionAssessment two = one;
  model::CriterionAssessment over;
  propose_over({&one, &two}, over);
  EXPECT_EQ(over.proposed, model::CriterionFinding::Met);
  two.proposed = model::CriterionFinding::NotMet;
  model::CriterionAssessment mixed;
  propose_over({&one, &two}, mixed);
  EXPECT_EQ(mixed.proposed, model::CriterionFinding::CannotTell);
}

TEST(ProposeOver, KeepsWhatWasFoundOnTheParagraphItself) {
  model::CriterionAssessment under;
  under.proposed = model::CriterionFinding::Met;
  Paragraph paragraph;
  model::CriterionAssessment over = criterion_of("? a 1");
  propose(paragraph, true, {}, over);
  for (int times = 0; times < 2; ++times) {  // after decisions it is asked again
    propose_over({&under}, over);
    EXPECT_EQ(over.proposed, model::CriterionFinding::Met);
    ASSERT_EQ(over.explanation.because.size(), 1U);
    EXPECT_EQ(over.explanation.because.front().evidence, std::vector<std::size_t>{0});
  }
  model::CriterionAssessment against = criterion_of("- a 1");
  propose(paragraph, true, {}, against);
  propose_over({&under}, against);
  EXPECT_EQ(against.proposed, model::CriterionFinding::CannotTell);
}

}  // namespace
}  // namespace plumbline::assess
