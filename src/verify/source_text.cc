// SPDX-License-Identifier: Apache-2.0

#include "verify/source_text.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "verify/comparable_internal.h"

namespace plumbline::verify {

SourceText::SourceText(std::string text, std::uint32_t begin)
    : text_(std::move(text)), begin_(begin) {}
SourceText::~SourceText() = default;

const Comparable& SourceText::words() const {
  if (!words_) words_ = std::make_unique<const Comparable>(comparable(text_, false));
  return *words_;
}

std::size_t shared_pairs(const SourceText& quotation, const SourceText& source) {
  const auto pair_at = [](const std::vector<std::uint64_t>& keys, std::size_t at) {
    return keys[at] * 0x9E3779B97F4A7C15ULL ^ keys[at + 1];
  };
  const std::vector<std::uint64_t>& quoted = quotation.words().keys;
  std::vector<std::uint64_t> wanted;
  for (std::size_t i = 0; i + 1 < quoted.size(); ++i) wanted.push_back(pair_at(quoted, i));
  std::sort(wanted.begin(), wanted.end());
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  std::vector<bool> met(wanted.size());
  const std::vector<std::uint64_t>& keys = source.words().keys;
  for (std::size_t i = 0; i + 1 < keys.size(); ++i) {
    const auto found = std::lower_bound(wanted.begin(), wanted.end(), pair_at(keys, i));
    if (found != wanted.end() && *found == pair_at(keys, i)) {
      met[static_cast<std::size_t>(found - wanted.begin())] = true;
    }
  }
  return static_cast<std::size_t>(std::count(met.begin(), met.end(), true));
}

}  // namespace plumbline::verify
