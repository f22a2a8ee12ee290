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

// Lays over the claims of a report, as the machine read them, what people corrected and nobody took
// back, in the order it was made. Of `correct-span` passage and content change, and what follows
// from the words (modality, countries, time); of `correct-kind` kind and content; of
// `correct-source` the chain; each adds a producer (model/person.h). Ids, order, findings and
// checks of quotations stay. Words that do not stand in the text any more correct no passage.
void correct(model::Report& report, const std::vector<ClaimJudgement>& judgements);

// How many of its claims people confirmed, rejected or corrected; `report` as the machine read it.
[[nodiscard]] std::size_t count_decided(const std::vector<ClaimJudgement>& judgements,
                                        const model::Report& report);

}  // namespace plumbline::store
