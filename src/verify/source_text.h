// SPDX-License-Identifier: Apache-2.0
//
// A text that quotations are held against, or a piece of one. Its words are read when the first one
// comes, and once.

#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "text/span.h"

namespace plumbline::verify {

struct Comparable;

// One thread at a time.
class SourceText {
 public:
  // `begin`: byte of the whole text where the piece begins.
  explicit SourceText(std::string text, std::uint32_t begin = 0);
  ~SourceText();
  SourceText(const SourceText&) = delete;
  SourceText& operator=(const SourceText&) = delete;

  [[nodiscard]] const std::string& text() const { return text_; }
  // A span of text() in the whole text.
  [[nodiscard]] text::Span in_whole(const text::Span& span) const {
    return {span.begin + begin_, span.end + begin_};
  }
  // For this room.
  [[nodiscard]] const Comparable& words() const;

 private:
  std::string text_;
  std::uint32_t begin_ = 0;
  mutable std::unique_ptr<const Comparable> words_;
};

}  // namespace plumbline::verify
