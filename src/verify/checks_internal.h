// SPDX-License-Identifier: Apache-2.0
//
// The checks behind verify_claims, one question a function. Each adds findings and may fill
// Claim::verification; none depends on another's findings.

#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/token.h"
#include "text/word_set.h"
#include "verify/change_words_internal.h"
#include "verify/verify.h"

namespace plumbline::verify {

struct Checking {
  const model::Document& document;
  std::vector<model::Claim>& claims;
  const refdata::RefData& refdata;
  const ReferenceLibrary* library;  // may be null
  const std::vector<text::Token>& tokens;
  const ChangeWords& changes;
  std::vector<model::Finding> findings;
  std::vector<model::Quotation> quotations;

  [[nodiscard]] std::string_view words(const text::Span& span) const {
    return text::slice(document.text, span);
  }
  [[nodiscard]] model::Passage passage(const text::Span& span) const { return {document.id, span}; }
  // The tokens inside `span`.
  [[nodiscard]] std::span<const text::Token> tokens_in(const text::Span& span) const;
  // Whether one of the words inside `span` is one of `words`.
  template <std::size_t N>
  [[nodiscard]] bool holds(const text::WordSet<N>& words, const text::Span& span) const {
    const std::span<const text::Token> inside = tokens_in(span);
    return std::any_of(inside.begin(), inside.end(),
                       [&](const text::Token& token) { return words.has(token.key); });
  }
  // The sentence, or what stands of it in the block, around the first byte of `span`: from after a
  // full stop to the next.
  [[nodiscard]] text::Span sentence_of(const text::Span& span) const;
  // A finding about a claim, its words filled from `span`.
  model::Finding& add(std::string_view code, const model::Claim& claim, const text::Span& span);
};

// verdicts.cc: verdicts and tiers against the tier table and the formulas of those years.
void check_verdicts(Checking& checking);

// quotations.cc: quotations against the reference library; quotation marks without a partner.
void check_quotations(Checking& checking);
void check_quotation_marks(Checking& checking);

// acronyms.cc: a name and the acronym beside it.
void check_acronyms(Checking& checking);

// figures.cc: origin and conflicts of figures.
void check_figures(Checking& checking);

// dates.cc: dates that do not fit.
void check_dates(Checking& checking);

// sources.cc: unnamed and ambiguous speakers, single origins, judgements as facts.
void check_sources(Checking& checking);

// open_speakers.cc: quotations whose speaker the words leave open. After check_sources(): tells
// none that a chain has told.
void check_open_speakers(Checking& checking);

// kept_back.cc: sources whose name is kept back in so many words, or who are only cited. After
// check_sources(): tells none of whom a chain has told.
void check_kept_back(Checking& checking);

// unnamed_tellers.cc: somebody without a name who tells something, read from the words. After
// check_kept_back().
void check_unnamed_tellers(Checking& checking);

// circles.cc: a source that rests on itself.
void check_circles(Checking& checking);

// smuggling.cc: called trafficking, described as smuggling.
void check_smuggling(Checking& checking);

// Whether one of `words` stands in `text`; Checking::holds() asks the same of the document.
template <std::size_t N>
[[nodiscard]] bool holds_word(const text::WordSet<N>& words, std::string_view text) {
  const std::vector<text::Token> tokens = text::tokenize(text);
  return std::any_of(tokens.begin(), tokens.end(),
                     [&](const text::Token& token) { return words.has(token.key); });
}

// The claim whose words hold or touch `span`; nullptr if none does.
[[nodiscard]] const model::Claim* claim_at(const Checking& checking, const text::Span& span);

}  // namespace plumbline::verify
