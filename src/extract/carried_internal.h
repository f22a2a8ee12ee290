// SPDX-License-Identifier: Apache-2.0
//
// Statements without a tag that go on with what somebody was just said to say.

#pragma once

#include <cstdint>

#include "extract/content_view_internal.h"
#include "model/claim.h"

namespace plumbline::extract {

// Fed with the claims of a document in reading order.
//
// Where a text retells a report, a body's statement or another outlet, the sentences after the tag
// go on with it until the paragraph ends or somebody else speaks; so an analyst reads them. The
// chain is carried on, and its last link says that it is. Not for judgements (the outlet's own),
// for "we", for what the law says, and after a person only where a pronoun means that person.
class Carrying {
 public:
  explicit Carrying(const Scene& scene) : scene_(scene) {}

  void read(const Proposition& proposition, model::Claim& claim);

 private:
  [[nodiscard]] bool goes_on(const Proposition& proposition, const model::Claim& claim) const;
  [[nodiscard]] bool comments(const text::TokenRange& sentence) const;
  [[nodiscard]] bool speaks_of_us(const text::TokenRange& tokens) const;

  const Scene& scene_;
  model::AttributionChain chain_;  // of the last claim that somebody but the publisher makes
  std::uint32_t sentence_ = language::kNone;
  bool carried_ = false;  // that claim was carried on itself
};

}  // namespace plumbline::extract
