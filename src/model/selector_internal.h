// SPDX-License-Identifier: Apache-2.0
//
// Bytes to code points and back, for W3C text selectors.

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace plumbline::model {

// Code-point numbers of byte offsets in one text. Checkpoints every kStride bytes keep it small
// and every lookup short.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);

  // `byte` must be at most the size of the text.
  [[nodiscard]] std::uint32_t code_point(std::uint32_t byte) const;
  // Byte offset of the n-th code point; the text's size if it has fewer.
  [[nodiscard]] std::uint32_t byte(std::uint32_t code_point) const;

  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  static constexpr std::uint32_t kStride = 256;
  std::string_view text_;
  std::vector<std::uint32_t> checkpoints_;  // code points before byte i * kStride
};

// Up to `most` bytes of context before and after, cut at code point borders.
[[nodiscard]] std::string_view context_before(std::string_view text, std::uint32_t at,
                                              std::uint32_t most);
[[nodiscard]] std::string_view context_after(std::string_view text, std::uint32_t at,
                                             std::uint32_t most);

}  // namespace plumbline::model
