// SPDX-License-Identifier: Apache-2.0
//
// Surface forms of English words, so that a data row gives a word once: "point out" -> "points
// out", "pointed out", "pointing out"; "victim of trafficking" -> "victims of trafficking".

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plumbline::refdata_compiler {

// Base, third person, past, past participle and -ing form of the verb that begins `phrase`; the
// rest of the phrase is kept. Knows the irregular verbs of reporting and of crime, and doubled
// consonants.
[[nodiscard]] std::vector<std::string> verb_forms(std::string_view phrase);

// Singular and plural of the head noun: the last word before " of ", " in ", " for ", " to ", " by
// ".
[[nodiscard]] std::vector<std::string> noun_forms(std::string_view phrase);

}  // namespace plumbline::refdata_compiler
