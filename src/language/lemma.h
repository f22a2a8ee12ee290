// SPDX-License-Identifier: Apache-2.0
//
// The dictionary form of an English word.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "language/analysis.h"

namespace plumbline::language {

// "arrested" as a verb: "arrest"; "agencies" as a noun: "agency"; "better" as an adjective: "good".
// `word` may have any case; only ASCII words are changed beyond case. Rules and irregular forms.
[[nodiscard]] std::string lemma_of(std::string_view word, const Word& tag);

// text::key_of(lemma_of(...)) without an allocation for ASCII words of usual length; `key` is the
// word's own.
[[nodiscard]] std::uint64_t lemma_key(std::string_view word, const Word& tag, std::uint64_t key);

}  // namespace plumbline::language
