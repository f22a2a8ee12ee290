// SPDX-License-Identifier: Apache-2.0
//
// `review`: what people decided about the claims of a document. A person's decision stands beside
// what the machine found and outlives reading anew. A claim that somebody rejected is shown with
// its decision and counted nowhere: not among the origins of `trace`, in `figures`, `incidents`,
// `assess`, `profile` and `dossier`. What somebody corrected counts everywhere as it was corrected.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/correction.h"
#include "base/result.h"
#include "model/report.h"

namespace plumbline::app {

struct ClaimDecision {
  std::int64_t number = 0;
  std::string at;  // UTC
  std::string who;
  std::string verb;  // confirm, reject, note, undo, correct-span, correct-kind, correct-source, add
  std::string why;
  // Of a correction: the words, the kind ("figure") or the chain as the machine read it, and since.
  std::string was;
  std::string now;
  std::int64_t undoes = 0;
  bool taken_back = false;
  std::string claim;  // "c3"; empty: no claim of today has these words
  // Of the claim as the machine read it: as they stand today, or as they stood if they are gone.
  std::string words;
};

// Where a claim stands by what people decided: the latest confirm or reject that was not taken
// back; empty: nobody decided.
[[nodiscard]] std::string standing_of(const std::vector<ClaimDecision>& decisions,
                                      const std::string& claim);

// Oldest first. A decision follows its words (store::place_judgements). `report`: as the machine
// read it.
[[nodiscard]] Result<std::vector<ClaimDecision>> claim_decisions(const std::string& workspace,
                                                                 const model::Report& report);
// A document as document_report() gives it, with the decisions on it, read once.
struct DecidedReport {
  model::Report report;
  std::vector<ClaimDecision> decisions;
};
[[nodiscard]] Result<DecidedReport> decided_report(const std::string& workspace,
                                                   const std::string& document);
// Of a document by its hash.
[[nodiscard]] Result<std::vector<ClaimDecision>> document_decisions(const std::string& workspace,
                                                                    const std::string& hash);

struct ReviewRequest {
  std::string workspace;
  std::string document;  // hash, first digits of it, or name
  std::string claim;     // "c3"; of `add` none
  std::string verb;      // as ClaimDecision::verb
  std::string who;
  std::string why;  // needed for reject and note
  // Number of the last decision on this claim that the person saw; -1: whatever there is.
  std::int64_t seen = -1;
  Correction correction = {};  // of the verbs that correct, and of `add`
};
// Gives the number of the decision. `undo` takes back the last one that stands. Misuse names what
// is missing; Conflict if somebody decided meanwhile.
[[nodiscard]] Result<std::int64_t> review(const ReviewRequest& request);

}  // namespace plumbline::app
