// SPDX-License-Identifier: Apache-2.0
//
// Which reference documents may hold a quotation: those that share its rare words. Rare words are
// the seeds, as in aligners of sequences: a quotation that was edited or misread keeps some of
// them, and few documents have them.

#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "store/workspace.h"

namespace plumbline::store {

struct ReferenceMatch {
  std::string hash;
  double score = 0;
};

// Keeps the lists of documents of words that were asked for, up to a bound. One thread; the
// workspace must outlive it.
class ReferenceIndex {
 public:
  [[nodiscard]] static Result<ReferenceIndex> open(const Workspace& workspace);
  ReferenceIndex(ReferenceIndex&&) noexcept;
  ~ReferenceIndex();

  // Up to `limit` references, best first, equal ones in the order of their hashes. A word that
  // stands in no reference says nothing; the weight of the others falls with the number of
  // references they stand in. Time grows with that number for the rarest words of the quotation.
  [[nodiscard]] Result<std::vector<ReferenceMatch>> match(std::string_view quotation,
                                                          std::size_t limit) const;

  // The canonical text of a reference. NotFound if there is none of that hash.
  [[nodiscard]] Result<std::string> text(const std::string& hash) const;

 private:
  struct State;
  explicit ReferenceIndex(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace plumbline::store
