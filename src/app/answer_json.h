// SPDX-License-Identifier: Apache-2.0
//
// The one JSON form of answers: what `--json` prints and what the server sends. Without line
// breaks; bytes that are no UTF-8 come as U+FFFD. docs/reference/ has the schemas.

#pragma once

#include <string>
#include <vector>

#include "app/add.h"
#include "app/library.h"
#include "app/review.h"
#include "app/search.h"
#include "app/status.h"
#include "app/trace.h"
#include "model/report.h"

namespace plumbline::app {

// {"document": {...}, "claim": {...}, "findings": [codes], "standing"}; the last only where a
// person decided: confirmed or rejected.
[[nodiscard]] std::string to_json(const model::Document& document, const model::Claim& claim,
                                  const std::vector<model::Finding>& findings,
                                  const std::string& standing = {});
[[nodiscard]] std::string to_json(const Trace& trace);
// Offsets in code points.
[[nodiscard]] std::string to_json(const Hit& hit);
[[nodiscard]] std::string to_json(const Hits& hits);
// Without the entries.
[[nodiscard]] std::string to_json(const WorkspaceStatus& status);
[[nodiscard]] std::string to_json(const LedgerPage& page);
[[nodiscard]] std::string to_json(const LibraryPage& page);
[[nodiscard]] std::string to_json(const LibraryFacets& facets);
[[nodiscard]] std::string to_json(const std::vector<ClaimDecision>& decisions);
[[nodiscard]] std::string to_json(const AddOutcome& outcome);

}  // namespace plumbline::app
