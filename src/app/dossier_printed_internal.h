// SPDX-License-Identifier: Apache-2.0
//
// Do the words that a dossier prints stand in the text? Names are put out of sight in both, not
// always the same ones: what was not hidden then may be hidden today.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace plumbline::app {

// A range of a document's text; `kept` and `hidden` are of one length.
struct StandingWords {
  std::string_view kept;    // as it was read, with all names
  std::string_view hidden;  // as it is shown today
  // Words of names that today's events put as "[name withheld]", as resolve::name_words has them,
  // sorted.
  const std::vector<std::string>& names;
};

enum class Printed : std::uint8_t {
  No,
  Yes,
  ShowsName,  // these are the words, and they show one that is hidden today
};

// A letter that is put out of sight fits only where one is hidden today, "[name withheld]" only
// words of names: a placeholder that fitted more would let any change of the words pass.
[[nodiscard]] Printed printed(std::string_view exact, const StandingWords& words);

// Bytes of a range in code points; nothing if the text is shorter.
[[nodiscard]] std::optional<text::Span> bytes_of(std::string_view text, std::size_t start,
                                                 std::size_t end);

}  // namespace plumbline::app
