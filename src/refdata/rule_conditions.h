// SPDX-License-Identifier: Apache-2.0
//
// The column `when` of a rule (data/standards/*/rules.tsv): "response=1 direction=supports
// actor=state|unstated unit!=money". Each condition names a typed field of a claim and the values
// it may have; all must hold. Both the build and the program read it with this.
//
// docs/reference/standards.md lists the fields for those who write rules.

#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace plumbline::refdata {

enum class ClaimField : std::uint8_t {
  Kind,
  Modality,
  Polarity,
  Actor,      // who acts: the state assessed, another state, an organisation ...
  Teller,     // who tells it: the last source of the chain, else the publisher
  Response,   // number of 22 USC 7106(b), as frames/response.tsv gives it
  Direction,  // of the response
  Event,      // type of an incident
  Unit,       // class of a figure
  Status,     // of a figure
  Value,      // of a figure: zero, some
  Trend,      // direction
  Compliance,
  Efforts,
  Tier,
  Move,
  Act,  // Palermo elements; a value stands for all codes that begin with it
  Means,
  Purpose,
  Role,   // of the country assessed in a route
  Topic,  // what the sentence is about, else what stands before it, else its document
  Says,   // turns of phrase of data/standards/says.tsv where `words` are looked for
  Words,  // "sentence": `words` and `unless` look at the whole sentence of the passage
};

struct Condition {
  ClaimField field = ClaimField::Kind;
  std::vector<std::string> values;
  bool negated = false;  // "unit!=money"
};

// Malformed names the condition and what would be understood.
[[nodiscard]] Result<std::vector<Condition>> parse_conditions(std::string_view cell);

// What a field is called, and the values it may have; none: open, checked against other tables.
struct FieldWords {
  ClaimField field = ClaimField::Kind;
  std::string_view name;
  std::vector<std::string_view> values;
};
[[nodiscard]] std::span<const FieldWords> claim_fields();

}  // namespace plumbline::refdata
