// SPDX-License-Identifier: Apache-2.0
//
// Where a country stands in an edition of the report: what a reference at hand says of it, before
// the table that comes with the program.

#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "verify/checks_internal.h"

namespace plumbline::verify {

struct Placement {
  refdata::TierRow row;                   // its words live as long as the record
  std::string tier;                       // as a reference tells it; empty: the table does
  std::string reference;                  // "US TIP report 2024, Azerbaijan: Tier 2 (source ...)"
  std::string note;                       // where the table says otherwise than the reference
  std::optional<model::Passage> passage;  // in a reference
};

class VerdictRecord {
 public:
  explicit VerdictRecord(const Checking& checking) : checking_(checking) {}

  // nullptr if neither tells. References that contradict one another tell nothing.
  [[nodiscard]] const Placement* of(const refdata::Country& country, int year);

 private:
  [[nodiscard]] std::optional<Placement> find(const refdata::Country& country, int year) const;
  [[nodiscard]] std::string source_of(const refdata::TierRow& row) const;

  const Checking& checking_;
  std::map<std::pair<std::string, int>, std::optional<Placement>> known_;
};

// "Tier 2 Watch List" of "2WL".
[[nodiscard]] std::string tier_name(std::string_view tier);
// Whether a formula of the reports, printed whole, says these two halves.
[[nodiscard]] bool says(const refdata::Formula& row, model::Compliance compliance,
                        model::Efforts efforts);
// Whose words a verdict has that the record contradicts: a sentence. `off`: the tier that the text
// says was left, if it says so; `quoted`: the words stand in quotation marks.
[[nodiscard]] std::string what_is_said(const model::Verdict& verdict, std::string_view off,
                                       bool quoted);
// The words right before byte `at` of a formula that deny what begins there: "does not"; else
// nothing.
[[nodiscard]] std::string_view denial_before(std::string_view formula, std::size_t at);

}  // namespace plumbline::verify
