// SPDX-License-Identifier: Apache-2.0

#include "base/hash.h"

#include <array>

#include <openssl/evp.h>

#include "base/result.h"

namespace plumbline {
namespace {

constexpr std::size_t kDigestBytes = 32;
using Digest = std::array<unsigned char, kDigestBytes>;

std::string hex_of(const Digest& digest) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out(2 * kDigestBytes, '\0');
  for (std::size_t i = 0; i < kDigestBytes; ++i) {
    out[2 * i] = kDigits[digest[i] >> 4U];
    out[2 * i + 1] = kDigits[digest[i] & 0xFU];
  }
  return out;
}

struct FreeContext {
  void operator()(EVP_MD_CTX* made) const { EVP_MD_CTX_free(made); }
};
using Context = std::unique_ptr<EVP_MD_CTX, FreeContext>;

// Found once: OpenSSL takes as long to find it as to hash a thousand bytes.
void begin_sha256(const Context& context) {
  static const EVP_MD* const kFound = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  PL_CHECK(kFound != nullptr && EVP_DigestInit_ex2(context.get(), kFound, nullptr) == 1);
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  static thread_local const Context kContext{EVP_MD_CTX_new()};
  begin_sha256(kContext);
  Digest digest{};
  PL_CHECK(EVP_DigestUpdate(kContext.get(), bytes.data(), bytes.size()) == 1);
  PL_CHECK(EVP_DigestFinal_ex(kContext.get(), digest.data(), nullptr) == 1);
  return hex_of(digest);
}

struct Sha256::State {
  Context context{EVP_MD_CTX_new()};
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  begin_sha256(state_->context);
}
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
  PL_CHECK(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()) == 1);
}

std::string Sha256::hex() {
  Digest digest{};
  PL_CHECK(EVP_DigestFinal_ex(state_->context.get(), digest.data(), nullptr) == 1);
  return hex_of(digest);
}

}  // namespace plumbline
