// SPDX-License-Identifier: Apache-2.0
//
// What happened to whom: triggers of data/frames/incident.tsv with their agent and patient, in
// active, passive and nominal clauses.

#include <algorithm>
#include <array>

#include "extract/content_readers_internal.h"

namespace plumbline::extract {
namespace {

constexpr std::array<std::string_view, 7> kMoving = {
    "recruitment", "transport", "trafficking", "sale", "exploitation", "organising", "abduction"};

// Main verbs first, then main nominals, then what stands in subordinate parts.
int rank_of(const View& view, const Hit& hit) {
  const bool nominal = hit.frame->use == "nominal";
  return (view.subordinate(hit.tokens.begin) ? 2 : 0) + (nominal ? 1 : 0);
}

const Hit* best_trigger(const View& view, const Clause& clause) {
  const Hit* best = nullptr;
  for (const Hit* hit : view.find(Family::Incident, clause.tokens)) {
    if (best == nullptr || rank_of(view, *hit) < rank_of(view, *best)) best = hit;
  }
  return best;
}

// "organized the transportation of X": the patient is what is transported.
TokenRange patient_of_nominal(const View& view, const Hit& hit, const Clause& clause) {
  return noun_phrase(view, hit.tokens.end, clause.tokens.end, Tail::Full);
}

TokenRange patient_after(const View& view, const Hit& hit, std::uint32_t group,
                         const Clause& clause) {
  if (hit.frame->use == "agent-pp") return patient_of_nominal(view, hit, clause);
  if (hit.frame->code == "organising") {
    for (std::uint32_t at = hit.tokens.end; at < std::min(clause.tokens.end, hit.tokens.end + 3);
         ++at) {
      if (view.is(at, {key("of"), key("for")})) {
        return noun_phrase(view, at + 1, clause.tokens.end, Tail::Full);
      }
    }
  }
  std::uint32_t after = group == kNone ? hit.tokens.end : view.analysis().chunks[group].tokens.end;
  if (hit.tokens.size() == 2) after = std::max(after, hit.tokens.end);  // "broke up"
  TokenRange object = object_of(view, after, clause.tokens);
  // "arrested in Lahore two men": the object may stand after a short place.
  if (object.empty() && after < clause.tokens.end && view.word(after).pos == Pos::Adposition) {
    const TokenRange place = noun_phrase(view, after + 1, clause.tokens.end, Tail::Base);
    if (!place.empty() && !names_in(view.analysis(), place).empty()) {
      object = object_of(view, place.end, clause.tokens);
    }
  }
  return object;
}

void read_arguments(const View& view, const Hit& hit, const Clause& clause,
                    IncidentReading& reading) {
  TokenRange agent{hit.tokens.begin, hit.tokens.begin};
  const std::uint32_t group = verb_group_at(view, hit.tokens.begin);
  const auto& chunks = view.analysis().chunks;
  if (hit.frame->use == "nominal" || group == kNone) {
    reading.nominal = true;
    reading.patient = patient_of_nominal(view, hit, clause);
    agent = agent_phrase(view, hit.tokens.end, clause.tokens);
  } else if (hit.frame->use == "patient") {
    reading.patient = subject_of(view, group, clause.tokens);
  } else if (is_passive(view, group, hit.tokens.begin)) {
    reading.patient = subject_of(view, group, clause.tokens);
    agent = agent_phrase(view, chunks[group].tokens.end, clause.tokens);
  } else {
    agent = subject_of(view, group, clause.tokens);
    reading.patient = patient_after(view, hit, group, clause);
  }
  reading.incident.agent = name_or_words(view, agent);
  reading.incident.patient = words_of(view.scene, trimmed(view, reading.patient));
}

// The first place said with "in" or "at": where it happened.
std::optional<model::Place> place_in(const View& view, const TokenRange& range) {
  for (const language::Name* name : names_in(view.analysis(), range)) {
    if (name->kind != language::NameKind::Place || name->tokens.begin <= range.begin) continue;
    std::uint32_t before = name->tokens.begin - 1;
    if (before > range.begin && view.word(before).pos != Pos::Adposition) --before;
    if (view.is(before, {key("in"), key("at"), key("near"), key("outside"), key("across")})) {
      return place_of(view, *name);
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Found<IncidentReading>> read_incident(const View& view, const Clause& clause) {
  const Hit* hit = best_trigger(view, clause);
  if (hit == nullptr) return std::nullopt;
  IncidentReading reading;
  reading.incident.type = hit->frame->code;
  reading.counted = hit->frame->value == "figure";
  reading.moves = std::find(kMoving.begin(), kMoving.end(), hit->frame->code) != kMoving.end();
  read_arguments(view, *hit, clause, reading);
  reading.incident.place = place_in(view, clause.tokens);
  reading.incident.when = read_period(view, clause.tokens);
  return Found<IncidentReading>{std::move(reading), hit->tokens};
}

}  // namespace plumbline::extract
