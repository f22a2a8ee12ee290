// SPDX-License-Identifier: Apache-2.0
//
// Who is left unnamed (docs/reference/findings.md): a source of a chain, one whose name is kept
// back in so many words, one who is only cited.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "verify/checks_internal.h"

namespace plumbline::verify {

// What the word lists say of one word or phrase.
struct SourceWord {
  bool anonymity = false;         // "on condition of anonymity"
  bool anonymity_denied = false;  // "want to be named", right behind "not"
  bool own_name = false;          // "give his name", behind "who did not"
  bool stays_unnamed = false;     // "would not be named", behind "who"
  bool name_wish = false;         // "that his name be left out": what somebody asks
  bool name_left_out = false;     // "leave out her name": what the writer does
  bool whom = false;              // "does not name", after "whom"
  bool cites = false;             // "citing"
  bool nobody = false;            // "nobody", "anyone": no source
  bool hearsay = false;           // "rumours", "unofficial information"
  bool announcement = false;      // "noted": the writer's own voice
  bool thought = false;           // "believed": whoever speaks, thinks it
  bool speaks = false;            // people and bodies that can say something
  bool person = false;            // a calling: one person
  bool work = false;              // "yearbook", "diary": what has been written
  bool deed = false;              // "refused", "granted": done and not said
  bool heard = false;             // "we hear", "we were told": the outlet's own hearsay
  bool press = false;             // "several media": the press, nobody in particular
};

// What is known of sources as words: data/wordlists/unnamed_sources.tsv, data/source_nouns.tsv.
// Cheap to make; looks up when asked.
class SourceWords {
 public:
  explicit SourceWords(const refdata::RefData& refdata);

  // Of a whole word or phrase, however its letters are.
  [[nodiscard]] SourceWord of(std::string_view phrase) const;
  // The longest phrase of unnamed_sources.tsv that begins at `at`; the number of its tokens, 0 for
  // none.
  std::uint32_t at(std::span<const text::Token> tokens, std::uint32_t at, SourceWord& word) const;
  // False: none begins with the word of this key.
  [[nodiscard]] bool may_begin(std::uint64_t key) const { return list_.may_begin(key); }

 private:
  void add(std::uint32_t row, SourceWord& word) const;

  const text::PhraseTable& list_;
  const text::PhraseTable& nouns_;
  refdata::TableView rows_;
  refdata::TableView noun_rows_;
};

// A source phrase without "the", "a", "one of the", and the noun that heads it.
struct SourcePhrase {
  std::string head;
  bool definite = false;  // "the", "this"
  bool counted = false;   // "a", "one", "several": brought in here
  bool own = false;       // "our", "my": the outlet's people
  bool theirs = false;    // "her lawyer": told by whose it is
  bool of_them = false;   // "one of them"
  bool of_named = false;  // "watchers of Lantern"
  bool helps = false;     // "social worker"
};
[[nodiscard]] SourcePhrase source_phrase(std::string_view printed);

// Those to whom it was done, and their families: no report should name them.
[[nodiscard]] bool is_private_person(std::string_view noun);

// Whether nobody a reader could ask is told by the origin of a claim's chain.
[[nodiscard]] bool is_unnamed(const Checking& checking, const SourceWords& words,
                              const model::Claim& claim, const model::ChainLink& link);

// Whether a span stands in the headline: a paragraph near the beginning that is no sentence.
[[nodiscard]] bool is_headline(const Checking& checking, const text::Span& span);

// Adds a finding for the source at `phrase`, once: none where one overlaps `whole` already.
void tell_unnamed(Checking& checking, const text::Span& phrase, const text::Span& whole,
                  std::string_view why);

}  // namespace plumbline::verify
