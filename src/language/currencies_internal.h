// SPDX-License-Identifier: Apache-2.0
//
// Money by its name: which currency are "rupees" of Pakistan?

#pragma once

#include <cstdint>
#include <string_view>

namespace plumbline::language {

// ISO 4217 code of the money that `word` (key of "rupee", "rupees") names in a country (alpha-3):
// "PKR" for rupees of PAK. Empty if its money is not called so.
[[nodiscard]] std::string_view currency_of_country(std::string_view country, std::uint64_t word);

}  // namespace plumbline::language
