// SPDX-License-Identifier: Apache-2.0
//
// What lists, searches and kept searches are sorted out by, as the store takes it.

#pragma once

#include "app/search.h"
#include "base/result.h"
#include "store/library.h"

namespace plumbline::app {

// Misuse names the words that would be understood.
[[nodiscard]] Result<store::DocumentFilter> document_filter(const SearchFilter& filter);

// A place in a list as the caller sees it: "2024-06-24~ab12..."; an undated document begins with
// the sign.
[[nodiscard]] std::string place_text(const std::string& published, const std::string& hash);
// Misuse if it is no such place; nothing of an empty word.
[[nodiscard]] Result<std::optional<store::DocumentCursor>> parse_place(const std::string& word);

}  // namespace plumbline::app
