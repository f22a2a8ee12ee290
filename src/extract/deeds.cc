// SPDX-License-Identifier: Apache-2.0
//
// Verbs and nouns of speech that stand for a deed, a name, a rule or a purpose: "demanded cash",
// "called the police", "a plan called SAFE", "accused of telling her that".

#include <algorithm>

#include "extract/relays_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

// "is accused of asking for papers and | telling him that C", "charged with | offering to drive": a
// deed that somebody is blamed for, within the statement that he is.
bool is_blamed_deed(const Reading& r, const Found& found) {
  static constexpr text::WordSet kBlamed{"accused", "suspected", "convicted", "charged",
                                         "guilty",  "acquitted", "arrested",  "indicted"};
  constexpr std::uint32_t kReach = 40;
  const TokenRange& cue = found.out.cue;
  if (cue.empty() || found.out.direct || r.form(cue.begin) != VerbForm::Gerund) return false;
  const std::uint32_t begin = r.sentence(cue.begin).begin;
  // "under the pretence of | offering work"
  const bool of_noun = cue.begin > begin + 1 && r.key(cue.begin - 1) == "of"_w &&
                       r.pos(cue.begin - 2) == Pos::Noun && r.key(cue.end) != "that"_w;
  if (of_noun) return true;
  const auto leads = [&](std::uint32_t at) {
    return at > begin && one_of(r.key(at - 1), "of"_w, "with"_w, "for"_w);
  };
  bool led = leads(cue.begin);
  const bool joined = cue.begin > begin && one_of(r.key(cue.begin - 1), "and"_w, "or"_w);
  if (!led && !joined) return false;
  for (std::uint32_t at = cue.begin; at-- > begin && cue.begin - at < kReach;) {
    led = led || (r.form(at) == VerbForm::Gerund && leads(at));
    if (led && kBlamed.has(r.key(at))) return true;
    if (r.key(at) == ";"_w) return false;
  }
  return false;
}

// The first words of what is told, up to a preposition or a clause.
TokenRange thing_told(const Reading& r, const TokenRange& told) {
  std::uint32_t end = told.begin;
  while (end < told.end && !r.preposition(end) && !r.stop(end) && !r.relative(end) &&
         r.key(end) != "that"_w) {
    ++end;
  }
  return {told.begin, end};
}

template <class Words>
bool holds_word(const Reading& r, const TokenRange& range, const Words& words) {
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    if (words.has(r.key(at))) return true;
  }
  return false;
}

// "demanded cash and his passport": taken, not said; not "demanded an inquiry".
bool demands_goods(const Reading& r, const TokenRange& told) {
  static constexpr text::WordSet kGoods{
      "money",          "cash",     "ransom",    "ransoms",   "fee",     "fees",   "bribe",
      "bribes",         "passport", "passports", "wallet",    "wallets", "papers", "documents",
      "identification", "phone",    "phones",    "jewellery", "jewelry", "dowry",  "sex",
      "euros",          "dollars",  "payoffs"};
  const TokenRange goods = thing_told(r, told);
  const auto be = [&](std::uint32_t at) { return r.key(at) == "be"_w || r.finite_verb(at); };
  return !be(goods.end) && holds_word(r, goods, kGoods);
}

// "called the police": by telephone.
bool calls_for_help(const Reading& r, const TokenRange& told) {
  static constexpr text::WordSet kHelp{"police",  "ambulance", "hotline",   "helpline",
                                       "911",     "999",       "112",       "officers",
                                       "sheriff", "security",  "paramedics"};
  const TokenRange whom = thing_told(r, told);
  return !whom.empty() && whom.size() <= 3 && kHelp.has(r.key(whom.end - 1)) &&
         !r.finite_verb(whom.end);
}

// "threatened employers with a fine": not "threatened to close", "that he would".
bool threatens_somebody(const Reading& r, const TokenRange& told) {
  return r.nominal(told.begin) && !r.has_finite_verb(thing_told(r, told)) &&
         r.key(thing_told(r, told).end) != "that"_w;
}

// "mostly of unpaid wages or | denied rest": of what the list tells.
bool is_listed_quality(const Reading& r, const Found& found) {
  constexpr std::uint32_t kReach = 4;
  const TokenRange& cue = found.out.cue;
  if (cue.size() != 1 || cue.begin < 3 || r.key(cue.begin) != "denied"_w) return false;
  if (!one_of(r.key(cue.begin - 1), "or"_w, "and"_w) || !r.nominal(cue.begin - 2)) return false;
  for (std::uint32_t at = cue.begin - 2; at > 0 && cue.begin - at < kReach + 2; --at) {
    if (one_of(r.key(at - 1), "of"_w, "about"_w)) return true;
    if (r.finite_verb(at - 1) || r.comma(at - 1)) return false;
  }
  return false;
}

// "maintained effective control over the force": not "maintained his innocence".
bool maintains_thing(const Reading& r, const TokenRange& told) {
  static constexpr text::WordSet kThings{"control",   "custody",  "presence", "contact", "contacts",
                                         "relations", "ties",     "links",    "order",   "security",
                                         "peace",     "records",  "lists",    "offices", "shelters",
                                         "policies",  "oversight"};
  return !r.clause_at(told.begin) && holds_word(r, thing_told(r, told), kThings);
}

// "set up | strict rules that the girls must obey": a rule or an office, whatever is told of it.
bool establishes_thing(const Reading& r, const TokenRange& told) {
  static constexpr text::WordSet kThings{
      "rule",      "rules",   "quota",   "quotas",    "unit",       "units",     "shelter",
      "shelters",  "centre",  "centres", "center",    "centers",    "office",    "offices",
      "committee", "council", "system",  "systems",   "procedures", "programme", "program",
      "hotline",   "network", "team",    "taskforce", "teams",      "committees"};
  return !r.clause_at(told.begin) && !r.finite_verb(thing_told(r, told).end) &&
         holds_word(r, thing_told(r, told), kThings);
}

bool is_deed_of_verb(const Reading& r, const Found& found) {
  if (found.out.cue.empty() || found.out.direct) return false;
  const std::uint32_t behind = found.out.cue.end;
  const std::uint64_t verb = r.lemma(behind - 1);
  TokenRange told =
      found.out.content.empty() ? TokenRange{behind, behind} : found.out.content.front();
  if (told.begin < behind && found.out.rule == "passive-by") {
    return r.key(found.out.cue.begin) == "must"_w;  // "must be endorsed by the ministry": a duty
  }
  if (told.begin <= behind) told = {behind, r.sentence(behind - 1).end};
  // The lemma of a word whose kind is in doubt is the word itself.
  const auto is = [&](std::uint64_t lemma, std::uint64_t past) {
    return verb == lemma || r.key(behind - 1) == past;
  };
  if (is("demand"_w, "demanded"_w)) return demands_goods(r, told);
  if (is("call"_w, "called"_w)) return calls_for_help(r, told);
  if (is("threaten"_w, "threatened"_w)) return threatens_somebody(r, told);
  if (is("maintain"_w, "maintained"_w)) return maintains_thing(r, told);
  if (is("establish"_w, "established"_w)) return establishes_thing(r, told);
  return false;
}

// "uses a plan | called SAFE": what it is called.
bool gives_name(const Reading& r, const Found& found) {
  const TokenRange& cue = found.out.cue;
  if (cue.size() != 1 || cue.begin < 2 || found.out.direct) return false;
  if (!one_of(r.key(cue.begin), "called"_w, "named"_w, "dubbed"_w, "titled"_w)) return false;
  if (!r.nominal(cue.begin - 1) || !r.capital(cue.end)) return false;
  std::uint32_t first = cue.begin - 1;
  while (first > 0 && (r.nominal(first - 1) || r.pos(first - 1) == Pos::Adjective)) --first;
  if (first < 2 || !one_of(r.key(first - 1), "a"_w, "an"_w)) return false;
  return r.preposition(first - 2) || r.finite_verb(first - 2) ||
         r.form(first - 2) == VerbForm::Gerund;
}

// "The purpose of the visit is to discuss C".
bool is_of_aim(const Reading& r, const Found& found) {
  static constexpr text::WordSet kAims{"purpose", "aim", "goal", "objective", "task", "agenda"};
  const TokenRange& source = found.out.source;
  std::uint32_t head = source.end;
  for (std::uint32_t at = source.begin; at < source.end && !r.preposition(at); ++at) head = at;
  const std::uint32_t cue = found.out.cue.empty() ? kNone : found.out.cue.begin;
  // "The agenda of the ministry states that C" tells C.
  const bool is = cue == kNone || one_of(r.key(cue), "is"_w, "was"_w, "are"_w, "were"_w, "to"_w) ||
                  r.form(cue) == VerbForm::Base;
  return is && head < source.end && kAims.has(r.key(head));
}

// "decisions on | whether to prosecute": of a noun, and open.
bool leaves_open(const Reading& r, const Found& found) {
  if (found.out.cue.empty() || found.out.content.empty()) return false;
  bool decides = false;
  for (std::uint32_t at = found.out.cue.begin; at < found.out.cue.end; ++at) {
    decides = decides || one_of(r.key(at), "decision"_w, "decisions"_w, "discretion"_w);
  }
  return decides && r.key(found.out.content.front().begin) == "whether"_w;
}

// Before "to" of the infinitive that the cue is, or is joined to ("to name themselves and | report
// abuses"); kNone if it is none.
std::uint32_t infinitive_mark(const Reading& r, const TokenRange& cue) {
  constexpr std::uint32_t kJoined = 8;
  const std::uint32_t begin = r.sentence(cue.begin).begin;
  if (r.key(cue.begin) == "to"_w) return cue.begin;
  if (cue.begin == begin) return kNone;
  if (r.key(cue.begin - 1) == "to"_w) return cue.begin - 1;
  if (!one_of(r.key(cue.begin - 1), "and"_w, "or"_w)) return kNone;
  for (std::uint32_t at = cue.begin - 1; at > begin && cue.begin - at < kJoined; --at) {
    if (r.key(at - 1) == "to"_w) return at - 1;
    if (r.comma(at - 1) || r.preposition(at - 1)) return kNone;
  }
  return kNone;
}

// "made it difficult for inspectors | to argue for more", "rely on the workers | to report abuse":
// what is hard to say, and what others may say.
bool is_only_possible(const Reading& r, const Found& found) {
  static constexpr text::WordSet kHard{"difficult", "hard",   "impossible", "possible", "easy",
                                       "easier",    "harder", "dangerous",  "unsafe",   "tough"};
  static constexpr text::WordSet kRelies{"rely",   "relies",  "relied",   "relying",
                                         "depend", "depends", "depended", "count"};
  constexpr std::uint32_t kWhom = 7;
  const TokenRange& cue = found.out.cue;
  if (cue.empty() || found.out.direct) return false;
  const std::uint32_t to = infinitive_mark(r, cue);
  if (to == kNone) return false;
  for (std::uint32_t at = to; at > 1 && to - at < kWhom; --at) {
    if (r.key(at - 1) == "for"_w) return kHard.has(r.key(at - 2));
    if (one_of(r.key(at - 1), "on"_w, "upon"_w)) return kRelies.has(r.key(at - 2));
    if (r.finite_verb(at - 1) || r.comma(at - 1)) return false;
  }
  return false;
}

// "These cases were considered private matters | by the police": how they are taken, and no word on
// what stands before.
bool takes_as(const Reading& r, const Found& found) {
  const TokenRange& cue = found.out.cue;
  if (cue.size() < 3 || r.key(cue.end - 1) != "by"_w || found.out.direct) return false;
  for (std::uint32_t at = cue.begin; at < cue.end; ++at) {
    if (one_of(r.key(at), "considered"_w, "treated"_w, "regarded"_w, "deemed"_w, "handled"_w,
               "viewed"_w, "seen"_w)) {
      return r.sentence_of(found.out.content.empty()
                               ? cue.begin
                               : found.out.content.front().begin) != r.sentence_of(cue.begin);
    }
  }
  return false;
}

// "permitted only on the basis of | an assessment that shows a danger": a kind of paper that a rule
// asks for, and none that was written.
bool is_paper_asked_for(const Reading& r, const Found& found) {
  static constexpr text::WordSet kPapers{"assessment", "inspection", "check",       "audit", "test",
                                         "review",     "screening",  "examination", "visit"};
  static constexpr text::WordSet kNorm{"must",    "may",      "shall",    "permitted",
                                       "allowed", "required", "requires", "obliged"};
  constexpr std::uint32_t kLead = 3;  // "a full medical examination"
  const TokenRange& cue = found.out.cue;
  if (cue.size() != 1 || cue.begin < 3 || r.form(cue.begin) == VerbForm::Past) return false;
  if (!one_of(r.key(cue.begin - 1), "that"_w, "which"_w) || !kPapers.has(r.key(cue.begin - 2))) {
    return false;
  }
  const std::uint32_t noun = cue.begin - 2;
  const std::uint32_t begin = r.sentence(noun).begin;
  for (std::uint32_t at = noun; at > begin && noun - at < kLead; --at) {
    if (one_of(r.key(at - 1), "a"_w, "an"_w)) return holds_word(r, {begin, at}, kNorm);
  }
  return false;
}

// "If you know or suspect that C": whoever reads it.
bool asks_reader(const Reading& r, const Found& found) {
  const TokenRange& cue = found.out.cue;
  constexpr std::uint32_t kReach = 6;
  if (cue.empty() || found.out.direct || r.quote_of(cue.begin) != kNone) return false;
  const std::uint32_t begin = r.sentence(cue.begin).begin;
  for (std::uint32_t at = cue.begin; at > begin && cue.begin - at < kReach; --at) {
    if (r.comma(at - 1)) return false;  // "If you ask, they say ..."
    if (r.key(at - 1) != "if"_w) continue;
    return one_of(r.key(at), "you"_w, "anyone"_w, "someone"_w);
  }
  return false;
}

}  // namespace

// "detained boys | allegedly tied to the rebels, and beat them": what they are is hedged, not what
// was done.
bool hedges_quality(const Reading& r, const CueHit& hit) {
  const std::uint32_t next = hit.tokens.end;
  if (hit.tokens.size() != 1 || hit.tokens.begin < 2 || next >= r.size()) return false;
  if (r.form(next) != VerbForm::PastParticiple && !r.participle(next)) return false;
  const TokenRange bounds = r.sentence(next);
  if (!r.nominal(hit.tokens.begin - 1) || r.pos(hit.tokens.begin - 1) == Pos::Pronoun ||
      r.relative(hit.tokens.begin - 1)) {
    return false;
  }
  // A verb before whose object it is: "Boys allegedly held slaves" has none.
  for (std::uint32_t at = bounds.begin; at + 1 < hit.tokens.begin; ++at) {
    if (r.finite_verb(at)) return r.preposition(next + 1);
  }
  return false;
}

// "rejected the asylum claims of 40 men": decided on; not "rejected the claims that C".
bool is_decision(const Reading& r, const Found& found) {
  static constexpr text::WordSet kAsked{"asylum",  "application", "applications", "appeal",
                                        "appeals", "petition",    "petitions",    "bail",
                                        "request", "requests",    "motion",       "motions",
                                        "permits", "licences",    "licenses",     "visas"};
  static constexpr text::WordSet kDecides{"rejected",  "rejects", "reject",  "dismissed",
                                          "dismisses", "dismiss", "refused", "refuses",
                                          "refuse",    "denied",  "denies",  "deny"};
  if (found.out.cue.empty() || found.out.direct || found.out.content.empty()) return false;
  const std::uint32_t behind = found.out.cue.end;
  if (!kDecides.has(r.key(behind - 1))) return false;
  return holds_word(r, thing_told(r, {behind, r.sentence(behind - 1).end}), kAsked);
}

bool is_deed(const Reading& r, const Found& found) {
  return is_blamed_deed(r, found) || is_deed_of_verb(r, found) || gives_name(r, found) ||
         is_of_aim(r, found) || is_listed_quality(r, found) || leaves_open(r, found) ||
         is_only_possible(r, found) || takes_as(r, found) || is_paper_asked_for(r, found) ||
         asks_reader(r, found);
}

}  // namespace plumbline::extract
