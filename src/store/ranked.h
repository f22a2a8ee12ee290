// SPDX-License-Identifier: Apache-2.0
//
// Which articles fit some words best, where nobody reads snippets.

#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/workspace.h"

namespace plumbline::store {

struct RankedDocuments {
  std::vector<std::string> hashes;  // best first (bm25), equal ones in the order of hashes
  bool more = false;                // others fit, too
};

// Articles that hold any of `words`; no references, of which there may be far more. A word that
// stands in very many says nothing and is left out; where hardly any is left, three of the words in
// a row must stand in one document. Time grows with the number of documents that fit, not with the
// number of documents.
[[nodiscard]] Result<RankedDocuments> ranked_documents(const Workspace& workspace,
                                                       std::span<const std::string> words,
                                                       std::size_t limit);

}  // namespace plumbline::store
