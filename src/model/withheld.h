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
  std::vector<text::Span> spans;  // of the document's text; sorted, apart
  std::vector<text::Span> title;  // of its title, likewise
  // Of names, each by itself, folded (text::fold_loose), sorted: for file names, addresses, authors
  // and words of references.
  std::vector<std::string> words;
  // What else singles somebody out, as printed, sorted: for what is said beside the text.
  std::vector<std::string> details;
  [[nodiscard]] bool empty() const {
    return spans.empty() && title.empty() && words.empty() && details.empty();
  }
  bool operator==(const Withheld&) const = default;
};

// Adds what `other`, which was read at byte `by` of the same text, withholds.
void add(Withheld& to, const Withheld& other, std::uint32_t by);
// Sorts, joins what overlaps, drops what is empty.
void settle(Withheld& withheld);

// Where `text` tells one of `details` again: as the same whole words, capitals being capitals; a
// telephone number by its last digits, however it is grouped. Sorted.
[[nodiscard]] std::vector<text::Span> places_of(std::string_view text,
                                                const std::vector<std::string>& details);

// `text` with each span put as X. Spans beyond the text are passed over.
[[nodiscard]] std::string put_out_of_sight(std::string text, const std::vector<text::Span>& spans);

// A file name or the like with each word of these put as X, in whatever case, between whatever
// marks, and where several are written as one: "anamarsh.txt".
[[nodiscard]] std::string put_words_out_of_sight(std::string text,
                                                 const std::vector<std::string>& words);

// An address of the web likewise; "%C3%AB" is read as the letter it stands for.
[[nodiscard]] std::string put_address_out_of_sight(std::string url,
                                                   const std::vector<std::string>& words);

// What is told in sentences: names where they have a capital ("Hope", but not "hope"), details.
[[nodiscard]] std::string put_names_out_of_sight(std::string text, const Withheld& withheld);

// Text, title, file name, address, publisher and authors.
void withhold(Document& document, const Withheld& withheld);

// The document, and words of it and of references in findings and verifications. Claims are
// without names already (extract/shield_internal.h).
void withhold(Report& report);

}  // namespace plumbline::model
