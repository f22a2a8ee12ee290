// SPDX-License-Identifier: Apache-2.0
//
// Words as a lawyer writes them down in a table: patterns over the plain words of a passage.
//
//   prosecut*            a word that begins so
//   victim|survivor      one of several
//   the?                 may be missing
//   ..3                  up to three words of anything, not across a full stop or semicolon
//   #                    a number
//   a b ; c d            one of two patterns
//
// Case, diacritics and the shape of quotation marks do not count. No grammar: a pattern sees words
// and their order. docs/reference/standards.md describes it for those who write such tables.

#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/token.h"

namespace plumbline::refdata {

// Some of a word's first two letters: what a pattern's words do not share is passed over unread.
using WordStarts = std::bitset<512>;

// A passage ready to be searched by many patterns.
struct PlainWords {
  struct Word {
    std::string folded;
    bool number = false;
    bool breaks = false;              // a full stop or semicolon: no gap goes across it
    std::uint32_t token = 0;          // index among text::tokenize()
    std::uint16_t start = 0;          // of WordStarts
    std::uint64_t first_letters = 0;  // its first eight bytes as a number
  };
  std::vector<Word> words;
  WordStarts starts;  // of all of them
  bool numbers = false;
};
// Words, numbers and sentence ends of `text`; other marks are left out. Linear.
[[nodiscard]] PlainWords plain_words(std::string_view text);
// The same of tokens that are there already: all of the text's.
[[nodiscard]] PlainWords plain_words(std::string_view text, std::span<const text::Token> tokens);

class WordPattern {
 public:
  WordPattern() = default;
  // Malformed says which element is not understood. An empty cell is a pattern that is never found.
  [[nodiscard]] static Result<WordPattern> parse(std::string_view cell);

  [[nodiscard]] bool empty() const { return ways_.empty(); }
  // The index of the first word from which on it is found.
  [[nodiscard]] std::optional<std::size_t> find_in(const PlainWords& passage) const;
  [[nodiscard]] bool found_in(const PlainWords& passage) const {
    return find_in(passage).has_value();
  }

 private:
  struct Form {
    std::string word;
    bool stem = false;
    bool operator==(const Form&) const = default;
  };
  struct Element {
    std::vector<Form> forms;
    bool number = false;
    bool optional = false;
    std::uint32_t gap = 0;  // above 0: a gap, nothing else counts
    WordStarts starts;      // of its forms
  };
  using Way = std::vector<Element>;

  [[nodiscard]] static Result<Element> parse_element(std::string_view written);
  [[nodiscard]] static bool may_match(const Way& way, const PlainWords& passage);
  [[nodiscard]] static bool fits(const Form& form, const PlainWords::Word& word);
  [[nodiscard]] static bool fits(const Element& element, const PlainWords::Word& word);
  [[nodiscard]] static bool matches(const Way& way, std::size_t element, const PlainWords& passage,
                                    std::size_t at);

  friend class PatternSieve;
  std::vector<Way> ways_;
};

// Which of many patterns a passage may hold, by one word of each way that must be there: a passage
// holds few of them, and to ask each would cost most.
class PatternSieve {
 public:
  // Its number: 0, 1, 2 ...
  std::size_t add(const WordPattern& pattern);
  // By number: false of those that are not found in it, true of the others and of some more: of
  // each of these one way has that word of it in the passage.
  [[nodiscard]] std::vector<bool> held_by(const PlainWords& passage) const;

 private:
  // A form that ways of patterns need, and the numbers of these. Most words of a passage differ
  // from it in their first letters, which are compared as one number: those bits of it that `mask`
  // has.
  struct NeededForm {
    std::uint64_t first_letters = 0;
    std::uint64_t mask = 0;
    WordPattern::Form form;
    std::vector<std::uint32_t> patterns;
  };
  void need(const WordPattern::Form& form, std::uint32_t pattern);

  std::size_t patterns_ = 0;
  std::array<std::vector<NeededForm>, WordStarts().size()> by_start_;
  std::vector<std::uint32_t> by_number_;
};

}  // namespace plumbline::refdata
