// SPDX-License-Identifier: Apache-2.0
//
// The handlers of the routes: each turns a request into a use case and its answer into JSON.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "app/search.h"
#include "base/result.h"
#include "http/route.h"

namespace plumbline::http {

[[nodiscard]] Response get_status(const Call& call);
[[nodiscard]] Response get_documents(const Call& call);
[[nodiscard]] Response get_facets(const Call& call);
[[nodiscard]] Response get_references(const Call& call);
[[nodiscard]] Response get_document(const Call& call);
[[nodiscard]] Response get_trace(const Call& call);
[[nodiscard]] Response post_document(const Call& call);
[[nodiscard]] Response post_claim(const Call& call);
[[nodiscard]] Response post_decision(const Call& call);
[[nodiscard]] Response get_search(const Call& call);
[[nodiscard]] Response get_openapi(const Call& call);

// What an error of a use case is to somebody who asked over HTTP.
[[nodiscard]] Response refusal(const Error& error);

// What a body says under `name`; empty if it says no text there, or is no object.
[[nodiscard]] std::string word_of(const nlohmann::json& body, const char* name);

// The number that a part of the address says ("number" of /api/jobs/{number}); 0, which nothing
// has, if it says none.
[[nodiscard]] std::int64_t number_in(const Call& call, std::string_view part = "number");
// A whole number of a parameter within 1 to `most`; `otherwise` if it is not given.
[[nodiscard]] Result<std::size_t> number_of(const Request& request, std::string_view name,
                                            std::size_t otherwise, std::size_t most);
// kind, country, finding, year, language and reference.
[[nodiscard]] Result<app::SearchFilter> filter_of(const Request& request);
// "true" or "false"; nothing if it is not given.
[[nodiscard]] Result<std::optional<bool>> truth_of(const Request& request, std::string_view name);

}  // namespace plumbline::http
