// SPDX-License-Identifier: Apache-2.0
//
// Documents in the order of lists: the newest first, undated ones last, equal days by their hashes.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "base/result.h"
#include "db/connection.h"
#include "store/library.h"
#include "store/veil_internal.h"
#include "store/workspace.h"

namespace plumbline::store {

// Where every document stands in that order, in 4 bytes each, kept by a process that is asked often
// as long as no document becomes another (number_to_keep_by).
class NewestOrder {
 public:
  // nullptr: this process keeps none, or a snapshot was begun before, which may be older than what
  // is kept for others.
  [[nodiscard]] static Result<std::shared_ptr<const NewestOrder>> of(const Workspace& workspace);

  // From 1; 0: the document came later.
  [[nodiscard]] std::uint32_t place_of(std::int64_t id) const {
    const auto at = static_cast<std::size_t>(id);
    return at < places_.size() ? places_[at] : 0;
  }

 private:
  std::vector<std::uint32_t> places_;
};

// Of `rows`, which are rising, the newest `limit` if there are as many; behind `after`, if that is
// given. `order` may be nullptr, or older than `rows`: then it takes longer.
[[nodiscard]] Result<Ids> newest_of(const db::Connection& connection, const NewestOrder* order,
                                    const Ids& rows, const std::optional<DocumentCursor>& after,
                                    std::size_t limit);

}  // namespace plumbline::store
