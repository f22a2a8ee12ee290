// SPDX-License-Identifier: Apache-2.0
//
// Who speaks in the answers of an interview. The document says which blocks are answers and, where
// a label stands before them, whose (model::Block); this names them as links of a chain.

#pragma once

#include <vector>

#include "extract/reading_internal.h"
#include "model/chain.h"

namespace plumbline::extract {

// Tokens of one answer and who gives it.
struct AnswerTurn {
  TokenRange tokens;
  model::ChainLink speaker;
};

// In text order, not overlapping; empty if the document is no interview. Without a label the
// speaker is the one person whom the text names before the first answer (carried), several of them
// make it ambiguous, none leaves it unnamed.
[[nodiscard]] std::vector<AnswerTurn> find_answers(const Reading& reading);

// `chain` as it reads inside an answer: the speaker stands behind the publisher.
[[nodiscard]] model::AttributionChain in_answer(model::AttributionChain chain,
                                                const model::ChainLink& speaker);

}  // namespace plumbline::extract
