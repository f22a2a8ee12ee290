// SPDX-License-Identifier: Apache-2.0
//
// Events as the learned engine tells them, beside those of the frames.
//
// The engine knows an event without a keyword ("slept behind a locked door"), who did it to whom,
// and that "held hostage by our own midfield" is none; the frames know penalties and what a counted
// event is. So: an event that both see keeps the frame's type and takes the engine's roles; what
// only the engine sees is added; what only a frame sees is left out. A claim holds all events whose
// telling word stands in its passage.

#include <algorithm>
#include <array>

#include "extract/content_readers_internal.h"
#include "extract/events_internal.h"

namespace plumbline::extract {
namespace {

using language::GuessedEvent;
using model::Claim;
using model::ClaimKind;
using model::Incident;
using model::Modality;

Modality modality_of(const std::string& told) {
  constexpr std::array<std::pair<std::string_view, Modality>, 4> kTold = {
      {{"alleged", Modality::Alleged},
       {"denied", Modality::Denied},
       {"planned", Modality::Predicted},
       {"conditional", Modality::Conditional}}};
  for (const auto& [word, modality] : kTold) {
    if (told == word) return modality;
  }
  return Modality::Asserted;
}

// Who fills a role: as printed; of a body its full name.
std::string role_words(const View& view, TokenRange phrase) {
  phrase = trimmed(view, phrase);
  if (phrase.empty()) return {};
  return name_or_words(view, phrase);
}

Incident incident_of(const View& view, const SettledEvent& guess) {
  Incident incident;
  incident.type = guess.type;
  incident.agent = role_words(view, guess.agent);
  incident.patient = role_words(view, guess.patient);
  if (incident.patient == incident.agent) incident.patient.clear();
  incident.place = place_at(view, guess.place);
  incident.when = guess.when;
  incident.modality = modality_of(guess.modality);
  incident.passage = passage_of(view.scene, {guess.trigger, guess.trigger + 1});
  return incident;
}

// Both tell of one event: its word lies in the frame's, or in the same verb group.
bool same_event(const View& view, const Incident& framed, const SettledEvent& guess) {
  if (!framed.passage) return false;
  const auto& tokens = view.analysis().tokens;
  const std::uint32_t group = verb_group_at(view, guess.trigger);
  text::Span told = tokens[guess.trigger].span;
  if (group != kNone) {
    told = text::cover(told, view.analysis().span(view.analysis().chunks[group].tokens));
  }
  return framed.passage->span.begin < told.end && told.begin < framed.passage->span.end;
}

// "If they had known, they would have fled": nothing happened, whatever the engine makes of it.
bool did_not_happen(const View& view, const SettledEvent& guess) {
  if (guess.modality == "conditional") return true;
  const std::uint32_t group = verb_group_at(view, guess.trigger);
  if (group == kNone) return false;
  const language::Chunk& chunk = view.analysis().chunks[group];
  if (chunk.modal == kNone || chunk.modal + 1 >= chunk.tokens.end) return false;
  return view.is(chunk.modal, {key("would"), key("could"), key("might"), key("should")}) &&
         view.is(chunk.modal + 1, {key("have"), key("not"), key("n't"), key("never")});
}

void mend(const Incident& told, const SettledEvent& guess, Incident& framed) {
  // "ordered the couple to pay her": who pays and who is sentenced are not one.
  const bool other = is_in_court(framed.type) != is_in_court(guess.type);
  if (!guess.agent.empty() && !other) framed.agent = told.agent;
  if (!guess.patient.empty() && !other) framed.patient = told.patient;
  // "Farmer jailed": who suffers it has not done it.
  if (guess.agent.empty() && framed.agent == framed.patient) framed.agent.clear();
  framed.place = told.place;
  framed.when = told.when;
  framed.modality = told.modality;
}

// What the event's own sentence does not tell is marked as such.
void note_sources(const View& view, std::size_t index, const Incident& told, Claim& claim) {
  const SettledEvent& event = (*view.scene.events)[index];
  const GuessedEvent& read = view.analysis().guessed_events[index];
  const auto note = [&](std::string rule) {
    const model::Producer producer{"extract", std::move(rule)};
    const auto& known = claim.producers;
    if (std::find(known.begin(), known.end(), producer) == known.end()) {
      claim.producers.push_back(producer);
    }
  };
  const auto& sentence_of = view.analysis().sentence_of;
  if (told.place && sentence_of[event.place.begin] != sentence_of[event.trigger]) {
    note("content.place-carried");
  }
  if (event.when_carried) note("content.time-carried");
  const auto role = [&](const TokenRange& before, const TokenRange& after, const std::string& who) {
    if (who.empty()) return;
    if (before.empty()) note("content.role-implied");
    const bool carried = !before.empty() && !(before == after) &&
                         sentence_of[after.begin] != sentence_of[event.trigger];
    if (carried) note("content.role-carried");  // "He" is "the guide" of the sentence before
  };
  role(read.agent, event.agent, told.agent);
  role(read.patient, event.patient, told.patient);
}

bool takes_events(const Claim& claim) {
  return claim.kind != ClaimKind::Verdict && claim.kind != ClaimKind::Law;
}

// Which of the claims tells it: the one whose passage holds the word, else the first.
Claim* teller(const View& view, const SettledEvent& guess, std::vector<Claim>& claims) {
  const text::Span word = view.analysis().tokens[guess.trigger].span;
  for (Claim& claim : claims) {
    const text::Span& span = claim.passages.front().span;
    if (takes_events(claim) && span.begin <= word.begin && word.end <= span.end) return &claim;
  }
  return nullptr;
}

void leave_out_framed(Claim& claim) {
  claim.incident.reset();
  if (!claim.more_incidents.empty()) {
    claim.incident = std::move(claim.more_incidents.front());
    claim.more_incidents.erase(claim.more_incidents.begin());
  } else if (claim.kind == ClaimKind::Incident) {
    claim.kind = ClaimKind::Statement;
  }
}

void add_incident(Incident incident, Claim& claim) {
  if (!claim.incident) {
    claim.incident = std::move(incident);
  } else {
    claim.more_incidents.push_back(std::move(incident));
  }
}

}  // namespace

void tell_events(const View& view, std::vector<Claim>& claims) {
  if (view.scene.events == nullptr) return;
  const std::vector<SettledEvent>& guesses = *view.scene.events;
  std::vector<bool> sure(claims.size());  // whether the engine tells its incident
  const TokenRange& tokens = view.proposition.tokens;
  const auto first =
      std::partition_point(guesses.begin(), guesses.end(),
                           [&](const SettledEvent& guess) { return guess.trigger < tokens.begin; });
  for (auto it = first; it != guesses.end() && it->trigger < tokens.end; ++it) {
    const SettledEvent& guess = *it;
    if (guess.untold || did_not_happen(view, guess)) continue;
    Claim* claim = teller(view, guess, claims);
    if (claim == nullptr) continue;
    Incident told = incident_of(view, guess);
    note_sources(view, static_cast<std::size_t>(it - guesses.begin()), told, *claim);
    if (claim->incident && same_event(view, *claim->incident, guess)) {
      mend(told, guess, *claim->incident);
      sure[static_cast<std::size_t>(claim - claims.data())] = true;
      continue;
    }
    if (claim->kind == ClaimKind::Statement) {
      claim->kind = ClaimKind::Incident;
      claim->producers.push_back({"extract", "content.events"});
    }
    if (!claim->incident) sure[static_cast<std::size_t>(claim - claims.data())] = true;
    add_incident(std::move(told), *claim);
  }
  for (std::size_t i = 0; i < claims.size(); ++i) {
    // Headlines are written otherwise than what the engine was trained on.
    const bool framed = claims[i].incident && !sure[i] && !claims[i].headline;
    if (framed) leave_out_framed(claims[i]);
  }
}

}  // namespace plumbline::extract
