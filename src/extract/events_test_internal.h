// SPDX-License-Identifier: Apache-2.0
//
// For tests of events: a text with the events that an engine would guess, and all incidents of its
// claims as one line each.

#pragma once

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "extract/content_test_internal.h"
#include "extract/extract.h"

namespace plumbline::extract {

// Words of the text instead of tokens; empty: not told.
struct Guess {
  std::string type, trigger, agent, patient, place, time;
  std::string modality = "asserted";
};

inline text::TokenRange range_of(const model::Document& document,
                                 const language::Analysis& analysis, const std::string& words) {
  if (words.empty()) return {};
  const std::size_t begin = document.text.find(words);
  EXPECT_NE(begin, std::string::npos) << words;
  text::TokenRange range;
  for (std::uint32_t i = 0; i < analysis.tokens.size(); ++i) {
    const text::Span& span = analysis.tokens[i].span;
    if (span.begin < begin || span.end > begin + words.size()) continue;
    if (range.empty()) range.begin = i;
    range.end = i + 1;
  }
  return range;
}

// The claims where an engine had guessed these events and no others.
inline std::vector<model::Claim> claims_with(const model::Document& document,
                                             language::Analysis analysis,
                                             const std::vector<Guess>& guesses) {
  analysis.guessed_events.clear();
  for (const Guess& guess : guesses) {
    const auto at = [&](const std::string& words) { return range_of(document, analysis, words); };
    analysis.guessed_events.push_back({guess.type, guess.modality, at(guess.trigger).begin,
                                       at(guess.agent), at(guess.patient), at(guess.place),
                                       at(guess.time)});
  }
  return extract_claims(document, analysis, test_refdata());
}

// All incidents of all claims, one a line.
inline std::string incidents_of(const std::vector<model::Claim>& claims) {
  std::string out;
  const auto tell = [&](const model::Incident& incident) {
    out += dump(incident);
    if (incident.modality != model::Modality::Asserted) {
      out += std::string(" ") + to_string(incident.modality);
    }
    out += "\n";
  };
  for (const model::Claim& claim : claims) {
    if (claim.incident) tell(*claim.incident);
    for (const model::Incident& more : claim.more_incidents) tell(more);
  }
  return out;
}

}  // namespace plumbline::extract
