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

// Where every document stands in that order and which one stands where, in 8 bytes each, kept by a
// process that is asked often as long as no document becomes another (number_to_keep_by).
class NewestOrder {
 public:
  // nullptr: this process keeps none, or a snapshot was begun before, which may be older than what
  // is kept for others.
  [[nodiscard]] static Result<std::shared_ptr<const NewestOrder>> of(const Workspace& workspace);
  // The same by a number that was asked for before the snapshot.
  [[nodiscard]] static Result<std::shared_ptr<const NewestOrder>> of(
      const Workspace& workspace, std::optional<std::int64_t> number);

  // From 1; 0: the document came later.
  [[nodiscard]] std::uint32_t place_of(std::int64_t id) const {
    const auto at = static_cast<std::size_t>(id);
    return at < places_.size() ? places_[at] : 0;
  }
  // How many there are, and the one at a place from 1 to that.
  [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(ids_.size()); }
  [[nodiscard]] std::int64_t at(std::uint32_t place) const { return ids_[place - 1]; }

 private:
  std::vector<std::uint32_t> places_;  // by id
  std::vector<std::uint32_t> ids_;     // by place
};

// The place of the first document behind `after`, 1 without; nothing if there is none, 0 if it came
// later.
[[nodiscard]] Result<std::optional<std::uint32_t>> first_place(
    const db::Connection& connection, const NewestOrder& order,
    const std::optional<DocumentCursor>& after);

// Of `rows`, which are rising, the newest `limit` if there are as many; behind `after`, if that is
// given. `order` may be nullptr, or older than `rows`: then it takes longer.
[[nodiscard]] Result<Ids> newest_of(const db::Connection& connection, const NewestOrder* order,
                                    const Ids& rows, const std::optional<DocumentCursor>& after,
                                    std::size_t limit);

}  // namespace plumbline::store
