// SPDX-License-Identifier: Apache-2.0

#include "neural/weights.h"

#include <cstring>

#include <nlohmann/json.hpp>

namespace plumbline::neural {
namespace {

constexpr std::string_view kMagic = "PLMODEL1";
constexpr std::size_t kAlignment = 64;
constexpr std::size_t kHeaderBegin = 16;

Error malformed(const std::string& what) {
  return {ErrorCode::Malformed, "the language model is damaged: " + what};
}

std::size_t aligned(std::size_t at) {
  return (at + kAlignment - 1) / kAlignment * kAlignment;
}

}  // namespace

Result<Weights> Weights::open(std::string_view bytes) {
  if (bytes.size() < kHeaderBegin || !bytes.starts_with(kMagic)) return malformed("no header");
  std::uint64_t size = 0;
  std::memcpy(&size, bytes.data() + kMagic.size(), sizeof size);
  if (size > bytes.size() - kHeaderBegin) return malformed("its header is cut");
  const auto header = nlohmann::json::parse(bytes.substr(kHeaderBegin, size), nullptr, false);
  if (!header.is_object() || !header.contains("tensors")) return malformed("no list of tensors");
  const std::size_t data = aligned(kHeaderBegin + size);
  Weights out;
  try {
    out.numbers_ = header.at("numbers").get<std::map<std::string, std::uint32_t>>();
    out.labels_ = header.at("labels").get<std::map<std::string, std::vector<std::string>>>();
    for (const auto& [name, entry] : header.at("tensors").items()) {
      const auto offset = entry.at("offset").get<std::size_t>();
      const auto length = entry.at("bytes").get<std::size_t>();
      if (data > bytes.size() || offset % kAlignment != 0 || offset > bytes.size() - data ||
          length > bytes.size() - data - offset) {
        return malformed(name + " lies outside it");
      }
      out.tensors_[name] = {entry.at("type") == "f32", bytes.substr(data + offset, length)};
    }
  } catch (const nlohmann::json::exception&) {
    return malformed("its header is not as described");
  }
  const auto words = out.tensors_.find("vocabulary");
  if (words == out.tensors_.end()) return malformed("no vocabulary");
  out.vocabulary_ = words->second.data;
  return out;
}

std::uint32_t Weights::number(const std::string& name) const {
  const auto found = numbers_.find(name);
  return found == numbers_.end() ? 0 : found->second;
}

const std::vector<std::string>& Weights::labels(const std::string& layer) const {
  static const std::vector<std::string> kNone;
  const auto found = labels_.find(layer);
  return found == labels_.end() ? kNone : found->second;
}

std::span<const float> Weights::floats(const std::string& name, std::size_t count) const {
  const auto found = tensors_.find(name);
  if (found == tensors_.end() || !found->second.is_float) return {};
  const std::string_view data = found->second.data;
  if (data.size() != count * sizeof(float)) return {};
  // offsets are multiples of 64, and the image keeps its sections at multiples of eight
  const void* place = data.data();
  return {static_cast<const float*>(place), count};
}

std::span<const std::int8_t> Weights::bytes(const std::string& name, std::size_t count) const {
  const auto found = tensors_.find(name);
  if (found == tensors_.end() || found->second.is_float) return {};
  const std::string_view data = found->second.data;
  if (data.size() != count) return {};
  const void* place = data.data();
  return {static_cast<const std::int8_t*>(place), count};
}

}  // namespace plumbline::neural
