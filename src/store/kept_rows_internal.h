// SPDX-License-Identifier: Apache-2.0
//
// What lists show of documents, and which documents have what lists are sorted out by, as they were
// read lately. The newest documents stand in most lists, whatever these are sorted out by.

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "db/connection.h"
#include "store/fitting_internal.h"
#include "store/library.h"
#include "store/workspace.h"

namespace plumbline::store {

// One question's look at it. In a process that is asked often (number_to_keep_by) both are kept,
// some 16 MiB of each at most, until documents change; in another nothing is.
class KeptRows {
 public:
  using Row = std::shared_ptr<const DocumentRow>;

  // Before a snapshot is begun: within one nothing is kept, since it may be older than what is kept
  // for others.
  [[nodiscard]] static Result<KeptRows> of(const Workspace& workspace);

  // By what it is kept; nothing: none is.
  [[nodiscard]] std::optional<std::int64_t> number() const { return number_; }

  // Of each of these documents its row; null: it is gone.
  [[nodiscard]] Result<std::vector<Row>> rows(const db::Connection& connection,
                                              const Ids& ids) const;
  // Of those that are kept; null: it is not.
  [[nodiscard]] std::vector<Row> find(const Ids& ids) const;

  // The documents that have one quality that the filter asks for. To gather them all costs as much
  // as several walks to the end of a page, so that it is done for those only that are asked for
  // again and again; null: this is none, or not yet.
  [[nodiscard]] Result<std::shared_ptr<const DocumentSet>> documents_with(
      const db::Connection& connection, const DocumentFilter& filter, Quality quality) const;

 private:
  std::string folder_;
  std::optional<std::int64_t> number_;
};

// Words that SQLite joined with commas.
[[nodiscard]] std::vector<std::string> split_cell(std::string_view words);

}  // namespace plumbline::store
