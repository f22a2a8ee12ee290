// SPDX-License-Identifier: Apache-2.0
//
// What a person says is wrong with a claim: where its words begin and end, its kind, who says it;
// or which claim is missing.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "model/report.h"

namespace plumbline::app {

enum class SaidBy : std::uint8_t {
  Named,     // somebody the document names
  Unnamed,   // somebody it does not name
  Document,  // nobody but its publisher
};

struct Correction {
  std::string kind;  // correct-kind: "figure"
  // correct-span: code points of the text, half-open; or words that stand in it, where the
  // occurrence counts that is nearest to the claim.
  std::optional<std::pair<std::size_t, std::size_t>> place;
  std::string words;
  // correct-source: a name that stands in the document, or of anybody its chains know.
  SaidBy said_by = SaidBy::Named;
  std::string source;
  // How many links of the chain stay, publisher first; 0: all but the last one. The publisher does.
  std::size_t after = 0;
};

// The claim as it is with the correction: `verb` is correct-span, correct-kind or correct-source.
// What its words tell is read anew by rules, within a sentence; a kind that tells nothing of a sort
// (figures of an opinion) loses it. Names of victims are withheld in `report`, so that none comes
// into the claim. Misuse says what is missing, wrong or so already; NotFound if words or name do
// not stand in the document.
[[nodiscard]] Result<model::Claim> corrected_claim(const model::Report& report,
                                                   const model::Claim& claim, std::string_view verb,
                                                   const Correction& correction);

// A claim that the machine missed, of the kind and at the place (or of the words) that are given,
// said by whom is given. Misuse also if there is such a claim.
[[nodiscard]] Result<model::Claim> added_claim(const model::Report& report,
                                               const Correction& correction);

}  // namespace plumbline::app
