// SPDX-License-Identifier: Apache-2.0
//
// What the blocks of a document (model::Block) mean for claims: which sentences may state
// something, and who speaks in the answers of an interview, as links of a chain.

#pragma once

#include <vector>

#include "extract/reading_internal.h"
#include "model/chain.h"

namespace plumbline::extract {

// What the block around a token is for.
[[nodiscard]] model::BlockRole role_at(const Reading& r, std::uint32_t at);

// The sentence of a token may state something: it is running text, a headline, or what an
// interviewer says without asking.
[[nodiscard]] bool may_state(const Reading& r, std::uint32_t at);

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
