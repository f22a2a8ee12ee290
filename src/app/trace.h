// SPDX-License-Identifier: Apache-2.0
//
// `trace`: where does a claim come from, who else says it, and to how many origins does it lead?

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "app/origins.h"
#include "base/result.h"
#include "model/report.h"

namespace plumbline::app {

struct TraceOptions {
  std::string workspace;
  std::string what;       // "DOCUMENT:c3" (hash digits or name), or words of the claim
  std::size_t limit = 5;  // claims shown, if the words fit several
  bool enter = true;      // as SearchRequest::enter
};

// A document that holds words of the claim.
struct Echo {
  std::string document;  // hash
  std::string name;
  std::string publisher;
  std::string published;
  std::string words;   // as they stand there, from the first shared word to the last
  bool whole = false;  // the whole passage, word for word
};

struct Trace {
  model::Document document;
  model::Claim claim;
  std::vector<model::Finding> findings;
  std::vector<Echo> echoes;  // oldest first, undated ones last: the likely origin leads
  OriginsAnswer origins;
  std::int64_t unsearched = 0;  // as Hits::unsearched: these may say it, too
  std::string standing;   // of the claim, by what people decided: confirmed, rejected; may be empty
  bool violence = false;  // the claim's words tell of it (app/violence.h)
};

// NotFound if there is no such claim.
[[nodiscard]] Result<std::vector<Trace>> trace(const TraceOptions& options);

}  // namespace plumbline::app
