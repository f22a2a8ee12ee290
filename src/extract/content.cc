// SPDX-License-Identifier: Apache-2.0
//
// Which kind of claim a clause is. The readers say what they find; the order below decides, by what
// the clause is about rather than by which words it holds:
//
//   1 verdict    the standards or a tier are spoken of
//   2 opinion    the main clause judges or ascribes an intent ("it is obvious that", "is flawed")
//   3 law        the main clause says what law says, lacks, or how it changes
//   4 trend      the main verb says more or fewer, and no count but a share is given
//   5 figure     something is counted that is not the patient of one event
//   6 route      people are moved, or a state is source, transit, destination, and no arrest or
//                the like is the main verb
//   7 incident   something happened; a nominal or subordinate one gives way to a response
//   8 response   a state or organisation does something about trafficking
//   9 trend      a nominal one ("an increase in")
//  10 opinion    words that judge, in a clause that holds nothing else
//  11 statement  anything else
//
// What is found but does not decide the kind stays in the claim as typed content.

#include "extract/content.h"

#include <algorithm>

#include "extract/content_readers_internal.h"

namespace plumbline::extract {
namespace {

using model::Claim;
using model::ClaimKind;

// All that the readers found in one clause.
struct Findings {
  std::optional<ContentFound<model::Verdict>> verdict;
  std::optional<ContentFound<IncidentReading>> incident;
  std::optional<ContentFound<model::Route>> route;
  std::vector<ContentFound<FigureReading>> figures;
  std::vector<ContentFound<ResponseReading>> responses;
  std::optional<ContentFound<TrendReading>> trend;
  std::optional<ContentFound<std::string>> law;
  Stance stance = Stance::None;
};

Findings find_all(const View& view, const Clause& clause) {
  Findings found;
  found.verdict = read_verdict(view, clause);
  if (found.verdict) return found;
  found.incident = read_incident(view, clause);
  found.route = read_route(view, clause);
  found.figures = read_figures(view, clause);
  found.responses = read_responses(view, clause);
  found.trend = read_trend(view, clause);
  found.law = read_law(view, clause);
  found.stance = read_stance(view, clause.tokens);
  return found;
}

// A year or more: counts over such a time are statistics, not one event.
bool is_long(const View& view, const Clause& clause, const Period& period) {
  for (const language::TimeExpression& time : view.analysis().times) {
    if (time.tokens.begin < clause.tokens.begin || time.tokens.end > clause.tokens.end) continue;
    // "last year" is long also where nothing tells which year it was.
    for (std::uint32_t at = time.tokens.begin; at < time.tokens.end; ++at) {
      if (view.is(at, {key("year"), key("years"), key("decade"), key("decades")})) return true;
    }
  }
  if (!period.stated()) return false;
  if (!period.to.stated()) return true;  // "since January"
  if (period.from.stated() && period.to.stated() && period.from.year != period.to.year) return true;
  return period.from.month == 0 || (period.to.stated() && period.from.month != period.to.month);
}

bool inside(const TokenRange& part, const TokenRange& whole) {
  return !part.empty() && part.begin >= whole.begin && part.end <= whole.end;
}

// "Two sisters from X ended up in Y": the number belongs to one journey.
bool counts_travellers(const View& view, const Findings& found, const Clause& clause) {
  if (!found.route || is_long(view, clause, read_period(view, clause.tokens))) return false;
  return std::all_of(found.figures.begin(), found.figures.end(), [](const auto& figure) {
    const std::string& unit = figure.content.figure.unit_class;
    const std::string& status = figure.content.figure.status;
    return (status.empty() || status == "sold") && (unit == "person" || unit == "child");
  });
}

// "Police arrested 12 men on Monday": the number belongs to one event.
bool counts_one_event(const View& view, const Findings& found, const Clause& clause) {
  if (!found.incident) return counts_travellers(view, found, clause);
  const IncidentReading& incident = found.incident->content;
  if (incident.counted || is_long(view, clause, incident.incident.when)) return false;
  const auto of_event = [&](const auto& figure) {
    const bool is_case =
        figure.content.figure.unit_class == "case" || figure.content.figure.unit_class == "share";
    if (inside(figure.trigger, incident.agent_words)) return true;
    return !is_case &&
           std::any_of(incident.patients.begin(), incident.patients.end(),
                       [&](const TokenRange& patient) { return inside(figure.trigger, patient); });
  };
  // "closed three kilns after finding 44 workers": what is counted beside the event goes with it.
  const bool leads = !incident.nominal && !view.subordinate(found.incident->trigger.begin);
  const auto beside = [&](const auto& figure) { return view.subordinate(figure.trigger.begin); };
  return std::any_of(found.figures.begin(), found.figures.end(), of_event) ||
         (leads && std::all_of(found.figures.begin(), found.figures.end(), beside));
}

// The price of a passage or of a person is no statistic.
bool only_prices(const Findings& found) {
  return (found.route || found.incident) &&
         std::all_of(found.figures.begin(), found.figures.end(), [](const auto& figure) {
           return figure.content.figure.unit_class == "money";
         });
}

// Numbers of what a response spends or trains are its measure, not a count of trafficking.
bool measures_response(const Findings& found) {
  if (found.responses.empty() || found.responses.front().content.nominal) return false;
  return std::all_of(found.figures.begin(), found.figures.end(), [](const auto& figure) {
    const std::string& unit = figure.content.figure.unit_class;
    return figure.content.figure.status == "trained" || unit == "money" || unit == "official" ||
           unit == "facility" || unit == "training" || unit == "organisation";
  });
}

bool only_shares(const Findings& found) {
  return std::all_of(found.figures.begin(), found.figures.end(), [](const auto& figure) {
    return figure.content.figure.unit_class == "share";
  });
}

bool route_leads(const View& view, const Findings& found) {
  if (!found.route) return false;
  // "banned agencies that send women to Russia": what is done about it stands above.
  const bool done = !found.responses.empty() && !found.responses.front().content.nominal &&
                    !view.subordinate(found.responses.front().trigger.begin);
  if (done && view.subordinate(found.route->trigger.begin)) return false;
  if (!found.incident || found.incident->content.moves || found.incident->content.nominal) {
    return true;
  }
  return view.subordinate(found.incident->trigger.begin) &&
         !view.subordinate(found.route->trigger.begin);
}

// "The authorities should open more shelters": asked for, not done.
bool is_demand(const View& view, const TokenRange& trigger) {
  const std::uint32_t group = verb_group_at(view, trigger.begin);
  if (group == kNone || view.analysis().chunks[group].modal == kNone) return false;
  return view.is(view.analysis().chunks[group].modal, {key("should"), key("must"), key("ought")});
}

// "No vessel owner has ever been convicted": what a state has not done is no event.
bool is_omission(const View& view, const Findings& found, const Clause& clause) {
  if (!found.incident || found.incident->content.nominal || found.responses.empty()) return false;
  const std::string& type = found.incident->content.incident.type;
  if (type != "conviction" && type != "sentence" && type != "trial") return false;
  return found.incident->content.incident.agent.empty() &&
         is_negated(view, found.incident->trigger, clause.tokens);
}

bool response_leads(const View& view, const Findings& found, const Clause& clause) {
  if (found.responses.empty()) return false;
  const ResponseReading& response = found.responses.front().content;
  if (response.nominal && response.response.criterion.empty()) return false;
  if (!found.incident || is_omission(view, found, clause)) return true;
  const IncidentReading& incident = found.incident->content;
  const std::string& type = incident.incident.type;
  const bool of_one = type == "conviction" || type == "trial" || type == "identification";
  const bool lower = incident.nominal || view.subordinate(found.incident->trigger.begin);
  return !response.nominal && (lower || (incident.counted && !of_one));
}

ClaimKind kind_of_claim(const View& view, const Findings& found, const Clause& clause) {
  if (found.verdict) return ClaimKind::Verdict;
  if (found.stance == Stance::Strong) return ClaimKind::Opinion;
  if (found.law) return ClaimKind::Law;
  const bool main_trend = found.trend && !found.trend->content.weak;
  if (main_trend && only_shares(found)) return ClaimKind::Trend;
  const bool counts = !found.figures.empty() && !only_prices(found) &&
                      !counts_one_event(view, found, clause) && !measures_response(found);
  if (counts) {
    return ClaimKind::Figure;
  }
  if (route_leads(view, found)) return ClaimKind::Route;
  const bool asks = !found.responses.empty() && is_demand(view, found.responses.front().trigger);
  if (asks) return ClaimKind::Opinion;
  if (response_leads(view, found, clause)) return ClaimKind::Response;
  if (found.incident) return ClaimKind::Incident;
  if (found.trend) return ClaimKind::Trend;
  return found.stance == Stance::Weak ? ClaimKind::Opinion : ClaimKind::Statement;
}

const char* rule_of(ClaimKind kind) {
  switch (kind) {
    case ClaimKind::Verdict: return "content.verdict";
    case ClaimKind::Incident: return "content.incident";
    case ClaimKind::Route: return "content.route";
    case ClaimKind::Figure: return "content.figure";
    case ClaimKind::Law: return "content.law";
    case ClaimKind::Response: return "content.response";
    case ClaimKind::Trend: return "content.trend";
    case ClaimKind::Opinion: return "content.opinion";
    case ClaimKind::Statement: return "content.statement";
  }
  return "content.statement";
}

Claim make_claim(const View& view, ClaimKind kind, const TokenRange& range) {
  TokenRange passage = trimmed(view, range);
  if (passage.empty()) passage = range;
  Claim claim("", kind, passage_of(view.scene, passage));
  claim.direct_quote = view.proposition.direct_quote;
  claim.headline = view.proposition.headline;
  claim.chain = view.proposition.chain;
  claim.producers.push_back({"extract", rule_of(kind)});
  return claim;
}

// The words that made the claim what it is: what a negation must touch to turn it round.
TokenRange trigger_of(const Findings& found, ClaimKind kind, const TokenRange& clause) {
  switch (kind) {
    case ClaimKind::Incident: return found.incident->trigger;
    case ClaimKind::Response: return found.responses.front().trigger;
    case ClaimKind::Trend: return found.trend->trigger;
    case ClaimKind::Law: return found.law->trigger;
    case ClaimKind::Figure: return found.figures.front().trigger;
    default: return {clause.begin, clause.begin};
  }
}

bool lemma_in(const View& view, const TokenRange& range,
              std::initializer_list<std::uint64_t> lemmas) {
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    for (const std::uint64_t lemma : lemmas) {
      if (view.word(at).lemma == lemma) return true;
    }
  }
  return false;
}

// The words that tell what happened or what was counted; empty where the claim is of another kind.
// An inquiry "whether he sold them" is held all the same.
TokenRange told_by(const Findings& found, ClaimKind kind) {
  switch (kind) {
    case ClaimKind::Verdict: return found.verdict->trigger;
    case ClaimKind::Incident: return found.incident->trigger;
    case ClaimKind::Route: return found.route->trigger;
    case ClaimKind::Figure: return found.figures.front().trigger;
    default: return {};
  }
}

// "was not placed on Tier 3", "avoided Tier 3", "no state was on Tier 1": nobody stands there.
bool is_kept_off(const View& view, const TokenRange& tier, const Clause& clause) {
  for (std::uint32_t at = tier.begin; at-- > clause.tokens.begin;) {
    if (lemma_in(view, {at, at + 1},
                 {key("avoid"), key("escape"), key("spare"), key("dodge"), key("evade")})) {
      return true;
    }
    constexpr std::uint32_t kBeside = 3;  // "not Tier 3", "not on Tier 3"
    if (view.is(at, {key("not")}) && tier.begin - at <= kBeside) return true;
    const std::uint32_t group = verb_group_at(view, at);
    if (group == kNone) continue;
    const TokenRange& verb = view.analysis().chunks[group].tokens;
    if (is_negated(view, verb, clause.tokens)) return true;
    // "failed | to climb to": the verb before governs this one.
    const bool finite = is_finite(view.analysis(), view.analysis().chunks[group]);
    if (finite && at == verb.begin) return false;
  }
  return false;
}

// The main verb's negation where no word made the kind ("X does not exploit", "there are no").
model::Polarity polarity_of(const View& view, const Findings& found, ClaimKind kind,
                            const Clause& clause) {
  if (found.verdict) {
    const model::Verdict& verdict = found.verdict->content;
    const bool negative =
        verdict.compliance == model::Compliance::NotFull ||
        verdict.compliance == model::Compliance::NotAtAll ||
        (verdict.compliance == model::Compliance::Unstated && !verdict.tier.empty() &&
         is_kept_off(view, found.verdict->trigger, clause));
    return negative ? model::Polarity::Negative : model::Polarity::Positive;
  }
  if (kind == ClaimKind::Law && found.law->content == "lacks") return model::Polarity::Negative;
  const TokenRange trigger = trigger_of(found, kind, clause.tokens);
  if (!trigger.empty()) return read_polarity(view, trigger, clause);
  const auto& chunks = view.analysis().chunks;
  for (std::uint32_t i = chunk_from(view.analysis(), clause.main.begin);
       i != kNone && i < chunks.size() && chunks[i].tokens.begin < clause.tokens.end; ++i) {
    if (is_finite(view.analysis(), chunks[i]) && !view.subordinate(chunks[i].tokens.begin)) {
      return read_polarity(view, {chunks[i].tokens.begin, chunks[i].tokens.end}, clause);
    }
  }
  return model::Polarity::Positive;
}

// "The police investigated nine cases": what is counted is what somebody did.
bool is_done(const View& view, const ContentFound<ResponseReading>& response) {
  const ResponseReading& reading = response.content;
  return !reading.nominal && !reading.passive && !reading.response.actor.empty() &&
         !reading.response.criterion.empty() && !view.subordinate(response.trigger.begin);
}

void fill_content(const View& view, const Clause& clause, Findings& found, Claim& claim) {
  const bool bare = claim.kind == ClaimKind::Verdict || claim.kind == ClaimKind::Law;
  if (found.verdict) claim.verdict = found.verdict->content;
  const bool same = claim.kind == ClaimKind::Response && found.incident &&
                    found.responses.front().trigger.begin == found.incident->trigger.begin;
  if (found.incident && (claim.kind == ClaimKind::Incident || same)) {
    claim.incident = found.incident->content.incident;
    claim.incident->modality = claim.modality;
  }
  if (found.route && !bare) claim.route = found.route->content;
  if (!found.figures.empty() && !bare) claim.figure = found.figures.front().content.figure;
  if (!found.responses.empty() &&
      (claim.kind == ClaimKind::Response || claim.kind == ClaimKind::Incident ||
       (claim.kind == ClaimKind::Figure && is_done(view, found.responses.front())))) {
    claim.response = found.responses.front().content.response;
  }
  if (found.trend && !bare) claim.trend = found.trend->content.trend;
  if (!bare) claim.elements = read_elements(view, clause.tokens);
}

// "Unlike Laos, which is on Tier 3, Togo remained on Tier 2": first whom the verb says it of.
void lead_with_subject(const View& view, const Clause& clause, const Findings& found,
                       std::vector<std::string>& about) {
  std::uint32_t group = kNone;
  for (std::uint32_t at = found.verdict->trigger.begin; at-- > clause.tokens.begin;) {
    group = verb_group_at(view, at);
    if (group != kNone) break;
  }
  if (about.size() < 2 || group == kNone) return;
  for (const language::Name* name :
       names_in(view.analysis(), subject_of(view, group, clause.tokens))) {
    const auto own = std::find(about.begin(), about.end(), name->country);
    if (own == about.end()) continue;
    std::rotate(about.begin(), own, own + 1);
    return;
  }
}

Claim main_claim(const View& view, const Clause& clause, Findings& found, const TokenRange& range) {
  const ClaimKind kind = kind_of_claim(view, found, clause);
  Claim claim = make_claim(view, kind, range);
  claim.modality = read_modality(view, clause, found.stance, told_by(found, kind));
  claim.polarity = polarity_of(view, found, kind, clause);
  claim.about = read_countries(view, clause.tokens);
  if (kind == ClaimKind::Verdict) lead_with_subject(view, clause, found, claim.about);
  claim.when = read_period(view, clause.tokens);
  fill_content(view, clause, found, claim);
  return claim;
}

// "88 victims, | 21 of whom came from Graustark": said of these alone.
bool is_of_a_part(const View& view, const TokenRange& number) {
  return view.is(number.end, {key("of")}) &&
         view.is(number.end + 1, {key("whom"), key("which"), key("them"), key("these")});
}

// Takes from the claim on figure `own` what is said of a part of those it counts.
void leave_to_parts(const View& view, const Findings& found, std::size_t own, Claim& claim) {
  for (std::size_t i = own + 1; i < found.figures.size(); ++i) {
    if (!is_of_a_part(view, found.figures[i].trigger)) continue;
    const text::Span part = view.analysis().span(found.figures[i].content.stretch);
    if (claim.route) {
      std::erase_if(claim.route->stops, [&](const model::RouteStop& stop) {
        return stop.place.passage && stop.place.passage->span.begin >= part.begin &&
               stop.place.passage->span.end <= part.end;
      });
      if (claim.route->stops.empty()) claim.route.reset();
    }
    claim.about = read_countries(view, found.figures[own].content.stretch);
  }
}

// "12 traffickers were convicted and 40 victims identified": one claim each.
void split_figures(const View& view, const Findings& found, Claim claim, std::vector<Claim>& out) {
  for (std::size_t i = 0; i < found.figures.size(); ++i) {
    const auto& figure = found.figures[i];
    Claim part = claim;
    leave_to_parts(view, found, i, part);
    if (figure.content.figure.period.stated()) part.when = figure.content.figure.period;
    TokenRange stretch = trimmed(view, figure.content.stretch);
    while (stretch.size() > 1 && view.word(stretch.end - 1).pos == Pos::Adposition) --stretch.end;
    if (stretch.empty()) stretch = figure.trigger;
    part.passages.front() = passage_of(view.scene, stretch);
    part.figure = figure.content.figure;
    const bool done =
        !found.responses.empty() && stretch.contains(found.responses.front().trigger.begin);
    if (!done) part.response.reset();  // what another of them counts
    out.push_back(std::move(part));
  }
}

// A response told by a noun in the adjunct of a clause that judges: "given X's attitude, including
// the suspension of their activities, it is obvious that ...".
const ContentFound<ResponseReading>* response_beside(const View& view, const Findings& found,
                                                     ClaimKind kind) {
  if (kind != ClaimKind::Opinion && kind != ClaimKind::Statement) return nullptr;
  for (const auto& response : found.responses) {
    if (response.content.nominal && !response.content.response.criterion.empty() &&
        view.subordinate(response.trigger.begin)) {
      return &response;
    }
  }
  return nullptr;
}

Claim response_claim(const View& view, const Clause& clause,
                     const ContentFound<ResponseReading>& found) {
  Claim claim = make_claim(view, ClaimKind::Response, found.content.phrase);
  claim.response = found.content.response;
  claim.about = read_countries(view, clause.tokens);
  claim.polarity = read_polarity(view, found.trigger, clause);
  return claim;
}

void read_clause(const View& view, const Clause& clause, const TokenRange& range,
                 std::vector<Claim>& out) {
  Findings found = find_all(view, clause);
  Claim claim = main_claim(view, clause, found, range);
  if (claim.kind == ClaimKind::Figure && found.figures.size() > 1) {
    split_figures(view, found, std::move(claim), out);
    return;
  }
  const auto* beside = response_beside(view, found, claim.kind);
  if (beside == nullptr) {
    out.push_back(std::move(claim));
    return;
  }
  Claim response = response_claim(view, clause, *beside);
  const bool before = beside->trigger.begin < clause.main.begin;
  if (before) {
    claim.passages.front() = passage_of(view.scene, trimmed(view, clause.main));
    out.push_back(std::move(response));
  }
  out.push_back(std::move(claim));
  if (!before) out.push_back(std::move(response));
}

// "does not fully meet the standards; however, it is making efforts": one verdict.
bool continues_verdict(const Claim& left, const Claim& right) {
  return left.verdict && right.verdict && right.verdict->tier.empty() &&
         right.verdict->compliance == model::Compliance::Unstated &&
         left.verdict->efforts == model::Efforts::Unstated;
}

// Two clauses of one kind that hold nothing to tell them apart are one claim: "the state lacks
// shelters and the police are poorly trained".
bool is_plain(const Claim& claim) {
  return (claim.kind == ClaimKind::Opinion || claim.kind == ClaimKind::Statement) &&
         !claim.figure && !claim.route && !claim.response && !claim.trend;
}

void join_parts(std::vector<Claim>& claims) {
  for (std::size_t i = 1; i < claims.size();) {
    Claim& left = claims[i - 1];
    const bool verdict = continues_verdict(left, claims[i]);
    if (verdict) left.verdict->efforts = claims[i].verdict->efforts;
    if (verdict || (left.kind == claims[i].kind && is_plain(left) && is_plain(claims[i]))) {
      left.passages.front().span =
          text::cover(left.passages.front().span, claims[i].passages.front().span);
      claims.erase(claims.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  }
}

}  // namespace

std::vector<Claim> read_content(const Scene& scene, const Proposition& proposition) {
  std::vector<Claim> claims;
  if (proposition.tokens.empty()) return claims;
  const View view = make_view(scene, proposition);
  for (const Clause& clause : view.clauses) {
    const TokenRange range = view.clauses.size() == 1 ? proposition.tokens : clause.tokens;
    read_clause(view, clause, range, claims);
  }
  join_parts(claims);
  tell_events(view, claims);
  tell_state_acts(view, claims);
  return claims;
}

}  // namespace plumbline::extract
