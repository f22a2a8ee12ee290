// SPDX-License-Identifier: Apache-2.0
//
// `claims`: what do the documents of a workspace claim?

#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/report.h"

namespace plumbline::app {

// All that is given must fit.
struct ClaimsOptions {
  std::string workspace;
  std::string document;    // hash, first digits of it, or name
  std::string kind;        // "figure"
  std::string country;     // alpha-2, alpha-3 or a name: "Azerbaijan"
  std::string speaker;     // words of the name of anybody in the chain
  std::string source;      // a source of the register, by id or name: under any of its names
  std::string finding;     // "quote-altered"
  std::size_t limit = 50;  // 0: all
};

// Views: valid during the call.
struct ClaimView {
  const model::Document& document;
  const model::Claim& claim;
  const std::vector<model::Finding>& findings;
  std::string standing;  // by what people decided: confirmed, rejected; empty: nobody did
};
using ClaimViewSink = std::function<void(const ClaimView& view)>;

// Documents newest first, claims in reading order. Misuse names the words that would be understood.
[[nodiscard]] Status claims(const ClaimsOptions& options, const ClaimViewSink& sink);

}  // namespace plumbline::app
