// SPDX-License-Identifier: Apache-2.0
//
// What the table of routes says besides the routes themselves: what a POST takes, and what is not
// answered as JSON.

#pragma once

#include <array>
#include <span>
#include <string_view>

#include "http/route.h"

namespace plumbline::http {

// What a POST takes, as JSON Schema.
struct Body {
  std::string_view pattern;
  BodyRule rule;
  std::string_view schema;
};
[[nodiscard]] std::span<const Body> bodies();

// What is not answered as JSON.
struct Files {
  std::string_view pattern;
  std::array<std::string_view, 5> types;
};
[[nodiscard]] std::span<const Files> files();

}  // namespace plumbline::http
