// SPDX-License-Identifier: Apache-2.0
//
// Which place on earth a name means. Whether words are the name of a place at all is told by
// names.cc; this asks which of the places of that name the text speaks of.

#pragma once

#include <optional>
#include <span>
#include <vector>

#include "language/analysis.h"
#include "model/document.h"
#include "refdata/refdata.h"

namespace plumbline::language {

// A place of the reference data, or a whole country.
struct PlaceSense {
  std::uint32_t place = kNone;    // index in RefData places
  std::uint32_t country = kNone;  // index in RefData countries, if it is a whole country

  bool operator==(const PlaceSense&) const = default;
};

// What each of `asked` (stretches of the document's text that name places) means where it stands,
// in their order; nothing where no place of that name is known. The names of `analysis` are
// context. Time grows with the number of different names squared.
[[nodiscard]] std::vector<std::optional<PlaceSense>> places_at(const model::Document& document,
                                                               const Analysis& analysis,
                                                               const refdata::RefData& refdata,
                                                               std::span<const text::Span> asked);

}  // namespace plumbline::language
