// SPDX-License-Identifier: Apache-2.0
//
// Whether somebody who is named beside a content says it. "The charity did not say that S", "nobody
// believes that S", "he withdrew the charge that S" put S into nobody's mouth.

#include "extract/chains_internal.h"
#include "extract/relays_internal.h"

namespace plumbline::extract {
namespace {

bool is_negation(const Reading& r, std::uint32_t at) {
  return one_of(r.key(at), "not"_w, "n't"_w, "never"_w, "cannot"_w, "nor"_w, "neither"_w,
                "hardly"_w, "scarcely"_w) &&
         !one_of(r.key(at + 1), "only"_w, "just"_w);
}

// "refused to say", "was unable to confirm", "stopped short of saying", "without saying": what
// stands before the cue.
bool is_withheld(const Reading& r, std::uint32_t cue, std::uint32_t begin) {
  if (cue < begin + 1) return false;
  const std::uint32_t before = cue - 1;
  if (one_of(r.key(before), "without"_w)) return true;
  if (cue < begin + 2) return false;
  if (r.key(before) == "of"_w) return r.key(before - 1) == "short"_w;
  if (r.key(before) != "to"_w) return false;
  return one_of(r.lemma(before - 1), "refuse"_w, "decline"_w, "fail"_w, "neglect"_w, "unable"_w,
                "unwilling"_w, "reluctant"_w) ||
         r.key(before - 1) == "yet"_w;
}

// Whether the act of speech is said not to have been done.
bool is_unsaid(const Reading& r, const Found& found) {
  if (names_nobody(r.analysis, found.out.source)) return true;
  const TokenRange& cue = found.out.cue;
  for (std::uint32_t at = cue.begin; at < cue.end; ++at) {
    if (is_negation(r, at)) return true;
  }
  const std::uint32_t begin = r.sentence(cue.begin).begin;
  if (is_withheld(r, cue.begin, begin)) return true;
  // The group of the verb may hold its "to" ("refused | to say").
  return cue.size() > 1 && r.key(cue.begin) == "to"_w && is_withheld(r, cue.begin + 1, begin);
}

// Without a negation these put the content in doubt, with one they leave it open.
bool doubts(const Reading& r, const Found& found) {
  if (found.out.link.manner == model::Manner::Denies) return true;
  for (std::uint32_t at = found.out.cue.begin; at < found.out.cue.end; ++at) {
    if (one_of(r.lemma(at), "doubt"_w, "disbelieve"_w)) return true;
    if (one_of(r.key(at), "falsely"_w, "wrongly"_w, "erroneously"_w, "mistakenly"_w,
               "incorrectly"_w)) {
      return true;
    }
  }
  return false;
}

// With a negation these are against the content: "was not convinced that", "did not find that".
bool judges(const Reading& r, const Found& found) {
  for (std::uint32_t at = found.out.cue.begin; at < found.out.cue.end; ++at) {
    if (one_of(r.lemma(at), "believe"_w, "think"_w, "accept"_w, "find"_w, "conclude"_w,
               "consider"_w, "agree"_w, "convince"_w, "convinced"_w, "persuade"_w, "persuaded"_w)) {
      return true;
    }
  }
  return false;
}

// "withdrew the charge that S", "retracted his statement that S": the verb above a noun.
bool is_withdrawn(const Reading& r, const Found& found) {
  const std::uint32_t cue = found.out.cue.begin;
  if (r.pos(found.out.cue.end - 1) != Pos::Noun) return false;
  constexpr std::uint32_t kReach = 5;
  const std::uint32_t begin = r.sentence(cue).begin;
  for (std::uint32_t at = cue; at-- > begin && cue - at <= kReach;) {
    if (r.pos(at) != Pos::Verb) continue;
    return one_of(r.lemma(at), "withdraw"_w, "retract"_w, "reject"_w, "dismiss"_w, "deny"_w,
                  "refute"_w, "doubt"_w, "dispute"_w, "drop"_w, "debunk"_w, "correct"_w) &&
           (at == begin || !is_negation(r, at - 1));
  }
  return false;
}

// "There are fears that S", "feared that S": nobody says that it is so.
bool fears(const Reading& r, const Found& found) {
  return r.lemma(found.out.cue.end - 1) == "fear"_w;
}

// "The union doubts this: 19 were counted": what follows is its own word.
bool is_reason(const Reading& r, const Found& found) {
  if (found.out.content.empty()) return false;
  constexpr std::uint32_t kThis = 2;  // "this:" may be read as the begin of the content
  const std::uint32_t begin = found.out.content.front().begin + kThis;
  for (std::uint32_t at = found.out.cue.end; at < begin; ++at) {
    if (r.key(at) == ":"_w) return true;
  }
  return false;
}

}  // namespace

Hold hold_of(const Reading& r, const Found& found) {
  if (found.out.cue.empty() || is_reason(r, found)) return Hold::Firm;
  if (is_unsaid(r, found)) return judges(r, found) ? Hold::Doubted : Hold::Open;
  if (doubts(r, found) || is_withdrawn(r, found)) return Hold::Doubted;
  return fears(r, found) ? Hold::Open : Hold::Firm;
}

}  // namespace plumbline::extract
