// SPDX-License-Identifier: Apache-2.0
//
// How a value tells that a person had a hand in it.

#pragma once

namespace plumbline::model {

// Stage of the producer (model/passage.h) that a claim has besides the machine's where a person
// corrected it, or that it has alone where a person added it; the rule is the verb: correct-kind,
// correct-span, correct-source, add.
constexpr const char* kPersonStage = "person";

}  // namespace plumbline::model
