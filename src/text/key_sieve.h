// SPDX-License-Identifier: Apache-2.0
//
// A quick look before a search: one bit for each key that a table has. Most words of a text are in
// none of the tables they are looked up in, and fall through.

#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace plumbline::text {

// `Bits` is a power of two, some thirty times the number of keys. A value: const is shareable.
template <std::size_t Bits>
class KeySieve {
 public:
  static_assert(std::has_single_bit(Bits) && Bits >= 64);

  constexpr KeySieve() = default;
  constexpr explicit KeySieve(std::span<const std::uint64_t> keys) {
    for (const std::uint64_t key : keys) add(key);
  }

  constexpr void add(std::uint64_t key) { words_[key % Bits / 64] |= bit(key); }
  // Takes in all that `other` has.
  constexpr void add(const KeySieve& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
  }
  // False: the table has no such key. True: it may have one.
  [[nodiscard]] constexpr bool may_have(std::uint64_t key) const {
    return (words_[key % Bits / 64] & bit(key)) != 0;
  }

 private:
  static constexpr std::uint64_t bit(std::uint64_t key) { return std::uint64_t{1} << (key % 64); }

  std::array<std::uint64_t, Bits / 64> words_{};
};

}  // namespace plumbline::text
