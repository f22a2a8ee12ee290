// SPDX-License-Identifier: Apache-2.0
//
// `reprints`: which articles of a workspace are copies of others, in whole or in part, and how many
// origins are behind all of them?

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"
#include "text/span.h"

namespace plumbline::app {

struct ReprintsOptions {
  std::string workspace;
  std::string document;    // of one document: digits of its hash, or its name; empty: all
  std::size_t limit = 20;  // families; 0: all
  bool words = false;      // also the words that each took over
};

// Words of one article that stand in another.
struct SharedWords {
  std::string exact;      // as the one who took them prints them; only if `words` was asked for
  std::size_t start = 0;  // code points of its text, half-open; likewise
  std::size_t end = 0;
  text::Span here;        // bytes of its text
  text::Span there;       // bytes of the text they were taken from
  std::size_t words = 0;  // the same in both
};

struct TakenOver {
  std::string from;                  // hash
  std::string direction;             // stated, dated, likely, open
  std::vector<std::string> reasons;  // identical, credits, cites, later, excerpt, compiles,
                                     // fuller, common-credit
  std::size_t words = 0;
  double share = 0;  // of its own words
  std::vector<SharedWords> stretches;
};

struct FamilyMember {
  std::string document;  // hash
  std::string name;
  std::string title;
  std::string publisher;
  std::string published;         // ISO; empty: not stated
  std::vector<TakenOver> taken;  // within the family first, then of other families
};

struct ReprintFamily {
  std::vector<FamilyMember> members;  // the likely origin first
  std::vector<std::string> credits;   // outside the family
};

struct ReprintsAnswer {
  std::vector<ReprintFamily> families;  // the largest first
  std::size_t articles = 0;
  std::size_t in_families = 0;   // articles that have a family
  std::size_t all_families = 0;  // also those not shown
  std::size_t origins = 0;       // families and articles without one
};

// NotFound if there is no such document, Misuse if it is a reference; an answer without families if
// the article has none.
[[nodiscard]] Result<ReprintsAnswer> reprints(const ReprintsOptions& options);

// A document of a family, and those that it took words from, by their hashes.
struct KinMember {
  std::string document;
  std::vector<std::string> from;  // within the family first, then of other families
};
using KinFamily = std::vector<KinMember>;  // the likely origin first

// Families that hold one of these documents (hashes), the largest first: soon told where they are
// few, and without the words that were taken.
[[nodiscard]] Result<std::vector<KinFamily>> kin_of(const std::string& workspace,
                                                    const std::vector<std::string>& documents);

}  // namespace plumbline::app
