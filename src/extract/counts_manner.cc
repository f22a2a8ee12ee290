// SPDX-License-Identifier: Apache-2.0
//
// What the words around a number say of how it is meant: by its noun ("41 convictions"), as
// reckoned ("may be", "put at"), as asked for, served or left undone.

#include <algorithm>
#include <array>

#include "extract/counts_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

struct StatusNoun {
  std::uint64_t key;
  const char* status;
};
// What is counted tells by itself what was done.
constexpr std::array<StatusNoun, 35> kStatusNouns = {{
    {key("conviction"), "convicted"},
    {key("convictions"), "convicted"},
    {key("acquittal"), "acquitted"},
    {key("acquittals"), "acquitted"},
    {key("arrest"), "arrested"},
    {key("arrests"), "arrested"},
    {key("detentions"), "arrested"},
    {key("prosecution"), "prosecuted"},
    {key("prosecutions"), "prosecuted"},
    {key("investigation"), "investigated"},
    {key("investigations"), "investigated"},
    {key("inquiry"), "investigated"},
    {key("inquiries"), "investigated"},
    {key("probes"), "investigated"},
    {key("indictment"), "charged"},
    {key("indictments"), "charged"},
    {key("referral"), "referred"},
    {key("referrals"), "referred"},
    {key("inspection"), "inspected"},
    {key("inspections"), "inspected"},
    {key("audits"), "inspected"},
    {key("sentence"), "sentenced"},
    {key("sentences"), "sentenced"},
    {key("repatriations"), "repatriated"},
    {key("deportations"), "deported"},
    {key("rescues"), "rescued"},
    {key("death"), "killed"},
    {key("deaths"), "killed"},
    {key("bodies"), "killed"},
    {key("dead"), "killed"},
    {key("suspects"), "suspected"},
    {key("convicts"), "convicted"},
    {key("trials"), "prosecuted"},
    {key("verdicts"), "convicted"},
    {key("fines"), "sentenced"},
}};

// "As many as 9,000 people | may be | working there".
bool may_be(const CountedSentence& s, const Count& count) {
  constexpr double kMany = 50;
  if (count.approximator.empty() && count.value < kMany) return false;
  static constexpr text::WordSet kCounted{"victim", "person", "child", "share", "official"};
  if (!kCounted.has_folded(count.unit_class)) return false;
  const std::uint32_t end = count.beside ? count.unit.end : count.tokens.end;
  for (std::uint32_t at = end; at + 1 < s.tokens.end && !s.view.is_mark(at); ++at) {
    const std::uint32_t group = verb_group_at(s.view, at);
    if (group == kNone) continue;
    return s.view.is(at, {key("may"), key("might"), key("could")}) &&
           s.view.is(at + 1, {key("be"), key("have")});
  }
  // "There may be | up to 9,000 children"
  const std::uint32_t begin = count.tokens.begin;
  return begin > s.tokens.begin + 1 && s.view.is(begin - 1, {key("be")}) &&
         s.view.is(begin - 2, {key("may"), key("might"), key("could")});
}

// "put the number of boys at | 900": where the verb stands; kNone if somebody else counted.
std::uint32_t put_verb(const CountedSentence& s, const Count& count) {
  constexpr std::uint32_t kFar = 14;
  static constexpr text::WordSet kLeads{"between", "around", "about", "over", "least",
                                        "some",    "more",   "than",  "most", "nearly"};
  std::uint32_t at = count.tokens.begin;
  while (at > s.tokens.begin && kLeads.has(s.view.form(at - 1))) --at;
  if (at == s.tokens.begin || !s.view.is(at - 1, {key("at")})) return kNone;
  const std::uint32_t least = at - std::min(at - s.tokens.begin, kFar);
  for (--at; at-- > least;) {
    const std::uint32_t group = verb_group_at(s.view, at);
    if (s.view.is(at, {key(";"), key(",")})) return kNone;
    if (group == kNone || !is_finite(s.view.analysis(), s.view.analysis().chunks[group])) continue;
    const std::uint64_t lemma = s.view.word(at).lemma;
    if (lemma == key("put") || lemma == key("place") || lemma == key("set")) return at;
    // "puts the victims | identified that year | at 19"
    const VerbForm form = s.view.word(at).form;
    const bool lone = s.view.analysis().chunks[group].tokens.size() == 1;
    if (!lone || (form != VerbForm::Past && form != VerbForm::PastParticiple)) return kNone;
  }
  return kNone;
}

// "They face | 12 years", "up to | 12 years | await them": what may become of them.
bool is_faced(const CountedSentence& s, const Count& count) {
  static constexpr text::WordSet kFaces{"face", "risk", "await", "threaten"};
  constexpr std::uint32_t kReach = 5;
  const std::uint32_t begin = count.tokens.begin;
  const std::uint32_t from = begin - std::min(begin - s.tokens.begin, kReach);
  const std::uint32_t end = std::max(count.tokens.end, count.unit.end);
  for (std::uint32_t at = from; at < std::min(s.tokens.end, end + kReach); ++at) {
    // "nine years; two others await trial", "14 years and risks deportation"
    if (at >= end && s.view.is(at, {key(";"), key("and"), key(","), key("but")})) return false;
    if (kFaces.has(s.view.word(at).lemma) && s.view.word(at).pos == Pos::Verb) return true;
  }
  return false;
}

// "served | 4 years on average": how long somebody sat.
bool is_served(const CountedSentence& s, const Count& count) {
  const std::uint32_t at = count.tokens.begin;
  return at > s.tokens.begin && s.view.is(at - 1, {key("served"), key("spent")});
}

// "The prosecutor is asking for | 15 years": nobody was sentenced to them.
bool is_demanded(const CountedSentence& s, const Count& count) {
  bool asked = false;
  for (std::uint32_t at = s.tokens.begin; at < count.tokens.begin; ++at) {
    const std::uint64_t lemma = s.view.word(at).lemma;
    const bool asks = lemma == key("ask") || lemma == key("seek") || lemma == key("demand") ||
                      lemma == key("request");
    if (asks && s.view.word(at).pos == Pos::Verb) asked = true;
    static constexpr text::WordSet kPasses{"sentence", "jail",    "get",  "give", "hand",
                                           "impose",   "receive", "pass", ";"};
    if (kPasses.has(lemma) || s.view.is(at, {key(";")})) asked = false;
  }
  return asked;
}

}  // namespace

std::string status_of_noun(const View& view, const Count& count) {
  for (std::uint32_t at = count.unit.begin; at < count.unit.end; ++at) {
    // "inspection | plans", not "dead | workers", "conviction | rate"
    const bool led = at + 1 < count.unit.end && is_noun(view, at + 1) && is_noun(view, at);
    if (led && !view.is(at + 1, {key("rate"), key("rates")})) continue;
    for (const StatusNoun& noun : kStatusNouns) {
      if (view.form(at) == noun.key) return noun.status;
    }
  }
  return {};
}

// "Two thirds | of those arrested", "six | of the convicted": a participle for a noun.
std::string status_of_those(const CountedSentence& s, const DeedHits& hits, const Count& count) {
  const std::uint32_t end = count.tokens.end;
  if (!s.view.is(end, {key("of")}) || !s.view.is(end + 1, {key("those"), key("the")})) return {};
  if (end + 2 >= s.tokens.end) return {};
  const bool noun = end + 3 < s.tokens.end && is_noun(s.view, end + 3);
  const VerbForm form = s.view.word(end + 2).form;
  if (noun || (form != VerbForm::PastParticiple && form != VerbForm::Past)) return {};
  for (const Hit* hit : hits) {
    if (hit->tokens.begin == end + 2 && hit->frame->use.empty()) return hit->frame->code;
  }
  return {};
}

// "Those detained | include | nine nurses", "Among those freed | were | 17 boys": whom it is told
// of.
std::string status_after_those(const CountedSentence& s, const DeedHits& hits, const Count& count) {
  static constexpr text::WordSet kHolds{"be",   "include", "number", "comprise", "total",
                                        "rise", "fall",    "reach",  "come",     "stand"};
  for (const Hit* hit : hits) {
    const std::uint32_t at = hit->tokens.begin;
    if (at <= s.tokens.begin || hit->tokens.end > count.tokens.begin) continue;
    if (!hit->frame->use.empty() || !s.view.is(at - 1, {key("those")})) continue;
    bool holds = true;
    for (std::uint32_t i = hit->tokens.end; i < count.tokens.begin; ++i) {
      const std::uint32_t group = verb_group_at(s.view, i);
      const bool finite =
          group != kNone && is_finite(s.view.analysis(), s.view.analysis().chunks[group]);
      holds = holds && !(finite && !kHolds.has(s.view.word(i).lemma)) && !s.view.is(i, {key(";")});
    }
    if (holds) return hit->frame->code;
  }
  return {};
}

// "Twenty women | were among those who | had been made to beg"
std::string status_among(const CountedSentence& s, const DeedHits& hits, const Count& count) {
  constexpr std::uint32_t kReach = 6;
  const std::uint32_t end = count.beside ? count.unit.end : count.tokens.end;
  for (std::uint32_t at = end; at + 2 < std::min(s.tokens.end, end + kReach); ++at) {
    if (!s.view.is(at, {key("among")}) || !s.view.is(at + 1, {key("those")})) continue;
    for (std::uint32_t verb = at + 2; verb < s.tokens.end && !s.view.is_mark(verb); ++verb) {
      for (const Hit* hit : hits) {
        if (hit->tokens.begin == verb && s.view.word(verb).form == VerbForm::PastParticiple) {
          return hit->frame->code;
        }
      }
    }
  }
  return {};
}

// "estimates that | 9,000 people | are exploited": nobody counted them.
bool is_reckoned(const CountedSentence& s, const DeedHits& hits, const Count& count) {
  for (const Hit* hit : hits) {
    const std::uint32_t at = hit->tokens.begin;
    if (hit->frame->code != "estimated" || at >= count.tokens.begin) continue;
    for (std::uint32_t i = hit->tokens.end; i < count.tokens.begin; ++i) {
      if (s.view.is(i, {key("that")})) return s.view.word(at).pos == Pos::Verb;
    }
  }
  return false;
}

std::string status_of_share(const CountedSentence& sentence, const Count& count) {
  if (count.kind != CountKind::Share && count.kind != CountKind::Multiple) return {};
  const View& view = sentence.view;
  // "Convictions fell | by half": of what rises or falls
  for (std::uint32_t at = count.tokens.begin; at-- > sentence.tokens.begin;) {
    if (view.is(at, {key(";"), key(":"), key(",")}) || count_at(sentence, at) != nullptr) break;
    for (const StatusNoun& noun : kStatusNouns) {
      const bool meant = view.form(at) == noun.key && is_noun(view, at);
      if (meant && view.word(at).plural && at + 1 < sentence.tokens.end &&
          verb_group_at(view, at + 1) != kNone) {
        return noun.status;
      }
    }
  }
  // "a survey found that | 8 % had been beaten": what people tell an interviewer
  static constexpr text::WordSet kAsked{"surveyed", "interviewed", "questioned", "polled",
                                        "survey",   "poll",        "respondents"};
  for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at) {
    if (kAsked.has(view.form(at))) return "reported";
  }
  return {};
}

std::string status_supposed(const CountedSentence& sentence, const DeedHits& hits,
                            const Count& count) {
  const std::uint32_t verb = put_verb(sentence, count);
  if (verb == kNone) return may_be(sentence, count) ? "estimated" : "";
  // "puts the victims | identified | at 19", "puts at 17 the men | convicted |"
  constexpr std::uint32_t kReach = 6;
  for (const Hit* hit : hits) {
    const std::uint32_t at = hit->tokens.begin;
    const VerbForm form = sentence.view.word(at).form;
    const bool done = form == VerbForm::Past || form == VerbForm::PastParticiple;
    if (done && hit->frame->use.empty() && at > verb && at < count.tokens.end + kReach) {
      return hit->frame->code;
    }
  }
  return "estimated";
}

bool is_no_sentence(const CountedSentence& sentence, const Count& count) {
  return is_demanded(sentence, count) || is_served(sentence, count) || is_faced(sentence, count);
}

// "failed to identify | 12 victims", "could have rescued | 7": counted, and nothing was done.
bool is_undone(const CountedSentence& s, const Count& count) {
  static constexpr text::WordSet kUndone{
      "fail",  "fails",   "failed",  "failing",  "refuse",   "refuses", "refused",
      "plan",  "plans",   "promise", "promises", "promised", "pledge",  "pledged",
      "vowed", "intends", "hopes",   "wants",    "could",    "would",   "might",
      "not",   "n't",     "planned", "must",     "should",   "shall"};
  constexpr std::uint32_t kReach = 4;  // words before the number
  const std::uint32_t begin = count.tokens.begin;
  static constexpr text::WordSet kTries{"try",     "tries",    "tried",    "trying",
                                        "attempt", "attempts", "attempted"};
  bool verb = false;  // the word must govern a verb: "not 12 but 30" does not
  for (std::uint32_t at = begin; at > s.tokens.begin && begin - at < kReach; --at) {
    if (s.view.is_mark(at - 1)) return false;
    if (verb && kUndone.has(s.view.form(at - 1))) return true;
    if (verb && kTries.has(s.view.form(at - 1)) && s.view.is(at, {key("to")})) return true;
    // "has to inspect | 600 farms a year": nobody says that it did
    if (verb && s.view.is(at - 1, {key("has"), key("have")}) && s.view.is(at, {key("to")})) {
      return true;
    }
    verb = verb || s.view.word(at - 1).pos == Pos::Verb;
  }
  return false;
}

}  // namespace plumbline::extract
