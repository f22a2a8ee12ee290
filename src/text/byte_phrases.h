// SPDX-License-Identifier: Apache-2.0
//
// Many phrases found in raw bytes in one pass, before anything is known of the bytes: the search
// that goes over all of a stream to find the little that is worth reading. PhraseTable finds
// phrases in tokens, more exactly and some ten times slower.
//
// A word is a run of ASCII letters and digits and of bytes above 0x7F, without the punctuation of
// U+0080 to U+00BF and U+2000 to U+203F and of Arabic and Armenian. Words are compared by a hash of
// their bytes, ASCII letters in lower case; other letters as written, so that the builder adds a
// phrase as it looks in lower case, as a sentence begins, with every word capital, and in capitals.
// A phrase may be broken by blanks, a line end, hyphens, apostrophes and quotation marks, and by
// nothing else.
//
// Built once, const after, shareable by threads; a table is bytes that may be sent elsewhere.

#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace plumbline::text {

// What the bytes are.
enum class ByteForm : std::uint8_t {
  Plain,    // text
  Markup,   // HTML: tags may stand between the words of a phrase, and "&nbsp;"
  Escaped,  // JSON: the letter behind a backslash belongs to no word
};

struct BytePhrase {
  std::size_t begin = 0;  // bytes, half-open
  std::size_t end = 0;
  std::uint32_t value = 0;  // what add() was given; several values of one phrase: several matches
};

class BytePhraseBuilder {
 public:
  // `language` (ISO 639-1) decides the capitals: "insan ticareti" is "\u0130NSAN
  // T\u0130CARET\u0130" in Turkish. A phrase of more than kMostWords words, or of none, is left
  // out.
  void add(std::string_view phrase, std::uint32_t value, std::string_view language = "en");
  // Position independent, little endian.
  [[nodiscard]] std::string build() const;

  static constexpr std::size_t kMostWords = 12;

 private:
  std::map<std::vector<std::uint64_t>, std::vector<std::uint32_t>> phrases_;
};

class BytePhrases {
 public:
  BytePhrases() = default;
  // `table` must outlive the result and be aligned to 8. Malformed if it is no table.
  [[nodiscard]] static Result<BytePhrases> view(std::string_view table);

  // Longest matches from left to right, none overlapping another.
  [[nodiscard]] std::vector<BytePhrase> find(std::string_view bytes, ByteForm form) const;
  // Whether find() would find any; ends at the first.
  [[nodiscard]] bool any(std::string_view bytes, ByteForm form) const;

 private:
  struct Slot {
    std::uint64_t key = 0;    // of the way here and the last word; 0: empty
    std::uint32_t node = 0;   // where longer phrases go on; 0: nowhere
    std::uint32_t first = 0;  // of its values
    std::uint32_t count = 0;  // 0: a beginning only
    std::uint32_t unused = 0;
  };
  friend class BytePhraseBuilder;
  friend class BytePass;

  [[nodiscard]] bool may_begin(std::uint64_t hash) const {
    return (sieve_[(hash & sieve_mask_) >> 6U] >> (hash & 63U) & 1U) != 0;
  }
  [[nodiscard]] Slot slot(std::uint32_t node, std::uint64_t hash) const;

  static constexpr std::uint64_t kNothing = 0;
  std::string_view slots_;
  std::string_view values_;
  const std::uint64_t* sieve_ = &kNothing;
  std::uint64_t sieve_mask_ = 63;
  std::uint64_t slot_mask_ = 0;
};

}  // namespace plumbline::text
