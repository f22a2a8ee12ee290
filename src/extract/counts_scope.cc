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

bool tells_of_now(const CountedSentence& s, std::uint32_t at) {
  static constexpr text::WordSet kNow{"are",    "is",    "have",  "has",    "remain", "remains",
                                      "awaits", "await", "serve", "serves", "live",   "lives"};
  const View& view = s.view;
  for (; at < s.tokens.end && !view.is(at, {key(";")}); ++at) {
    if (kNow.has(view.form(at))) return true;
    if (is_verb(view, at)) return false;
  }
  return false;
}

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

bool is_where_told(const CountedSentence& s, std::uint32_t preposition) {
  static constexpr text::WordSet kTells{"say",     "said",      "tell",  "told",  "announce",
                                        "speak",   "announced", "spoke", "wrote", "speaking",
                                        "stated",  "state",     "added", "add",   "telling",
                                        "telling", "presented"};
  static constexpr text::WordSet kHearers{
      "reporters", "journalists", "conference", "briefing",     "parliament", "newspaper",
      "audience",  "meeting",     "newspapers", "presentation", "agency",     "committee",
      "lawmakers", "us",          "deputies",   "interview",    "news"};
  static constexpr text::WordSet kScholars{"university", "universities", "institute",   "college",
                                           "professor",  "researcher",   "researchers", "scholars",
                                           "economist",  "scholar",      "think-tank"};
  const View& view = s.view;
  if (!s.tokens.contains(preposition) || !s.tokens.contains(preposition - 1)) return false;
  if (!view.is(preposition, {key("in"), key("at"), key("outside"), key("from")})) return false;
  const std::uint32_t noun = preposition - 1;
  if (kScholars.has(view.form(noun))) return true;
  const auto tells = [&](std::uint32_t at) {
    return kTells.has(view.form(at)) && view.word(at).pos == Pos::Verb;
  };
  if (tells(noun)) return true;
  if (!kHearers.has(view.form(noun))) return false;
  constexpr std::uint32_t kReach = 5;  // "said at a hastily called press conference"
  for (std::uint32_t at = noun; at > s.tokens.begin && noun - at < kReach; --at) {
    if (tells(at - 1)) return true;
  }
  return false;
}

bool is_of_world(const CountedSentence& s, const Count& count) {
  const View& view = s.view;
  const auto is = [&](std::uint32_t at, std::initializer_list<std::uint64_t> keys) {
    return s.tokens.contains(at) && view.is(at, keys);
  };
  for (std::uint32_t at = s.tokens.begin; at < s.tokens.end; ++at) {
    const bool globe =
        is(at, {key("world"), key("globe")}) && is(at - 1, {key("the")}) &&
        is(at - 2, {key("in"), key("around"), key("across"), key("throughout"), key("over")});
    const bool word = is(at, {key("worldwide"), key("world-wide"), key("globally")});
    if (!word && !globe) continue;
    // "the worldwide trade": a quality of something else.
    if (word && s.tokens.contains(at + 1) && is_noun(view, at + 1) && !is_in_time(view, at + 1)) {
      continue;
    }
    const std::uint32_t low = std::min(at, count.tokens.begin);
    const std::uint32_t high = std::max(at, count.tokens.end);
    bool parted = false;
    for (std::uint32_t k = low; k < high; ++k) {
      parted = parted || is(k, {key(";"), key("but"), key("while"), key("and"), key(",")});
    }
    if (!parted) return true;
  }
  return false;
}

bool is_aside(const CountedSentence& s, const TokenRange& phrase, const Count& count) {
  // "Malaysia's courts, set up in 2018, had 42 cases": when they came to be.
  static constexpr text::WordSet kBegun{
      "set",    "founded",    "established", "opened", "created", "launched", "built", "adopted",
      "formed", "introduced", "passed",      "signed", "enacted", "ratified", "born",  "started"};
  const auto is = [&](std::uint32_t at, std::initializer_list<std::uint64_t> keys) {
    return s.tokens.contains(at) && s.view.is(at, keys);
  };
  if (phrase.end > count.tokens.begin) return false;
  bool closed = false;
  for (std::uint32_t at = phrase.end; at < count.tokens.begin; ++at) {
    closed = closed || is(at, {key(",")});
  }
  for (std::uint32_t at = phrase.begin; closed && at-- > s.tokens.begin + 1;) {
    if (is(at, {key(":"), key(";")})) return false;
    const bool relative = is(at, {key("which"), key("who"), key("whose"), key("where")}) ||
                          (kBegun.has(s.view.form(at)) && !is_verb(s.view, at));
    if (relative && is(at - 1, {key(",")})) return true;
  }
  return false;
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
