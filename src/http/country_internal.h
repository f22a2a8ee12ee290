// SPDX-License-Identifier: Apache-2.0
//
// The handlers of the routes of a country, its dossier, and of the lists over all countries.

#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "http/route.h"

namespace plumbline::app {
struct DossierOptions;
}

namespace plumbline::http {

[[nodiscard]] Response get_countries(const Call& call);
[[nodiscard]] Response get_standards(const Call& call);
[[nodiscard]] Response get_profile(const Call& call);
[[nodiscard]] Response get_tiers(const Call& call);
[[nodiscard]] Response get_assessment(const Call& call);
[[nodiscard]] Response get_criterion_decisions(const Call& call);
[[nodiscard]] Response post_criterion_decision(const Call& call);
[[nodiscard]] Response get_dossier(const Call& call);
[[nodiscard]] Response get_dossier_choices(const Call& call);
[[nodiscard]] Response get_drafts(const Call& call);
[[nodiscard]] Response get_draft(const Call& call);
[[nodiscard]] Response post_draft(const Call& call);
[[nodiscard]] Response get_incidents(const Call& call);
[[nodiscard]] Response get_figures(const Call& call);
[[nodiscard]] Response get_sources(const Call& call);
[[nodiscard]] Response get_source_decisions(const Call& call);
[[nodiscard]] Response post_source_decision(const Call& call);

// What a dossier is asked for with.
[[nodiscard]] Result<app::DossierOptions> dossier_options(const Call& call);
// The answer of a use case that is JSON already.
[[nodiscard]] Response json_answer(std::string body);
// A year of a parameter; 0 if it is not given.
[[nodiscard]] Result<int> year_of(const Request& request, std::string_view name);

}  // namespace plumbline::http
