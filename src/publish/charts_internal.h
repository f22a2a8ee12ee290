// SPDX-License-Identifier: Apache-2.0
//
// What the pictures of a dossier share: colours of one ink each, chosen to stay apart in grey.

#pragma once

#include <cstddef>
#include <string_view>

#include "model/dossier.h"
#include "publish/drawing.h"

namespace plumbline::publish {

inline constexpr Colour kInk = {0x1B2430};
inline constexpr Colour kSoft = {0x5E6A78};
inline constexpr Colour kFaint = {0xC9D0D8};
inline constexpr Colour kStripe = {0xF4F6F8};
inline constexpr Colour kPaper = {0xFFFFFF};
inline constexpr Colour kAccent = {0x1F4E79};
inline constexpr Colour kTie = {0x9FB4C8};
inline constexpr Colour kGood = {0x2E7D5B};
inline constexpr Colour kMiddle = {0xC77D1E};
inline constexpr Colour kBad = {0xA8322A};

// Disc, triangle, square, ring.
void put_mark(Drawing& out, Spot at, model::CellMark mark);

}  // namespace plumbline::publish
