// SPDX-License-Identifier: Apache-2.0
//
// Keys, and what is locked with them. Nothing here is of our own making: the primitives are
// libsodium's, put together as its manual says.
//
// Words are sealed by XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha) with a random nonce; where they
// stand is authenticated with them, so that a sealed cell put in another place opens no more. A
// case's key is handed to an officer in a sealed box (X25519, XSalsa20-Poly1305) that only the
// officer's private key opens.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace plumbline::cases {

// 32 secret bytes in memory that is not swapped out where the system allows it (sodium_malloc: kept
// out of core dumps, between pages that nobody may touch, wiped at the end).
class Key {
 public:
  static constexpr std::size_t kBytes = 32;

  Key();  // zeros, to be filled in
  [[nodiscard]] static Key random();
  Key(Key&& other) noexcept;
  Key& operator=(Key&& other) noexcept;
  Key(const Key&) = delete;
  Key& operator=(const Key&) = delete;
  ~Key();

  [[nodiscard]] std::span<unsigned char> bytes() { return {bytes_, kBytes}; }
  [[nodiscard]] std::span<const unsigned char> bytes() const { return {bytes_, kBytes}; }

 private:
  unsigned char* bytes_;
};

// Where a sealed cell stands.
struct Place {
  std::string_view table;
  std::string_view column;
  std::string row;
  std::string holder;    // of the row: the case, or the account
  std::int64_t key = 0;  // number of the key it is sealed with
};

// Longer by 40 bytes and by what fills it up to a multiple of 256, so that its length tells little.
[[nodiscard]] std::string seal(std::string_view words, const Key& key, const Place& place);
// Malformed, naming the place, if it is not as it was sealed there, or with another key.
[[nodiscard]] Result<std::string> unseal(std::string_view sealed, const Key& key,
                                         const Place& place);

// The two keys of an officer.
struct KeyPair {
  std::string open;  // 32 bytes that anybody may know
  Key secret;
};
[[nodiscard]] KeyPair new_pair();
// Whether `open` is the other half of `secret`.
[[nodiscard]] bool fit(std::string_view open, const Key& secret);

// The key number `key` of a case for whoever has the private half of `open`.
[[nodiscard]] std::string wrap(const Key& case_key, const Place& place, std::string_view open);
// Malformed if it is not for this officer, or of another case or key than `place` says.
[[nodiscard]] Result<Key> unwrap(std::string_view wrapped, const Place& place,
                                 std::string_view open, const Key& secret);

// What two people read to each other to be sure of a public key: 80 bits of its BLAKE2b hash in
// five groups of four digits.
[[nodiscard]] std::string fingerprint(std::string_view open);

// Nobody guesses it: 128 random bits in hexadecimal.
[[nodiscard]] std::string random_id();
[[nodiscard]] std::string random_salt(std::size_t bytes);

// Overwrites it before its memory is given back.
void wipe(std::string& secret);

}  // namespace plumbline::cases
