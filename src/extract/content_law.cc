// SPDX-License-Identifier: Apache-2.0
//
// What law says, lacks, or how it changes (data/frames/law.tsv).

#include <span>

#include "extract/content_readers_internal.h"
#include "text/title_case.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

// "Inspectors enforced laws | prohibiting forced labour", "fails to apply the code | banning": told
// is what is done with the law, which the participle only describes.
bool is_of_law_used(const View& view, const Hit& hit, const Clause& clause) {
  static constexpr text::WordSet kUses{"enforce", "implement", "apply",  "uphold", "violate",
                                       "break",   "breach",    "invoke", "flout",  "contravene"};
  if (view.word(hit.tokens.begin).form != VerbForm::Gerund) return false;
  for (std::uint32_t at = hit.tokens.begin; at-- > clause.tokens.begin;) {
    const std::uint32_t group = verb_group_at(view, at);
    if (group == kNone) continue;
    const std::uint32_t head = view.analysis().chunks[group].head;
    return head != kNone && kUses.has(view.word(head).lemma);
  }
  return false;
}

// "The codes of the two states, the islands, and the port | also prohibit": a law at the head of
// the clause, whose first verb stands at `verb`.
bool opens_with_law(const View& view, const Clause& clause, std::uint32_t verb) {
  constexpr std::uint32_t kHead = 4;
  const TokenRange head{clause.tokens.begin, std::min(clause.tokens.begin + kHead, verb)};
  if (head.empty() || view.word(head.begin).pos == Pos::Adposition) return false;
  if (!view.has(Family::Law, "law-word", head)) return false;
  for (std::uint32_t at = head.begin; at < verb; ++at) {
    const std::uint32_t group = verb_group_at(view, at);
    if (group != kNone && group != verb_group_at(view, verb)) return false;
    if (view.is(at, {key("who"), key("which"), key("that")})) return false;
  }
  return true;
}

}  // namespace

std::optional<ContentFound<std::string>> read_law(const View& view, const Clause& clause) {
  // The heads of a table, one behind the other.
  const std::span<const text::Token> tokens(view.analysis().tokens);
  if (text::is_title_case(tokens.subspan(clause.tokens.begin, clause.tokens.size()))) {
    return std::nullopt;
  }
  for (const Hit* hit : view.find(Family::Law, clause.tokens)) {
    if (hit->frame->code == "law-word" || view.subordinate(hit->tokens.begin)) continue;
    if (is_of_law_used(view, *hit, clause)) continue;
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
      if (opens_with_law(view, clause, at)) subject = {clause.tokens.begin, at};
      if (subject.empty() || !view.has(Family::Law, "law-word", subject)) continue;
    }
    if (hit->frame->use == "law-near" && !view.has(Family::Law, "law-word", clause.tokens))
      continue;
    return ContentFound<std::string>{hit->frame->code, hit->tokens};
  }
  return std::nullopt;
}

}  // namespace plumbline::extract
