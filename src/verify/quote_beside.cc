// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "verify/quote_blocks_internal.h"
#include "verify/quote_compare_internal.h"

namespace plumbline::verify {
namespace {

constexpr std::uint32_t kMostBeside = 40;  // words on either side

}  // namespace

std::vector<model::Edit> left_beside(const ComparedText& quote, const ComparedText& primary,
                                     const text::Span& compared, const ChangeWords& changes) {
  const Comparable& s = primary.words;
  const auto at = [&](std::uint32_t byte) {
    const auto found = std::lower_bound(
        s.words.begin(), s.words.end(), byte,
        [](const text::Token& word, std::uint32_t wanted) { return word.span.begin < wanted; });
    return static_cast<std::uint32_t>(found - s.words.begin());
  };
  const std::uint32_t first = at(compared.begin);
  const std::uint32_t past = at(compared.end);
  std::uint32_t begin = first;
  while (begin > 0 && first - begin < kMostBeside && !s.after_stop[begin]) --begin;
  std::uint32_t end = past;
  while (end < s.words.size() && end - past < kMostBeside && !s.after_stop[end]) ++end;
  const std::span<const text::Token> words(s.words);
  const ChangeWords::Marks source = changes.mark(words.subspan(begin, end - begin));
  const ChangeWords::Marks quoted = changes.mark(quote.words.words);
  const text::Alignment none;
  const BlockSides sides{quote.text, primary.text, quote.words, s, quoted, source, begin, none};
  std::vector<model::Edit> out;
  Block block;
  for (std::uint32_t word = begin; word < end; ++word) {
    if (word >= first && word < past) continue;
    block.source = {word};
    const model::EditKind kind = kind_of_change(sides, {{}, word, false}, block);
    if (kind == model::EditKind::Wording) continue;
    const auto side = static_cast<std::uint32_t>(word < first ? 0 : quote.text.size());
    out.push_back({{side, side}, s.words[word].span, kind});
  }
  return out;
}

}  // namespace plumbline::verify
