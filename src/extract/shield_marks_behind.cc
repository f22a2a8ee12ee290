// SPDX-License-Identifier: Apache-2.0
//
// What stands behind a name: "Ana, a survivor,", "Ana, who had been sold", "Ana said she ...".

#include <algorithm>

#include "extract/shield_marks_internal.h"
#include "text/token.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

using language::Pos;
using text::TokenRange;

constexpr std::uint32_t kClause = 18;  // words of a clause
constexpr text::WordSet kBeOrBecome{"was", "were",   "is",     "are",   "am",
                                    "'m",  "be",     "been",   "being", "'s",
                                    "got", "became", "become", "get",   "remains"};
constexpr text::WordSet kHave{"has", "had", "have", "'d", "'ve", "having"};
constexpr text::WordSet kThen{"then",         "first",      "later",    "once",       "also",
                              "herself",      "himself",    "formerly", "eventually", "repeatedly",
                              "now",          "still",      "after",    "allegedly",  "both",
                              "and",          "soon",       "twice",    "themselves", "always",
                              "subsequently", "reportedly", "just",     "only"};
constexpr text::WordSet kWhen{"when",    "after", "before", "since", "until",
                              "because", "as",    "that",   "while"};
constexpr text::WordSet kSheOrHe{"she", "he"};
constexpr text::WordSet kObject{"her", "him"};
constexpr text::WordSet kOwn{"her", "his"};
constexpr text::WordSet kThings{"passport", "passports", "documents", "papers",
                                "phone",    "wages",     "salary",    "visa"};
constexpr text::WordSet kTaken{"took",     "taken", "confiscated", "seized",
                               "withheld", "kept",  "take",        "takes"};
constexpr text::WordSet kNameOrIdentity{"name", "names", "identity"};
constexpr text::WordSet kAltered{"changed",    "real",    "withheld", "altered", "pseudonym",
                                 "fictitious", "assumed", "false",    "true"};
constexpr text::WordSet kSaying{"saying", "alleging", "claiming", "testifying"};
constexpr text::WordSet kSelf{"herself", "himself", "as"};
constexpr text::WordSet kEnslaved{"slave", "slaves", "concubine", "prostitute", "bride"};
constexpr text::WordSet kEnds{")", "who"};
constexpr text::WordSet kNegations{"not", "n't", "never"};

}  // namespace

Mark ShieldMarks::behind(const TokenRange& name) const {
  const Mark named = other_name(name);
  if (named.victim != VictimMark::None) return named;
  const Mark apposed = apposed_behind(name);
  const Mark told = undergone_at(behind_aside(name.end));
  const Mark spoken = told_by(behind_aside(name.end));
  Mark best = apposed;
  for (const Mark& mark : {told, spoken, own_ordeal(name)}) {
    if (mark.victim > best.victim) best = mark;
  }
  return best;
}

Mark ShieldMarks::told_of(const TokenRange& pronoun) const {
  Mark mark = undergone_at(pronoun.end);
  if (mark.victim == VictimMark::None) mark = told_by(pronoun.end);
  if (mark.victim != VictimMark::None) mark.victim = VictimMark::Told;
  return mark;
}

// Behind ", 17, a maid from Kenya," and "(24)".
std::uint32_t ShieldMarks::behind_aside(std::uint32_t at) const {
  const std::uint32_t end = end_of(at);
  const std::uint32_t from = at;
  for (int round = 0; round < 3 && at < end && is_opener(at); ++round) {
    const std::uint64_t close = key(at) == key_of_word("(") ? key_of_word(")") : key(at);
    std::uint32_t q = at + 1;
    while (q < std::min(at + kClause, end) && key(q) != close && !is_cut(q)) ++q;
    if (q >= end || key(q) != close) return at == from ? from : at + 1;
    at = q + 1;
    if (is_verb(at) || kThen.has(key(at))) return at;
    at = q;
    if (key(at) == key_of_word(")")) return at + 1;
  }
  return at;
}

// Behind "and": "founder of Casa Lume and a survivor".
bool ShieldMarks::begins_afresh(std::uint32_t at) const {
  if (at + 1 >= analysis_.words.size()) return false;
  return analysis_.words[at + 1].pos == Pos::Determiner || kThen.has(key(at + 1)) ||
         is_capital(at - 1) || key(at + 1) == key_of_word("former");
}

// "a survivor of ...", "one of 12 victims": whether a phrase from `at` on is headed by a victim.
Mark ShieldMarks::called_at(std::uint32_t at) const {
  bool governed = false;
  bool one_of = false;
  for (std::uint32_t q = at; q < std::min(at + kAppositionWords, end_of(at)) && !is_cut(q); ++q) {
    if (kNegations.has(key(q))) return {};
    if (is_victim(q) && !governed) return {VictimMark::Called, is_plural(q) && !one_of};
    const Pos pos = analysis_.words[q].pos;
    const bool deed = is(q, ShieldWord::Trafficking) || is(q, ShieldWord::Deed);
    if (is_verb(q) && !deed && !is_participle(q)) return {};
    if (kEnds.has(key(q))) return {};
    if (is_opener(q)) governed = false;
    if (key(q) == key_of_word("among") || (q > at && is_part_of(q))) {
      one_of = true;
    } else if (pos == Pos::Adposition && key(q) != key_of_word("as")) {
      governed = true;
    }
    if (pos == Pos::Coordinator && begins_afresh(q)) governed = false;
  }
  return {};
}

Mark ShieldMarks::apposed_behind(const TokenRange& name) const {
  std::uint32_t at = name.end;
  const bool opened = is_opener(at);
  if (opened) ++at;
  constexpr text::WordSet kWho{"who", "that"};
  constexpr text::WordSet kAnd{"and", "or", "&"};
  const bool joined = name.begin > first_of(name.begin) + 1 && kAnd.has(key(name.begin - 1)) &&
                      is_person(name.begin - 2);
  if (kWho.has(key(at))) {
    ++at;
    if (kWereOrAre.has(key(at)) && !joined) return {};  // "men from Oran who were sold"
    const Mark told = undergone_at(at);
    if (told.victim != VictimMark::None) return told;
    if (opened && is(at, ShieldWord::Escape)) return {VictimMark::Told, false};
    return told_by(at);
  }
  if (!opened) return {};
  const Mark called = called_at(at);
  if (called.victim != VictimMark::None) {
    // "Ana and Joana, survivors of", "Ana and Joana, both victims": never one alone.
    if (!called.several || joined) return called;
  }
  if (is_one_of_many(at)) return {VictimMark::Told, false};
  return participle_at(at);
}

// "one of twelve women who were freed".
bool ShieldMarks::is_one_of_many(std::uint32_t at) const {
  const std::uint32_t end = std::min(at + kAppositionWords, end_of(at));
  if (key(at) != key_of_word("one") && key(at) != key_of_word("among")) return false;
  while (at < end && !is(at, ShieldWord::Adult) && !is(at, ShieldWord::Young)) ++at;
  for (++at; at < end && !is_opener(at) && !is_cut(at); ++at) {
    if (!is_participle(at)) continue;
    return is(at, ShieldWord::Trafficking) || is(at, ShieldWord::Sale) || is(at, ShieldWord::Deed);
  }
  return false;
}

// "fears her traffickers".
bool ShieldMarks::has_own_tormentor(std::uint32_t at) const {
  const std::uint32_t end = std::min(at + kAppositionWords, end_of(at));
  // Rarely there: only then is it worth to look at what stands before.
  bool any = false;
  for (std::uint32_t q = at; q + 1 < end && !any; ++q) {
    any = kOwn.has(key(q)) && is(q + 1, ShieldWord::Ordeal);
  }
  if (!any) return false;
  for (std::uint32_t q = at; q + 1 < end && !is_cut(q) && !is_opener(q); ++q) {
    if (is_victim(q) || is(q, ShieldWord::Young) || is_person(q)) return false;
    const bool modifies = q + 2 < analysis_.words.size() && analysis_.words[q + 2].pos == Pos::Noun;
    if (kOwn.has(key(q)) && is(q + 1, ShieldWord::Ordeal) && !modifies) return true;
  }
  return false;
}

// "spent three years as a sex slave".
bool ShieldMarks::spent_as_slave(std::uint32_t at) const {
  const std::uint32_t end = std::min(at + kAppositionWords, end_of(at));
  std::uint32_t first = at + 1;
  while (first < end && key(first) != key_of_word("as")) ++first;
  if (first >= end) return false;  // nearly always
  for (std::uint32_t as = at + 1; as < end && !is_cut(as); ++as) {
    if (is_person(as) || is_opener(as)) return false;
    if (key(as) != key_of_word("as")) continue;
    for (std::uint32_t noun = as + 1; noun < std::min(as + 5, end_of(at)); ++noun) {
      if (kEnslaved.has(key(noun)) && is_victim(noun)) return true;
    }
  }
  return false;
}

Mark ShieldMarks::undergone_at(std::uint32_t at) const {
  const Mark told = passive_at(at);
  if (told.victim != VictimMark::None) return told;
  if (has_own_tormentor(at)) return {VictimMark::Told, false};
  // "describes herself as a survivor"
  if (kSelf.has(key(at + 1))) {
    const Mark called = called_at(at + 2);
    if (called.victim != VictimMark::None) return called;
  }
  if (spent_as_slave(at)) return {VictimMark::Called, false};
  std::uint32_t q = at;
  while (q < end_of(at) && (kHave.has(key(q)) || kThen.has(key(q)))) ++q;
  const bool escaped = is(q, ShieldWord::Escape) && q < end_of(at) && has_context(q);
  return {escaped ? VictimMark::Told : VictimMark::None, false};
}

// "was sold", "had been first taken to Italy and then sold", "was 15 when she was sold".
Mark ShieldMarks::passive_at(std::uint32_t at) const {
  const std::uint32_t end = end_of(at);
  std::uint32_t helpers = 0;
  bool many = false;
  std::uint32_t p = at;
  for (; p < end; ++p) {
    if (kBeOrBecome.has(key(p))) {
      ++helpers;
      many = many || kWereOrAre.has(key(p));
    } else if (kNegations.has(key(p))) {
      return {};
    } else if (!kHave.has(key(p)) && !kThen.has(key(p)) && analysis_.words[p].pos != Pos::Adverb) {
      break;
    }
  }
  if (helpers == 0 || p >= end) return {};
  if (const VictimMark done = deed(p, true); done != VictimMark::None) return {done, many};
  const Mark called = called_at(p);
  if (called.victim != VictimMark::None) return called;
  return further_at(p, many);
}

// What follows in the clause: "and then sold", "when she was sold".
Mark ShieldMarks::further_at(std::uint32_t at, bool many) const {
  const std::uint32_t end = end_of(at);
  const bool verb = is_participle(at) || is_verb(at);
  for (std::uint32_t q = at + 1; q < std::min(at + kClause, end) && !is_cut(q); ++q) {
    if (kWhen.has(key(q)) && kSheOrHe.has(key(q + 1))) {
      const Mark then = passive_at(q + 2);
      if (then.victim != VictimMark::None) return then;
    }
    if (is(q, ShieldWord::Speech) || is_person(q)) break;
    const bool joins = key(q) == key_of_word(",") || key(q) == key_of_word("and");
    if (!verb || !joins) continue;
    std::uint32_t r = q + 1;
    while (r < end && (kThen.has(key(r)) || kBeOrBecome.has(key(r)) || kHave.has(key(r)))) ++r;
    if (const VictimMark done = deed(r, true); done != VictimMark::None) return {done, many};
  }
  return {};
}

// ", herself trafficked", ", having been sold", ", forced into prostitution".
Mark ShieldMarks::participle_at(std::uint32_t at) const {
  std::uint32_t p = at;
  while (p < end_of(at) && (kThen.has(key(p)) || kBeOrBecome.has(key(p)) || kHave.has(key(p)) ||
                            is_age(p) || key(p) == key_of_word(","))) {
    ++p;
  }
  return {deed(p, true), false};
}

// "Ana said she had been sold", "Ana told the paper that her employer had locked her in".
Mark ShieldMarks::told_by(std::uint32_t at) const {
  const std::uint32_t end = end_of(at);
  while (at < end && kHave.has(key(at))) ++at;
  if (!is(at, ShieldWord::Speech)) return {};
  return {speaks_of_self(at + 1, end) ? VictimMark::Told : VictimMark::None, false};
}

bool ShieldMarks::speaks_of_self(std::uint32_t at, std::uint32_t end) const {
  for (std::uint32_t q = at; q < end; ++q) {
    if (analysis_.tokens[q].kind == text::TokenKind::OpenQuote) return tells_own_story({q, end});
    if (kSheOrHe.has(key(q)) && undergone_at(q + 1).victim != VictimMark::None) return true;
    const bool own = q > at && kOwn.has(key(q - 1));
    const bool other = is_victim(q) || is(q, ShieldWord::Young);
    if (is_person(q)) {
      while (q < end && !kSaying.has(key(q))) ++q;  // "sued Tom Doyle, saying he had"
      continue;
    }
    if (other && !own) return false;
    if (does_to_her(q, end)) return true;
  }
  return false;
}

// "locked her in", "took her passport".
bool ShieldMarks::does_to_her(std::uint32_t verb, std::uint32_t end) const {
  for (std::uint32_t object = verb + 1; object < std::min(verb + 3, end); ++object) {
    if (!kObject.has(key(object)) && !kOwn.has(key(object))) continue;
    const bool things = kTaken.has(key(verb)) && kThings.has(key(object + 1));
    const bool whole = kObject.has(key(object)) &&
                       (object + 1 >= end || analysis_.words[object + 1].pos != Pos::Noun);
    if (things || (whole && deed(verb, false) != VictimMark::None)) return true;
  }
  return false;
}

// "sold me", "locked even me in".
bool ShieldMarks::is_done_to(std::uint32_t object, std::uint32_t first) const {
  for (std::uint32_t back = 1; back <= 2 && object >= first + back; ++back) {
    if (deed(object - back, false) != VictimMark::None) return true;
  }
  return false;
}

bool ShieldMarks::tells_own_story(const TokenRange& words) const {
  constexpr text::WordSet kMe{"me", "myself"};
  for (std::uint32_t q = words.begin; q < words.end; ++q) {
    const std::uint64_t word = key(q);
    if (word == key_of_word("i") || word == key_of_word("we")) {
      const Mark mark = undergone_at(q + 1);
      const bool we = word == key_of_word("we");
      if (mark.victim == VictimMark::Called || (mark.victim != VictimMark::None && !we))
        return true;
    }
    if (kMe.has(word) && is_done_to(q, words.begin)) return true;
    if (word != key_of_word("my")) continue;
    if (is(q + 1, ShieldWord::Ordeal) || is(q + 2, ShieldWord::Ordeal)) return true;
    if (q > words.begin && kTaken.has(key(q - 1)) && kThings.has(key(q + 1))) return true;
  }
  return false;
}

bool ShieldMarks::tells_of_pronoun(const TokenRange& words) const {
  std::uint32_t at = words.begin;
  if (key(at) == key_of_word("that")) ++at;
  return at < words.end && kSheOrHe.has(key(at)) && undergone_at(at + 1).victim != VictimMark::None;
}

// "Names have been changed".
bool ShieldMarks::changes_names() const {
  for (std::uint32_t q = 0; q < analysis_.tokens.size(); ++q) {
    if (!kNameOrIdentity.has(key(q))) continue;
    for (std::uint32_t r = q + 1; r < q + 6; ++r) {
      if (kAltered.has(key(r))) return true;
    }
  }
  return false;
}

// "Ana (not her real name)", "Ana, whose name has been changed", "Ana*".
Mark ShieldMarks::other_name(const TokenRange& name) const {
  const std::uint32_t end = name.end;
  if (key(end) == key_of_word("*") && changes_names()) return {VictimMark::Called, false};
  constexpr text::WordSet kAsks{"is",     "was",    "asked", "requested",
                                "wanted", "agreed", "spoke", "did"};
  const bool opened = is_opener(end);
  if (!opened && !kAsks.has(key(end)) && key(end) != key_of_word("who")) return {};
  bool named = false;
  bool altered = false;
  for (std::uint32_t q = end + (opened ? 1 : 0); q < std::min(end + kClause, end_of(end)); ++q) {
    if (key(q) == key_of_word(")") || (opened && is_opener(q)) || is_cut(q)) break;
    named = named || kNameOrIdentity.has(key(q));
    altered = altered || kAltered.has(key(q)) || (named && kNegations.has(key(q)) && q > end + 2);
    if (is(q, ShieldWord::Alias) || (named && altered)) return {VictimMark::Called, false};
  }
  return {};
}

bool ShieldMarks::is_relative(const TokenRange& name) const {
  const std::uint32_t first = first_of(name.begin);
  std::uint32_t start = start_of_name(name);
  if (start > first && key(start - 1) == key_of_word(",")) --start;
  // "the victim's mother, Ana Pike"
  if (start > first + 2 && is(start - 1, ShieldWord::Kin) && is_possessive(start - 2) &&
      is(start - 3, ShieldWord::Victim)) {
    return true;
  }
  return (is_opener(name.end) && is_kin_at(name.end + 1)) || tells_of_kin(name.end);
}

// "the mother of a victim", "the victim's mother".
bool ShieldMarks::is_kin_at(std::uint32_t at) const {
  bool kin = false;
  bool victim = false;
  for (std::uint32_t q = at; q < std::min(at + kAppositionWords, end_of(at)); ++q) {
    if (is_opener(q) || is_cut(q) || (is_verb(q) && !is_participle(q))) return false;
    if (is(q, ShieldWord::Victim) && (kin || is_possessive(q + 1))) victim = true;
    if (is(q, ShieldWord::Kin)) kin = true;
    if (kin && victim) return true;
  }
  return false;
}

// "said her daughter had been sold".
bool ShieldMarks::tells_of_kin(std::uint32_t at) const {
  const std::uint32_t end = end_of(at);
  at = behind_aside(at);
  if (!is(at, ShieldWord::Speech)) return false;
  for (++at; at + 2 < std::min(at + kClause, end); ++at) {
    if (is_person(at) || is_cut(at)) return false;
    if (kOwn.has(key(at)) && is(at + 1, ShieldWord::Kin)) {
      return passive_at(at + 2).victim != VictimMark::None;
    }
  }
  return false;
}

}  // namespace plumbline::extract
