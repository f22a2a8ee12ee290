// SPDX-License-Identifier: Apache-2.0
//
// What people decided on criteria of standards. Append-only: the newest on a criterion stands, all
// are kept.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/workspace.h"

namespace plumbline::store {

struct CriterionJudgementRow {
  std::int64_t number = 0;  // from 1, in the order they were made
  std::string at;           // UTC
  std::string who;
  std::string country;  // alpha-3
  std::string standard;
  int year = 0;
  std::string criterion;
  std::string finding;  // model::to_string(CriterionFinding)
  std::string why;
  std::string basis;  // hash of the evidence it was made on
};

// Oldest first.
[[nodiscard]] Result<std::vector<CriterionJudgementRow>> criterion_judgements(
    const Workspace& workspace);

// Appends it, and an entry in the journal, both or neither. Returns its number; `number` and `at`
// of the value given are not read. `seen`: number of the last judgement on the criterion that its
// maker saw; Conflict if there is a later one. -1: whatever there is.
[[nodiscard]] Result<std::int64_t> add_criterion_judgement(const std::string& folder,
                                                           const CriterionJudgementRow& judgement,
                                                           std::int64_t seen = -1);

}  // namespace plumbline::store
