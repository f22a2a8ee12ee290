// SPDX-License-Identifier: Apache-2.0
//
// All that Plumbline read out of one document.

#pragma once

#include <string>
#include <vector>

#include "model/claim.h"
#include "model/document.h"
#include "model/finding.h"
#include "model/quotation.h"
#include "model/withheld.h"

namespace plumbline::model {

struct Report {
  Document document;
  std::vector<Claim> claims;      // in reading order
  std::vector<Finding> findings;  // gravest first, then in reading order
  // Quotations that were found among the references and stand in no claim, in reading order.
  std::vector<Quotation> quotations;
  // What must not be shown of the document; withhold() puts it out of sight.
  Withheld withheld;
  bool operator==(const Report&) const = default;
};

// Version of the engine whose answers these are; part of the cache key of everything derived.
[[nodiscard]] const char* engine_version();

}  // namespace plumbline::model
