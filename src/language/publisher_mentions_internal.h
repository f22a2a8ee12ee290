// SPDX-License-Identifier: Apache-2.0
//
// How a text speaks of whoever publishes it ("a judge told the Courier", "the Courier has learned",
// "my desk at the Courier") and of persons who may be taken for that.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "refdata/refdata.h"
#include "text/span.h"

namespace plumbline::language {

enum class TextMention : std::uint8_t {
  Told,    // people speak to it
  Own,     // it speaks of itself, or others of their work for it
  Is,      // "... is a network of", "About ...", "on behalf of ..."
  Writes,  // "... is a journalist", "... has written for": a person
  Says,
};

struct MentionedName {
  text::Span text;
  TextMention kind = TextMention::Told;
  std::string letters;  // small, without what is no letter, without "the"
};

// In the order of forms, not of the text.
// The forms are data (data/wordlists/outlet_mentions.tsv).
[[nodiscard]] std::vector<MentionedName> mentioned_names(std::string_view text,
                                                         const text::Span& running,
                                                         const refdata::RefData& refdata);

// Letters and digits alone, small: "Bay Light" and "bay-light" are alike.
[[nodiscard]] std::string letters_of(std::string_view words);

}  // namespace plumbline::language
