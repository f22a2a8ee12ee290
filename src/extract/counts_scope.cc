// SPDX-License-Identifier: Apache-2.0

#include "extract/counts_scope_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

constexpr text::WordSet kSeparators{",", ";", ":", "(", "and", "but", "while", "whereas", "or"};

bool is_separator(const View& view, std::uint32_t at) {
  return kSeparators.has(view.form(at));
}

}  // namespace

bool is_verb(const View& view, std::uint32_t at) {
  const std::uint32_t group = verb_group_at(view, at);
  return group != kNone && is_finite(view.analysis(), view.analysis().chunks[group]);
}

std::uint32_t owner_of(const CountedSentence& s, const TokenRange& phrase) {
  if (s.counts.empty()) return kNone;
  std::uint32_t index = kNone;
  for (std::uint32_t i = 0; i < s.counts.size() && s.counts[i].tokens.begin < phrase.begin; ++i)
    index = i;
  if (index == kNone) return 0;
  if (index + 1 == s.counts.size()) return index;
  const View& view = s.view;
  const Count& left = s.counts[index];
  const Count& right = s.counts[index + 1];
  bool parted = false;
  for (std::uint32_t at = left.tokens.end; at < phrase.begin; ++at) {
    if (view.is(at, {key(";"), key("while"), key("whereas"), key("against")})) return index + 1;
    parted = parted || is_separator(view, at);
  }
  std::uint32_t before = phrase.begin - 1;
  while (before > left.tokens.end && (view.word(before).pos == Pos::Determiner ||
                                      view.is(before, {key("year"), key("only"), key("then")})))
    --before;
  const bool enclosed = phrase.end < s.tokens.end && view.is(phrase.end, {key(")")});
  if (before >= left.tokens.end && is_separator(view, before) && !enclosed) return index + 1;
  if (!parted) return index;
  for (std::uint32_t at = phrase.end; at < right.tokens.begin; ++at) {
    if (is_verb(view, at)) return index + 1;
  }
  return index;
}

bool linked(const CountedSentence& s, std::size_t index) {
  const View& view = s.view;
  for (std::uint32_t at = s.counts[index].tokens.end; at < s.counts[index + 1].tokens.begin; ++at) {
    if (view.is(at, {key(";"), key("("), key("while"), key("but"), key("compared"), key("of")}) &&
        !view.is(at, {key("of")}))
      return false;
    if (is_verb(view, at)) return false;
  }
  return true;
}

}  // namespace plumbline::extract
