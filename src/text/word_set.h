// SPDX-License-Identifier: Apache-2.0
//
// A closed set of words, written down in the program and looked up by key: one or two comparisons
// whatever its size. Lists that a domain expert may want to extend are data, not such sets.

#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/hash.h"
#include "base/result.h"

namespace plumbline::text {

// Built by the compiler: `constexpr WordSet kPets{"cat", "dog"};`. The words are given as fold()
// writes them. `has` takes the key of a token (Token::key) or of a word (key_of).
template <std::size_t N>
class WordSet {
 public:
  template <class... Words>
  consteval explicit(sizeof...(Words) == 1) WordSet(const Words&... words)
    requires(sizeof...(Words) == N)
  {
    (add(fast_hash(std::string_view(words))), ...);
  }
  consteval explicit WordSet(const std::array<std::uint64_t, N>& keys) {
    for (const std::uint64_t key : keys) add(key);
  }

  [[nodiscard]] constexpr bool has(std::uint64_t key) const {
    for (std::size_t at = key & kMask; slots_[at] != kEmpty; at = (at + 1) & kMask) {
      if (slots_[at] == key) return true;
    }
    return false;
  }
  // The same of a word that is folded already.
  [[nodiscard]] constexpr bool has_folded(std::string_view word) const {
    return has(fast_hash(word));
  }

 private:
  // Open addressing, at most half full, so that a search ends soon.
  static constexpr std::size_t kMask = std::bit_ceil(2 * N + 1) - 1;
  static constexpr std::uint64_t kEmpty = 0;  // no word has this key: see add()

  consteval void add(std::uint64_t key) {
    PL_CHECK(key != kEmpty);  // else it does not compile
    std::size_t at = key & kMask;
    while (slots_[at] != kEmpty && slots_[at] != key) at = (at + 1) & kMask;
    slots_[at] = key;
  }

  std::array<std::uint64_t, kMask + 1> slots_{};
};
template <class... Words>
WordSet(const Words&...) -> WordSet<sizeof...(Words)>;
template <std::size_t N>
WordSet(const std::array<std::uint64_t, N>&) -> WordSet<N>;

// A word and what it means.
template <class Value>
struct WordValue {
  std::uint64_t key = 0;
  Value value{};
};

// A closed set of words with what each means; of a word that stands twice the first counts.
template <class Value, std::size_t N>
class WordMap {
 public:
  consteval explicit WordMap(const std::array<WordValue<Value>, N>& words) {
    for (const WordValue<Value>& word : words) {
      PL_CHECK(word.key != kEmpty);  // else it does not compile
      std::size_t at = word.key & kMask;
      while (slots_[at].key != kEmpty && slots_[at].key != word.key) at = (at + 1) & kMask;
      if (slots_[at].key == kEmpty) slots_[at] = word;
    }
  }

  // Null if the word is none of these.
  [[nodiscard]] constexpr const Value* find(std::uint64_t key) const {
    for (std::size_t at = key & kMask; slots_[at].key != kEmpty; at = (at + 1) & kMask) {
      if (slots_[at].key == key) return &slots_[at].value;
    }
    return nullptr;
  }

 private:
  static constexpr std::size_t kMask = std::bit_ceil(2 * N + 1) - 1;
  static constexpr std::uint64_t kEmpty = 0;
  std::array<WordValue<Value>, kMask + 1> slots_{};
};
template <class Value, std::size_t N>
WordMap(const std::array<WordValue<Value>, N>&) -> WordMap<Value, N>;

}  // namespace plumbline::text
