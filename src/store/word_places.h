// SPDX-License-Identifier: Apache-2.0
//
// Where the words of a search stand in a text, without asking the index again: what it knows are
// numbers of words, and to tell their bytes it has to read the whole text, too.

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace plumbline::store {

// Folded words (words.h) that stand together in this order.
struct SoughtPhrase {
  std::vector<std::string> words;
  bool prefix = false;  // of the last one only the beginning
};

// The phrases of an expression of search_query.h if each of them must stand in the document, no
// matter where. Nothing of any other: with OR, NOT, NEAR or a column it depends on more than the
// words which of them are matches.
[[nodiscard]] std::optional<std::vector<SoughtPhrase>> plain_phrases(std::string_view expression);

// All phrases of such an expression, whatever stands between them; also those without words.
[[nodiscard]] std::vector<SoughtPhrase> all_phrases(std::string_view expression);

// Where phrases stand in `text`: the first place, and those that begin less than `window` bytes
// behind its beginning. Sorted, each once. Reads no further than that.
[[nodiscard]] std::vector<text::Span> find_places(std::string_view text,
                                                  const std::vector<SoughtPhrase>& phrases,
                                                  std::uint32_t window);

// A text of which words may be hidden: one that holds any byte of `hidden` is none that could be
// sought, and what stands before it is no neighbour of what stands behind it.
struct ShownText {
  std::string_view text;
  std::span<const text::Span> hidden = {};
};

// Whether every phrase stands in the title or in the text: whether an index of what is shown of
// them would find the document by the expression.
[[nodiscard]] bool hold_all(const ShownText& title, const ShownText& text,
                            const std::vector<SoughtPhrase>& phrases);

}  // namespace plumbline::store
