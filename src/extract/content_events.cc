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

bool is_pronoun(const View& view, const TokenRange& phrase) {
  return phrase.size() == 1 && view.word(phrase.begin).pos == Pos::Pronoun;
}

// Whom a pronoun stands for, if that is known: the best name of its entity.
std::string antecedent_of(const View& view, const TokenRange& phrase) {
  for (const language::Mention& mention : beginning_in(view.analysis().mentions, phrase)) {
    if (!mention.pronoun) continue;
    if (mention.entity == kNone) return {};
    return view.analysis().entities[mention.entity].name;
  }
  return {};
}

// Who fills a role: as printed; of a body its full name; of a pronoun whom it stands for, if known.
std::string role_words(const View& view, TokenRange phrase) {
  phrase = trimmed(view, phrase);
  if (phrase.empty()) return {};
  if (is_pronoun(view, phrase)) {
    std::string known = antecedent_of(view, phrase);
    if (!known.empty()) return known;
  }
  return name_or_words(view, phrase);
}

std::optional<model::Place> place_told(const View& view, const TokenRange& phrase) {
  if (phrase.empty()) return std::nullopt;
  for (const language::Name* name : names_in(view.analysis(), phrase)) {
    if (name->kind == language::NameKind::Place && name->tokens.end <= phrase.end) {
      return place_of(view, *name);
    }
  }
  return std::nullopt;
}

bool sits_in_town(const View& view, const TokenRange& body) {
  for (std::uint32_t at = body.begin; at < body.end; ++at) {
    if (view.is(at,
                {key("court"), key("courts"), key("tribunal"), key("police"), key("prosecutor"),
                 key("prosecutors"), key("prosecution"), key("magistrate"), key("magistrates")})) {
      return true;
    }
  }
  return false;
}

// The town that the name of a court or of police ends in: "Regional Court of Duisburg". Only in the
// country of the body or, if that is not known, the one that the document is mostly about; of
// several of that name the largest.
std::optional<model::Place> seat_of(const View& view, const TokenRange& phrase) {
  const language::Name* body = nullptr;
  for (const language::Name* name : names_in(view.analysis(), phrase)) {
    if (name->kind == language::NameKind::Organisation) body = name;
  }
  if (body == nullptr) return std::nullopt;
  const refdata::RefData& refdata = view.scene.refdata;
  const std::string& country = body->country.empty() ? view.leading : body->country;
  if (country.empty() || !sits_in_town(view, body->tokens)) return std::nullopt;
  for (std::uint32_t at = body->tokens.begin + 1; at < body->tokens.end; ++at) {
    if (!view.is(at - 1, {key("of"), key("in"), key("at")})) continue;
    const TokenRange tail{at, body->tokens.end};
    std::optional<refdata::PlaceRecord> best;
    for (const std::uint32_t number : refdata.place_names().lookup(words_of(view.scene, tail))) {
      const refdata::PlaceRecord place = refdata.place(number);
      if (place.population == 0 || place.country != country) continue;
      if (!best || place.population > best->population) best = place;
    }
    if (!best) continue;
    model::Place place;
    place.country = best->country;
    place.geonames_id = best->geonames_id;
    place.name = words_of(view.scene, tail);
    const auto* state = refdata.country(place.country);
    if (state != nullptr) place.name += ", " + std::string(state->name);
    place.passage = passage_of(view.scene, tail);
    return place;
  }
  return std::nullopt;
}

Incident incident_of(const View& view, const GuessedEvent& guess) {
  Incident incident;
  incident.type = guess.type;
  incident.agent = role_words(view, guess.agent);
  incident.patient = role_words(view, guess.patient);
  if (incident.patient == incident.agent) incident.patient.clear();
  incident.place = place_told(view, guess.place);
  // "The Regional Court of Duisburg sentenced": courts and police act where they stand.
  if (!incident.place) incident.place = place_told(view, guess.agent);
  if (!incident.place) incident.place = seat_of(view, guess.agent);
  if (!guess.time.empty()) incident.when = read_period(view, guess.time);
  incident.modality = modality_of(guess.modality);
  incident.passage = passage_of(view.scene, {guess.trigger, guess.trigger + 1});
  return incident;
}

// Both tell of one event: its word lies in the frame's, or in the same verb group.
bool same_event(const View& view, const Incident& framed, const GuessedEvent& guess) {
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
bool did_not_happen(const View& view, const GuessedEvent& guess) {
  if (guess.modality == "conditional") return true;
  const std::uint32_t group = verb_group_at(view, guess.trigger);
  if (group == kNone) return false;
  const language::Chunk& chunk = view.analysis().chunks[group];
  if (chunk.modal == kNone || chunk.modal + 1 >= chunk.tokens.end) return false;
  return view.is(chunk.modal, {key("would"), key("could"), key("might"), key("should")}) &&
         view.is(chunk.modal + 1, {key("have"), key("not"), key("n't"), key("never")});
}

void mend(const Incident& told, const GuessedEvent& guess, Incident& framed) {
  if (!guess.agent.empty()) framed.agent = told.agent;
  if (!guess.patient.empty()) framed.patient = told.patient;
  if (told.place) framed.place = told.place;
  if (told.when.stated()) framed.when = told.when;
  framed.modality = told.modality;
}

bool takes_events(const Claim& claim) {
  return claim.kind != ClaimKind::Verdict && claim.kind != ClaimKind::Law;
}

// Which of the claims tells it: the one whose passage holds the word, else the first.
Claim* teller(const View& view, const GuessedEvent& guess, std::vector<Claim>& claims) {
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

void add(Incident incident, Claim& claim) {
  if (!claim.incident) {
    claim.incident = std::move(incident);
  } else {
    claim.more_incidents.push_back(std::move(incident));
  }
}

}  // namespace

void tell_events(const View& view, std::vector<Claim>& claims) {
  if (view.scene.events == nullptr) return;
  const std::vector<GuessedEvent>& guesses = *view.scene.events;
  std::vector<bool> sure(claims.size());  // whether the engine tells its incident
  const TokenRange& tokens = view.proposition.tokens;
  const auto first =
      std::partition_point(guesses.begin(), guesses.end(),
                           [&](const GuessedEvent& guess) { return guess.trigger < tokens.begin; });
  for (auto it = first; it != guesses.end() && it->trigger < tokens.end; ++it) {
    const GuessedEvent& guess = *it;
    if (did_not_happen(view, guess)) continue;
    Claim* claim = teller(view, guess, claims);
    if (claim == nullptr) continue;
    Incident told = incident_of(view, guess);
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
    add(std::move(told), *claim);
  }
  for (std::size_t i = 0; i < claims.size(); ++i) {
    // Headlines are written otherwise than what the engine was trained on.
    const bool framed = claims[i].incident && !sure[i] && !claims[i].headline;
    if (framed) leave_out_framed(claims[i]);
  }
}

}  // namespace plumbline::extract
