// SPDX-License-Identifier: Apache-2.0
//
// Does this quotation mark open or close? By its shape, by its place (space, brackets and other
// marks around it), by what is open already, and, where those disagree, by the next mark.

#pragma once

#include <cstddef>
#include <string_view>

#include "text/token.h"

namespace plumbline::text {

class QuoteMarks {
 public:
  explicit QuoteMarks(std::string_view text) : text_(text) {}

  // Bytes of the quotation mark that begins at `at`; 0 if there is none.
  [[nodiscard]] std::size_t mark_at(std::size_t at) const;

  // What the mark [at, at + size) is: OpenQuote, CloseQuote, Word (a possessive apostrophe) or
  // Symbol (inches). Call for every mark in reading order.
  [[nodiscard]] TokenKind decide(std::size_t at, std::size_t size);

  // A new paragraph: nothing is open.
  void begin_block();

 private:
  enum class Place : std::uint8_t { Open, Close, Unclear };

  [[nodiscard]] Place place_of(std::size_t at, std::size_t size) const;
  [[nodiscard]] Place next_mark_place(std::size_t from) const;
  [[nodiscard]] TokenKind decide_double(std::size_t at, std::size_t size);
  [[nodiscard]] TokenKind decide_straight(std::size_t at, std::size_t size);
  [[nodiscard]] TokenKind decide_single(std::size_t at, std::size_t size);
  [[nodiscard]] bool closes_later(std::size_t from) const;
  TokenKind open_double(bool low);
  TokenKind close_double();

  std::string_view text_;
  int doubles_ = 0;
  int singles_ = 0;
  bool low_open_ = false;  // the last mark opened was a low one: the next high one closes
};

}  // namespace plumbline::text
