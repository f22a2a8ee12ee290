// SPDX-License-Identifier: Apache-2.0
//
// Words whose full stop belongs to them, and words that like to begin a sentence.

#pragma once

#include <cstdint>
#include <string_view>

namespace plumbline::text {

enum class Abbreviation : std::uint8_t {
  None,
  Title,         // stands before a name: "Dr.", "Gen."; never ends a sentence
  BeforeNumber,  // an abbreviation only before a number: "No. 5", "p. 3"
  Month,         // "Jan."; ends a sentence only before a sentence starter
  MayEnd,        // "Inc.", "a.m."; ends a sentence before a sentence starter
  OftenEnds,     // "etc."; ends a sentence before any capital
};

// What `word` (without its last full stop, as printed) is. Constant time, no allocation.
[[nodiscard]] Abbreviation abbreviation(std::string_view word);

// Whether a sentence often begins with this word ("The", "However"): decides after an abbreviation.
// `key` is text::key_of the word.
[[nodiscard]] bool is_sentence_starter(std::uint64_t key);

// Whether this is a verb of speaking ("said", "asked"): after "?" and a closing mark the sentence
// goes on. `key` is text::key_of the word.
[[nodiscard]] bool is_speech_verb(std::uint64_t key);

}  // namespace plumbline::text
