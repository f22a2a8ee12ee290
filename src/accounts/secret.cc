// SPDX-License-Identifier: Apache-2.0

#include "accounts/secret.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <semaphore>

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include "base/utf8.h"

namespace plumbline::accounts {
namespace {

constexpr std::size_t kFewestLetters = 15;
constexpr std::size_t kMostBytes = 1024;
constexpr std::size_t kFactorBytes = 20;
constexpr std::size_t kKeyBytes = 32;
constexpr std::int64_t kStepSeconds = 30;
constexpr std::uint32_t kCodes = 1000000;
constexpr std::size_t kCodeDigits = 6;
constexpr std::string_view kBase32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

// It takes as much memory as Cost says: several at once would let strangers fill the machine.
constexpr int kAtOnce = 1;
std::counting_semaphore<kAtOnce>& hashing() {
  static std::counting_semaphore<kAtOnce> places(kAtOnce);
  return places;
}

std::atomic<std::int64_t> hashed{0};
std::atomic<int> hashing_now{0};
std::atomic<int> hashed_at_once{0};

class Place {
 public:
  Place() {
    hashing().acquire();
    ++hashed;
    const int now = ++hashing_now;
    for (int most = hashed_at_once;
         most < now && !hashed_at_once.compare_exchange_weak(most, now);) {
    }
  }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  ~Place() {
    --hashing_now;
    hashing().release();
  }
};

void require_sodium() {
  static const bool kReady = sodium_init() >= 0;
  PL_CHECK(kReady);
}

std::string random_bytes(std::size_t count) {
  require_sodium();
  std::string out(count, '\0');
  randombytes_buf(out.data(), out.size());
  return out;
}

std::string to_base32(std::string_view bytes) {
  std::string out;
  std::uint32_t held = 0;
  int bits = 0;
  for (const char byte : bytes) {
    held = (held << 8U) | static_cast<unsigned char>(byte);
    for (bits += 8; bits >= 5; bits -= 5) {
      out += kBase32[(held >> static_cast<unsigned>(bits - 5)) & 31U];
    }
  }
  return out;
}

std::string from_base32(std::string_view word) {
  std::string out;
  std::uint32_t held = 0;
  int bits = 0;
  for (const char letter : word) {
    const std::size_t value = kBase32.find(letter);
    if (value == std::string_view::npos) return {};
    held = (held << 5U) | static_cast<std::uint32_t>(value);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      out += static_cast<char>((held >> static_cast<unsigned>(bits)) & 255U);
    }
  }
  return out;
}

// Whether `text` is its first `period` bytes over and over.
bool repeats(std::string_view text, std::size_t period) {
  return text.substr(period) == text.substr(0, text.size() - period);
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

Error no_memory(const Cost& cost) {
  return {ErrorCode::Unavailable, "no memory left to hash a password with (" +
                                      std::to_string(cost.bytes >> 20U) +
                                      " MiB are needed); end other programs and try again"};
}

}  // namespace

Result<std::string> hash_password(std::string_view password, const Cost& cost) {
  require_sodium();
  const Place place;
  std::array<char, crypto_pwhash_STRBYTES> out{};
  if (crypto_pwhash_str_alg(out.data(), password.data(), password.size(), cost.passes, cost.bytes,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return no_memory(cost);
  }
  return std::string(out.data());
}

bool fits_password(const std::string& hash, std::string_view password) {
  require_sodium();
  const Place place;
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

Hashing hashing_so_far() {
  return {hashed, hashed_at_once};
}

bool costs_otherwise(const std::string& hash, const Cost& cost) {
  require_sodium();
  return crypto_pwhash_str_needs_rehash(hash.c_str(), cost.passes, cost.bytes) != 0;
}

Status derive_key(std::string_view password, std::string_view salt, const Cost& cost,
                  std::span<unsigned char> into) {
  static_assert(kSaltBytes == crypto_pwhash_SALTBYTES);
  PL_CHECK(salt.size() == kSaltBytes);
  require_sodium();
  const Place place;
  // libsodium takes bytes of a salt as unsigned.
  const auto* salted = reinterpret_cast<const unsigned char*>(salt.data());
  if (crypto_pwhash(into.data(), into.size(), password.data(), password.size(), salted, cost.passes,
                    cost.bytes, crypto_pwhash_ALG_ARGON2ID13) == 0) {
    return Done{};
  }
  return no_memory(cost);
}

std::optional<std::string> weakness(std::string_view password, std::string_view account) {
  if (password.size() > kMostBytes) return "a password has 1,024 bytes at most";
  if (!is_valid_utf8(password)) return "a password is text in UTF-8";
  if (count_code_points(password) < kFewestLetters) {
    return "a password has 15 characters at least: four or five words that do not belong together";
  }
  for (std::size_t period = 1; period <= password.size() / 2; ++period) {
    if (repeats(password, period)) return "a password is not the same over and over";
  }
  if (!account.empty() && lower(password).find(lower(account)) != std::string::npos &&
      password.size() < account.size() + kFewestLetters) {
    return "a password is not the name of its account with something added";
  }
  return std::nullopt;
}

std::string new_factor() {
  return to_base32(random_bytes(kFactorBytes));
}

std::string factor_address(std::string_view secret, std::string_view account) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string label;
  for (const char c : account) {
    const auto byte = static_cast<unsigned char>(c);
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
      label += c;
    } else {
      label += {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
    }
  }
  return "otpauth://totp/Plumbline:" + label + "?secret=" + std::string(secret) +
         "&issuer=Plumbline";
}

std::string code_at(std::string_view secret, std::int64_t step) {
  const std::string key = from_base32(secret);
  std::array<unsigned char, 8> message{};
  for (std::size_t i = 0; i < message.size(); ++i) {
    message[message.size() - 1 - i] =
        static_cast<unsigned char>((static_cast<std::uint64_t>(step) >> (8 * i)) & 255U);
  }
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  PL_CHECK(HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), message.data(),
                message.size(), digest.data(), &size) != nullptr);
  // RFC 4226, 5.3: the last four bits say where the 31 bits are taken.
  const std::size_t at = digest[size - 1] & 15U;
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < 4; ++i) bits = (bits << 8U) | digest[at + i];
  std::string code = std::to_string((bits & 0x7FFFFFFFU) % kCodes);
  return std::string(kCodeDigits - code.size(), '0') + code;
}

std::optional<std::int64_t> step_of(std::string_view secret, std::string_view code,
                                    std::int64_t now, std::int64_t used) {
  std::optional<std::int64_t> out;
  const std::int64_t here = now / kStepSeconds;
  for (std::int64_t step = here - 1; step <= here + 1; ++step) {
    if (equal_secrets(code_at(secret, step), code) && step > used) out = step;
  }
  return out;
}

std::string random_key() {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const char c : random_bytes(kKeyBytes)) {
    const auto byte = static_cast<unsigned char>(c);
    out += {kDigits[byte >> 4U], kDigits[byte & 15U]};
  }
  return out;
}

bool equal_secrets(std::string_view a, std::string_view b) {
  return a.size() == b.size() && (a.empty() || sodium_memcmp(a.data(), b.data(), a.size()) == 0);
}

void wipe(std::string& secret) {
  if (!secret.empty()) sodium_memzero(secret.data(), secret.size());
  secret.clear();
}

}  // namespace plumbline::accounts
