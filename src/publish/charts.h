// SPDX-License-Identifier: Apache-2.0
//
// Lays out the pictures of a dossier. Every one fits the width of a printed page; what colour tells
// is told by shape or words too.

#pragma once

#include "model/dossier.h"
#include "publish/drawing.h"

namespace plumbline::publish {

constexpr double kPictureWidth = 480;  // points: A4 between margins of two centimetres

[[nodiscard]] Drawing draw(const model::TierTimeline& timeline);
[[nodiscard]] Drawing draw(const model::SeriesChart& chart);
[[nodiscard]] Drawing draw(const model::CriteriaMatrix& matrix);
[[nodiscard]] Drawing draw(const model::SourceNetwork& network);
// Equirectangular around the middle of what is told; borders as given.
[[nodiscard]] Drawing draw(const model::RouteMap& map);

}  // namespace plumbline::publish
