// SPDX-License-Identifier: Apache-2.0
//
// Acts of speech by their words that report nothing: a verdict, a plea, a period of reports, what
// nobody knows, what may be found one day.

#include "extract/reading_internal.h"
#include "extract/relays_internal.h"
#include "extract/tree_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

// "may close factories where it finds child labour", "if they suspect that": what somebody may come
// to find one day, not what he has found. "The report is harsh where it finds that C" does find it.
bool may_find_one_day(const Reading& r, const Found& found) {
  static constexpr text::WordSet kFinds{
      "finds",     "find",     "detects",    "detect",    "discovers", "discover",
      "sees",      "see",      "identifies", "identify",  "suspects",  "suspect",
      "considers", "consider", "determines", "determine", "concludes", "conclude",
      "learns",    "learn",    "deems",      "deem",      "thinks",    "think",
      "believes",  "believe",  "encounters", "encounter", "decides",   "decide"};
  static constexpr text::WordSet kCases{"where", "wherever", "if", "when", "whenever", "unless"};
  static constexpr text::WordSet kWho{"it", "they", "he", "she"};
  const std::uint32_t at = found.out.cue.begin;
  if (found.out.cue.empty() || found.out.cue.size() > 2 || at < r.sentence(at).begin + 2) {
    return false;
  }
  if (!kFinds.has(r.key(at)) || !kWho.has(r.key(at - 1)) || !kCases.has(r.key(at - 2))) {
    return false;
  }
  static constexpr text::WordSet kMay{"may",   "can",   "must",  "shall", "should",
                                      "could", "would", "might", "will",  "empowered"};
  const std::uint32_t begin = r.sentence(at).begin;
  for (std::uint32_t before = at - 2; before-- > begin;) {
    if (kMay.has(r.key(before))) return true;
  }
  return one_of(r.key(at - 2), "if"_w, "unless"_w, "whenever"_w);
}

// "If the ministry | determined that C": nobody has; not "even if police say so".
bool is_supposed(const Reading& r, const Found& found) {
  static constexpr text::WordSet kFinding{"find",     "determine", "discover", "detect",
                                          "identify", "conclude",  "suspect",  "believe",
                                          "decide",   "establish", "learn",    "consider"};
  const TokenRange& source = found.out.source;
  if (source.empty() || found.out.direct || source.begin == 0 || found.out.cue.empty()) {
    return false;
  }
  const std::uint32_t before = source.begin - 1;
  if (!one_of(r.key(before), "if"_w, "unless"_w)) return false;
  const bool even = before > 0 && r.key(before - 1) == "even"_w;
  return !even && source.end <= found.out.cue.begin && kFinding.has(r.lemma(found.out.cue.end - 1));
}

// "who was found guilty by a jury", "was acquitted of one and found guilty of two counts", "pleads
// not guilty": a verdict or a plea, which is done and not said.
bool is_verdict_or_plea(const Reading& r, const Found& found) {
  if (found.out.cue.empty() || found.out.cue.end < 2) return false;
  std::uint32_t next = found.out.cue.end;
  const bool pleads = r.lemma(next - 1) == "plead"_w;
  const bool finds =
      r.key(next - 1) == "found"_w && (r.pos(next - 2) == Pos::Auxiliary ||
                                       r.pos(next - 2) == Pos::Coordinator || r.comma(next - 2));
  // The engine may take "pleads guilty" together.
  const bool taken = one_of(r.key(next - 1), "guilty"_w, "innocent"_w);
  if (taken) return true;
  // "a jury found Ana Ruiz | guilty"
  constexpr std::uint32_t kName = 9;
  const bool active = one_of(r.key(next - 1), "found"_w, "finds"_w) && !found.out.direct;
  for (std::uint32_t at = next; active && at < next + kName; ++at) {
    // Not "a study found guilty pleas".
    if (r.key(at) == "guilty"_w) return !r.nominal(at + 1);
    if (r.stop(at) || r.key(at) == "that"_w || (r.finite_verb(at) && at > next)) break;
  }
  if ((finds || pleads) && r.key(next) == "not"_w) ++next;
  if (pleads && r.key(next) == "no"_w && r.key(next + 1) == "contest"_w) return true;
  return (finds || pleads) &&
         one_of(r.key(next), "guilty"_w, "liable"_w, "innocent"_w, "responsible"_w);
}

// "during the | reporting period": a kind of thing.
bool names_kind_of_thing(const Reading& r, const Found& found) {
  static constexpr text::WordSet kThings{
      "period",     "periods",          "year",        "years",        "cycle",
      "cycles",     "system",           "systems",     "mechanism",    "mechanisms",
      "obligation", "obligations",      "requirement", "requirements", "form",
      "forms",      "channel",          "channels",    "line",         "procedure",
      "procedures", "responsibilities", "officer",     "duties"};
  if (found.out.cue.size() != 1) return false;
  const std::uint32_t at = found.out.cue.begin;
  return one_of(r.key(at), "reporting"_w, "monitoring"_w, "auditing"_w) &&
         kThings.has(r.key(at + 1)) && (at == 0 || r.pos(at - 1) != Pos::Auxiliary);
}

// "It was not known whether C", "as far as is known": what nobody told.
bool is_unknown(const Reading& r, const Found& found) {
  const TokenRange& cue = found.out.cue;
  if (cue.empty() || r.lemma(cue.end - 1) != "know"_w) return false;
  std::uint32_t as = cue.begin;
  if (r.key(as) != "as"_w && as > 0 && r.key(as - 1) == "as"_w) --as;
  const bool far = r.key(as) == "as"_w && as > 0 && r.key(as - 1) == "far"_w;
  if (far) return true;
  if (!found.out.source.empty() || found.out.content.empty()) return false;
  bool negated = false;
  for (std::uint32_t at = cue.begin; at < cue.end; ++at) {
    negated = negated || one_of(r.key(at), "not"_w, "n't"_w, "never"_w);
  }
  return negated && one_of(r.key(found.out.content.front().begin), "if"_w, "whether"_w, "how"_w,
                           "what"_w, "where"_w, "who"_w, "when"_w, "why"_w);
}

// "attempted to call the victim": by telephone.
bool calls_somebody(const Reading& r, const Found& found) {
  if (found.out.cue.empty() || found.out.content.size() != 1 || found.out.direct) return false;
  const std::uint32_t verb = found.out.cue.end - 1;
  const bool to = r.key(verb) == "call"_w && verb > 0 && r.key(verb - 1) == "to"_w;
  const bool gerund = r.key(verb) == "calling"_w && verb > 0 &&
                      r.pos(verb - 1) != Pos::Auxiliary;  // "what they are calling a case"
  if (!to && !gerund) return false;
  const TokenRange& whom = found.out.content.front();
  return r.phrase_after(whom.begin, true).end >= whom.end && r.pos(whom.begin) != Pos::Adposition &&
         !one_of(r.key(whom.begin), "a"_w, "an"_w);
}

// "despite | her telling him that C": whom "her" means is not told well enough to put words down
// to.
bool is_of_owner(const Reading& r, const Found& found) {
  const TokenRange& cue = found.out.cue;
  return !cue.empty() && cue.begin > 0 && r.form(cue.begin) == VerbForm::Gerund &&
         one_of(r.key(cue.begin - 1), "her"_w, "his"_w, "their"_w);
}

// "denied the girls | access to school", "denied | entry": what somebody is not given; not "denied
// withholding wages", "any role in", "claims that they lacked food", "poor treatment".
bool withholds_goods(const Reading& r, const TokenRange& told) {
  static constexpr text::WordSet kGoods{
      "access",  "entry",    "services",   "education", "permission", "visa",        "visas",
      "bail",    "payment",  "wages",      "food",      "protection", "citizenship", "assistance",
      "medical", "benefits", "employment", "schooling", "treatment",  "water"};
  bool whom = false;
  for (std::uint32_t at = told.begin; at < told.end; ++at) {
    // Before its kind is asked: "access" may be read as a verb.
    const bool first = at == told.begin && !r.nominal(at + 1) && !r.finite_verb(at + 1);
    if (kGoods.has(r.key(at)) && (whom || first)) return true;
    const bool other = r.form(at) == VerbForm::Gerund || r.pos(at) == Pos::Verb;
    if (other || r.preposition(at) || r.key(at) == "that"_w) return false;
    whom = whom || r.nominal(at);
  }
  return false;
}

// "maintained an online platform", "established a mechanism", "denied the girls access to school":
// done with a thing, and nothing said.
bool does_thing(const Reading& r, const Found& found) {
  if (found.out.cue.empty() || found.out.content.empty() || found.out.direct) return false;
  const std::uint64_t verb = r.lemma(found.out.cue.end - 1);
  const TokenRange& told = found.out.content.front();
  if (told.begin < found.out.cue.begin || r.key(told.begin) == "that"_w) return false;
  if (verb == "propose"_w && r.key(told.begin) == "marriage"_w) return true;
  if (verb == "deny"_w) return withholds_goods(r, told);
  // Not "maintained his innocence", "maintained the opposite", "established how it was done".
  const bool establishes = verb == "establish"_w;
  const bool led = one_of(r.key(told.begin), "a"_w, "an"_w, "its"_w, "their"_w) ||
                   (establishes && r.key(told.begin) == "the"_w);
  const bool thing = led && !r.clause_at(told.begin) && !r.has_finite_verb(told);
  return thing && (establishes || verb == "maintain"_w);
}

// "efforts include naming an officer and | repeating an order": an item of a list of deeds.
bool is_listed_deed(const Reading& r, const Found& found) {
  if (found.out.cue.size() != 1 || r.form(found.out.cue.begin) != VerbForm::Gerund) return false;
  const Tree tree(r.analysis);
  std::uint32_t at = found.out.cue.begin;
  constexpr int kItems = 6;
  for (int step = 0; step < kItems && tree.is(at, {language::Relation::Conjunct}); ++step) {
    at = tree.head(at);
  }
  const std::uint32_t verb = tree.head(at);
  return verb != kNone && one_of(r.lemma(verb), "include"_w, "involve"_w, "comprise"_w, "entail"_w);
}

}  // namespace

bool reports_nothing(const Reading& reading, const Found& found) {
  return may_find_one_day(reading, found) || is_supposed(reading, found) ||
         is_verdict_or_plea(reading, found) || names_kind_of_thing(reading, found) ||
         is_unknown(reading, found) || calls_somebody(reading, found) ||
         is_listed_deed(reading, found) || is_of_owner(reading, found) ||
         does_thing(reading, found) || is_deed(reading, found);
}

}  // namespace plumbline::extract
