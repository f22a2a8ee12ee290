// SPDX-License-Identifier: Apache-2.0

#include "verify/source_text.h"

#include <utility>

#include "verify/comparable_internal.h"

namespace plumbline::verify {

SourceText::SourceText(std::string text, std::uint32_t begin)
    : text_(std::move(text)), begin_(begin) {}
SourceText::~SourceText() = default;

const Comparable& SourceText::words() const {
  if (!words_) words_ = std::make_unique<const Comparable>(comparable(text_, false));
  return *words_;
}

}  // namespace plumbline::verify
