// SPDX-License-Identifier: Apache-2.0
//
// Money by its name, sign or code: which currency are "rupees" of Pakistan, "RM"? Codes are
// those of ISO 4217; XXX (no currency) where several countries have money of that name.

#pragma once

#include <cstdint>
#include <string_view>

namespace plumbline::language {

// ISO 4217 code of the money that `word` (key of "rupee", "rupees") names in a country (alpha-3):
// "PKR" for rupees of PAK. Empty if its money is not called so.
[[nodiscard]] std::string_view currency_of_country(std::string_view country, std::uint64_t word);

// Whether the word (its key) names a money: "dollars", "manat".
[[nodiscard]] bool names_money(std::uint64_t word);

// Code of a word by its key: "EUR" for "euros", "XXX" for "pesos". Empty if it names none.
[[nodiscard]] std::string_view currency_of_word(std::uint64_t word);

// Code of a sign, with the letters that belong to it: "$", "HK$". Empty if it is none.
[[nodiscard]] std::string_view currency_of_sign(std::string_view sign);

// Code of what is printed for a money beside figures: "MYR", "RM", "Rs.", "Ksh"; case counts.
[[nodiscard]] std::string_view currency_of_code(std::string_view word);

// The same in one word with the figures: "USD50", "10,000Ksh"; fewer short forms count.
[[nodiscard]] std::string_view currency_of_joined(std::string_view letters);

// The same for a single letter, which stands for money only where figures follow without a blank:
// "N500,000".
[[nodiscard]] std::string_view currency_of_letter(std::string_view word);

}  // namespace plumbline::language
