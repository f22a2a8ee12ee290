// SPDX-License-Identifier: Apache-2.0
//
// Victims and survivors whom a text names are not named by us, whatever they say or whatever is
// told of them. Their words stay where they are: in the passages of the document.

#pragma once

#include <set>
#include <string>
#include <vector>

#include "extract/attribution.h"
#include "language/analysis.h"
#include "model/claim.h"
#include "model/document.h"

namespace plumbline::extract {

class Shield {
 public:
  // People whom the text calls a victim or survivor, or of whom it says that they were sold,
  // trafficked or the like, or that the name is not their own.
  Shield(const model::Document& document, const language::Analysis& analysis,
         const std::vector<model::Claim>& claims);

  void cover(model::ChainLink& link) const;
  void cover(model::AttributionChain& chain) const;
  void cover(model::Claim& claim) const;

 private:
  // Whether words of `name` are those of one of them.
  [[nodiscard]] bool is_covered(std::string_view name) const;

  std::vector<std::set<std::string>> names_;  // folded words of each
};

}  // namespace plumbline::extract
