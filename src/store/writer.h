// SPDX-License-Identifier: Apache-2.0
//
// The one who writes to a workspace. Everything between two commits is one transaction: after
// commit() has returned, it survives a kill and a power cut; before, it never happened.
//
// Several writers may work on one workspace, in several processes; their batches take turns.
// One thread.

#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/result.h"
#include "store/ledger.h"
#include "store/records.h"
#include "store/workspace.h"

namespace plumbline::store {

enum class Put : std::uint8_t {
  Added,      // new to the workspace
  Renewed,    // known, but read by another engine or in another role: derived rows are replaced
  Unchanged,  // known and current
};

class Writer {
 public:
  // References come fast, and each touches pages all over the indices: a larger cache and log keep
  // these from being written again and again.
  enum class Expected : std::uint8_t { Articles, References };
  [[nodiscard]] static Result<Writer> open(const std::string& folder,
                                           Expected expected = Expected::Articles);
  Writer(Writer&&) noexcept;
  ~Writer();

  // A document with its claims and findings, entered in the journal. The bytes of its original must
  // lie in the workspace already (keep_original). The same content twice is kept once, under the
  // name that came first.
  [[nodiscard]] Result<Put> put(DocumentRows rows);
  // What became of a file or member. A row of the same path and member is replaced.
  [[nodiscard]] Status record(const FileRow& row);
  // Marks a file as seen, if the ledger does not know it yet.
  [[nodiscard]] Status announce(const std::string& path, const std::string& role);

  // Syncs originals and rows to disk, and tells kept searches of the documents (saved_searches.h).
  // On failure nothing since the last commit is kept and the
  // writer must not be used again. With more to come, quotations may not find the last references
  // yet: their seeds are written together (seed_writer_internal.h).
  enum class More : std::uint8_t { No, Yes };
  [[nodiscard]] Status commit(More more = More::No);

 private:
  struct State;
  explicit Writer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace plumbline::store
