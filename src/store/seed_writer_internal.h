// SPDX-License-Identifier: Apache-2.0
//
// Writes the seeds of references. They are gathered over several commits, since a segment of many
// is asked faster than many segments: a reference whose seeds were not written before a kill has no
// first_block, and gets them when the workspace is next opened for writing.
//
// Sorting and packing is done by a thread beside the one that writes.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "base/result.h"
#include "store/seeds.h"

namespace plumbline::db {
class Connection;
}

namespace plumbline::store {

// Within the transaction of its caller. The connection must outlive it.
class SeedWriter {
 public:
  [[nodiscard]] static Result<SeedWriter> open(const db::Connection& connection);
  SeedWriter(SeedWriter&&) noexcept;
  ~SeedWriter();

  // Of the text of a reference of this id, which has none yet or whose text has changed.
  void add(std::int64_t document, std::size_t text_bytes, std::vector<Seed> seeds);
  // Whether anything that was added is not written.
  [[nodiscard]] bool waiting() const;
  // Whether a segment is ready to be written.
  [[nodiscard]] bool ready() const;
  // Writes the segments that are ready; small segments of before go into larger ones.
  [[nodiscard]] Status write_ready();
  // Writes all that was added.
  [[nodiscard]] Status flush();
  // The seeds of references that have none. Reads their texts.
  [[nodiscard]] Status catch_up();

 private:
  struct State;
  explicit SeedWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace plumbline::store
