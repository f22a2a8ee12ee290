// SPDX-License-Identifier: Apache-2.0
//
// `assess`: what does the evidence of a workspace say of a country under a standard? And what a
// person decided on it. Decisions are kept, never changed, outlive reading anew, and are marked
// outdated where the evidence they were made on has changed.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/assessment.h"

namespace plumbline::app {

struct AssessOptions {
  std::string workspace;
  std::string country;  // alpha-2, alpha-3 or a name
  std::string standard = "us-tvpa";
  int year = 0;           // of the edition; 0: the newest that a document with evidence tells of
  int compared_with = 0;  // another edition; 0: none
  std::string criterion;  // id: only this one; empty: all
};

// NotFound if there is no such workspace, standard or criterion; Misuse if the country is not known
// or the standard assesses nothing. Names of victims are withheld. Reads the claims about the
// country, and of documents with evidence the rest too.
[[nodiscard]] Result<model::Assessment> assess(const AssessOptions& options);

struct CriterionDecision {
  AssessOptions asked;  // `criterion` is needed
  std::string finding;  // met, partly, not-met, contested, cannot-tell
  std::string who;
  std::string why;
  // Number of the last decision on this criterion that the person saw; -1: whatever there is.
  std::int64_t seen = -1;
};
// The number under which it is kept. Misuse if the finding is none or no reason is given; Conflict
// if somebody decided meanwhile.
[[nodiscard]] Result<std::int64_t> decide_criterion(const CriterionDecision& decision);

// All decisions on criteria, oldest first; `outdated` is not told.
struct PastJudgement {
  std::string country;
  std::string standard;
  int year = 0;
  std::string criterion;
  model::CriterionJudgement judgement;
};
[[nodiscard]] Result<std::vector<PastJudgement>> past_judgements(const std::string& workspace);

}  // namespace plumbline::app
