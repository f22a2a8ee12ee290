// SPDX-License-Identifier: Apache-2.0
//
// Verbs of saying that report nothing, and those whose content or hearer stands in an odd place:
// "What S told us is that C", "was warned by S", "cited by police for speeding".

#include "extract/relays_internal.h"
#include "extract/tree_internal.h"

namespace plumbline::extract {

// Words that describe somebody or something and report nothing.
bool only_describes(const Reading& r, const CueHit& hit, const VerbGroup& group) {
  const bool participle = group.tokens.size() == 1 && r.participle(group.verb);
  // "a lawyer cited in the commentary, says": tells of the lawyer who hands her words on.
  if (participle && hands_on(r, group.verb) && group.verb > 0 &&
      (r.nominal(group.verb - 1) || r.comma(group.verb - 1)) &&
      (r.key(hit.tokens.end) == "by"_w || r.key(hit.tokens.end - 1) == "in"_w ||
       (r.key(hit.tokens.end) == "in"_w &&
        names_text(r, r.phrase_after(hit.tokens.end + 1, true))))) {
    return true;
  }
  // "702 identified victims", "two suspected recruiters": what they are, no act of speech.
  if (Tree(r.analysis).is(group.verb, {language::Relation::Adjectival})) return true;
  const std::uint32_t before = group.tokens.begin == 0 ? 0 : group.tokens.begin - 1;
  // "In a bail ruling the judge noted": a noun behind its article.
  const bool noun = group.gerund && group.tokens.size() == 1 && before > 1 &&
                    r.pos(before) == Pos::Noun && r.pos(before - 1) == Pos::Determiner &&
                    r.preposition(before - 2);
  if (noun) return true;
  if (group.gerund && names_an_act(r, before) && r.nominal(group.tokens.end)) return true;
  return participle && r.nominal(group.tokens.end) &&
         (r.pos(before) == Pos::Number || r.pos(before) == Pos::Determiner);
}

// "recruited by an agency called Vistula": tells of the agency, no act of its own.
bool tells_of_object(const Reading& r, const VerbGroup& group, const Subject& subject) {
  const bool inner = group.tokens.size() == 1 && r.participle(group.verb) &&
                     !subject.tokens.empty() && !subject.shared &&
                     subject.begin > r.sentence(group.verb).begin &&
                     r.preposition(subject.begin - 1);
  if (!inner) return false;
  bool joined = false;
  for (std::uint32_t at = r.sentence(group.verb).begin; at < subject.begin; ++at) {
    joined = r.finite_verb(at) ? true : (r.comma(at) || r.key(at) == ";"_w ? false : joined);
  }
  return joined;
}

// "What S confirms is that C", "What S told H was that C".
TokenRange cleft_content(const Reading& r, const VerbGroup& group, const Subject& subject) {
  if (subject.tokens.empty() || subject.begin == 0 || r.key(subject.begin - 1) != "what"_w) {
    return {};
  }
  std::uint32_t at = group.tokens.end;
  const TokenRange hearer = r.phrase_after(at, true);
  if (!hearer.empty()) at = hearer.end;
  const bool is = r.lemma(at) == "be"_w && r.key(at + 1) == "that"_w && at + 2 < r.size();
  return is ? TokenRange{at + 1, content_end(r, at + 1, true)} : TokenRange{};
}

// "it was not able to establish whether C" within what somebody says of himself.
bool tells_of_ability(const Reading& r, const VerbGroup& group, const TokenRange& owner) {
  std::uint32_t to = group.tokens.begin;
  if (r.key(to) != "to"_w && to > 0) --to;
  return r.key(to) == "to"_w && to > 0 && one_of(r.key(to - 1), "able"_w, "unable"_w) &&
         owner.size() == 1 && r.pos(owner.begin) == Pos::Pronoun;
}

// "They had been warned by S about C": who hears it stands before the verb.
bool hears_it(const Reading& r, const VerbGroup& group) {
  return group.passive && one_of(r.lemma(group.verb), "warn"_w, "inform"_w, "advise"_w, "remind"_w,
                                 "notify"_w, "caution"_w, "assure"_w, "instruct"_w);
}

// "has not been found by anyone": nobody's finding.
bool is_anyone(const Reading& r, const TokenRange& agent) {
  return agent.size() == 1 &&
         one_of(r.key(agent.begin), "anyone"_w, "anybody"_w, "nobody"_w, "none"_w);
}

// "cited by police for speeding": fined, and no statement.
bool is_fined(const Reading& r, std::uint32_t verb, const TokenRange& by) {
  if (r.lemma(verb) != "cite"_w) return false;
  for (std::uint32_t at = by.begin; at <= by.end && at < r.size(); ++at) {
    if (r.key(at) == "for"_w) return true;
  }
  return false;
}

}  // namespace plumbline::extract
