// SPDX-License-Identifier: Apache-2.0
//
// Passwords, codes of a second factor, and keys: made and compared, never kept as they are.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace plumbline::accounts {

// What Argon2id spends on one password (RFC 9106). The default takes about half a second and
// 256 MiB, libsodium's "moderate": whoever steals the file pays that for every guess.
struct Cost {
  std::uint64_t passes = 3;
  std::size_t bytes = std::size_t{256} << 20U;
};

// As it is kept: algorithm, cost, salt and hash in one printable word (PHC string). Unavailable if
// the memory is not to be had. One is computed after the other, whoever asks.
[[nodiscard]] Result<std::string> hash_password(std::string_view password, const Cost& cost);
// False for a word that is no such hash, and where the memory is not to be had.
[[nodiscard]] bool fits_password(const std::string& hash, std::string_view password);
// What this process has spent on passwords: how many it has computed, and the most at one time.
struct Hashing {
  std::int64_t computed = 0;
  int at_once = 0;
};
[[nodiscard]] Hashing hashing_so_far();
// Made at another cost than this one: hash it anew when the password is at hand.
[[nodiscard]] bool costs_otherwise(const std::string& hash, const Cost& cost);

// A key made of a password, for what is locked by it: as many bytes as `into` has, by the same
// function at the same cost, with a salt of its own (kSaltBytes), so that the hash that is kept
// tells nothing of it. Unavailable if the memory is not to be had.
constexpr std::size_t kSaltBytes = 16;
[[nodiscard]] Status derive_key(std::string_view password, std::string_view salt, const Cost& cost,
                                std::span<unsigned char> into);

// Why nobody should use it; nothing if it will do. Length counts, not kinds of characters
// (NIST SP 800-63B-4, 3.1.1.2): 15 code points at least, 1,024 bytes at most, not the name of its
// account, not one character or one short word over and over.
[[nodiscard]] std::optional<std::string> weakness(std::string_view password,
                                                  std::string_view account);

// 160 random bits in base32 (RFC 4648), as programs for codes take them.
[[nodiscard]] std::string new_factor();
// What such a program reads from a picture or a link.
[[nodiscard]] std::string factor_address(std::string_view secret, std::string_view account);
// The code of six digits in a step of 30 seconds since 1970 (RFC 6238, HMAC-SHA-1).
[[nodiscard]] std::string code_at(std::string_view secret, std::int64_t step);
// The step whose code this is: the one of `now` (seconds since 1970) or a neighbour, later than
// `used`, so that no code opens twice.
[[nodiscard]] std::optional<std::int64_t> step_of(std::string_view secret, std::string_view code,
                                                  std::int64_t now, std::int64_t used);

// 256 random bits in hexadecimal.
[[nodiscard]] std::string random_key();
// Takes as long wherever the two differ.
[[nodiscard]] bool equal_secrets(std::string_view a, std::string_view b);
// Overwrites it before its memory is given back.
void wipe(std::string& secret);

}  // namespace plumbline::accounts
