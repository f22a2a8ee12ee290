// SPDX-License-Identifier: Apache-2.0
//
// Which claims bear on which criterion, by the rules of a standard.
//
// Rules are tried in the order of their file; for one claim the first that fits a question of a
// criterion counts. What a rule does not mention is held strict: a claim must be positive, and what
// another state does is not taken. What is only planned or conditional bears on nothing and is kept
// as context.

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "assess/actor.h"
#include "assess/standard.h"
#include "model/claim.h"
#include "refdata/refdata.h"

namespace plumbline::assess {

struct DocumentAtHand {
  std::string id;  // hash
  std::string name;
  std::string publisher;
  std::string title;
  Date published;
  std::string opening;  // the first sentence
};

// A claim about the country. `claim` must outlive it.
struct ClaimAtHand {
  const model::Claim* claim = nullptr;
  std::size_t document = 0;  // index
  std::string passage;       // words of its first passage
  std::string sentence;      // that it stands in
  std::string before;        // some sentences before that one, of the same paragraph
};

struct Mapped {
  std::size_t claim = 0;  // index
  std::size_t rule = 0;   // of the standard
  model::Bearing bearing = model::Bearing::Context;
  bool alleged = false;
  bool promised = false;  // planned or conditional: that made it context
  std::string teller;     // as condition `teller` has it
};

// In the order of claims, of one claim in the order of rules. About linear in claims times rules.
[[nodiscard]] std::vector<Mapped> map_claims(const Standard& standard,
                                             const std::vector<DocumentAtHand>& documents,
                                             const std::vector<ClaimAtHand>& claims,
                                             const std::string& country,
                                             const refdata::RefData& refdata);

}  // namespace plumbline::assess
