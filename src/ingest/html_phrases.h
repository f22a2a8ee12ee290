// SPDX-License-Identifier: Apache-2.0
//
// Wordings by which pages speak of themselves ("subscribe", "read also", "photo:") in the languages
// of European and Latin American press. Features for a judgement, as html_hints.h.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace plumbline::ingest {

// Copyright, newsletter, read more, share, comments, picture credit, advertisement, author,
// technical notice, legal pages.
constexpr std::size_t kPhraseKinds = 10;

// A bit for each kind that the first 400 bytes of `raw` (page source) speak of.
[[nodiscard]] std::uint32_t read_phrases(std::string_view raw);

}  // namespace plumbline::ingest
