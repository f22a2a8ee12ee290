// SPDX-License-Identifier: Apache-2.0
//
// A text that quotations are held against. Its words are read when the first one comes, and once.

#pragma once

#include <cstddef>
#include <memory>
#include <string>

namespace plumbline::verify {

struct Comparable;

// One thread at a time.
class SourceText {
 public:
  explicit SourceText(std::string text);
  ~SourceText();
  SourceText(const SourceText&) = delete;
  SourceText& operator=(const SourceText&) = delete;

  [[nodiscard]] const std::string& text() const { return text_; }
  // For this room.
  [[nodiscard]] const Comparable& words() const;

 private:
  std::string text_;
  mutable std::unique_ptr<const Comparable> words_;
};

// How many words of `quotation` have the same neighbour after them somewhere in `source`: tells
// apart sources that have the same words in other sentences. Linear in both.
[[nodiscard]] std::size_t shared_pairs(const SourceText& quotation, const SourceText& source);

}  // namespace plumbline::verify
