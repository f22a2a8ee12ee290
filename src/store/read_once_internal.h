// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>

#include <sqlite3.h>

#include "db/connection.h"

namespace plumbline::store {

// For a statement that reads many rows once each. SQLite would keep their pages until it holds
// db::kCacheKib of them, though nobody asks for them again.
class ReadOnce {
 public:
  explicit ReadOnce(const db::Connection& connection) : connection_(&connection) {}

  // So many bytes were read by a statement that is reset, or has gone on to its next row.
  void read(std::size_t bytes) {
    constexpr std::size_t kHeld = std::size_t{4} << 20U;
    since_ += bytes;
    if (since_ < kHeld) return;
    since_ = 0;
    sqlite3_db_release_memory(connection_->native());  // all that is not looked at just now
  }

 private:
  const db::Connection* connection_;
  std::size_t since_ = 0;
};

}  // namespace plumbline::store
