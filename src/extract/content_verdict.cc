// SPDX-License-Identifier: Apache-2.0
//
// Verdicts under the US minimum standards. Two ways to state one: the sentence on two axes (does
// the state meet the standards, does it make efforts) and the tier. Both are put together from
// parts (data/frames/verdict.tsv), so that other word orders and paraphrases are read as well.

#include <algorithm>

#include "extract/content_readers_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

using model::Compliance;
using model::Efforts;
using model::Verdict;

constexpr std::uint32_t kStandardReach = 12;  // tokens between a verb and the standards it is about

const Hit* last_before(const View& view, std::string_view code, const TokenRange& range) {
  const Hit* found = nullptr;
  for (const Hit* hit : view.find(Family::Verdict, range)) {
    if (hit->frame->code == code) found = hit;
  }
  return found;
}

// Words like "such standards" or "Special Case" count only where trafficking reports are spoken of.
bool in_context(const View& view, const Clause& clause) {
  if (view.has(Family::Verdict, "context", clause.tokens)) return true;
  for (const model::ChainLink& link : view.proposition.chain.links) {
    if (link.kind == model::SourceKind::Government && link.country == "USA") return true;
    if (link.work && link.work->title.find("raffick") != std::string::npos) return true;
  }
  const auto& of = view.analysis().sentence_of;
  const auto& sentence = view.analysis().sentences[of[clause.tokens.begin]].tokens;
  for (std::uint32_t at = sentence.begin; at < sentence.end; ++at) {
    if (view.is(at, {key("trafficking"), key("tip"), key("tvpa")})) return true;
  }
  return false;
}

bool negated_near(const View& view, const TokenRange& window) {
  return view.has(Family::Verdict, "negation", window);
}

// "does not fully | comply with the standards": whoever cut the words, the denial is theirs.
bool cut_from_negation(const View& view, const TokenRange& window, const TokenRange& clause) {
  constexpr std::uint32_t kBack = 3;
  if (window.begin != clause.begin) return false;
  for (std::uint32_t back = 1; back <= kBack && back <= clause.begin; ++back) {
    const std::uint32_t at = clause.begin - back;
    if (view.is(at, {key("not"), key("n't"), key("never"), key("cannot")})) return true;
    if (view.word(at).pos != Pos::Adverb && !view.is(at, {key("fully")})) return false;
  }
  return false;
}

// "efforts to meet the standards": what is said of the efforts is no statement on the standards.
bool is_aim(const View& view, const Hit& relation, const TokenRange& clause) {
  const std::uint32_t from = std::max(
      clause.begin, relation.tokens.begin > 3 ? relation.tokens.begin - 3 : std::uint32_t{0});
  bool infinitive = false;
  bool effort = false;
  for (std::uint32_t at = from; at < relation.tokens.begin; ++at) {
    infinitive = infinitive || view.is(at, {key("to"), key("toward"), key("towards")});
    effort = effort || view.is(at, {key("effort"), key("efforts"), key("steps"), key("plan"),
                                    key("progress"), key("order"), key("measures")});
  }
  return infinitive && effort;
}

// "is trying to meet the standards", "should fully meet them", "would have to comply": a wish or
// duty is no statement either; "fails to", "is said to", "continues to" are.
bool is_wished(const View& view, const Hit& relation, const TokenRange& clause) {
  static constexpr text::WordSet kModals{"should", "must", "would", "could", "may",
                                         "might",  "will", "shall", "ought"};
  static constexpr text::WordSet kSkipped{"fully", "completely", "entirely", "yet",
                                          "also",  "better",     "finally",  "soon",
                                          "be",    "have",       "been"};
  std::uint32_t at = relation.tokens.begin;
  while (at > clause.begin && kSkipped.has(view.form(at - 1))) --at;
  if (at == clause.begin) return false;
  if (kModals.has(view.form(at - 1))) return true;
  if (!view.is(at - 1, {key("to")}) || at < clause.begin + 2) return false;
  for (const std::uint64_t lemma :
       {key("try"),     key("seek"),   key("aim"),    key("want"),      key("wish"),
        key("hope"),    key("plan"),   key("intend"), key("work"),      key("strive"),
        key("need"),    key("have"),   key("ought"),  key("struggle"),  key("pledge"),
        key("vow"),     key("expect"), key("urge"),   key("promise"),   key("require"),
        key("order"),   key("help"),   key("agree"),  key("undertake"), key("commit"),
        key("prepare"), key("way"),    key("path"),   key("bid")}) {
    if (view.word(at - 2).lemma == lemma) return true;
  }
  return view.is(at - 2, {key("order"), key("expected"), key("required"), key("urged"),
                          key("committed"), key("needed")});
}

// One statement on the standards, read from the words around `standard`.
Compliance compliance_at(const View& view, const Hit& standard, const TokenRange& clause) {
  const std::uint32_t from = standard.tokens.begin > clause.begin + kStandardReach
                                 ? standard.tokens.begin - kStandardReach
                                 : clause.begin;
  TokenRange window{from, standard.tokens.begin};
  const Hit* shortfall = last_before(view, "shortfall", window);
  const Hit* relation = last_before(view, "relation", window);
  if (relation == nullptr && shortfall == nullptr) {
    // "the minimum standards were not (fully) met"
    window = {standard.tokens.end, std::min(clause.end, standard.tokens.end + kStandardReach)};
    relation = view.first(Family::Verdict, "relation", window);
    if (relation == nullptr) return Compliance::Unstated;
    window.end = std::min(clause.end, relation->tokens.end + 2);
  } else if (relation != nullptr && is_aim(view, *relation, clause)) {
    return Compliance::Unstated;
  }
  if (relation != nullptr && !negated_near(view, window) && is_wished(view, *relation, clause)) {
    return Compliance::Unstated;
  }
  const bool fully = view.has(Family::Verdict, "full", window) ||
                     (clause.begin > 0 && window.begin == clause.begin &&
                      view.is(clause.begin - 1, {key("fully")})) ||
                     (relation != nullptr && relation->frame->use == "full");
  const bool falls_short =
      shortfall != nullptr &&
      (relation == nullptr || shortfall->tokens.begin <= relation->tokens.begin);
  const bool negated =
      (negated_near(view, window) || cut_from_negation(view, window, clause)) != falls_short;
  if (!negated) return Compliance::Full;
  return fully ? Compliance::NotFull : Compliance::NotAtAll;
}

// The United States by a word of their own: "US report" but not "told us", "the State Department"
// but not "the state", "TIP report" but not "a tip".
bool names_united_states(const View& view, std::uint32_t at) {
  if (view.is(at, {key("u.s."), key("usa"), key("american"), key("washington")})) return true;
  if (view.is(at, {key("state")})) return view.is(at + 1, {key("department")});
  const bool capitals = view.analysis().tokens[at].letters == text::LetterCase::Upper;
  return capitals && view.is(at, {key("us"), key("tip")});
}

// "US report: the state makes no efforts against trafficking": the report's second axis without the
// first, where the sentence tells whose report it is.
bool is_reports_own(const View& view, const TokenRange& after) {
  bool trafficking = false;
  for (std::uint32_t at = after.begin; at < after.end; ++at) {
    trafficking = trafficking || view.is(at, {key("trafficking"), key("traffickers")});
  }
  const auto& analysis = view.analysis();
  const auto& sentence = analysis.sentences[analysis.sentence_of[after.begin - 1]].tokens;
  bool report = false;
  bool american = false;
  for (std::uint32_t at = sentence.begin; at < sentence.end; ++at) {
    report = report || view.is(at, {key("report"), key("reports"), key("ranking")});
    american = american || names_united_states(view, at);
  }
  return trafficking && report && american;
}

// "is making significant efforts to do so"; nothing if the efforts are about something else.
Efforts efforts_in(const View& view, const TokenRange& range, bool verdict_known) {
  for (const Hit* hit : view.find(Family::Verdict, range)) {
    const bool none = hit->frame->code == "no-effort";
    if (hit->frame->code != "effort" && !none) continue;
    const TokenRange after{hit->tokens.end, std::min(range.end, hit->tokens.end + 4)};
    if (!verdict_known && !view.has(Family::Verdict, "goal", after) &&
        !(none && is_reports_own(view, after))) {
      continue;
    }
    const std::uint32_t from =
        hit->tokens.begin > range.begin + 4 ? hit->tokens.begin - 4 : range.begin;
    bool negated = none;
    for (const Hit* part : view.find(Family::Verdict, {from, hit->tokens.begin})) {
      // "does not meet ... and makes": only a negation of this very verb.
      const bool other =
          view.has(Family::Verdict, "relation", {part->tokens.end, hit->tokens.begin});
      if (part->frame->code == "negation" && !other) negated = !negated;
      if (part->frame->code == "shortfall" && !other) negated = true;
    }
    return negated ? Efforts::NotSignificant : Efforts::Significant;
  }
  return Efforts::Unstated;
}

bool is_tier_of_something_else(const View& view, const Hit& tier, const TokenRange& clause) {
  const TokenRange next{tier.tokens.end, std::min(clause.end, tier.tokens.end + 2)};
  return view.has(Family::Verdict, "not-tier", next);
}

// Loose names of a tier need the reports beside them, "the Watch List" in capitals does not.
bool counts_here(const View& view, const Hit& tier, const Clause& clause) {
  const std::string& needs = tier.frame->value;
  if (needs != "strict" && needs != "tip") return true;
  return in_context(view, clause) || words_of(view.scene, tier.tokens) == "Watch List";
}

// The tier that a state has left: "climbed out of the lowest tier".
const Hit* tier_left(const View& view, const Clause& clause) {
  for (const Hit* hit : view.find(Family::Verdict, clause.tokens)) {
    if (hit->frame->code == "tier" && counts_here(view, *hit, clause)) return hit;
  }
  return nullptr;
}

// Of several tiers the one a state came to: not after "from", and after "to" if one is.
const Hit* tier_in(const View& view, const Clause& clause) {
  const Hit* best = nullptr;
  int best_to = 0;
  for (const Hit* hit : view.find(Family::Verdict, clause.tokens)) {
    if (hit->frame->code != "tier" || is_tier_of_something_else(view, *hit, clause.tokens))
      continue;
    if (!counts_here(view, *hit, clause)) continue;
    bool from = false;
    int to = 0;  // "were on Tier 2, then they moved us to the Watch List"
    for (std::uint32_t back = 1; back <= 3 && hit->tokens.begin >= clause.tokens.begin + back;
         ++back) {
      from = from || view.is(hit->tokens.begin - back, {key("from"), key("out")});
      const std::uint32_t before = hit->tokens.begin - back;
      if (view.is(before, {key("to"), key("into"), key("onto")})) to = 2;
      if (view.is(before, {key("on")})) to = std::max(to, 1);
    }
    if (from && to == 0) continue;
    // "Unlike Laos, which is on Tier 3, Togo remained on Tier 2": what the clause itself says.
    constexpr int kOwn = 3;
    if (!view.subordinate(hit->tokens.begin)) to += kOwn;
    if (best == nullptr || to > best_to) {
      best = hit;
      best_to = to;
    }
  }
  return best;
}

// A year beside "report", else the edition of the work that the chain names.
int edition_of(const View& view, const TokenRange& range) {
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    if (view.analysis().tokens[at].kind != text::TokenKind::Number) continue;
    const std::string word = words_of(view.scene, {at, at + 1});
    if (word.size() != 4 || word < "1999" || word > "2099") continue;
    for (std::uint32_t near = at > range.begin + 6 ? at - 6 : range.begin;
         near < std::min(range.end, at + 7); ++near) {
      if (view.is(near, {key("report"), key("reports"), key("tip"), key("ranking")})) {
        return std::stoi(word);
      }
    }
  }
  const auto& links = view.proposition.chain.links;
  for (auto link = links.rbegin(); link != links.rend(); ++link) {
    if (link->work && link->work->edition != 0) return link->work->edition;
  }
  return 0;
}

// "was downgraded and put on", "has again been included in": the word that says most.
int weight_of_move(std::string_view move) {
  if (move == "placed") return 1;
  return move == "remained" ? 2 : 3;
}

void read_move(const View& view, const Clause& clause, Verdict& verdict) {
  for (const Hit* hit : view.find(Family::Verdict, clause.tokens)) {
    if (hit->frame->code != "move") continue;
    if (verdict.move.empty() || weight_of_move(hit->frame->use) > weight_of_move(verdict.move)) {
      verdict.move = hit->frame->use;
    }
  }
}

}  // namespace

std::optional<ContentFound<Verdict>> read_verdict(const View& view, const Clause& clause) {
  Verdict verdict;
  TokenRange trigger;
  for (const Hit* hit : view.find(Family::Verdict, clause.tokens)) {
    if (hit->frame->code != "standard") continue;
    if (hit->frame->value == "tip" && !in_context(view, clause)) continue;
    const Compliance here = compliance_at(view, *hit, clause.tokens);
    if (trigger.empty()) trigger = hit->tokens;
    if (here == Compliance::Unstated || verdict.compliance != Compliance::Unstated) continue;
    verdict.compliance = here;
    trigger = hit->tokens;
    const TokenRange after{hit->tokens.end,
                           std::min(clause.tokens.end, hit->tokens.end + kStandardReach)};
    verdict.fragment = view.has(Family::Verdict, "gap", after);
  }
  verdict.efforts = efforts_in(view, clause.tokens, verdict.compliance != Compliance::Unstated);
  if (const Hit* tier = tier_in(view, clause); tier != nullptr) {
    verdict.tier = tier->frame->use;
    if (verdict.compliance == Compliance::Unstated) trigger = tier->tokens;
    read_move(view, clause, verdict);
  } else if (const Hit* left = tier_left(view, clause); left != nullptr) {
    read_move(view, clause, verdict);
    trigger = left->tokens;
  }
  const bool stated = verdict.move == "upgraded" || verdict.move == "downgraded" ||
                      verdict.compliance != Compliance::Unstated || !verdict.tier.empty() ||
                      verdict.efforts != Efforts::Unstated;
  if (!stated) return std::nullopt;
  if (trigger.empty()) trigger = clause.tokens;
  verdict.edition = edition_of(view, clause.tokens);
  return ContentFound<Verdict>{std::move(verdict), trigger};
}

}  // namespace plumbline::extract
