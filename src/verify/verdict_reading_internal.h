// SPDX-License-Identifier: Apache-2.0
//
// The two axes of a verdict under the US minimum standards, read out of words: does the government
// meet them (fully, not fully, not at all), and does it make significant efforts?

#pragma once

#include "model/claim.h"
#include "verify/change_words_internal.h"
#include "verify/comparable_internal.h"

namespace plumbline::verify {

struct VerdictReading {
  model::Compliance compliance = model::Compliance::Unstated;
  model::Efforts efforts = model::Efforts::Unstated;
  bool fragment = false;  // "in several key areas": a part of the narrative, no verdict
  bool comply = false;    // "comply with" (to 2015) rather than "meet"
  bool however = false;   // "; however, it is" (to 2018) rather than "but is"
  bool but = false;

  [[nodiscard]] bool stated() const {
    return compliance != model::Compliance::Unstated || efforts != model::Efforts::Unstated;
  }
};

// Of the first verdict in `words[begin, end)`; unstated if there is none.
[[nodiscard]] VerdictReading read_verdict(const Comparable& text, std::size_t begin,
                                          std::size_t end, const ChangeWords::Marks& marks);

// Whether `right`, the claim behind it, ends the verdict of `left`: "... does not fully comply with
// the standards; | however, it is making significant efforts", two claims of one quotation.
[[nodiscard]] bool ends_verdict(const model::Claim& left, const model::Claim& right);

}  // namespace plumbline::verify
