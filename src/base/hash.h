// SPDX-License-Identifier: Apache-2.0
//
// Two hashes: SHA-256 for identity and evidence (what courts, WACZ and RFC 3161 know), and a fast
// 64-bit hash for tables in memory. The fast one is never written to disk.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace plumbline {

// 64 lower-case hexadecimal digits (FIPS 180-4).
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

// The same of bytes that come one piece after the other.
class Sha256 {
 public:
  Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  ~Sha256();
  void add(std::string_view bytes);
  // Once, at the end.
  [[nodiscard]] std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// FNV-1a folded once more; good enough for hash tables, stable within one engine version.
[[nodiscard]] constexpr std::uint64_t fast_hash(std::string_view bytes,
                                                std::uint64_t seed = 0xcbf29ce484222325ULL) {
  std::uint64_t value = seed;
  for (const char c : bytes) {
    value ^= static_cast<unsigned char>(c);
    value *= 0x100000001b3ULL;
  }
  value ^= value >> 32U;
  return value;
}

}  // namespace plumbline
