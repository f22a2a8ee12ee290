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
// these repeat: beside others, other words of the same two count, and what is kept stands beside
// what was found among others.
struct LaidAmong {
  std::string country;   // alpha-3: those that hold evidence of this state under the standard
  std::string standard;  // both empty: all articles of the workspace
};

struct LaidRow {
  std::int64_t one = 0;  // rows of documents (sketches.h), in either order
  std::int64_t other = 0;
  std::uint64_t basis = 0;  // opaque to this room, like the bytes
  std::string found;
};

// Compiled once, used often. Must not outlive the workspace. While it lives, everything read
// through the workspace is as it was at first, and one only may live.
class LaidReader {
 public:
  [[nodiscard]] static Result<LaidReader> open(const Workspace& workspace,
                                               const LaidAmong& among = {});
  LaidReader(LaidReader&&) noexcept;
  ~LaidReader();
  [[nodiscard]] Result<std::optional<LaidRow>> find(std::int64_t one, std::int64_t other);

 private:
  struct State;
  explicit LaidReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// All of them or none; what was kept of the same pairs is replaced. Fails where the workspace
// cannot be written.
[[nodiscard]] Status keep_laid(const std::string& folder, std::span<const LaidRow> rows,
                               const LaidAmong& among = {});

}  // namespace plumbline::store
