// SPDX-License-Identifier: Apache-2.0
//
// What happened to whom: triggers of data/frames/incident.tsv with their agent and patient, in
// active, passive and nominal clauses.

#include <algorithm>
#include <array>

#include "extract/content_readers_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

constexpr std::array<std::string_view, 7> kTradeActs = {
    "recruitment", "transport", "trafficking", "sale", "exploitation", "organising", "abduction"};

// Done to people only: visas are sold, loopholes exploited and needs identified as well.
constexpr std::array<std::string_view, 10> kOfPeople = {
    "recruitment", "transport", "sale",           "exploitation", "abduction",
    "violence",    "rescue",    "identification", "deportation",  "assistance"};

// What courts and police do: "for ...", "of all charges" behind the patient tells why.
constexpr std::array<std::string_view, 8> kProceedings = {"arrest",      "charge",     "trial",
                                                          "conviction",  "sentence",   "acquittal",
                                                          "extradition", "deportation"};

// Main verbs first, then main nominals, then what stands in subordinate parts.
int rank_of(const View& view, const Hit& hit) {
  const bool nominal = hit.frame->use == "nominal";
  return (view.subordinate(hit.tokens.begin) ? 2 : 0) + (nominal ? 1 : 0);
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
  const bool particle =
      after < clause.tokens.end && view.is(after, {key("down"), key("up"), key("off"), key("out")});
  if (particle) ++after;  // "shut down a nightclub"
  TokenRange object = object_of(view, after, clause.tokens);
  // "arrested in Lahore two men": the object may stand after a short place.
  if (object.empty() && after < clause.tokens.end &&
      view.is(after, {key("in"), key("at"), key("near"), key("outside"), key("on")})) {
    const TokenRange place = noun_phrase(view, after + 1, clause.tokens.end, Tail::Base);
    if (!place.empty() && !names_in(view.analysis(), place).empty()) {
      object = object_of(view, place.end, clause.tokens);
    }
  }
  return object;
}

bool names_crime(const View& view, std::uint32_t at) {
  static constexpr text::WordSet kCrimes{
      "all",      "any",         "both",        "charge",    "charges",    "count",
      "counts",   "trafficking", "human",       "smuggling", "rape",       "murder",
      "fraud",    "slavery",     "kidnapping",  "money",     "membership", "crimes",
      "offences", "offenses",    "involvement", "child"};
  return view.word(at).form == VerbForm::Gerund || kCrimes.has(view.form(at));
}

// "a couple | for four years", "the owner | of all charges", "no one": who it was done to.
TokenRange settled_patient(const View& view, const Frame& frame, TokenRange patient) {
  if (is_one_of(kProceedings, frame.code)) {
    for (std::uint32_t at = patient.begin + 1; at < patient.end; ++at) {
      const bool reason =
          view.is(at, {key("for"), key("as"), key("following"), key("after")}) ||
          (view.is(at, {key("of")}) && at + 1 < patient.end && names_crime(view, at + 1)) ||
          (view.is(at, {key("in")}) && at + 1 < patient.end &&
           view.is(at + 1, {key("connection"), key("relation")}));
      if (reason) patient.end = at;
    }
  }
  if (patient.empty()) return patient;
  const bool kind = patient.size() > 1 &&
                    view.is(patient.begin, {key("this"), key("that"), key("the"), key("its")}) &&
                    view.is(patient.begin + 1, {key("kind"), key("sort"), key("type")});
  if (kind) return {patient.end, patient.end};  // "the third raid of | this kind"
  if (patient.begin > view.proposition.tokens.begin && view.is(patient.begin - 1, {key("not")}) &&
      is_people(view, patient)) {
    return {patient.end, patient.end};  // "not one of them", "not a single trafficker"
  }
  if (view.is(patient.begin, {key("nobody"), key("none")})) return {patient.end, patient.end};
  if (view.is(patient.begin, {key("no")})) {
    const bool whole = patient.size() == 2 && view.is(patient.begin + 1, {key("one")});
    patient.begin = whole ? patient.end : patient.begin + 1;
  }
  return patient;
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
  // "Three convicted over farm slavery": a headline's participle, whose subject suffers it.
  const bool undergone =
      is_one_of(kProceedings, hit.frame->code) || is_one_of(kOfPeople, hit.frame->code);
  if (group != kNone && hit.frame->use == "agent" && reading.patient.empty() && undergone &&
      view.analysis().chunks[group].tokens.size() == 1 && !agent.empty() &&
      (view.word(hit.tokens.begin).form == VerbForm::Past ||
       view.word(hit.tokens.begin).form == VerbForm::PastParticiple)) {
    std::swap(reading.patient, agent);
  }
  reading.patient = settled_patient(view, *hit.frame, reading.patient);
  reading.agent_words = agent;
  reading.incident.agent = name_or_words(view, agent);
  reading.incident.patient = words_of(view.scene, trimmed(view, reading.patient));
}

// "those identified", "cases investigated by the unit": a participle that only says which.
bool is_reduced_relative(const View& view, std::uint32_t at, const Clause& clause) {
  const std::uint32_t group = verb_group_at(view, at);
  if (group == kNone) return false;
  const auto& chunks = view.analysis().chunks;
  if (chunks[group].tokens.size() != 1 || is_finite(view.analysis(), chunks[group])) return false;
  for (std::uint32_t next = group + 1;
       next < chunks.size() && chunks[next].tokens.begin < clause.tokens.end; ++next) {
    if (is_finite(view.analysis(), chunks[next])) return true;
  }
  return false;
}

// "threatened if they complained": what may happen has not happened.
bool in_condition(const View& view, const Hit& hit, const Clause& clause) {
  if (!view.subordinate(hit.tokens.begin)) return false;
  const std::uint32_t low =
      hit.tokens.begin > clause.tokens.begin + 5 ? hit.tokens.begin - 5 : clause.tokens.begin;
  for (std::uint32_t at = hit.tokens.begin; at > low; --at) {
    if (view.is_mark(at - 1)) return false;
    if (view.is(at - 1, {key("if"), key("unless"), key("whether")})) return true;
  }
  return false;
}

// "A fire exposed the workshop", "the pandemic disrupted the network": nobody acted.
bool is_mishap(const View& view, const TokenRange& agent) {
  static constexpr text::WordSet kMishaps{
      "fire",      "blaze",    "flood",    "storm",     "crash",      "accident", "collapse",
      "explosion", "incident", "deaths",   "death",     "earthquake", "pandemic", "war",
      "conflict",  "crisis",   "disaster", "hurricane", "drought"};
  if (agent.empty()) return false;
  const TokenRange head = noun_phrase(view, agent.begin, agent.end, Tail::Base);
  return !head.empty() && kMishaps.has(view.form(head.end - 1));
}

// Whether the event is one of those this room tells: "charged 3,000 dollars" accuses nobody, and
// what is sold, taken or rescued must be somebody.
bool is_event(const View& view, const Hit& hit, const Clause& clause,
              const IncidentReading& reading) {
  const TokenRange& patient = reading.patient;
  const std::string& code = hit.frame->code;
  const std::uint32_t at = hit.tokens.begin;
  // "disappeared adolescents", "identified victims": a quality of somebody, told of no event.
  const bool quality = hit.frame->use != "nominal" && verb_group_at(view, at) == kNone &&
                       is_noun_phrase(view.analysis(), chunk_at(view.analysis(), at));
  if (quality || in_condition(view, hit, clause)) return false;
  // "walked free" rescues nobody; "of those identified, most were boys" tells of no one event.
  const bool adjective = code == "rescue" && view.word(at).form == VerbForm::None &&
                         view.word(at).pos == Pos::Adjective;
  if (adjective || (hit.frame->value == "figure" && is_reduced_relative(view, at, clause))) {
    return false;
  }
  // "it is not trafficking", "becomes trafficking": the word for the crime, and nobody did it.
  if (code == "trafficking" && patient.empty() && view.word(at).form == VerbForm::Gerund) {
    return false;
  }
  // "too afraid to investigate": an aim without an object.
  const std::uint32_t group = verb_group_at(view, at);
  if (group != kNone && view.analysis().chunks[group].infinitive && patient.empty()) return false;
  if (code == "dismantling" && is_mishap(view, reading.agent_words)) return false;
  if (code == "charge" && !price_of_charge(view, hit, clause.tokens).empty()) return false;
  if (is_one_of(kOfPeople, code)) {
    return patient.empty() ? code != "sale" : is_people(view, patient);
  }
  const bool goods = view.has(Family::Route, "goods", patient) && !is_people(view, patient);
  return code != "trafficking" || !goods;
}

bool is_span_of_prison(const View& view, std::uint32_t at) {
  return view.is(at, {key("year"), key("years"), key("month"), key("months")});
}

// "two years | ago", "convicted nobody | for five years": when, or how long, and no penalty.
bool is_no_penalty(const View& view, std::uint32_t at, const TokenRange& range) {
  static constexpr text::WordSet kBehind{"ago", "later", "earlier", "old", "after", "before"};
  static constexpr text::WordSet kSpans{"in", "over", "past", "last", "within", "after", "every"};
  static constexpr text::WordSet kPasses{"jailed",    "imprisoned", "sentenced", "imprisonment",
                                         "sentences", "sentence",   "prison",    "jail",
                                         "bars",      "custody"};
  if (at + 1 < range.end && kBehind.has(view.form(at + 1))) return true;
  if (at < range.begin + 2) return false;
  if (kSpans.has(view.form(at - 2))) return true;
  if (!view.is(at - 2, {key("for")})) return false;
  for (std::uint32_t word = range.begin; word < range.end; ++word) {
    if (kPasses.has(view.form(word))) return false;
  }
  return true;
}

// The words around the span of prison at `at`: "12 and nine years in prison". `counted`: a number
// stands before it.
TokenRange penalty_phrase(const View& view, std::uint32_t at, bool counted,
                          const TokenRange& range) {
  TokenRange phrase = noun_phrase(view, at, range.end, Tail::Of);
  if (phrase.empty()) phrase = {at, at + 1};
  if (counted) phrase.begin = std::min(phrase.begin, at - 1);
  for (std::uint32_t and_at = at + 1; and_at + 1 < phrase.end; ++and_at) {
    // "six years | and his wife to four"
    if (view.is(and_at, {key("and")}) && view.word(and_at + 1).pos != Pos::Number) {
      phrase.end = and_at;
    }
  }
  while (phrase.begin > range.begin + 1 && view.word(phrase.begin - 2).pos == Pos::Number &&
         view.is(phrase.begin - 1, {key("and"), key("to"), key("or")})) {
    // "a driver of 44 | to eight years"
    if (phrase.begin > range.begin + 2 && view.is(phrase.begin - 3, {key("of")})) break;
    phrase.begin -= 2;  // "12 and nine years"
  }
  if (phrase.end + 1 < range.end && view.is(phrase.end, {key("in"), key("behind")}) &&
      view.is(phrase.end + 1, {key("prison"), key("jail"), key("custody"), key("bars")})) {
    phrase.end += 2;
  }
  return phrase;
}

// "seven years in prison", "a 15-year prison sentence", "life imprisonment", "a fine of 500 euros".
std::string penalty_in(const View& view, std::string_view type, const TokenRange& range) {
  if (type != "sentence" && type != "conviction") return {};
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    const bool counted =
        at > range.begin && is_span_of_prison(view, at) && view.word(at - 1).pos == Pos::Number;
    const std::string_view word =
        text::slice(view.scene.document.text, view.analysis().tokens[at].span);
    const bool joined = word.size() > 5 && (word.substr(word.size() - 5) == "-year" ||
                                            word.substr(word.size() - 6) == "-month");
    const bool life = view.is(at, {key("life")}) && at + 1 < range.end &&
                      view.is(at + 1, {key("imprisonment"), key("sentence"), key("in"),
                                       key("terms"), key("sentences")});
    if (!counted && !joined && !life) continue;
    if (counted && is_no_penalty(view, at, range)) continue;
    const TokenRange phrase = penalty_phrase(view, at, counted, range);
    return words_of(view.scene, trimmed(view, phrase));
  }
  for (const language::Quantity& sum : view.analysis().quantities) {
    if (sum.currency.empty() || sum.tokens.begin < range.begin || sum.tokens.end > range.end)
      continue;
    return words_of(view.scene, sum.tokens);
  }
  return {};
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

std::optional<ContentFound<IncidentReading>> read_incident(const View& view, const Clause& clause) {
  std::optional<ContentFound<IncidentReading>> best;
  int best_rank = 0;
  std::vector<TokenRange> patients;
  for (const Hit* hit : view.find(Family::Incident, clause.tokens)) {
    IncidentReading reading;
    read_arguments(view, *hit, clause, reading);
    if (!is_event(view, *hit, clause, reading)) continue;
    if (hit->frame->value == "incident") patients.push_back(reading.patient);
    const int rank = rank_of(view, *hit);
    if (best && rank >= best_rank) continue;
    reading.incident.type = hit->frame->code;
    reading.counted = hit->frame->value == "figure";
    reading.moves = is_one_of(kTradeActs, hit->frame->code);
    reading.incident.passage = passage_of(view.scene, hit->tokens);
    best = ContentFound<IncidentReading>{std::move(reading), hit->tokens};
    best_rank = rank;
  }
  if (!best) return std::nullopt;
  best->content.patients = std::move(patients);
  best->content.incident.place = place_in(view, clause.tokens);
  best->content.incident.when = read_period(view, clause.tokens);
  best->content.incident.penalty = penalty_in(view, best->content.incident.type, clause.tokens);
  return best;
}

}  // namespace plumbline::extract
