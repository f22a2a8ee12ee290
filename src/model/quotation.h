// SPDX-License-Identifier: Apache-2.0
//
// A quotation of which no claim was made, held against the reference library.

#pragma once

#include "model/passage.h"
#include "model/quote_check.h"

namespace plumbline::model {

struct Quotation {
  Passage passage;
  Verification verification;
  bool operator==(const Quotation&) const = default;
};

}  // namespace plumbline::model
