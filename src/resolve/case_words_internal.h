// SPDX-License-Identifier: Apache-2.0
//
// By which words a report says more of events than that they happened: data/wordlists/
// case_words.tsv; and the notices in which an outlet takes something back.

#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "resolve/accounts.h"
#include "resolve/party_internal.h"
#include "text/sentence.h"

namespace plumbline::resolve {

class CaseWords {
 public:
  enum Kind : std::uint16_t {
    OtherCase = 1,
    Total = 2,
    Correction = 4,
    Retraction = 8,
    Wrong = 16,     // behind "that is"
    Right = 32,     // behind "that is not"
    Mistaken = 64,  // beside a word of telling, before what is taken back
    Version = 128,
    Misstated = 256,  // before what is taken back
    Withdrawn = 512,  // before a word for what was told
  };

  // Made once for each image of reference data; lives as long as the program.
  [[nodiscard]] static const CaseWords& of(const refdata::RefData& refdata);

  // Whether a phrase of this kind stands in the range.
  [[nodiscard]] bool says(const Words& words, const text::TokenRange& range, Kind kind) const;
  // Whether one begins it.
  [[nodiscard]] bool begins(const Words& words, const text::TokenRange& range, Kind kind) const;
  // The kinds of the longest phrase that begins at a token, as bits.
  [[nodiscard]] int kinds_at(std::span<const text::Token> tokens, std::size_t at) const;

 private:
  const text::PhraseTable* phrases_ = nullptr;
  std::vector<int> kinds_;  // of rows
};

// What the document takes back. Numbers that are years or days of months are none.
[[nodiscard]] std::vector<Notice> find_notices(const model::Document& document, const Words& words,
                                               const std::vector<text::Sentence>& sentences,
                                               const CaseWords& cues);

// Tellings that repeat a number only to correct it, or that their own words take back
// (taken_back.h).
void mark_taken_back(const Words& words, const std::vector<text::Sentence>& sentences,
                     Account& account);

}  // namespace plumbline::resolve
