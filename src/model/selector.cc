// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "base/utf8.h"
#include "model/selector_internal.h"

namespace plumbline::model {
namespace {

std::uint32_t count(std::string_view text) {
  return static_cast<std::uint32_t>(count_code_points(text));
}

}  // namespace

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  checkpoints_.reserve(text.size() / kStride + 1);
  std::uint32_t total = 0;
  for (std::size_t at = 0; at <= text.size(); at += kStride) {
    checkpoints_.push_back(total);
    total += count(text.substr(at, kStride));
  }
}

std::uint32_t CodePointIndex::code_point(std::uint32_t byte) const {
  const std::uint32_t block = byte / kStride;
  const std::uint32_t from = block * kStride;
  return checkpoints_[block] + count(text_.substr(from, byte - from));
}

std::uint32_t CodePointIndex::byte(std::uint32_t code_point) const {
  const auto after = std::upper_bound(checkpoints_.begin(), checkpoints_.end(), code_point);
  const auto block = static_cast<std::uint32_t>(after - checkpoints_.begin()) - 1;
  std::uint32_t at = block * kStride;
  std::uint32_t left = code_point - checkpoints_[block];
  const auto size = static_cast<std::uint32_t>(text_.size());
  // A block may begin in the middle of a code point that was counted before it.
  while (at < size && !is_utf8_border(text_, at)) ++at;
  while (left > 0 && at < size) {
    ++at;
    while (at < size && !is_utf8_border(text_, at)) ++at;
    --left;
  }
  return at;
}

std::string_view context_before(std::string_view text, std::uint32_t at, std::uint32_t most) {
  std::uint32_t from = at > most ? at - most : 0;
  while (from < at && !is_utf8_border(text, from)) ++from;
  return text.substr(from, at - from);
}

std::string_view context_after(std::string_view text, std::uint32_t at, std::uint32_t most) {
  auto to = static_cast<std::uint32_t>(std::min<std::size_t>(text.size(), std::size_t{at} + most));
  while (to > at && !is_utf8_border(text, to)) --to;
  return text.substr(at, to - at);
}

}  // namespace plumbline::model
