// SPDX-License-Identifier: Apache-2.0
//
// What stands before a name: "survivor Ana", "a victim named Ana", "trafficking Ana".

#include <algorithm>

#include "extract/shield_marks_internal.h"
#include "text/span.h"
#include "text/token.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

using language::Pos;
using text::TokenRange;

constexpr std::uint32_t kWordsBefore = 12;  // words before a name
constexpr text::WordSet kBeOrInclude{"was",     "were",     "is",       "are",
                                     "include", "includes", "included", "be"};
constexpr text::WordSet kSuch{"like", "including", "as", "namely"};
constexpr text::WordSet kLike{"like", "as"};
constexpr text::WordSet kName{"name", "names"};
constexpr text::WordSet kHerOrSelf{"her", "him", "me", "herself", "himself", "myself"};
constexpr text::WordSet kCall{"call", "calls", "called", "calling"};
constexpr text::WordSet kKnown{"identified", "known", "introduced", "named", "referred"};
constexpr text::WordSet kOwner{"her", "his", "my", "whose", "the"};

constexpr text::WordSet kLinking{"of", "for", "on", "and", "against", "in", "to", "the"};

}  // namespace

// "Programme for Young Victims of Trafficking | (PYVT)": letters of the words before them, a small
// word among these, and nobody's name.
bool ShieldMarks::is_short_form(const TokenRange& name) const {
  constexpr std::size_t kFewest = 3;
  if (name.size() != 1 || name.begin < first_of(name.begin) + kFewest) return false;
  const auto word = [&](std::uint32_t at) { return text::slice(text_, analysis_.tokens[at].span); };
  const std::string_view letters = word(name.begin);
  const bool capitals =
      std::all_of(letters.begin(), letters.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (letters.size() < kFewest || !capitals || word(name.begin - 1) != "(") return false;
  std::size_t left = letters.size();
  bool small = false;
  for (std::uint32_t at = name.begin - 1; at > first_of(name.begin) && left > 0;) {
    --at;
    if (kLinking.has(key(at))) {
      small = true;
    } else if (word(at).front() == letters[left - 1]) {
      --left;
    } else {
      return false;
    }
  }
  return left == 0 && small;
}

Mark ShieldMarks::before(const TokenRange& name) const {
  if (is_short_form(name)) return {};
  // "victims Ana's lawyer" would tell of Ana as well; "The victim is Ana's client" would not.
  const std::uint32_t start = start_of_name(name);
  const std::uint32_t first = first_of(name.begin);
  if (name.size() > 1 && is_victim(name.begin) && !ends_body(name.begin)) {
    return {VictimMark::Called, is_plural(name.begin)};
  }
  if (start == first) return {};
  if (is_victim(start - 1)) return {VictimMark::Called, is_plural(start - 1)};
  for (const Mark& mark : {apposed_before(name, start), named_before(start), listed_before(start),
                           object_of_deed(start)}) {
    if (mark.victim != VictimMark::None) return mark;
  }
  return {};
}

// The victim whom a phrase before the mark at `mark` is about; kNone if it is about no such.
std::uint32_t ShieldMarks::victim_left_of(std::uint32_t mark) const {
  const std::uint32_t first = first_of(mark);
  std::uint32_t noun = mark;
  for (std::uint32_t left = 8; noun > first && left > 0 && !is_victim(noun - 1); --noun, --left) {
    if (is_verb(noun - 1) || is_opener(noun - 1) || is_cut(noun - 1) || is_person(noun - 1)) {
      return language::kNone;
    }
  }
  return noun == first || !is_victim(noun - 1) ? language::kNone : noun - 1;
}

// "one of", "another of", "12 of" before `at`.
bool ShieldMarks::is_part_of(std::uint32_t at) const {
  const bool part = key(at) == key_of_word("of") || key(at) == key_of_word("among");
  if (!part || at == first_of(at)) return false;
  return key(at - 1) == key_of_word("one") || key(at - 1) == key_of_word("another") ||
         analysis_.words[at - 1].pos == Pos::Number;
}

bool ShieldMarks::is_closed(std::uint32_t end) const {
  constexpr text::WordSet kCloses{")", "and", "who"};
  return is_opener(end) || is_cut(end) || kCloses.has(key(end));
}

// "A survivor, Ana, said", "One of the survivors from Oran, 19-year-old Ana,".
Mark ShieldMarks::apposed_before(const TokenRange& name, std::uint32_t start) const {
  const std::uint32_t first = first_of(name.begin);
  if (start > first && analysis_.words[start - 1].pos == Pos::Determiner) --start;
  if (start == first || !is_opener(start - 1)) return {};
  const std::uint32_t victim = victim_left_of(start - 1);
  if (victim == language::kNone) return {};
  std::uint32_t begin = victim;  // of the phrase
  bool one_of = false;
  while (begin > first) {
    const Pos pos = analysis_.words[begin - 1].pos;
    one_of = one_of || is_part_of(begin - 1);
    const bool noun = pos == Pos::Noun || pos == Pos::Number || pos == Pos::ProperNoun;
    const bool inside = noun || pos == Pos::Determiner || pos == Pos::Adjective || one_of;
    if (!inside || is_opener(begin - 1) || is_verb(begin - 1)) break;
    --begin;
  }
  const bool free = begin == first || is_opener(begin - 1) || is_cut(begin - 1) ||
                    analysis_.words[begin - 1].pos == Pos::Coordinator;
  const bool closed = is_closed(name.end) || name.end == end_of(name.begin);
  const bool plural = is_plural(victim) && !one_of;
  if (free && (closed || !plural)) return {VictimMark::Called, plural};
  // "Like other victims, Ana said".
  if (begin > first && kLike.has(key(begin - 1))) return {VictimMark::Called, false};
  // Behind a verb or preposition only what is closed on both sides stands for the noun.
  return closed && !plural ? Mark{VictimMark::Told, false} : Mark{};
}

// "identified as | Ana Ruiz, 19, of Oran, and Joana Pike": where the list of names that `start`
// goes on with begins; `start` if it goes on with none.
std::uint32_t ShieldMarks::first_of_list(std::uint32_t start) const {
  static constexpr text::WordSet kJoins{"and", ",", "of", "from", "aged", "&"};
  const std::uint32_t first = first_of(start - 1);
  if (start - 1 <= first ||
      (key(start - 1) != key_of_word("and") && key(start - 1) != key_of_word(",")))
    return start;
  std::uint32_t at = start - 1;
  while (at > first && start - at < 2 * kWordsBefore &&
         (kJoins.has(key(at - 1)) || is_capital(at - 1) || is_age(at - 1))) {
    --at;
  }
  const bool names = at > first && key(at - 1) == key_of_word("as") && is_capital(at);
  return names ? at : start;
}

// "a victim named Ana", "whose name is Ana", "a survivor who gave her name as Ana".
Mark ShieldMarks::named_before(std::uint32_t start) const {
  const std::uint32_t first = first_of(start - 1);
  const std::uint32_t at = start - 1;
  if (const std::uint32_t list = first_of_list(start); list != start) return named_before(list);
  const auto back = [&](std::uint32_t steps) { return at >= first + steps ? key(at - steps) : 0; };
  if (is(at, ShieldWord::Alias)) return {VictimMark::Called, false};
  if (kHerOrSelf.has(key(at)) && kCall.has(back(1))) return {VictimMark::Told, false};
  bool naming = is(at, ShieldWord::Naming);
  const bool as = key(at) == key_of_word("as");
  bool only = false;
  for (std::uint32_t back_by = 1; as && back_by <= 3; ++back_by) {
    only = only || back(back_by) == key_of_word("only");
    naming = naming || kKnown.has(back(back_by)) || kName.has(back(back_by));
  }
  naming = naming || ((kBeOrInclude.has(key(at)) || key(at) == key_of_word("of")) &&
                      kName.has(back(1)) && (kOwner.has(back(2)) || key(at) == key_of_word("of")));
  if (!naming) return {};
  if (is_asked_for(at)) return {VictimMark::Told, false, true};
  if (as && kKnown.has(key(first))) return told_behind_name(start);
  if (only && names_accused(at)) return {};
  return only ? Mark{VictimMark::Told, false, true} : named_as(at);
}

// "asked to be called", "wants to be identified only as", "asked that she be named": whoever says
// how to be called is to be protected, whoever it is.
bool ShieldMarks::is_asked_for(std::uint32_t at) const {
  static constexpr text::WordSet kAsk{"asked",   "asks",   "asking", "wants",    "wanted",
                                      "wishes",  "wished", "chose",  "prefers",  "preferred",
                                      "request", "agreed", "begged", "requested"};
  constexpr std::uint32_t kNear = 4;
  const std::uint32_t first = first_of(at);
  std::uint32_t be = at;
  while (be > first && at - be < kNear && key(be) != key_of_word("be")) --be;
  if (key(be) != key_of_word("be")) return false;
  for (std::uint32_t q = be; q > first && be - q < kNear; --q) {
    if (is_cut(q - 1)) return false;
    if (kAsk.has(key(q - 1))) return true;
  }
  return false;
}

// "an accomplice identified only as Giang": no victim. Not "a girl sold by a recruiter and
// identified only as", "sold by a recruiter known only as": whoever may be a victim is taken for
// one.
bool ShieldMarks::names_accused(std::uint32_t at) const {
  static constexpr text::WordSet kBetween{"only", "identified", "known", "named", "who",
                                          "is",   "was",        "are",   "were",  ","};
  static constexpr text::WordSet kBehind{"by", "to",  "from",    "with",
                                         "of", "for", "against", "than"};
  const std::uint32_t first = first_of(at);
  std::uint32_t head = at;
  while (head > first && at - head < kWordsBefore && kBetween.has(key(head - 1))) --head;
  if (head == first || !is(head - 1, ShieldWord::Accused)) return false;
  for (std::uint32_t q = head - 1; q > first && head - q < kWordsBefore; --q) {
    if (kBehind.has(key(q - 1)) || is_victim(q - 1)) return false;
    if (is_cut(q - 1)) break;
  }
  return true;
}

// "Identified as Ana Ruiz, | the woman was rescued": whom a name that opens the sentence is said
// of.
Mark ShieldMarks::told_behind_name(std::uint32_t start) const {
  constexpr std::uint32_t kNameWords = 8;
  constexpr std::uint32_t kNoun = 5;
  const std::uint32_t end = end_of(start);
  std::uint32_t q = start;
  while (q < std::min(end, start + kNameWords) && key(q) != key_of_word(",")) ++q;
  if (q >= end || key(q) != key_of_word(",")) return {};
  for (std::uint32_t noun = q + 1; noun < std::min(end, q + kNoun); ++noun) {
    if (is_victim(noun)) return {VictimMark::Called, false};
    if (is(noun, ShieldWord::Young)) return {VictimMark::Told, false};
    if (is(noun, ShieldWord::Adult)) {
      static constexpr text::WordSet kFreed{"rescued", "freed", "liberated", "saved"};
      const bool undergoes = undergone_at(noun + 1).victim != VictimMark::None ||
                             (noun + 2 < end && kFreed.has(key(noun + 2)));
      return {undergoes || has_context(noun) ? VictimMark::Told : VictimMark::None, false};
    }
    if (is_verb(noun)) return {};
  }
  return {};
}

// Who is named by the word at `at`.
Mark ShieldMarks::named_as(std::uint32_t at) const {
  const std::uint32_t first = first_of(at);
  for (std::uint32_t q = at; q > first && at - q < kWordsBefore; --q) {
    if (is_cut(q - 1)) break;
    const bool victim = is_victim(q - 1) || (is(q - 1, ShieldWord::Victim) && !is_possessive(q));
    if (victim) return {VictimMark::Called, false};
    if (is(q - 1, ShieldWord::Young)) return {VictimMark::Told, false};
    if (is(q - 1, ShieldWord::Adult)) {
      return {has_context(at) ? VictimMark::Told : VictimMark::None, false};
    }
  }
  return {};
}

// "The victims were Ana and Joana", "Among the victims was Ana", "survivors such as Ana".
Mark ShieldMarks::listed_before(std::uint32_t start) const {
  const std::uint32_t first = first_of(start - 1);
  const std::uint32_t at = start - 1;
  const bool be = kBeOrInclude.has(key(at)) || key(at) == key_of_word(":");
  if (!be && !kSuch.has(key(at))) return {};
  for (std::uint32_t q = at; q > first && at - q < 6; --q) {
    if (is_opener(q - 1) || is_cut(q - 1)) {
      if (q == at && key(at) == key_of_word("including")) continue;
      if (q == at) continue;
      break;
    }
    if (is_victim(q - 1)) return {VictimMark::Called, true};
    if (is_verb(q - 1)) break;
  }
  return {};
}

// "convicted of trafficking Ana", "selling Ana for sex", "the enslavement of Ana".
Mark ShieldMarks::object_of_deed(std::uint32_t start) const {
  const std::uint32_t first = first_of(start - 1);
  const std::uint32_t at = start - 1;
  if (key(at) == key_of_word("of") && at > first) {
    const bool told = is(at - 1, ShieldWord::Ordeal) || is(at - 1, ShieldWord::Trafficking);
    return {told ? VictimMark::Told : VictimMark::None, false};
  }
  constexpr text::WordSet kBefore{"was",   "were",    "been", "on",
                                  "about", "against", "anti", "counter"};
  if (at > first && kBefore.has(key(at - 1))) return {};
  return {deed(at, false), false};
}

// "Ana's captors", "Ana's mother said her daughter had been sold".
Mark ShieldMarks::own_ordeal(const TokenRange& name) const {
  if (!is_possessive(name.end)) return {};
  const std::uint32_t end = end_of(name.begin);
  for (std::uint32_t at = name.end + 1; at < std::min(name.end + 3, end); ++at) {
    if (!is(at, ShieldWord::Ordeal)) continue;
    const bool modifies = at + 1 < end && analysis_.words[at + 1].pos == Pos::Noun;
    if (!modifies && key(at + 1) != key_of_word("of")) return {VictimMark::Told, false};
  }
  if (!is(name.end + 1, ShieldWord::Kin)) return {};
  return {is_relative({name.begin, name.end + 2}) ? VictimMark::Told : VictimMark::None, false};
}

}  // namespace plumbline::extract
