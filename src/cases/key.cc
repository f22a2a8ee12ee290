// SPDX-License-Identifier: Apache-2.0

#include "cases/key.h"

#include <algorithm>
#include <array>
#include <utility>

#include <sodium.h>

namespace plumbline::cases {
namespace {

constexpr std::size_t kBlock = 256;  // words are filled up to a multiple of it
constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;

void require_sodium() {
  static const bool kReady = sodium_init() >= 0;
  PL_CHECK(kReady);
}

// libsodium's bytes are unsigned.
const unsigned char* data_of(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}
unsigned char* data_of(std::string& bytes) {
  return reinterpret_cast<unsigned char*>(bytes.data());
}

// Each part with its length before it, so that no two places share a form.
std::string form_of(const Place& place) {
  std::string out = "plumbline cases 1\n";
  const std::string key = std::to_string(place.key);
  for (const std::string_view part : {place.table, place.column, std::string_view(place.row),
                                      std::string_view(place.holder), std::string_view(key)}) {
    out += std::to_string(part.size()) + ":";
    out += part;
    out += '\n';
  }
  return out;
}

Error not_as_sealed(const Place& place) {
  return {ErrorCode::Malformed, "what stands in " + std::string(place.table) + ", row " +
                                    place.row +
                                    ", is not what was sealed there: the file was "
                                    "changed or damaged; restore cases.db from a copy"};
}

std::string hexadecimal(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += {kDigits[byte >> 4U], kDigits[byte & 15U]};
  }
  return out;
}

std::string random_bytes(std::size_t count) {
  require_sodium();
  std::string out(count, '\0');
  randombytes_buf(out.data(), out.size());
  return out;
}

}  // namespace

Key::Key() {
  require_sodium();
  bytes_ = static_cast<unsigned char*>(sodium_malloc(kBytes));
  PL_CHECK(bytes_ != nullptr);
  sodium_memzero(bytes_, kBytes);
}

Key Key::random() {
  Key out;
  randombytes_buf(out.bytes_, kBytes);
  return out;
}

Key::Key(Key&& other) noexcept : bytes_(std::exchange(other.bytes_, nullptr)) {}

Key& Key::operator=(Key&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  return *this;
}

Key::~Key() {
  sodium_free(bytes_);
}

std::string seal(std::string_view words, const Key& key, const Place& place) {
  static_assert(Key::kBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
  const std::string form = form_of(place);
  std::string filled((words.size() / kBlock + 1) * kBlock, '\0');
  std::copy(words.begin(), words.end(), filled.begin());
  std::size_t size = 0;
  PL_CHECK(sodium_pad(&size, data_of(filled), words.size(), kBlock, filled.size()) == 0);
  std::string out = random_bytes(kNonce);
  out.resize(kNonce + size + kTag);
  unsigned char* sealed = data_of(out) + kNonce;
  PL_CHECK(crypto_aead_xchacha20poly1305_ietf_encrypt(sealed, nullptr, data_of(filled), size,
                                                      data_of(form), form.size(), nullptr,
                                                      data_of(out), key.bytes().data()) == 0);
  wipe(filled);
  return out;
}

Result<std::string> unseal(std::string_view sealed, const Key& key, const Place& place) {
  if (sealed.size() < kNonce + kTag) return not_as_sealed(place);
  const std::string form = form_of(place);
  std::string out(sealed.size() - kNonce - kTag, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(
          data_of(out), nullptr, nullptr, data_of(sealed) + kNonce, sealed.size() - kNonce,
          data_of(form), form.size(), data_of(sealed), key.bytes().data()) != 0) {
    return not_as_sealed(place);
  }
  std::size_t size = 0;
  if (sodium_unpad(&size, data_of(out), out.size(), kBlock) != 0) return not_as_sealed(place);
  out.resize(size);
  return out;
}

KeyPair new_pair() {
  static_assert(crypto_box_PUBLICKEYBYTES == Key::kBytes);
  static_assert(crypto_box_SECRETKEYBYTES == Key::kBytes);
  KeyPair out;
  out.open.resize(Key::kBytes);
  PL_CHECK(crypto_box_keypair(data_of(out.open), out.secret.bytes().data()) == 0);
  return out;
}

bool fit(std::string_view open, const Key& secret) {
  std::array<unsigned char, Key::kBytes> made{};
  return open.size() == made.size() &&
         crypto_scalarmult_base(made.data(), secret.bytes().data()) == 0 &&
         sodium_memcmp(made.data(), open.data(), made.size()) == 0;
}

std::string wrap(const Key& case_key, const Place& place, std::string_view open) {
  PL_CHECK(open.size() == crypto_box_PUBLICKEYBYTES);
  std::string told = form_of(place);
  told.append(case_key.bytes().begin(), case_key.bytes().end());
  std::string out(told.size() + crypto_box_SEALBYTES, '\0');
  PL_CHECK(crypto_box_seal(data_of(out), data_of(told), told.size(), data_of(open)) == 0);
  wipe(told);
  return out;
}

Result<Key> unwrap(std::string_view wrapped, const Place& place, std::string_view open,
                   const Key& secret) {
  const std::string form = form_of(place);
  if (open.size() != Key::kBytes ||
      wrapped.size() != form.size() + Key::kBytes + crypto_box_SEALBYTES) {
    return not_as_sealed(place);
  }
  std::string told(form.size() + Key::kBytes, '\0');
  const bool opened = crypto_box_seal_open(data_of(told), data_of(wrapped), wrapped.size(),
                                           data_of(open), secret.bytes().data()) == 0;
  if (!opened || !told.starts_with(form)) {
    wipe(told);
    return not_as_sealed(place);
  }
  Key out;
  std::copy_n(data_of(told) + form.size(), Key::kBytes, out.bytes().data());
  wipe(told);
  return out;
}

std::string fingerprint(std::string_view open) {
  constexpr std::size_t kShown = 10;
  constexpr std::size_t kGroup = 4;
  std::string hash(crypto_generichash_BYTES, '\0');
  PL_CHECK(crypto_generichash(data_of(hash), hash.size(), data_of(open), open.size(), nullptr, 0) ==
           0);
  const std::string digits = hexadecimal(hash.substr(0, kShown));
  std::string out;
  for (std::size_t at = 0; at < digits.size(); at += kGroup) {
    out += (at == 0 ? "" : " ") + digits.substr(at, kGroup);
  }
  return out;
}

std::string random_id() {
  constexpr std::size_t kIdBytes = 16;
  return hexadecimal(random_bytes(kIdBytes));
}

std::string random_salt(std::size_t bytes) {
  return random_bytes(bytes);
}

void wipe(std::string& secret) {
  if (!secret.empty()) sodium_memzero(secret.data(), secret.size());
  secret.clear();
}

}  // namespace plumbline::cases
