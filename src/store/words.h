// SPDX-License-Identifier: Apache-2.0
//
// What counts as a word of the full-text index, and when two words are the same.
//
// Part of the index on disk: a change here needs a new schema version. Quotations are compared by
// finer rules elsewhere; this one forgives what a person who searches does not type: case,
// diacritics, compatibility forms, invisible characters, harakat, and letters that are commonly
// replaced by a plain one (ə by e, ı by i, ß by ss, ø by o, և by եւ).

#pragma once

#include <cstddef>
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

// The folded words of `text` with one blank between: the form under which names are compared.
[[nodiscard]] std::string fold_words(std::string_view text);

}  // namespace plumbline::store
