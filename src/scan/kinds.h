// SPDX-License-Identifier: Apache-2.0
//
// What else is trafficked or smuggled in a text: persons over a border, drugs, arms, animals,
// organs, goods. Kept apart from trafficking in persons, which is another crime under another
// protocol.

#pragma once

#include <string_view>
#include <vector>

#include "scan/features.h"

namespace plumbline::scan {

struct Kind {
  std::string_view name;   // smuggling, drugs, arms, wildlife, organs, goods
  std::size_t points = 0;  // 3 for a phrase in the title, 2 in the lead, 1 in the text
};

constexpr std::size_t kFewestPoints = 2;  // fewer are a mention in passing

// Those with kFewestPoints, most points first. Menus and other short lines do not count.
[[nodiscard]] std::vector<Kind> kinds_of(const std::vector<PlacedMark>& marks);

}  // namespace plumbline::scan
