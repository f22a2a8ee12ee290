// SPDX-License-Identifier: Apache-2.0
//
// Foreign text made safe and fit to show: no control sequence reaches a terminal, no invisible or
// direction-changing character passes unseen, lines are broken at words.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline::publish {

// Control characters become spaces; characters that are invisible or turn the writing direction
// (Unicode TR 9, TR 36) become a visible "<U+202E>". Runs of white space become one space.
[[nodiscard]] std::string visible(std::string_view text);

// visible(), cut in the middle to at most `most` code points: "The first words ... the last words".
[[nodiscard]] std::string shortened(std::string_view text, std::size_t most);

// Columns a terminal needs: code points without combining marks; wide East Asian letters count 2.
[[nodiscard]] std::size_t columns(std::string_view text);

// Lines of at most `width` columns, broken at spaces; a longer word stands alone.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t width);

// Text for HTML content and for attribute values.
[[nodiscard]] std::string escape_html(std::string_view text);
// The same of words as a page shows them: visible().
[[nodiscard]] std::string safe_html(std::string_view text);

// Words as a quotation: in marks, unless they hold marks of their own; a mark that the cut left
// open is closed.
[[nodiscard]] std::string in_marks(std::string_view words);
// A passage in marks, also around marks of its own: everything within stands in the document. One
// that is a single quotation needs no second pair.
[[nodiscard]] std::string passage_in_marks(std::string_view words);

}  // namespace plumbline::publish
