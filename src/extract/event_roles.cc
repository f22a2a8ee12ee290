// SPDX-License-Identifier: Apache-2.0
//
// Who took part in events: whom their pronouns stand for, and who is not told again because it is
// plain: who is on trial, of whom the victim complains, which court goes on to sentence.

#include <algorithm>
#include <array>

#include "extract/content_readers_internal.h"
#include "extract/events_internal.h"
#include "extract/relays_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

using language::Relation;

constexpr std::array<std::string_view, 8> kDeeds = {"recruitment", "transport",   "harbouring",
                                                    "abduction",   "sale",        "violence",
                                                    "trafficking", "exploitation"};
constexpr std::array<std::string_view, 11> kJustice = {
    "arrest",  "charge",      "trial",         "conviction", "sentence",   "acquittal",
    "release", "extradition", "investigation", "raid",       "dismantling"};
// "Took his phone", "boarded her": no person suffers it.
constexpr std::array<std::string_view, 3> kOfThings = {"seizure", "closure", "raid"};
// Victims may do their part in these: they go, they sign.
constexpr std::array<std::string_view, 3> kMoving = {"recruitment", "transport", "sale"};
constexpr std::array<std::string_view, 2> kOperations = {"raid", "closure"};
constexpr std::array<std::string_view, 4> kCourt = {"trial", "conviction", "sentence", "acquittal"};

class Roles {
 public:
  explicit Roles(const View& view) : view_(view), tree_(view.analysis()), persons_(view) {}

  void settle(SettledEvent& event) {
    const std::array<std::pair<TokenRange*, Side>, 2> roles = {
        {{&event.agent, side_of_agent(event.type)}, {&event.patient, patient_side(event)}}};
    for (const auto& [phrase, side] : roles) {
      *phrase = with_others(without_clause(*phrase), event.trigger);
    }
    bool nobody = false;
    for (const auto& [phrase, side] : roles) {
      if (phrase->empty()) continue;
      if (names_nobody(view_.analysis(), *phrase)) {
        *phrase = {};
        nobody = true;
      } else if (persons_.is_pronoun(*phrase) && !is_one_of(kOfThings, event.type)) {
        const TokenRange meant = persons_.meant_by(*phrase, side);
        if (!meant.empty()) *phrase = meant;
      }
    }
    if (nobody && event.modality == "asserted") event.modality = "denied";
    if (!nobody) imply(event);
    // Only now: "he beat him" speaks of two.
    for (const auto& [phrase, side] : roles) persons_.remember(*phrase, side, event.type);
    if (is_in_court(event.type) && names_court(view_, event.agent)) court_ = event.agent;
    if (is_one_of(kOperations, event.type) && !event.agent.empty()) operation_ = event;
  }

 private:
  // Suspects are let go by courts; where nobody was caught, captives by those who kept them.
  [[nodiscard]] Side patient_side(const SettledEvent& event) const {
    const auto& told = persons_.told(Side::Suspect);
    const bool caught = std::any_of(told.begin(), told.end(),
                                    [](const Told& each) { return is_prosecution(each.type); });
    return event.type == "release" && !caught ? Side::Victim : side_of_patient(event.type);
  }

  void imply(SettledEvent& event) {
    const bool in_court = is_in_court(event.type);
    if (event.patient.empty() &&
        (in_court || event.type == "charge" || event.type == "complaint")) {
      event.patient = persons_.only_suspect(event.trigger);
    }
    if (!event.agent.empty()) return;
    if (in_court && event.type != "trial" && !is_of_before(event.trigger)) {
      event.agent = names_court(view_, event.place) ? event.place : court_of(event);
    } else if (is_deed(event.type)) {
      event.agent = culprit(event);
    } else if ((event.type == "rescue" || event.type == "arrest") && follows(event)) {
      event.agent = operation_.agent;
    }
  }

  // "the planter | , a councillor, had a lawyer": a phrase ends before who does or did what.
  [[nodiscard]] TokenRange without_clause(TokenRange phrase) const {
    for (std::uint32_t at = phrase.begin + 1; at < phrase.end; ++at) {
      const language::Word& word = view_.word(at);
      const bool finite = (word.pos == Pos::Verb || word.pos == Pos::Auxiliary) &&
                          (word.form == VerbForm::Present || word.form == VerbForm::Past);
      if (view_.is(at, {key("who"), key("whom"), key("which"), key("that")})) break;
      if (finite || view_.is(at, {key("where")})) phrase.end = at;
    }
    while (phrase.size() > 1 && view_.word(phrase.end - 1).pos == Pos::Punctuation) --phrase.end;
    return phrase;
  }

  // A member of the list that `head` begins; commas alone may look like appositions to the parser.
  [[nodiscard]] bool is_listed_with(std::uint32_t at, std::uint32_t head) const {
    if (!tree_.is(at, {Relation::Conjunct})) return false;
    std::uint32_t above = tree_.head(at);
    while (above > head && above != kNone &&
           tree_.is(above, {Relation::Conjunct, Relation::Apposition})) {
      above = tree_.head(above);
    }
    return above == head;
  }

  // "the matchmaker | , the lawyer and the groom": the rest of a list.
  [[nodiscard]] TokenRange with_others(TokenRange phrase, std::uint32_t trigger) const {
    if (phrase.empty()) return phrase;
    const std::uint32_t head = head_of(tree_, phrase);
    const TokenRange sentence =
        view_.analysis().sentences[view_.analysis().sentence_of[head]].tokens;
    const std::uint32_t stop = trigger > phrase.begin ? trigger : sentence.end;
    for (std::uint32_t at = phrase.end; at < stop; ++at) {
      const Pos pos = view_.word(at).pos;
      const bool listed = pos == Pos::Noun || pos == Pos::ProperNoun;
      const bool between = pos == Pos::Determiner || pos == Pos::Adjective || pos == Pos::Number ||
                           pos == Pos::Coordinator || view_.is(at, {key(",")});
      if (!listed && !between && pos != Pos::Pronoun) break;
      if (listed && is_listed_with(at, head)) phrase.end = at + 1;
    }
    return phrase;
  }

  // "a man and a woman were arrested. The woman was once trafficked herself."
  [[nodiscard]] bool holds_head(const TokenRange& phrase, const TokenRange& other) const {
    if (phrase.empty() || other.empty()) return false;
    const std::uint64_t head = view_.word(head_of(tree_, other)).lemma;
    for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
      if (view_.word(at).lemma == head) return true;
    }
    return false;
  }

  // Who did it where a text tells of a deed in the passive: the only suspect, if the text says that
  // he did such things, or that he was charged or sentenced. An arrest alone says too little, and
  // somebody else may have beaten whom.
  [[nodiscard]] TokenRange culprit(const SettledEvent& event) const {
    const TokenRange suspect = persons_.only_suspect(event.trigger);
    if (suspect.empty() || holds_head(suspect, event.patient)) return {};
    if (is_one_of(kMoving, event.type) && !is_suffered(event.trigger)) return {};
    const bool known = persons_.was_told(suspect, is_deed) ||
                       (event.type != "violence" && persons_.was_told(suspect, is_accusation));
    const bool blamed = known && persons_.was_told(suspect, is_prosecution);
    return blamed ? suspect : TokenRange{};
  }

  static bool is_accusation(std::string_view type) { return type == "charge" || is_in_court(type); }

  // "were flown to Izmir", not "came to Izmir".
  [[nodiscard]] bool is_suffered(std::uint32_t trigger) const {
    const std::uint32_t group = verb_group_at(view_, trigger);
    return group != kNone && is_passive(view_, group, trigger);
  }

  // "Police raided a bar. Five girls were led out.": by those who raided it.
  [[nodiscard]] bool follows(const SettledEvent& event) const {
    if (operation_.agent.empty() || event.modality == "denied") return false;
    const auto& analysis = view_.analysis();
    const std::uint32_t there = analysis.sentence_of[operation_.trigger];
    const std::uint32_t here = analysis.sentence_of[event.trigger];
    return there + 3 >= here &&
           analysis.sentences[there].paragraph == analysis.sentences[here].paragraph;
  }

  // The court told of before, unless a paragraph begins with somebody of whom nothing was told yet:
  // perhaps the next item of a digest.
  [[nodiscard]] TokenRange court_of(const SettledEvent& event) const {
    const auto& analysis = view_.analysis();
    if (court_.empty() || event.patient.empty()) return court_;
    const text::Sentence& here = analysis.sentences[analysis.sentence_of[event.trigger]];
    const std::uint32_t there = analysis.sentences[analysis.sentence_of[court_.begin]].paragraph;
    const std::uint32_t first = analysis.sentence_of[event.trigger];
    const bool opens = first > 0 && analysis.sentences[first - 1].paragraph != here.paragraph;
    if (!opens || there == here.paragraph) return court_;
    for (const language::Name* name : names_in(analysis, event.patient)) {
      const bool whole = name->kind == language::NameKind::Person && name->tokens.size() > 1;
      const std::uint64_t surname = analysis.tokens[name->tokens.end - 1].key;
      const auto begin = analysis.tokens.begin();
      const bool known = std::any_of(begin, begin + here.tokens.begin,
                                     [&](const auto& token) { return token.key == surname; });
      if (whole && !known) return {};
    }
    return court_;
  }

  // "had been sentenced earlier", "is serving ten years": perhaps another court.
  [[nodiscard]] bool is_of_before(std::uint32_t trigger) const {
    const std::uint32_t group = verb_group_at(view_, trigger);
    return view_.is(trigger, {key("serving"), key("serves"), key("served")}) ||
           (trigger > 0 && view_.is(trigger - 1, {key("had")})) ||
           (group != kNone && view_.is(view_.analysis().chunks[group].tokens.begin, {key("had")}));
  }

  const View& view_;
  Tree tree_;
  Persons persons_;
  TokenRange court_;
  SettledEvent operation_;
};

}  // namespace

bool is_deed(std::string_view type) {
  return is_one_of(kDeeds, type);
}

bool is_prosecution(std::string_view type) {
  return type == "arrest" || type == "charge" || type == "investigation" || is_in_court(type);
}

bool is_in_court(std::string_view type) {
  return is_one_of(kCourt, type);
}

Side side_of_agent(std::string_view type) {
  if (is_deed(type)) return Side::Suspect;
  return type == "complaint" ? Side::Victim : Side::Helper;
}

Side side_of_patient(std::string_view type) {
  return is_one_of(kJustice, type) || type == "complaint" ? Side::Suspect : Side::Victim;
}

void settle_roles(const View& view, std::vector<SettledEvent>& events) {
  Roles roles(view);
  for (SettledEvent& event : events) {
    if (!event.untold) roles.settle(event);
  }
}

}  // namespace plumbline::extract
