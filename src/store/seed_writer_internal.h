// SPDX-License-Identifier: Apache-2.0
//
// Writes the seeds of references. They are gathered over several commits, since a segment of many is
// asked faster than many segments: a reference whose seeds were not written before a kill has no
// first_block, and gets them when the workspace is next opened for writing.

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "db/connection.h"
#include "store/seeds.h"

namespace plumbline::store {

// Within the transaction of its caller. The connection must outlive it.
class SeedWriter {
 public:
  [[nodiscard]] static Result<SeedWriter> open(const db::Connection& connection);

  // Of the text of a reference of this id, which has none yet or whose text has changed.
  void add(std::int64_t document, std::size_t text_bytes, const std::vector<Seed>& seeds);
  // Whether a segment is worth writing.
  [[nodiscard]] bool full() const;
  [[nodiscard]] bool waiting() const { return !placed_.empty(); }
  // What was added becomes a segment; small segments of before go into larger ones.
  [[nodiscard]] Status flush();
  // The seeds of references that have none. Reads their texts.
  [[nodiscard]] Status catch_up();

 private:
  SeedWriter(const db::Connection& connection, db::Statement add_segment, db::Statement add_list,
             db::Statement set_blocks)
      : connection_(connection),
        add_segment_(std::move(add_segment)),
        add_list_(std::move(add_list)),
        set_blocks_(std::move(set_blocks)) {}

  struct Placed {
    std::int64_t document = 0;
    std::uint32_t first_block = 0;
    std::uint32_t blocks = 0;
  };

  [[nodiscard]] Status write_segment(const std::vector<Seed>& seeds);
  [[nodiscard]] Status merge_small();

  const db::Connection& connection_;
  db::Statement add_segment_;
  db::Statement add_list_;
  db::Statement set_blocks_;
  std::vector<Placed> placed_;
  std::vector<Seed> seeds_;
  std::uint32_t next_block_ = 0;
};

}  // namespace plumbline::store
