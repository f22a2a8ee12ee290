// SPDX-License-Identifier: Apache-2.0
//
// The typed content of two claims side by side.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "resolve/telling.h"

namespace plumbline::resolve {

// Two claims side by side, and what they have in common besides what is compared.
struct Beside {
  const model::Claim& seed;
  const model::Claim& other;
  const refdata::RefData& refdata;
  std::size_t words = 0;           // of content, the same in both; no numbers
  std::vector<std::string> names;  // proper names of those who did it or to whom it was done
  std::int64_t days = -1;          // between the days they were published; -1: not known
};

// Whether `other`, a figure of the other claim, counts what `seed` counts.
[[nodiscard]] Likeness like_figure(const model::Figure& seed, const model::Figure& other,
                                   const Beside& beside);

// Whether both tell of one event.
[[nodiscard]] Likeness like_event(const model::Incident& seed, const model::Incident& other,
                                  const Beside& beside);

[[nodiscard]] Likeness like_verdict(const model::Claim& seed, const model::Claim& other);

// The figure status that says that such an event was counted: "rescued" of a rescue; empty: none.
[[nodiscard]] std::string_view status_of_event(std::string_view type);

// Proper names in what an event says of its agent and patient, folded; countries are none.
[[nodiscard]] std::vector<std::string> names_in(std::string_view words,
                                                const refdata::RefData& refdata);

// False where both figures tell of times or places that have nothing in common.
[[nodiscard]] bool may_count_one_thing(const Beside& beside);

// "23", "4.5": as figures are shown.
[[nodiscard]] std::string shown_number(double value);

}  // namespace plumbline::resolve
