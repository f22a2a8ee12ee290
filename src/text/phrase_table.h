// SPDX-License-Identifier: Apache-2.0
//
// Many phrases found in one pass over tokens: the search behind names of places, cues, lexicons.
// A trie over token keys in flat arrays; one hash probe for most tokens. Built once, const after,
// shareable by threads; can be saved as bytes and used in place from mapped memory.

#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/sentence.h"
#include "text/token.h"

namespace plumbline::text {

struct PhraseMatch {
  TokenRange tokens;
  std::uint32_t value = 0;  // what add() was given; several values of one phrase: several matches
};

class PhraseTableBuilder {
 public:
  // `phrase` is tokenised and folded as text is. One phrase may have several values, up to 1,024.
  void add(std::string_view phrase, std::uint32_t value);
  // The finished table as bytes, position independent, little endian.
  [[nodiscard]] std::string build() const;

 private:
  struct Entry {
    std::vector<std::uint64_t> keys;
    std::uint32_t value = 0;
  };
  std::vector<Entry> entries_;
};

class PhraseTable {
 public:
  PhraseTable() = default;
  // `bytes` must outlive the table and be aligned to 8. Malformed if they are not a table. Takes no
  // time: what points out of the table is found when it is looked up, and is as if it were not
  // there.
  [[nodiscard]] static Result<PhraseTable> view(std::string_view bytes);

  // False: no phrase begins with this key. True: one may. Most words of a text fall through here.
  [[nodiscard]] bool may_begin(std::uint64_t key) const {
    const std::uint64_t bit = key & filter_mask_;
    return (filter_[bit >> 6U] >> (bit & 63U) & 1U) != 0;
  }
  // Longest matches from left to right, none overlapping another.
  [[nodiscard]] std::vector<PhraseMatch> find_longest(std::span<const Token> tokens) const;
  // Longest match that begins exactly at tokens[at]; all its values are appended to `values`.
  // Returns the number of tokens matched, 0 for none.
  std::uint32_t match_at(std::span<const Token> tokens, std::uint32_t at,
                         std::vector<std::uint32_t>& values) const {
    return at < tokens.size() && may_begin(tokens[at].key) ? match(tokens, at, values) : 0;
  }
  // All values of a whole phrase; empty if it is unknown.
  [[nodiscard]] std::vector<std::uint32_t> lookup(std::string_view phrase) const;

 private:
  std::uint32_t match(std::span<const Token> tokens, std::uint32_t at,
                      std::vector<std::uint32_t>& values) const;

  static constexpr std::uint64_t kNothing = 0;

  std::string_view bytes_;
  // One bit for each key that begins a phrase, in the bytes; its number of bits less one.
  const std::uint64_t* filter_ = &kNothing;
  std::uint64_t filter_mask_ = 63;
};

}  // namespace plumbline::text
