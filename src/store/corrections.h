// SPDX-License-Identifier: Apache-2.0
//
// What people corrected about claims: the words a claim rests on, its kind, who says it. A
// correction is a judgement as any other (claim_judgements.h) with a value: the claim as it is
// since. It is laid over what the machine read whenever a claim is read out of the store, so that
// it counts wherever the claim does, and nothing that was read is changed.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/report.h"
#include "store/claim_judgements.h"

namespace plumbline::store {

// correct-span, correct-kind, correct-source.
[[nodiscard]] bool is_correction(std::string_view verb);
// `add`: a claim that the machine missed. Its judgement is on the words and of the kind of the
// claim itself, and has a value as a correction has.
constexpr std::string_view kAddVerb = "add";

// The value of a correction: the claim as the person left it, and the words of its first passage.
// `report` is what it was read from, names of victims withheld.
[[nodiscard]] std::string correction_value(const model::Report& report, const model::Claim& claim);

// What a value holds. Passages are those of the text it was made on.
struct Corrected {
  model::Claim claim;
  std::string words;
  std::size_t text_size = 0;  // bytes of that text
};
// Nothing if it is no such value. Names that `withheld` knows are put out of sight.
[[nodiscard]] std::optional<Corrected> read_correction(const ClaimJudgement& judgement,
                                                       const model::Withheld& withheld);

// Appends the claims that people added and nobody took back, in the order they did, numbered on
// from the machine's. One whose words are gone stays away, and one that the machine has found
// since, with the same words and kind, is that claim. Before anything is placed on the report.
void add_claims(model::Report& report, const std::vector<ClaimJudgement>& judgements);

// Lays over the claims of a report, as the machine read and people added them, what people
// corrected and nobody took back, in the order it was made. Of `correct-span` passage and content
// change, and what follows from the words (modality, countries, time); of `correct-kind` kind and
// content; of `correct-source` the chain; each adds a producer (model/person.h). Ids, order,
// findings and checks of quotations stay. Words that do not stand in the text any more correct no
// passage.
void correct(model::Report& report, const std::vector<ClaimJudgement>& judgements);

// How many of its claims people confirmed, rejected, corrected or added; `report` with added
// claims.
[[nodiscard]] std::size_t count_decided(const std::vector<ClaimJudgement>& judgements,
                                        const model::Report& report);

}  // namespace plumbline::store
