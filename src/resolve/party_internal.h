// SPDX-License-Identifier: Apache-2.0
//
// People in phrases: how many, who by name, of which country, as what. Without tags or a tree, for
// it reads what `extract` has cut out already; what it is not sure of it leaves out.

#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "refdata/refdata.h"
#include "resolve/accounts.h"
#include "text/token.h"

namespace plumbline::resolve {

// Tokens of one text with what the reference data know of them.
class Words {
 public:
  Words(std::string_view text, const refdata::RefData& refdata);

  [[nodiscard]] std::string_view printed(std::size_t at) const {
    return text::slice(text_, tokens_[at].span);
  }
  [[nodiscard]] const std::vector<text::Token>& tokens() const { return tokens_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  // Indices of the tokens within the bytes.
  [[nodiscard]] std::pair<std::size_t, std::size_t> within(text::Span span) const;
  // How many tokens from `at` are a person's full name ("Stoyan Velkarov", "Maria de la Cruz"); 0
  // for none.
  [[nodiscard]] std::size_t name_at(std::size_t at, std::size_t end) const;
  [[nodiscard]] bool is_capital(std::size_t at) const;
  [[nodiscard]] bool is_function_word(std::size_t at) const;
  [[nodiscard]] bool is_ordinary(std::size_t at) const;  // a word of the language, or of this text
  [[nodiscard]] bool is_first_name(std::size_t at) const;
  [[nodiscard]] bool is_title(std::size_t at) const;
  [[nodiscard]] bool is_organisation(std::size_t at) const;
  // The number that `at` begins, and how many tokens it takes; 0 tokens: none.
  [[nodiscard]] std::pair<double, std::size_t> number_at(std::size_t at) const;
  // Country of a name or demonym that begins at `at`; empty: none.
  [[nodiscard]] std::string_view country_at(std::size_t at, std::size_t& size) const;
  [[nodiscard]] std::string words(std::size_t begin, std::size_t end) const;
  [[nodiscard]] const refdata::RefData& refdata() const { return refdata_; }

 private:
  [[nodiscard]] bool has(const text::PhraseTable& table, std::size_t at) const;
  // Whether a capitalised word may be part of a name that begins at `first`.
  [[nodiscard]] bool may_be_name(std::size_t at, std::size_t first) const;

  // Looked up once a text: they are asked of nearly each word.
  struct Lists {
    const text::PhraseTable& functions;
    const text::PhraseTable& common;
    const text::PhraseTable& first_names;
    const text::PhraseTable& titles;
    const text::PhraseTable& heads;  // of organisations
    const text::PhraseTable& months;
    const text::PhraseTable& numbers;
  };

  std::string_view text_;
  const refdata::RefData& refdata_;
  std::vector<text::Token> tokens_;
  std::vector<std::uint64_t> lower_;  // keys of words that the text prints in lower case, sorted
  Lists lists_;
};

// The full names of a text, so that "Velkarov" is found to be "Stoyan Velkarov".
class FullNames {
 public:
  explicit FullNames(const Words& words);
  // The one full name whose last word this is; the word itself if there is none or more than one.
  [[nodiscard]] std::string full(std::string_view last) const;
  [[nodiscard]] const std::vector<std::string>& all() const { return names_; }

 private:
  std::vector<std::string> names_;  // as first printed
};

// Reads the phrase that stands at `at` in the text: with the names that are set beside it by commas
// ("the owner, Stoyan Velkarov, 47, and ..."). An empty span: only `printed` is read.
[[nodiscard]] Party read_party(const Words& words, const FullNames& names, text::Span at);

// "Stoyan Velkarov" and "Stojan Velkarov", "Velkarov", "S. Velkarov": may be one person. `alike`:
// they are spelt differently.
enum class NameFit : std::uint8_t { No, Partly, Spelling, Same };
[[nodiscard]] NameFit name_fit(std::string_view one, std::string_view other);

// Lower case without diacritics, one blank between words.
[[nodiscard]] std::string folded_name(std::string_view name);

}  // namespace plumbline::resolve
