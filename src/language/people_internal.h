// SPDX-License-Identifier: Apache-2.0
//
// Is this run of capitalised words a person?

#pragma once

#include <vector>

#include "language/words_internal.h"

namespace plumbline::language {

enum class Gender : std::uint8_t { Unknown, Male, Female };

class People {
 public:
  explicit People(const Draft& draft);

  [[nodiscard]] bool is_first_name(std::uint32_t at) const;
  // A title or post stands right before: "Judge", "spokeswoman", "Mr."
  [[nodiscard]] bool follows_title(std::uint32_t at) const;
  // Built like a person's name beyond doubt: a known first name, an initial, a family ending.
  [[nodiscard]] bool looks_like_person(const TokenRange& run) const;
  // Nothing speaks against a person: all words capitalised, no acronym, no digits.
  [[nodiscard]] bool could_be_person(const TokenRange& run) const;
  // All its words are common English words ("Open Window").
  [[nodiscard]] bool is_ordinary(const TokenRange& run) const;
  // From a title or a first name.
  [[nodiscard]] Gender gender_of(const TokenRange& run) const;

 private:
  [[nodiscard]] std::string_view first_name_gender(std::uint32_t at) const;

  const Draft& draft_;
  const text::PhraseTable& first_names_;
  const text::PhraseTable& common_words_;
  refdata::TableView rows_;
  std::size_t gender_column_ = 0;
  mutable std::vector<std::uint32_t> values_;
};

}  // namespace plumbline::language
