// SPDX-License-Identifier: Apache-2.0
//
// What counts as a word of the full-text index, and when two words are the same.
//
// Part of the index on disk: a change here needs a new schema version. Quotations are compared by
// finer rules elsewhere; this one forgives what a person who searches does not type: case,
// diacritics, compatibility forms, invisible characters, harakat, and letters that are commonly
// replaced by a plain one (ə by e, ı by i, ß by ss, ø by o, և by եւ).

#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>

namespace plumbline::store {

// One word: its folded form and the bytes [begin, end) where it stands. A value other than 0 stops.
using WordSink = int (*)(void* context, std::string_view folded, std::size_t begin,
                         std::size_t end);

// Gives the words of `text` in order. A word is a run of letters, digits and marks; an ideograph or
// kana is a word of its own. `text` may be any bytes; what is not UTF-8 separates. Linear.
// Returns what the sink returned last.
int each_word(std::string_view text, void* context, WordSink sink);

// Which words a search through a text wants to be given; the sink may change `all` and `stop_at`
// meanwhile.
struct WantedWords {
  // Words that begin with an ASCII letter or digit which is not true here are passed over ...
  std::array<bool, 128> first{};
  bool all = false;  // ... unless this is true.
  // Where it ends, unless all are wanted: at the first word that begins here or behind.
  std::size_t stop_at = std::numeric_limits<std::size_t>::max();
};
int each_word(std::string_view text, void* context, WordSink sink, const WantedWords& wanted);

// The folded words of `text` with one blank between: the form under which names are compared.
[[nodiscard]] std::string fold_words(std::string_view text);

}  // namespace plumbline::store
