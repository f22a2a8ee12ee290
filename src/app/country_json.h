// SPDX-License-Identifier: Apache-2.0
//
// What is told of one country, as JSON: what `--json` prints and what the server sends. Without
// line breaks; bytes that are no UTF-8 come as U+FFFD. docs/reference/ describes each form.

#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/countries.h"
#include "app/standards.h"
#include "app/tiers.h"
#include "model/assessment.h"
#include "model/dossier_pictures.h"
#include "model/profile.h"
#include "model/tier_history.h"

namespace plumbline::app {

[[nodiscard]] std::string to_json(const std::vector<CountryEntry>& countries);
[[nodiscard]] std::string to_json(const model::CountryProfile& profile);
[[nodiscard]] std::string to_json(const model::Assessment& assessment);
// The same, piece by piece.
using JsonSink = std::function<void(std::string_view piece)>;
void write_json(const model::Assessment& assessment, const JsonSink& out);
[[nodiscard]] std::string to_json(const model::TierHistory& history);
[[nodiscard]] std::string to_json(const TierCheck& check);
// Without their words.
[[nodiscard]] std::string to_json(const std::vector<StandardEntry>& standards);
// {"country", "lands": [{"country", "rings": [[[longitude, latitude], ...], ...]}], "ways":
// [{"route": index of the profile's routes, "from", "to"}]}. Degrees; lands near the ways only.
[[nodiscard]] std::string to_json(const model::RouteMap& map);

}  // namespace plumbline::app
