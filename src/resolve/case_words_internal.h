// SPDX-License-Identifier: Apache-2.0
//
// By which words a report says more of events than that they happened: data/wordlists/
// case_words.tsv; and the notices in which an outlet takes something back.

#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "resolve/accounts.h"
#include "resolve/party_internal.h"
#include "text/sentence.h"

namespace plumbline::resolve {

class CaseWords {
 public:
  enum Kind : std::uint8_t { OtherCase = 1, Total = 2, Correction = 4, Wrong = 8, Retraction = 16 };

  // Made once for each image of reference data; lives as long as the program.
  [[nodiscard]] static const CaseWords& of(const refdata::RefData& refdata);

  // Whether a phrase of this kind stands in the range.
  [[nodiscard]] bool says(const Words& words, const text::TokenRange& range, Kind kind) const;
  // Whether one begins it.
  [[nodiscard]] bool begins(const Words& words, const text::TokenRange& range, Kind kind) const;

 private:
  [[nodiscard]] int kinds_at(const Words& words, std::size_t at) const;
  std::vector<int> kinds_;  // of rows
};

// What the document takes back. Numbers that are years or days of months are none.
[[nodiscard]] std::vector<Notice> find_notices(const model::Document& document, const Words& words,
                                               const std::vector<text::Sentence>& sentences,
                                               const CaseWords& cues);

// Tellings that repeat a number only to correct it.
void mark_taken_back(Account& account);

}  // namespace plumbline::resolve
