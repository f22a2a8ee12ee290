// SPDX-License-Identifier: Apache-2.0
//
// What of a document must not be shown: names of victims, and details that single one of them out.
//
// The words stay in what is kept and are put out of sight on the way out. Each letter of theirs
// becomes an X that takes as many bytes, so that every offset, in bytes or in code points, still
// leads to the same place.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace plumbline::model {

struct Document;
struct Report;

struct Withheld {
  std::vector<text::Span> spans;   // of the document's text; sorted, apart
  std::vector<text::Span> title;   // of its title, likewise
  std::vector<std::string> words;  // of names, folded (text::fold_loose), sorted: for file names,
                                   // addresses, authors and words of references
  [[nodiscard]] bool empty() const { return spans.empty() && title.empty() && words.empty(); }
  bool operator==(const Withheld&) const = default;
};

// Adds what `other`, which was read at byte `by` of the same text, withholds.
void add(Withheld& to, const Withheld& other, std::uint32_t by);
// Sorts, joins what overlaps, drops what is empty.
void settle(Withheld& withheld);

// `text` with each span put as X. Spans beyond the text are passed over.
[[nodiscard]] std::string put_out_of_sight(std::string text, const std::vector<text::Span>& spans);

// `text` with each word of these put as X, in whatever case and between whatever marks.
[[nodiscard]] std::string put_words_out_of_sight(std::string text,
                                                 const std::vector<std::string>& words);

// Text, title, file name, address and authors.
void withhold(Document& document, const Withheld& withheld);

// The document, and words of it and of references in findings and verifications. Claims are
// without names already (extract/shield_internal.h).
void withhold(Report& report);

}  // namespace plumbline::model
