// SPDX-License-Identifier: Apache-2.0
//
// Which documents have what a list is sorted out by: for lists, searches, counts and kept searches
// alike.

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "db/connection.h"
#include "store/library.h"
#include "store/veil_internal.h"

namespace plumbline::store {

// What may be asked of a document.
enum class Quality : std::uint8_t { Kind, Country, Finding, Year, Language, Reference };
inline constexpr Quality kQualities[] = {Quality::Kind, Quality::Country,  Quality::Finding,
                                         Quality::Year, Quality::Language, Quality::Reference};
[[nodiscard]] bool asks(const DocumentFilter& filter, Quality quality);
[[nodiscard]] bool asks_any(const DocumentFilter& filter);

// The same in SQL, for `documents d`: " AND ..." with the parameters that bind_qualities binds,
// ?11 to ?16.
[[nodiscard]] std::string quality_sql(const DocumentFilter& filter, Quality quality);
// The filter must live until the statement has run.
void bind_qualities(db::Statement& statement, const DocumentFilter& filter);

// Some documents by their ids.
class DocumentSet {
 public:
  void insert(std::int64_t id) {
    const auto at = static_cast<std::size_t>(id);
    if (at >= bits_.size()) bits_.resize(std::max(at + 1, bits_.size() * 2));
    bits_[at] = true;
  }
  [[nodiscard]] bool contains(std::int64_t id) const {
    const auto at = static_cast<std::size_t>(id);
    return at < bits_.size() && bits_[at];
  }
  [[nodiscard]] std::size_t bytes() const { return bits_.capacity() / 8; }

 private:
  std::vector<bool> bits_;
};

// Those that have one quality that the filter asks for.
[[nodiscard]] Result<DocumentSet> documents_with(const db::Connection& connection,
                                                 const DocumentFilter& filter, Quality quality);

// Takes away the documents that lack something. A few are asked one by one.
[[nodiscard]] Status keep_fitting(const db::Connection& connection, const DocumentFilter& filter,
                                  Ids& rows);

// The first `most` of them that lack nothing; those behind are not asked.
[[nodiscard]] Result<Ids> first_fitting(const db::Connection& connection,
                                        const DocumentFilter& filter, const Ids& rows,
                                        std::size_t most);

}  // namespace plumbline::store
