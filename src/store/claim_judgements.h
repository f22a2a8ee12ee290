// SPDX-License-Identifier: Apache-2.0
//
// What people decided about claims. A decision names the words it was made on, not the claim's
// number, so that it outlives reading anew. Append-only: one is taken back by a later one.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/workspace.h"
#include "text/span.h"

namespace plumbline::store {

struct ClaimJudgement {
  std::int64_t number = 0;  // from 1, in the order they were made
  std::string at;           // UTC
  std::string who;
  std::string verb;         // confirm, reject, note, undo
  std::string document;     // hash
  std::string kind;         // of the claim: two claims of different kinds may have the same words
  text::Span span;          // of the claim's first passage, in bytes of the document's text
  std::int64_t undoes = 0;  // number of the judgement that is taken back; 0: none
  std::string why;
};

// Of one document, oldest first.
[[nodiscard]] Result<std::vector<ClaimJudgement>> claim_judgements(const Workspace& workspace,
                                                                   const std::string& document);

// Appends it, and an entry in the journal, both or neither, and gives its number; `number` and `at`
// of the value given are not read. `seen`: number of the last judgement on these words that the
// person knew of, 0 for none; Conflict if there is a later one, so that nobody overrules unawares.
// NotFound if there is no such document, or no such judgement to undo in it; Conflict if that was
// taken back already.
[[nodiscard]] Result<std::int64_t> add_claim_judgement(const std::string& folder,
                                                       const ClaimJudgement& judgement,
                                                       std::int64_t seen);

}  // namespace plumbline::store
