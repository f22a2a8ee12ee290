// SPDX-License-Identifier: Apache-2.0
//
// An analysis in words: one line a layer for tests and logs, CoNLL-U for other programs.

#pragma once

#include <string>
#include <string_view>

#include "language/analysis.h"

namespace plumbline::language {

[[nodiscard]] std::string_view upos(Pos pos);             // "PROPN"
[[nodiscard]] std::string_view name_of(NameKind kind);    // "organisation"
[[nodiscard]] std::string_view name_of(EntityKind kind);  // "government"

// Each takes the text that was analysed. Items in reading order, separated by " | ".
[[nodiscard]] std::string dump_tags(const Analysis& analysis, std::string_view text);
[[nodiscard]] std::string dump_chunks(const Analysis& analysis, std::string_view text);
[[nodiscard]] std::string dump_names(const Analysis& analysis, std::string_view text);
[[nodiscard]] std::string dump_quotations(const Analysis& analysis, std::string_view text);
[[nodiscard]] std::string dump_times(const Analysis& analysis, std::string_view text);
[[nodiscard]] std::string dump_quantities(const Analysis& analysis, std::string_view text);
// Entities with more than one mention, or all.
[[nodiscard]] std::string dump_entities(const Analysis& analysis, std::string_view text,
                                        bool all = false);
// All of these, a line each with its name in front.
[[nodiscard]] std::string dump(const Analysis& analysis, std::string_view text);

// CoNLL-U: one block a sentence with "# text", forms, UPOS, VerbForm, Tense and Number, SpaceAfter;
// names as "Name=B-person" in MISC. Lemmas are spelled out. No syntax: heads are "_".
[[nodiscard]] std::string to_conllu(const Analysis& analysis, std::string_view text);

}  // namespace plumbline::language
