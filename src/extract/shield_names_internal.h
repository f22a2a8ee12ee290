// SPDX-License-Identifier: Apache-2.0
//
// The names that are not told, and how a text is told without them.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/shield_words_internal.h"
#include "text/token.h"

namespace plumbline::extract {

constexpr std::string_view kSurvivor = "a survivor";
constexpr std::string_view kRelative = "a relative of a survivor";

// A word with a capital, as names have.
[[nodiscard]] inline bool is_capital(const text::Token& token) {
  return token.kind == text::TokenKind::Word &&
         (token.letters == text::LetterCase::Title || token.letters == text::LetterCase::Upper ||
          token.letters == text::LetterCase::Mixed);
}

// Folded words of a name, in order, without titles of honour and the words for a victim.
using NameWords = std::vector<std::string>;

class ShieldedNames {
 public:
  // `words` must outlive this.
  explicit ShieldedNames(const ShieldWords& words) : words_(words) {}

  // Somebody not to be named. A lone given name covers those who are called so and nothing else.
  void cover(NameWords name, bool relative);
  // Somebody who is named in full whatever part of the name others share.
  void spare(NameWords name) { spared_.push_back(std::move(name)); }
  // A person of whom nothing else is known.
  void add_person(NameWords name) { people_.push_back(std::move(name)); }
  // A body, place, law or work.
  void add_other(NameWords name) { others_.push_back(std::move(name)); }

  [[nodiscard]] bool empty() const { return covered_.empty(); }
  [[nodiscard]] bool is_covered(const NameWords& name) const {
    return !cover_of(name, false).empty();
  }
  // Words for people in place of their names; true if anything changed. `titled`: the text is the
  // name of somebody of whom an office is told.
  bool mask(std::string& text, bool titled = false) const;

  struct Covered {
    NameWords words;
    bool relative = false;
  };
  [[nodiscard]] const std::vector<Covered>& covered() const { return covered_; }

  // Where `text` names them: the names alone, without what mask() cuts with them.
  [[nodiscard]] std::vector<text::Span> places_in(std::string_view text,
                                                  const std::vector<text::Token>& tokens) const;
  // All words of their names, the parts of joined ones too, and short forms of them in `text` at
  // `places`; without particles.
  [[nodiscard]] std::vector<std::string> all_words(std::string_view text,
                                                   const std::vector<text::Token>& tokens,
                                                   const std::vector<text::Span>& places) const;

  [[nodiscard]] NameWords words_of(std::string_view text, const std::vector<text::Token>& tokens,
                                   const text::TokenRange& name) const;

 private:
  struct Cut {
    std::uint32_t begin = 0, end = 0;  // bytes
    std::string_view by;
    std::uint32_t name = 0;  // where the name itself begins
  };

  [[nodiscard]] std::string_view cover_of(const NameWords& name, bool titled) const;
  [[nodiscard]] std::vector<std::uint32_t> headline_words(
      std::string_view text, const std::vector<text::Token>& tokens) const;
  [[nodiscard]] bool reads_as_headline(const std::vector<text::Token>& tokens,
                                       std::uint32_t at) const;
  [[nodiscard]] bool is_known(std::string_view text, const std::vector<text::Token>& tokens,
                              const text::TokenRange& run, std::uint32_t at) const;
  [[nodiscard]] bool begin_with_office(const std::vector<text::Token>& tokens,
                                       const text::TokenRange& run) const;
  [[nodiscard]] bool is_form_of(const NameWords& name, const Covered& covered) const;
  [[nodiscard]] bool shares_family(const NameWords& name, const NameWords& words) const;
  [[nodiscard]] bool covers_lone(const Covered& covered, const std::string& word) const;
  [[nodiscard]] bool is_short_for(const std::string& word, const NameWords& name) const;
  [[nodiscard]] std::vector<Cut> cuts_in(std::string_view text,
                                         const std::vector<text::Token>& tokens, bool titled) const;
  void read_run(std::string_view text, const std::vector<text::Token>& tokens, text::TokenRange run,
                bool titled, std::vector<Cut>& cuts) const;
  [[nodiscard]] bool cut_full(std::string_view text, const std::vector<text::Token>& tokens,
                              const text::TokenRange& run, std::vector<Cut>& cuts) const;
  [[nodiscard]] std::uint32_t start_of_cut(std::string_view text,
                                           const std::vector<text::Token>& tokens, std::uint32_t at,
                                           bool relative) const;

  const ShieldWords& words_;
  std::vector<Covered> covered_;
  std::vector<NameWords> spared_, people_, others_;
};

}  // namespace plumbline::extract
