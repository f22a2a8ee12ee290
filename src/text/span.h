// SPDX-License-Identifier: Apache-2.0
//
// A half-open range of bytes of one text. Offsets are the product: every span that leaves a room
// begins and ends at code point borders of the document's canonical UTF-8 text.

#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace plumbline::text {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] std::uint32_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return begin >= end; }
  [[nodiscard]] bool contains(std::uint32_t at) const { return begin <= at && at < end; }
  [[nodiscard]] bool contains(const Span& other) const {
    return begin <= other.begin && other.end <= end;
  }
  [[nodiscard]] bool overlaps(const Span& other) const {
    return begin < other.end && other.begin < end;
  }
  auto operator<=>(const Span&) const = default;
};

[[nodiscard]] inline Span make_span(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// The bytes of `whole` under `span`; `span` must lie inside.
[[nodiscard]] inline std::string_view slice(std::string_view whole, const Span& span) {
  return whole.substr(span.begin, span.size());
}

// The smallest span that holds both.
[[nodiscard]] inline Span cover(const Span& a, const Span& b) {
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

}  // namespace plumbline::text
