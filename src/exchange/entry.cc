// SPDX-License-Identifier: Apache-2.0

#include "exchange/entry.h"

#include "base/hash.h"

namespace plumbline::exchange {

std::string document_iri(const Entry& entry) {
  return "urn:sha256:" + entry.document.id.value;
}

std::string passage_iri(const Entry& entry, const Words& words) {
  return document_iri(entry) + "#char=" + std::to_string(words.start) + "," +
         std::to_string(words.end);
}

std::string claim_iri(const Entry& entry, const ClaimEntry& claim) {
  return "urn:plumbline:claim:" + entry.document.id.value + ":" + claim.claim.id;
}

std::string web_url(const model::Document& document) {
  const std::string& url = document.url;
  if (!url.starts_with("http://") && !url.starts_with("https://")) return {};
  constexpr std::string_view kHex = "0123456789ABCDEF";
  constexpr std::string_view kNever = " \"<>\\^`{|}";  // RFC 3986 has no place for them
  std::string out;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F && kNever.find(c) == std::string_view::npos) {
      out += c;
    } else {
      out += std::string("%") + kHex[byte >> 4U] + kHex[byte & 15U];
    }
  }
  return out;
}

bool is_named(const model::ChainLink& link) {
  return !link.name.empty() && link.kind != model::SourceKind::Survivor &&
         (link.status == model::LinkStatus::Named || link.status == model::LinkStatus::Carried);
}

bool is_told(model::Modality modality) {
  return modality == model::Modality::Asserted || modality == model::Modality::Alleged;
}

bool is_told(const model::Claim& claim) {
  return claim.polarity == model::Polarity::Positive && is_told(claim.modality);
}

const model::ChainLink* origin_of(const model::Claim& claim) {
  return claim.chain.links.empty() ? nullptr : &claim.chain.links.back();
}

std::string joined(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : "; ") + item;
  return out;
}

std::string stable_id(std::string_view kind, const std::vector<std::string>& names) {
  std::string key(kind);
  for (const std::string& name : names) key += '\n' + name;
  return sha256_hex(key).substr(0, 40);
}

}  // namespace plumbline::exchange
