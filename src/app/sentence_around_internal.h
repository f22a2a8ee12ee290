// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <algorithm>
#include <span>

#include "text/sentence.h"

namespace plumbline::app {

// The one of the sentences of a text that holds `span`; the span itself if none does. Logarithmic.
inline text::Span sentence_around(std::span<const text::Sentence> sentences,
                                  const text::Span& span) {
  const auto found = std::partition_point(
      sentences.begin(), sentences.end(),
      [&](const text::Sentence& sentence) { return sentence.span.end <= span.begin; });
  const bool holds = found != sentences.end() && found->span.contains(span);
  return holds ? found->span : span;
}

}  // namespace plumbline::app
