// SPDX-License-Identifier: Apache-2.0
//
// Which pairs of many articles are worth laying side by side, by their sketches alone.

#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "resolve/reprints.h"

namespace plumbline::resolve {

// A report is copied while it is news. What is further apart must be much the same text.
constexpr int kWindowDays = 60;

struct Pair {
  std::uint32_t first = 0;  // indices of articles, first < second
  std::uint32_t second = 0;
};

// A formula is what three or more otherwise unlike articles of one publisher hold (a foot), or
// eight or more dated ones of anybody over more than kWindowDays (a legal phrase).
struct Candidates {
  std::vector<Pair> pairs;              // ascending
  std::vector<std::uint32_t> formulas;  // marks, ascending: what is no sign of a copy
};

// The same for one article after another, where only some are asked for.
class Neighbours {
 public:
  // Linear in the number of marks; `articles` must outlive it.
  explicit Neighbours(std::span<const Article* const> articles);
  Neighbours(Neighbours&&) noexcept;
  ~Neighbours();

  // With which it is paired among Candidates::pairs, ascending.
  [[nodiscard]] std::vector<std::uint32_t> of(std::uint32_t article);
  // Which of its marks are among Candidates::formulas, ascending.
  [[nodiscard]] std::vector<std::uint32_t> formulas(std::uint32_t article);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// `articles` in the order in which ties are to be decided. Linear in the number of marks: in a
// long list of holders of one mark, each is paired with those near it only.
[[nodiscard]] Candidates candidates_of(std::span<const Article* const> articles);

}  // namespace plumbline::resolve
