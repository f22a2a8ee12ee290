// SPDX-License-Identifier: Apache-2.0
//
// Which documents hold what a person searches for, as it is found without what is withheld: whether
// a word finds a document would tell a name, letter by letter.

#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "db/connection.h"
#include "store/reader.h"
#include "store/word_places.h"

namespace plumbline::store {

// Ids of the documents of an index, rising.
using Ids = std::vector<std::int64_t>;

// What the `fulltext` of a connection finds by an expression of search_query.h.
[[nodiscard]] Result<Ids> matching_rows(const db::Connection& connection,
                                        const std::string& expression);

// The words of some documents in an index of their own, in memory, with the same names as that of
// the workspace.
class WordIndex {
 public:
  // Withheld: without what is withheld of them, and with their texts, so that places can be asked
  // for. Kept: as they are, to ask only which match.
  [[nodiscard]] static Result<WordIndex> of(const db::Connection& connection, const Ids& documents,
                                            Names names);
  // Without what is withheld of them, and without their texts: to ask which fit best.
  [[nodiscard]] static Result<WordIndex> for_ranks(const db::Connection& connection,
                                                   const Ids& documents);
  [[nodiscard]] const db::Connection& connection() const { return *index_; }

 private:
  explicit WordIndex(std::unique_ptr<db::Connection> index) : index_(std::move(index)) {}
  [[nodiscard]] static Result<WordIndex> made(const char* table, const db::Connection& connection,
                                              const Ids& documents, Names names);
  [[nodiscard]] Status enter(const db::Connection& connection, const Ids& documents, Names names);
  std::unique_ptr<db::Connection> index_;
};

// Documents that withhold a word of the query, in an index of their own without what they withhold:
// there and nowhere else it is asked whether they match.
class Veil {
 public:
  Veil() = default;
  // `among`: rising ids; others are not looked at.
  [[nodiscard]] static Result<Veil> over(const db::Connection& connection,
                                         const std::string& expression, const Ids* among = nullptr);

  [[nodiscard]] bool empty() const { return documents_.empty(); }
  [[nodiscard]] bool covers(std::int64_t row) const;
  // After enter(); nullptr after read().
  [[nodiscard]] const db::Connection* index() const {
    return index_ != nullptr ? &index_->connection() : nullptr;
  }

  // Reads which of them hold all these phrases: much less work than an index.
  [[nodiscard]] Status read(const db::Connection& connection,
                            const std::vector<SoughtPhrase>& phrases);

  // Enters them into the index.
  [[nodiscard]] Status enter(const db::Connection& connection);

  // Of `rows` those that match without what is withheld, with those that match only so: "-name".
  [[nodiscard]] Status settle(const std::string& expression, Ids& rows) const;

 private:
  Ids documents_;
  bool seen_ = false;                 // by read() or enter()
  Ids matching_;                      // found by read()
  std::unique_ptr<WordIndex> index_;  // null: nothing was entered
};

}  // namespace plumbline::store
