// SPDX-License-Identifier: Apache-2.0
//
// Attributions of one document: source, cue and content spans, with nesting, and the chain from
// the publisher to each origin.

#pragma once

#include <cstdint>
#include <vector>

#include "language/analysis.h"
#include "model/chain.h"
#include "model/document.h"
#include "refdata/refdata.h"

namespace plumbline::extract {

// One attribution as the text states it. Spans are token ranges; a content may have several parts
// (an interrupted quotation). `parent` is the attribution in whose content this one is nested, or
// which it continues from an earlier sentence.
struct Attribution {
  std::vector<text::TokenRange> content;
  text::TokenRange source;  // empty: no source phrase ("it was found that")
  text::TokenRange cue;
  std::uint32_t parent = language::kNone;
  model::ChainLink link;  // what is known of the source
  bool direct = false;    // the content is (part of) a quotation
  bool cross_sentence = false;
  std::string rule;
};

// Whether the sources of a chain say what is told: they do; "did not say that", "could not confirm
// that" leave it open; "do not believe that", "doubt that", "withdrew the charge that" are against
// it.
enum class Hold : std::uint8_t { Firm, Open, Doubted };

// Something that is claimed: a piece of content (a sentence, a clause, part of a quotation) with
// its full chain. Propositions are in reading order and do not overlap.
struct Proposition {
  text::TokenRange tokens;
  std::uint32_t attribution = language::kNone;  // innermost; kNone: the publisher's own voice
  model::AttributionChain chain;
  bool headline = false;  // it stands in the headline
  bool direct_quote = false;
  Hold hold = Hold::Firm;
};

struct Attributions {
  std::vector<Attribution> attributions;
  std::vector<Proposition> propositions;
};

[[nodiscard]] Attributions find_attributions(const model::Document& document,
                                             const language::Analysis& analysis,
                                             const refdata::RefData& refdata);

}  // namespace plumbline::extract
