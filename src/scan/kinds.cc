// SPDX-License-Identifier: Apache-2.0

#include "scan/kinds.h"

#include <algorithm>
#include <array>

namespace plumbline::scan {
namespace {

constexpr std::array<std::string_view, 6> kNames = {"smuggling", "drugs",  "arms",
                                                    "wildlife",  "organs", "goods"};

std::string_view kind_of(const Mark& mark) {
  if (mark.context) return mark.label;
  if (mark.label == "SMUGGLING") return "smuggling";
  return mark.label == "ORGANTRAFF" ? "organs" : std::string_view{};
}

std::size_t points_of(Zone zone) {
  constexpr std::array<std::size_t, kZones> kPoints = {3, 2, 1, 0};
  return kPoints[static_cast<std::size_t>(zone)];
}

}  // namespace

std::vector<Kind> kinds_of(const std::vector<PlacedMark>& marks) {
  std::vector<Kind> kinds;
  for (const std::string_view name : kNames) {
    std::size_t points = 0;
    for (const PlacedMark& placed : marks) {
      if (kind_of(placed.mark) == name) points += points_of(placed.zone);
    }
    if (points >= kFewestPoints) kinds.push_back({name, points});
  }
  std::stable_sort(kinds.begin(), kinds.end(),
                   [](const Kind& a, const Kind& b) { return a.points > b.points; });
  return kinds;
}

}  // namespace plumbline::scan
