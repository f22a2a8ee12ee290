// SPDX-License-Identifier: Apache-2.0
//
// Which pairs of many articles are worth laying side by side, by their sketches alone.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "resolve/reprints.h"

namespace plumbline::resolve {

// The days on which an article may have been published, both included; everything if undated.
struct Days {
  std::int32_t first = INT32_MIN;
  std::int32_t last = INT32_MAX;

  [[nodiscard]] bool stated() const { return first != INT32_MIN; }
  [[nodiscard]] bool before(const Days& other) const {
    return stated() && other.stated() && last < other.first;
  }
};
[[nodiscard]] Days days_of(const Date& date);
// The least number of days between two; 0 if one of them is not stated.
[[nodiscard]] std::int64_t days_apart(const Days& a, const Days& b);

// A report is copied while it is news. What is further apart must be much the same text.
constexpr std::int64_t kWindowDays = 60;

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

// `articles` in the order in which ties are to be decided. Linear in the number of marks: in a
// long list of holders of one mark, each is paired with those near it only.
[[nodiscard]] Candidates candidates_of(std::span<const Article* const> articles);

}  // namespace plumbline::resolve
