// SPDX-License-Identifier: Apache-2.0
//
// Is this worth reading? Asked of a page, a text or a JSON record as its bytes are, before any
// parsing. Yes where one of the phrases stands in it; yes, too, where the bytes cannot tell.
//
// Seen: pages in any encoding (decoded first where they are not UTF-8), references like "&eacute;"
// and "&#1090;", soft hyphens, escapes of JSON, tags and "&nbsp;" between the words of a phrase.
// Not seen: a word that a tag cuts in two ("traf<b>ficking</b>").

#pragma once

#include <cstdint>
#include <string_view>

#include "text/byte_phrases.h"

namespace plumbline::ingest {

enum class GateForm : std::uint8_t { Html, Text, Json };

class Gate {
 public:
  explicit Gate(const text::BytePhrases& phrases) : phrases_(phrases) {}

  // `charset`: what a header says of the bytes; empty: nothing.
  [[nodiscard]] bool wants(GateForm form, std::string_view bytes, std::string_view charset) const;

 private:
  [[nodiscard]] bool wants_json(std::string_view record) const;
  [[nodiscard]] bool wants_html(std::string_view page) const;

  const text::BytePhrases& phrases_;
};

}  // namespace plumbline::ingest
