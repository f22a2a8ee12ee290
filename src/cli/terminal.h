// SPDX-License-Identifier: Apache-2.0
//
// What can be shown where the output goes.

#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

namespace plumbline::cli {

// True for the program's own standard streams if they are a terminal.
[[nodiscard]] bool is_terminal(const std::ostream& stream);
// A terminal that shows colours, and nobody said NO_COLOR.
[[nodiscard]] bool wants_colour(const std::ostream& stream);
// Columns: of the terminal, else $COLUMNS, else 80.
[[nodiscard]] int width_of(const std::ostream& stream);

// Text of others on one line: white space joined, control characters and bidirectional overrides
// shown as U+FFFD so that they cannot play with the terminal.
[[nodiscard]] std::string one_line(std::string_view text);
// At most `most` code points, an ellipsis where it was cut.
[[nodiscard]] std::string shorten(const std::string& text, std::size_t most);

}  // namespace plumbline::cli
