// SPDX-License-Identifier: Apache-2.0
//
// "One", where it counts, and nothing at all: "no convictions", "nobody was charged", "did not
// convict any traffickers".

#include <algorithm>

#include "extract/counts_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

using language::Relation;

class Few {
 public:
  explicit Few(CountedSentence& sentence) : s_(sentence), view_(sentence.view) {}

  void find() {
    for (std::uint32_t at = s_.tokens.begin; at < s_.tokens.end; ++at) {
      if (is_in_time(view_, at) || index_at(at) != kNone) continue;
      if (!lone_one(at)) nothing(at);
    }
    std::sort(s_.counts.begin(), s_.counts.end(),
              [](const Count& a, const Count& b) { return a.tokens.begin < b.tokens.begin; });
  }

 private:
  [[nodiscard]] bool is(std::uint32_t at, std::initializer_list<std::uint64_t> keys) const {
    return at >= s_.tokens.begin && at < s_.tokens.end && view_.is(at, keys);
  }
  [[nodiscard]] bool noun(std::uint32_t at) const {
    return at < s_.tokens.end && is_noun(view_, at);
  }
  [[nodiscard]] std::uint32_t index_at(std::uint32_t at) const {
    for (std::uint32_t i = 0; i < s_.counts.size(); ++i) {
      if (s_.counts[i].tokens.contains(at)) return i;
    }
    return kNone;
  }

  // "14 in car washes and one in a nail salon", "two constables and one borrowed car": a "one" that
  // stands beside other numbers.
  bool lone_one(std::uint32_t at) {
    if (!is(at, {key("one")}) || index_at(at) != kNone) return false;
    if (one_case(at)) return true;
    if (s_.counts.empty()) return false;
    const bool joined =
        is(at - 1, {key("and"), key(","), key("or"), key("only"), key("just"), key("to"),
                    key("one"), key("with"), key(";"), key("plus"), key("from")});
    if (!joined) return false;
    const std::uint32_t next = at + 1;
    const bool pronoun =
        is(next, {key("of"), key("in"), key("at"), key("for"), key("from"), key("on"), key("under"),
                  key("did"), key("was"), key("more"), key("by")});
    const bool ends = next >= s_.tokens.end || view_.is_mark(next);
    const std::uint32_t head =
        s_.tree.is(at, {Relation::NumericModifier}) ? s_.tree.head(at) : kNone;
    const bool counts =
        head != kNone && head > at && head < at + 5 && noun(head) && !is_in_time(view_, head);
    if (!pronoun && !ends && !counts) return false;
    if (is(next, {key("another"), key("day"), key("morning"), key("hand"), key("time")}))
      return false;
    Count count;
    count.tokens = {at, at + 1};
    count.value = 1;
    count.in_words = true;
    qualify_count(s_, count);
    s_.counts.push_back(std::move(count));
    return true;
  }

  // "leading to one arrest", "only one case was tried", "one trafficker was convicted": steps of
  // proceedings, and people to whom one was taken. "One victim said" counts nothing.
  bool one_case(std::uint32_t at) {
    static constexpr text::WordSet kSteps{"case",   "investigation", "prosecuted", "convicted",
                                          "arrest", "inspection",    "death",      "sentence"};
    static constexpr text::WordSet kPeople{"victim", "trafficker", "suspect", "accused"};
    if (is(at - 1, {key("this"), key("that"), key("every"), key("each"), key("no"), key("any"),
                    key("another"), key("not"), key("than"), key("in")})) {
      return false;
    }
    const std::uint32_t head = noun_from(at + 1);
    if (head == kNone || view_.word(head).plural) return false;
    bool step = false;
    bool person = false;
    for (const Hit* hit : view_.find(Family::Unit, {head, head + 1})) {
      step = step || kSteps.has_folded(hit->frame->code);
      person = person || kPeople.has_folded(hit->frame->code);
    }
    if (!step && !(person && is_dealt_with(at, head))) return false;
    Count count;
    count.tokens = {at, at + 1};
    count.value = 1;
    count.unit = {at + 1, head + 1};
    count.beside = true;
    count.in_words = true;
    qualify_count(s_, count);
    s_.counts.push_back(std::move(count));
    return true;
  }
  // Whether the verb before or behind tells a step of proceedings.
  [[nodiscard]] bool is_dealt_with(std::uint32_t at, std::uint32_t head) const {
    for (const Hit* hit : view_.find(Family::Status, s_.tokens)) {
      if (hit->frame->code == "reported" || hit->frame->code == "estimated") continue;
      const bool only = is(at - 1, {key("only"), key("just")});
      if (hit->tokens.end == (only ? at - 1 : at)) return true;
      const std::uint32_t group = verb_group_at(view_, hit->tokens.begin);
      if (group == kNone || !is_passive(view_, group, hit->tokens.begin)) continue;
      if (view_.analysis().chunks[group].tokens.begin == head + 1) return true;
    }
    return false;
  }

  void add_none(TokenRange tokens, TokenRange unit) {
    Count count;
    count.tokens = tokens;
    count.value = 0;
    count.none = true;
    count.unit = unit;
    count.beside = !unit.empty();
    s_.counts.push_back(std::move(count));
  }

  // People, proceedings, services and money, of which there may be none; laws and plans may not.
  [[nodiscard]] bool may_be_none(std::uint32_t head) const {
    static constexpr text::WordSet kMore{"money",        "budget",      "funding",      "funds",
                                         "compensation", "interpreter", "interpreters", "guests",
                                         "conviction",   "convictions", "assistance",   "referrals",
                                         "referral",     "penalties",   "restitution",  "visits"};
    if (is(head, {key("charity"), key("charities"), key("agency"), key("agencies"), key("country"),
                  key("report"), key("reports")}))
      return false;
    if (kMore.has(view_.form(head))) return true;
    for (const Hit* hit : view_.find(Family::Unit, {head, head + 1})) {
      const std::string& code = hit->frame->code;
      if (code != "penalty" && code != "country") return true;
    }
    for (const Hit* hit : view_.find(Family::Person, {head, head + 1})) {
      if (hit->frame->code != "thing") return true;
    }
    return false;
  }

  // The noun of a phrase that begins at `at`: over adjectives and nouns.
  [[nodiscard]] std::uint32_t noun_from(std::uint32_t at) const {
    std::uint32_t head = kNone;
    for (std::uint32_t i = at; i < s_.tokens.end && i < at + 6; ++i) {
      const Pos pos = view_.word(i).pos;
      if (is_in_time(view_, i)) break;
      if (pos == Pos::Noun || pos == Pos::ProperNoun) {
        head = i;
      } else if (pos != Pos::Adjective && view_.word(i).form != VerbForm::PastParticiple) {
        break;
      }
    }
    return head;
  }

  void nothing(std::uint32_t at) {
    if (index_at(at) != kNone) return;
    if (is(at, {key("no")}) && is(at + 1, {key("one")})) return no_one(at);
    if (is(at, {key("no"), key("zero"), key("nil")})) {
      return no_noun(at, at + 1, !is(at, {key("no")}));
    }
    if (is(at, {key("not")})) return not_one(at);
    if (is(at, {key("none"), key("neither")})) return none_of(at);
    if (is(at, {key("anyone"), key("anybody")})) return not_anyone(at);
    if (is(at, {key("nobody"), key("nothing")})) return no_one(at);
    not_any(at);
  }

  // "not one conviction", "not a single trafficker", "and not one in the second".
  void not_one(std::uint32_t at) {
    const bool single = is(at + 1, {key("a"), key("one")}) && is(at + 2, {key("single")});
    // "not a single one of the inspectors"
    if (single && is(at + 3, {key("one")}) && is(at + 4, {key("of")})) {
      std::erase_if(s_.counts, [&](const Count& each) { return each.tokens.contains(at + 3); });
      return add_none({at, at + 4}, {});
    }
    const bool one = is(at + 1, {key("one")}) && (!is(at + 2, {key("in")}) || !s_.counts.empty());
    if (single || one) no_noun(at, at + (single ? 3 : 2), false);
  }

  // "none of the victims", "in Ticino none", "none was convicted"; "neither suspect".
  void none_of(std::uint32_t at) {
    const bool of = is(at + 1, {key("of")});
    const bool said = is(at + 1, {key("was"), key("were"), key("has"), key("have")});
    const bool none = is(at, {key("none")});
    if (of || (none && (said || !s_.counts.empty()))) return add_none({at, at + 1}, {});
    const bool suspect = !none && noun(at + 1) && !view_.word(at + 1).plural && may_be_none(at + 1);
    if (suspect) add_none({at, at + 1}, {at + 1, at + 2});
  }

  void no_noun(std::uint32_t at, std::uint32_t from, bool zero) {
    const std::uint32_t head = noun_from(from);
    if (head == kNone) {
      // "58 calls in the first quarter and not one in the second"
      if (!s_.counts.empty() && is(at, {key("not")})) add_none({at, from}, {});
      return;
    }
    if ((zero && view_.word(head).plural) || may_be_none(head)) {
      add_none({at, from}, {from, head + 1});
      add_listed(head);
    }
  }

  // "no prosecutions | , sentences, or convictions": of the others there are none either.
  // "no officers or guards" are one unit.
  void add_listed(std::uint32_t head) {
    if (!view_.find(Family::Person, {head, head + 1}).empty()) return;
    std::uint32_t at = head + 1;
    for (;;) {
      std::uint32_t next = at;
      if (is(next, {key(",")})) ++next;
      const bool joined = is(next, {key("or"), key("and"), key("nor")});
      if (joined) ++next;
      if (next == at || is(next, {key("no"), key("any")})) return;
      const std::uint32_t noun = noun_from(next);
      // "no arrests, police said", "no charges and two arrests"
      if (noun == kNone || index_at(next) != kNone || !may_be_none(noun)) return;
      if (verb_group_at(view_, next) != kNone || verb_group_at(view_, noun + 1) != kNone) return;
      if (!joined && !is(noun + 1, {key(","), key("or"), key("and"), key("nor")})) return;
      add_none({next, noun + 1}, {next, noun + 1});
      at = noun + 1;
      if (joined) return;
    }
  }

  // "nobody was convicted", "convicted nobody": as a patient of what is done to people.
  void no_one(std::uint32_t at) {
    const std::uint32_t end = is(at, {key("no")}) ? at + 2 : at + 1;
    const bool thing = is(at, {key("nothing")});
    for (const Hit* hit : view_.find(Family::Status, s_.tokens)) {
      const std::uint32_t verb = hit->tokens.begin;
      const std::uint32_t group = verb_group_at(view_, verb);
      if (group == kNone) continue;
      const auto& chunk = view_.analysis().chunks[group];
      const bool before = chunk.tokens.begin >= end && chunk.tokens.begin <= end + 2;
      const bool patient = before ? is_passive(view_, group, verb) : chunk.tokens.end == at;
      if (patient && !thing) return add_none({at, end}, {});
    }
    // "of which schools got 640 million ... and inspection nothing"
    const bool beside = thing && !s_.counts.empty() && s_.counts.front().kind == CountKind::Money &&
                        (end >= s_.tokens.end || view_.is_mark(end));
    if (beside) add_none({at, end}, {});
  }

  // "did not arrest anyone".
  void not_anyone(std::uint32_t at) {
    if (denied_before(at) && !view_.find(Family::Status, {at - 1, at}).empty())
      add_none({at, at + 1}, {});
  }

  // Whether the verb right before `at` is said not to have been done: "did not arrest", "never
  // prosecuted", "failed to convict".
  [[nodiscard]] bool denied_before(std::uint32_t at) const {
    const std::uint32_t group = at > s_.tokens.begin ? verb_group_at(view_, at - 1) : kNone;
    if (group == kNone) return false;
    const auto& chunk = view_.analysis().chunks[group];
    if (chunk.modal != kNone || chunk.tokens.end != at) return false;
    if (chunk.negated || governed_by_denial(chunk)) return true;
    for (std::uint32_t i = chunk.tokens.begin > s_.tokens.begin + 2 ? chunk.tokens.begin - 2
                                                                    : s_.tokens.begin;
         i < at; ++i) {
      if (is(i, {key("never"), key("failed"), key("fails"), key("fail"), key("yet")})) return true;
    }
    return false;
  }

  // "were not used | to prosecute any", "was unable | to convict any".
  [[nodiscard]] bool governed_by_denial(const language::Chunk& chunk) const {
    std::uint32_t to = chunk.tokens.begin;
    if (!is(to, {key("to")}) && to > s_.tokens.begin) --to;
    if (!is(to, {key("to")}) || to < s_.tokens.begin + 1) return false;
    if (is(to - 1, {key("unable"), key("refused"), key("declined"), key("neglected")})) return true;
    const std::uint32_t above = verb_group_at(view_, to - 1);
    return above != kNone && view_.analysis().chunks[above].negated;
  }

  // "did not convict any traffickers", "has not prosecuted a case since", "without a single
  // arrest".
  void not_any(std::uint32_t at) {
    const bool any = is(at, {key("any")});
    if (!any && !is(at, {key("a"), key("an")})) return;
    const bool single = is(at + 1, {key("single")});
    const bool neither = any && is(s_.tokens.begin, {key("neither")});
    const bool without = is(at - 1, {key("without")}) && (any || single);
    if (!neither && !without) {
      if (!denied_before(at)) return;
      const auto& chunk = view_.analysis().chunks[verb_group_at(view_, at - 1)];
      const bool be = chunk.head != kNone && view_.word(chunk.head).lemma == key("be");
      if (!any && !single && !be && view_.find(Family::Status, chunk.tokens).empty()) return;
    }
    const std::uint32_t from = at + (single ? 2 : 1);
    const std::uint32_t head = noun_from(from);
    if (head == kNone || !may_be_none(head)) return;
    add_none({at, from}, {from, head + 1});
    if (any) add_listed(head);
  }

  CountedSentence& s_;
  const View& view_;
};

}  // namespace

void find_few_counts(CountedSentence& sentence) {
  Few(sentence).find();
}

}  // namespace plumbline::extract
