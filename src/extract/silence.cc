// SPDX-License-Identifier: Apache-2.0
//
// Words of speech that tell of none: who asks not to be named, who does not say how, "no evidence
// that C", "the claim that C is wrong".

#include "extract/relays_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {

// Words about the speech itself, no statement: "who asked not to be named".
bool asks_for_silence(const Reading& r, const VerbGroup& group) {
  // "who asked us to call her Nora", "wants to be called Nora"
  const bool asks =
      one_of(r.lemma(group.verb), "ask"_w, "request"_w, "want"_w, "wish"_w, "prefer"_w, "agree"_w);
  const std::uint32_t heard =
      group.tokens.end + (one_of(r.key(group.tokens.end), "us"_w, "me"_w) ? 1U : 0U);
  if (asks && r.key(heard) == "to"_w) {
    const bool call = r.key(heard + 1) == "call"_w &&
                      one_of(r.key(heard + 2), "him"_w, "her"_w, "them"_w) && r.capital(heard + 3);
    const bool called = r.key(heard + 1) == "be"_w && r.key(heard + 2) == "called"_w;
    if (call || called) return true;
  }
  if (r.lemma(group.verb) == "call"_w && group.infinitive && r.capital(group.tokens.end + 1) &&
      one_of(r.key(group.tokens.end), "him"_w, "her"_w, "them"_w)) {
    return true;
  }
  for (std::uint32_t i = group.tokens.end; i < group.tokens.end + 6; ++i) {
    const bool own = one_of(r.key(i - 1), "his"_w, "her"_w, "their"_w, "my"_w, "its"_w);
    const bool unnamed =
        (one_of(r.key(i), "named"_w, "identified"_w) && r.key(i - 1) == "be"_w) ||
        (one_of(r.key(i), "name"_w, "names"_w, "identity"_w) && own);  // "to hide his name"
    if (unnamed || one_of(r.key(i), "anonymity"_w, "anonymous"_w)) {
      return one_of(r.lemma(group.verb), "ask"_w, "request"_w, "decline"_w, "speak"_w, "want"_w,
                    "wish"_w, "prefer"_w, "refuse"_w, "insist"_w);
    }
  }
  return false;
}

// "did not say how", "nobody could explain the gap": whoever tells of it tells it himself.
bool keeps_silent(const Reading& r, const VerbGroup& group, const TokenRange& source) {
  if (!group.negated && !names_nobody(r.analysis, source)) return false;
  const std::uint64_t lemma = r.lemma(group.verb);
  if (!one_of(lemma, "say"_w, "tell"_w, "explain"_w, "specify"_w, "disclose"_w, "reveal"_w,
              "indicate"_w, "state"_w, "clarify"_w, "agree"_w) &&
      !one_of(lemma, "describe"_w, "answer"_w, "comment"_w, "name"_w, "identify"_w, "address"_w)) {
    return false;
  }
  std::uint32_t at = group.tokens.end;
  if (one_of(r.key(at), "us"_w, "me"_w, "on"_w, "to"_w)) ++at;
  if (one_of(r.key(at), "how"_w, "what"_w, "which"_w, "who"_w, "whom"_w, "whose"_w, "why"_w,
             "where"_w, "when"_w, "whether"_w, "if"_w)) {
    return true;
  }
  return r.key(at) != "that"_w && !r.opens_quote(at) && !r.clause_at(at);
}

// "no clear evidence that C", "not any sign that C": that C is not told. The sentence is one
// statement.
bool is_denied(const Reading& r, std::uint32_t noun) {
  std::uint32_t at = noun;
  while (at > 0 && noun - at < 3 && r.pos(at - 1) == Pos::Adjective) --at;
  if (at == 0) return false;
  // "a lack of evidence that C", "insufficient evidence that C"
  if (at > 1 && r.key(at - 1) == "of"_w && one_of(r.key(at - 2), "lack"_w, "absence"_w))
    return true;
  for (std::uint32_t i = at; i < noun; ++i) {
    if (one_of(r.key(i), "insufficient"_w, "scant"_w, "little"_w)) return true;
  }
  return one_of(r.key(at - 1), "no"_w, "any"_w, "little"_w, "without"_w, "scant"_w, "zero"_w);
}

// "The claim that C is wrong": whoever writes so says it himself. `content` begins at "that".
bool is_judged(const Reading& r, std::uint32_t noun, std::uint32_t content) {
  static constexpr text::WordSet kJudgements{
      "false",       "wrong",      "true",     "untrue",    "correct",  "incorrect",
      "misleading",  "inaccurate", "accurate", "unfounded", "baseless", "unproven",
      "exaggerated", "fabricated", "invented", "outdated"};
  const TokenRange bounds = r.sentence(noun);
  for (std::uint32_t i = bounds.begin; i < noun; ++i) {
    if (r.finite_verb(i)) return false;  // "He makes the claim that C"
  }
  bool stated = false;  // C has its own verb before
  for (std::uint32_t i = content; i + 1 < bounds.end; ++i) {
    const bool is = r.lemma(i) == "be"_w && stated;
    stated = stated || r.finite_verb(i);
    if (!is) continue;
    std::uint32_t at = i + 1;
    while (at < bounds.end && (r.pos(at) == Pos::Adverb || r.key(at) == "not"_w)) ++at;
    if (at >= bounds.end || !kJudgements.has(r.key(at))) continue;
    ++at;
    while (at < bounds.end && one_of(r.key(at), "as"_w, "well"_w, "too"_w, "either"_w)) ++at;
    if (at + 1 >= bounds.end) return true;
  }
  return false;
}

}  // namespace plumbline::extract
