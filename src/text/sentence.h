// SPDX-License-Identifier: Apache-2.0
//
// Sentences over tokens. Boundaries know abbreviations, initials, decimal points, ellipses,
// closing quotes and brackets, headings without a full stop, and list items.

#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/span.h"
#include "text/token.h"

namespace plumbline::text {

// Half-open range of token indices.
struct TokenRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] bool empty() const { return begin >= end; }
  [[nodiscard]] std::uint32_t size() const { return end - begin; }
  [[nodiscard]] bool contains(std::uint32_t at) const { return begin <= at && at < end; }
  bool operator==(const TokenRange&) const = default;
};

struct Sentence {
  Span span;  // from its first token to its last: no white space at the ends
  TokenRange tokens;
  std::uint32_t paragraph = 0;  // counted from 0
};

// Every token belongs to exactly one sentence, in order. Linear. `borders`: sorted bytes of the
// text that no sentence goes across, whatever its marks say (where a headline ends, a dateline, an
// item of a list).
[[nodiscard]] std::vector<Sentence> split_sentences(std::string_view text,
                                                    std::span<const Token> tokens,
                                                    std::span<const std::uint32_t> borders = {});

// The bytes from the first token of `range` to its last; empty for an empty range.
[[nodiscard]] Span span_of(std::span<const Token> tokens, const TokenRange& range);

}  // namespace plumbline::text
