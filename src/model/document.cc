// SPDX-License-Identifier: Apache-2.0

#include "model/document.h"

#include <algorithm>

namespace plumbline::model {

std::optional<SourceRun> locate(const Document& document, const text::Span& span) {
  const auto& runs = document.map;
  auto run = std::upper_bound(
      runs.begin(), runs.end(), span.begin,
      [](std::uint32_t at, const SourceRun& candidate) { return at < candidate.text.end; });
  std::optional<SourceRun> found;
  for (; run != runs.end() && run->text.begin < span.end; ++run) {
    // Inside a run that kept its bytes one to one, the place is exact; else it is the whole run.
    SourceRun part = *run;
    if (run->end - run->begin == run->text.size()) {
      const std::uint32_t from = std::max(span.begin, run->text.begin);
      const std::uint32_t to = std::min(span.end, run->text.end);
      part.text = {from, to};
      part.begin = run->begin + (from - run->text.begin);
      part.end = run->begin + (to - run->text.begin);
    }
    if (!found) {
      found = part;
      continue;
    }
    found->text.end = std::max(found->text.end, part.text.end);
    found->begin = std::min(found->begin, part.begin);
    found->end = std::max(found->end, part.end);
  }
  return found;
}

const Block* block_at(const Document& document, std::uint32_t at) {
  const auto& blocks = document.blocks;
  const auto block = std::upper_bound(
      blocks.begin(), blocks.end(), at,
      [](std::uint32_t byte, const Block& candidate) { return byte < candidate.text.end; });
  return block != blocks.end() && block->text.begin <= at ? &*block : nullptr;
}

}  // namespace plumbline::model
