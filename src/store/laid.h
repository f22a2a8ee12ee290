// SPDX-License-Identifier: Apache-2.0
//
// What was found when two articles were laid side by side, kept so that it need not be done again.
// Derived from the documents: losing it costs time only.

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "base/result.h"
#include "store/workspace.h"

namespace plumbline::store {

// Beside whom the two were held. Formulas, which do not count as taken, are words that many of
// these repeat: beside others, other words of the same two count.
enum class LaidAmong : std::uint8_t {
  All,       // articles of the workspace
  Evidence,  // those that hold evidence of one state under one standard
};

struct LaidRow {
  std::int64_t one = 0;  // rows of documents (sketches.h), in either order
  std::int64_t other = 0;
  std::uint64_t basis = 0;  // opaque to this room, like the bytes
  std::string found;
};

// Compiled once, used often. Must not outlive the workspace.
class LaidReader {
 public:
  [[nodiscard]] static Result<LaidReader> open(const Workspace& workspace,
                                               LaidAmong among = LaidAmong::All);
  LaidReader(LaidReader&&) noexcept;
  ~LaidReader();
  [[nodiscard]] Result<std::optional<LaidRow>> find(std::int64_t one, std::int64_t other);
  // Under which number pairs of this document are kept. NotFound if there is no such document.
  [[nodiscard]] Result<std::int64_t> row_of(const std::string& hash);

 private:
  struct State;
  explicit LaidReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// All of them or none; what was kept of the same pairs is replaced. Fails where the workspace
// cannot be written.
[[nodiscard]] Status keep_laid(const std::string& folder, std::span<const LaidRow> rows,
                               LaidAmong among = LaidAmong::All);

}  // namespace plumbline::store
