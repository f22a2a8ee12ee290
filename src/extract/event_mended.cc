// SPDX-License-Identifier: Apache-2.0
//
// What grammar knows better than the engine that guessed the events: who of two suffers, whom a
// court sends to prison for what somebody suffered, that a passport is not harboured and that who
// is found dead is not rescued.

#include <algorithm>
#include <array>

#include "extract/content_readers_internal.h"
#include "extract/event_words_internal.h"
#include "extract/events_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

using language::Relation;

// Only people suffer these; of a raid, a seizure or a closure it may be a thing.
constexpr std::array<std::string_view, 9> kOfSomebody = {
    "recruitment", "harbouring", "violence",       "sale",  "exploitation",
    "trafficking", "rescue",     "identification", "escape"};

class Mender {
 public:
  explicit Mender(const View& view) : view_(view), tree_(view.analysis()) {}

  void mend(std::vector<SettledEvent>& events) {
    for (SettledEvent& event : events) {
      event.untold = is_none(event);
      if (event.untold) continue;
      give_headline_its_patient(event);
      give_order_its_parts(event);
      drop_kind(event.patient);
      if (is_runner_of_place(event)) event.agent = {};
    }
    for (std::size_t i = 0; i < events.size(); ++i) {
      if (!events[i].untold && is_deed(events[i].type)) blame(events, i);
    }
  }

 private:
  [[nodiscard]] bool is(std::uint32_t at, std::initializer_list<std::uint64_t> keys) const {
    return at < view_.analysis().tokens.size() && view_.is(at, keys);
  }
  [[nodiscard]] TokenRange sentence_at(std::uint32_t at) const {
    return view_.analysis().sentences[view_.analysis().sentence_of[at]].tokens;
  }

  [[nodiscard]] bool is_none(const SettledEvent& event) const {
    return is_found_dead(event) || is_of_things(event) || is_appeal(event) || is_plea(event) ||
           is_of_request(event) || is_left_undone(event);
  }

  // "The court | dismissed | a request for bail": nobody was acquitted.
  [[nodiscard]] bool is_of_request(const SettledEvent& event) const {
    static constexpr text::WordSet kAsked{"request",     "requests", "motion",
                                          "application", "petition", "appeal",
                                          "appeals",     "bail",     "asylum"};
    constexpr std::uint32_t kReach = 4;
    if (event.type != "acquittal") return false;
    for (std::uint32_t at = event.trigger + 1; at < event.trigger + kReach; ++at) {
      if (at < view_.analysis().tokens.size() && kAsked.has(view_.form(at))) return true;
    }
    return false;
  }
  // "left it to a priest rather than | investigating": not done.
  [[nodiscard]] bool is_left_undone(const SettledEvent& event) const {
    const std::uint32_t at = event.trigger;
    return at > 1 && ((is(at - 1, {key("than")}) && is(at - 2, {key("rather")})) ||
                      (is(at - 1, {key("of")}) && is(at - 2, {key("instead")})));
  }
  // "A boy was | found | dead": nobody was rescued.
  [[nodiscard]] bool is_found_dead(const SettledEvent& event) const {
    if (event.type != "rescue" && event.type != "identification") return false;
    constexpr std::uint32_t kReach = 3;  // "found by the road dead" is another matter
    const TokenRange own = sentence_at(event.trigger);
    for (std::uint32_t at = event.trigger + 1; at < std::min(own.end, event.trigger + 1 + kReach);
         ++at) {
      if (is(at, {key("dead"), key("hanged"), key("murdered"), key("lifeless"), key("drowned")})) {
        return true;
      }
      if (view_.is_mark(at)) break;
    }
    return false;
  }

  // "Her passport was locked away": a means, and nobody was harboured.
  [[nodiscard]] bool is_of_things(const SettledEvent& event) const {
    static constexpr text::WordSet kTaken{"passport",  "paper", "document", "phone",
                                          "telephone", "money", "wage",     "salary",
                                          "card",      "visa",  "ticket",   "luggage"};
    if (!is_one_of(kOfSomebody, event.type) || event.patient.empty()) return false;
    return kTaken.has(view_.word(head_of(tree_, event.patient)).lemma);
  }

  // "pleaded | for acquittal", "pleaded | not guilty": nobody was convicted.
  [[nodiscard]] bool is_plea(const SettledEvent& event) const {
    const bool pleads =
        is(event.trigger, {key("plead"), key("pleaded"), key("pleads"), key("pled")});
    return event.type == "conviction" && pleads && !is(event.trigger + 1, {key("guilty")});
  }

  // "called | on the governments to stop": no complaint about anybody.
  [[nodiscard]] bool is_appeal(const SettledEvent& event) const {
    if (event.type != "complaint") return false;
    const std::uint64_t lemma = view_.word(event.trigger).lemma;
    if (lemma == key("call")) return is(event.trigger + 1, {key("on"), key("for"), key("upon")});
    return lemma == key("urge") || lemma == key("appeal");
  }

  // "Couple | jailed", "Three convicted over slavery": the participle's subject suffers it.
  void give_headline_its_patient(SettledEvent& event) const {
    const bool prosecution = is_prosecution(event.type) && event.type != "investigation";
    if (!prosecution || !event.patient.empty() || event.agent.empty()) return;
    if (event.agent.end != event.trigger) return;
    const std::uint32_t group = verb_group_at(view_, event.trigger);
    if (group != kNone && view_.analysis().chunks[group].tokens.size() > 1) return;
    const std::string word = words_of(view_.scene, {event.trigger, event.trigger + 1});
    if (!word.ends_with("ed") && word != "held" && word != "caught") return;
    const std::uint32_t next = event.trigger + 1;
    const TokenRange own = sentence_at(event.trigger);
    const bool bare = next >= own.end || view_.is_mark(next) ||
                      view_.word(next).pos == Pos::Adposition ||
                      view_.word(next).pos == Pos::Adverb ||
                      is(next, {key("after"), key("to"), key("for"), key("over"), key("as")});
    const bool acts = names_court(view_, event.agent) || is_officer(event.agent);
    if (!bare || acts) return;
    std::swap(event.agent, event.patient);
  }
  [[nodiscard]] bool is_officer(const TokenRange& phrase) const {
    const EventWords& words = EventWords::of(view_.scene.refdata);
    return holds(view_, phrase,
                 [&](std::uint64_t word) { return words.is(word, EventWord::Office); });
  }

  // "The court ordered the couple | to pay | her wages": the court sentences the couple.
  void give_order_its_parts(SettledEvent& event) const {
    if (event.type != "sentence" || event.agent.empty()) return;
    const std::uint32_t who = head_of(tree_, event.agent);
    const std::uint32_t verb = tree_.head(who);
    if (verb == kNone || !tree_.is(who, {Relation::Object, Relation::IndirectObject})) return;
    if (!is(verb, {key("ordered"), key("orders"), key("told"), key("required")})) return;
    const TokenRange own = sentence_at(verb);
    const std::uint32_t judge = tree_.child(verb, {own.begin, verb}, {Relation::Subject});
    if (judge == kNone || !names_court(view_, {judge, judge + 1})) return;
    const TokenRange court = noun_phrase(view_, judge, verb, Tail::Full);
    event.patient = event.agent;
    event.agent = court.empty() ? TokenRange{judge, judge + 1} : court;
    while (event.agent.size() > 1 && view_.word(event.agent.begin).pos == Pos::Determiner) {
      ++event.agent.begin;
    }
  }

  // "the third raid of | this kind": nobody.
  void drop_kind(TokenRange& phrase) const {
    if (phrase.empty() || !is(phrase.begin, {key("this"), key("that"), key("its"), key("the"),
                                             key("kind"), key("sort"), key("such")})) {
      return;
    }
    const std::uint32_t head = head_of(tree_, phrase);
    if (is(head, {key("kind"), key("sort"), key("type"), key("nature"), key("size")})) phrase = {};
  }

  // "taken to a shelter | run by the directorate": who runs the house brings nobody there.
  [[nodiscard]] bool is_runner_of_place(const SettledEvent& event) const {
    if (event.agent.empty() || event.agent.begin < event.trigger + 2) return false;
    std::uint32_t by = event.agent.begin - 1;
    while (by > event.trigger && view_.word(by).pos == Pos::Determiner) --by;
    if (!is(by, {key("by")}) || by < event.trigger + 2) return false;
    const std::uint32_t verb = by - 1;
    return is(verb, {key("run"), key("managed"), key("operated"), key("owned"), key("financed"),
                     key("funded"), key("headed"), key("led"), key("maintained"), key("kept"),
                     key("supported"), key("set")});
  }

  // "sentenced for | keeping a cook", "jailed for forced begging": of what somebody is judged for
  // he is the one who did it.
  void blame(std::vector<SettledEvent>& events, std::size_t deed) const {
    SettledEvent& event = events[deed];
    for (const SettledEvent& judged : events) {
      if (judged.untold || !is_prosecution(judged.type) || judged.patient.empty()) continue;
      if (judged.trigger > event.trigger ||
          !(sentence_at(judged.trigger) == sentence_at(event.trigger))) {
        continue;
      }
      if (!(judged.patient == event.patient)) continue;
      bool reason = false;
      for (std::uint32_t at = judged.trigger + 1; at < event.trigger; ++at) {
        reason = reason || is(at, {key("for"), key("of"), key("over"), key("with")});
      }
      if (!reason) continue;
      if (event.agent.empty()) event.agent = event.patient;
      event.patient = {};
    }
  }

  const View& view_;
  Tree tree_;
};

}  // namespace

void mend_events(const View& view, std::vector<SettledEvent>& events) {
  Mender(view).mend(events);
}

}  // namespace plumbline::extract
