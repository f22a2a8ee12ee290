// SPDX-License-Identifier: Apache-2.0
//
// What law says, lacks, or how it changes (data/frames/law.tsv).

#include <algorithm>

#include "extract/content_readers_internal.h"

namespace plumbline::extract {

namespace {

// "Minimum Age for Work Prohibition of Forced Labor": the heads of a table, one behind the other.
bool is_of_heads(const View& view, const TokenRange& range) {
  constexpr std::uint32_t kLeast = 4;  // words; fewer have capitals by chance
  std::uint32_t words = 0;
  std::uint32_t small = 0;
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    const text::Token& token = view.analysis().tokens[at];
    if (token.kind != text::TokenKind::Word || token.span.size() < kLeast) continue;
    ++words;
    if (token.letters == text::LetterCase::Lower) ++small;
  }
  return words >= kLeast && small == 0;
}

}  // namespace

std::optional<ContentFound<std::string>> read_law(const View& view, const Clause& clause) {
  if (is_of_heads(view, clause.tokens)) return std::nullopt;
  for (const Hit* hit : view.find(Family::Law, clause.tokens)) {
    if (hit->frame->code == "law-word" || view.subordinate(hit->tokens.begin)) continue;
    if (hit->frame->use == "law-subject") {
      const std::uint32_t group = verb_group_at(view, hit->tokens.begin);
      const std::uint32_t at = hit->tokens.begin;
      // "The code prohibits": a verb that the tagger takes for a noun still follows its law.
      TokenRange subject{at, at};
      const auto noun = [&](std::uint32_t token) {  // "Act" is a verb to the tagger at times
        return !view.is_mark(token) && (token + 2 >= at || verb_group_at(view, token) == kNone);
      };
      while (subject.begin > clause.tokens.begin && subject.begin + 6 > at &&
             noun(subject.begin - 1)) {
        --subject.begin;
      }
      if (group != kNone) subject = subject_of(view, group, clause.tokens);
      if (subject.empty() || !view.has(Family::Law, "law-word", subject)) continue;
    }
    if (hit->frame->use == "law-near" && !view.has(Family::Law, "law-word", clause.tokens))
      continue;
    return ContentFound<std::string>{hit->frame->code, hit->tokens};
  }
  return std::nullopt;
}

}  // namespace plumbline::extract
