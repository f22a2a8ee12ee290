// SPDX-License-Identifier: Apache-2.0
//
// The routes of a profile on a map.

#pragma once

#include <optional>

#include "base/result.h"
#include "model/dossier_pictures.h"
#include "model/profile.h"

namespace plumbline::app {

// Without words (those of a dossier are in its language). Nothing if no route has a partner with a
// known place.
[[nodiscard]] Result<std::optional<model::RouteMap>> route_map(
    const model::CountryProfile& profile);

}  // namespace plumbline::app
